//! How VRM says that it does not do something.

use serde_json::{Value, json};

/// A failure as VRM tells it: with status 200.
pub(super) fn failed(reason: &str) -> Value {
    json!({"success": false, "errors": reason, "error_code": null})
}
