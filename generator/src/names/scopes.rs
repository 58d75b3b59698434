//! The places in which names are given, each with the names that are taken there.

use super::reserved;
use super::scope::Scope;
use super::words::Case;

/// Types that the root of the crate shows; `table` says whether it has an attribute table.
pub fn root_types(table: bool) -> Scope {
    let of_table = if table { reserved::TABLE_TYPES } else { &[] };
    Scope::new(Case::Camel).reserve(reserved::ROOT_TYPES.iter().chain(of_table).copied())
}

/// Structs of requests, or of resources.
pub fn call_types() -> Scope {
    Scope::new(Case::Camel).reserve(reserved::CALL_TYPES.iter().copied())
}

/// Methods of a resource or of the client.
pub fn resource_methods() -> Scope {
    Scope::new(Case::Snake).reserve(reserved::RESOURCE_METHODS.iter().copied())
}

/// What a request can do beyond being sent, by methods with names of their own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extras {
    /// It has a period.
    pub period: bool,
    /// It has pages.
    pub paging: bool,
    /// It signs in.
    pub sign_in: bool,
    /// It answers a file.
    pub save: bool,
    /// Its answer is read while it comes in.
    pub streaming: bool,
}

/// Arguments and setters of a request.
pub fn request_members(extras: Extras) -> Scope {
    let lists = [
        (true, reserved::REQUEST_MEMBERS),
        (extras.period, reserved::PERIOD_METHODS),
        (extras.paging, reserved::PAGING_METHODS),
        (extras.sign_in, reserved::SIGN_IN_METHODS),
        (extras.save, reserved::SAVE_METHODS),
        (extras.streaming, reserved::STREAM_METHODS),
    ];
    let taken = lists.into_iter().filter(|(applies, _)| *applies).flat_map(|(_, list)| list);
    Scope::new(Case::Snake).reserve(taken.copied())
}

/// Fields of a struct.
pub fn struct_fields() -> Scope {
    Scope::new(Case::Snake).reserve(reserved::STRUCT_FIELDS.iter().copied())
}

/// Methods of the builder of a client.
pub fn builder_methods() -> Scope {
    Scope::new(Case::Snake).reserve(reserved::BUILDER_METHODS.iter().copied())
}

/// Variants of an open enum.
pub fn enum_variants() -> Scope {
    Scope::new(Case::Camel).reserve(reserved::ENUM_VARIANTS.iter().copied())
}

/// Variants of a union.
pub fn union_variants() -> Scope {
    Scope::new(Case::Camel).reserve(reserved::UNION_VARIANTS.iter().copied())
}

/// Modules in the module `parent`.
pub fn modules(parent: &str) -> Scope {
    Scope::new(Case::Module).reserve([parent])
}

/// Features of a crate that stand for operations.
pub fn features() -> Scope {
    Scope::new(Case::Kebab).reserve(reserved::FEATURES.iter().copied())
}

/// Places of a short array.
pub fn tuple_places() -> Scope {
    Scope::new(Case::Snake)
}

/// Arguments for the parameters of a path.
pub fn path_arguments() -> Scope {
    Scope::new(Case::Snake)
}

/// Attributes of one device type, or of all in the published document.
pub fn attribute_variants() -> Scope {
    Scope::new(Case::Camel)
}
