//! The document of the API, which the package carries.

use std::sync::LazyLock;

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::generate::Source;
use openapi_to_crate::ir::Api;
use openapi_to_crate::{Input, read};

static API: LazyLock<Api> = LazyLock::new(|| {
    let source = |name: &str, text: &str| Source::new(name, text);
    let tables = (
        source("attributes.csv", include_str!("../document/attributes.csv")),
        source("attribute-values.csv", include_str!("../document/attribute-values.csv")),
    );
    let document = Input::document("openapi.json", include_str!("../document/openapi.json"));
    let input = Input { tables: Some(tables), ..document };
    let mut report = Report::default();
    // A test of the repository holds that it has no errors and says what `spec/` says.
    read(&input, &mut report).unwrap_or_else(|| panic!("{}", input.render(&report))).api
});

/// What the document of the API says, with the table of attributes.
pub fn api() -> &'static Api {
    &API
}
