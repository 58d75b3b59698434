//! Client for the VRM API.
