//! What the commands of this repository work on, for those who test it.

pub mod repository;
