// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! JSON that is wiped from memory.

use std::io::Write;

use serde::Serialize;
use zeroize::{Zeroize, Zeroizing};

/// JSON that is wiped when it is dropped, as are all copies made while it grew.
pub(crate) fn wiped_json<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Zeroizing<Vec<u8>>> {
    let mut wiped = Wiped(Zeroizing::default());
    serde_json::to_writer(&mut wiped, value)?;
    Ok(wiped.0)
}

struct Wiped(Zeroizing<Vec<u8>>);

impl Write for Wiped {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.capacity() - self.0.len() < bytes.len() {
            let mut larger = Zeroizing::new(Vec::with_capacity(2 * self.0.capacity().max(bytes.len()).max(128)));
            larger.extend_from_slice(&self.0);
            std::mem::swap(&mut self.0, &mut larger);
            larger.zeroize();
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
