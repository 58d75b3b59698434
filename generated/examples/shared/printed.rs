//! A `println!` whose lines a test can read.

use std::cell::RefCell;

thread_local! {
    pub static PRINTED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Everything printed in this thread since the last call.
pub fn take() -> String {
    PRINTED.take()
}

macro_rules! println {
    ($($part:tt)*) => {
        $crate::printed::PRINTED.with_borrow_mut(|text| {
            text.push_str(&format!($($part)*));
            text.push('\n');
        })
    };
}
