//! Transport, authentication, retries, limits, errors and decoding.
