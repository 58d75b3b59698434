//! Open enums of texts, which are leaves.

use super::leaf::{Leaf, Scalar, Taken};
use crate::runtime::open_enum::{OpenText, of_text};

impl<T: OpenText> Leaf for T {
    const EXPECTED: &'static str = "a text";
    const SCALAR: Scalar = Scalar::Text;

    fn is_unlisted(&self) -> bool {
        self.is_unknown()
    }

    fn integer(value: i64) -> Taken<Self> {
        Some(Some(of_text(&value.to_string())))
    }

    fn float(value: f64) -> Taken<Self> {
        Some(Some(of_text(&value.to_string())))
    }

    fn text(value: &str) -> Taken<Self> {
        Some(Some(of_text(value)))
    }
}
