// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! An attribute is one entry of a list: its documentation, its name, and its row of the table.

/// The enum of the attributes of one device type, with their rows.
#[allow(unused_macros, reason = "a table may have no attribute of which enough is known")]
macro_rules! attributes {
    (
        $(#[$docs:meta])*
        pub enum $name:ident for $device_type:ident = $device:literal;
        $($(#[$variant_docs:meta])* $variant:ident = ($($row:tt)*),)*
    ) => {
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_docs])* $variant,)*
        }

        impl $name {
            /// Every attribute of this device type.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The kind of device that has these attributes.
            pub const DEVICE_TYPE: super::DeviceType = super::DeviceType::$device_type;

            pub(super) const ROWS: &'static [crate::tables::row::Row] = &[$(attribute_row!($device; $($row)*)),*];

            /// What is known about it.
            pub fn info(self) -> super::AttributeInfo<'static> {
                self.row().info(super::TABLE.devices[$device])
            }

            /// The code that travels.
            pub fn code(self) -> &'static str {
                self.row().code()
            }

            fn row(self) -> &'static crate::tables::row::Row {
                // Variants and rows are in one order.
                &super::TABLE.rows[super::STARTS[$device] + self as usize]
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.code())
            }
        }
    };
}

/// A row: number, kind of value, how sure, texts, and its values or whether it is an energy reading.
#[allow(unused_macros, reason = "a table may be empty")]
macro_rules! attribute_row {
    ($device:expr; $id:literal, $kind:ident, $evidence:ident, $text:literal) => {
        attribute_row!(@ $device, $id, $kind, $evidence, $text, false, &[])
    };
    ($device:expr; $id:literal, $kind:ident, $evidence:ident, $text:literal, energy) => {
        attribute_row!(@ $device, $id, $kind, $evidence, $text, true, &[])
    };
    ($device:expr; $id:literal, $kind:ident, $evidence:ident, $text:literal, $values:ident) => {
        attribute_row!(@ $device, $id, $kind, $evidence, $text, false,
            <crate::values::$values as crate::tables::attribute::AttributeEnum>::LABELS)
    };
    ($device:expr; $id:literal, $kind:ident, $evidence:ident, $text:literal, $values:ident, energy) => {
        attribute_row!(@ $device, $id, $kind, $evidence, $text, true,
            <crate::values::$values as crate::tables::attribute::AttributeEnum>::LABELS)
    };
    (@ $device:expr, $id:expr, $kind:ident, $evidence:ident, $text:expr, $energy:expr, $values:expr) => {
        crate::tables::row::Row {
            id: $id,
            device: $device,
            data_type: crate::tables::attribute::DataType::$kind,
            energy: $energy,
            evidence: crate::tables::attribute::Evidence::$evidence,
            values: $values,
            text: $text,
        }
    };
}

/// All attributes of these device types.
#[allow(unused_macros, reason = "used by another macro")]
macro_rules! attribute_list {
    () => {
        &[]
    };
    ($first:ident($first_kind:ident) $(, $variant:ident($kind:ident))*) => {
        &lookup::flatten::<
            Self,
            { super::$first_kind::ALL.len() $(+ super::$kind::ALL.len())* },
        >(
            &[
                &attribute_list!(@ $first, $first_kind),
                $(&attribute_list!(@ $variant, $kind)),*
            ],
            Self::$first(super::$first_kind::ALL[0]),
        )
    };
    (@ $variant:ident, $kind:ident) => {{
        let kinds = super::$kind::ALL;
        let mut all = [Self::$variant(kinds[0]); super::$kind::ALL.len()];
        let mut at = 1;
        while at < all.len() {
            all[at] = Self::$variant(kinds[at]);
            at += 1;
        }
        all
    }};
}

/// The enum over all device types, and the table behind it.
#[allow(unused_macros, reason = "the generated crate has the table")]
macro_rules! attribute_table {
    (@lookup $slots:literal) => {{
        static SLOTS: [std::sync::atomic::AtomicU32; $slots] = [const { std::sync::atomic::AtomicU32::new(0) }; $slots];
        lookup::Lookup::new(&SLOTS)
    }};
    (
        $(#[$docs:meta])*
        pub enum Attribute {
            $($(#[$variant_docs:meta])* $variant:ident($kind:ident),)*
        }
        devices: $devices:expr,
        others: [$(($($row:tt)*),)*],
        aliases: $aliases:expr,
        slots: $codes:literal, $slots:literal,
    ) => {
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Attribute {
            $($(#[$variant_docs])* $variant(super::$kind),)*
        }

        const LISTS: &[&[row::Row]] = &[$(super::$kind::ROWS,)* &[$(attribute_row!($($row)*)),*]];
        const ROWS: &[row::Row] = &lookup::flatten::<row::Row, { lookup::count(LISTS) }>(LISTS, row::Row::EMPTY);

        /// Where the rows of each device type begin.
        pub(crate) const STARTS: &[usize] = &lookup::starts::<{ LISTS.len() }>(LISTS);

        /// All that is known about attributes.
        pub(crate) static TABLE: table::Table = table::Table {
            rows: ROWS,
            devices: $devices,
            aliases: $aliases,
            codes: attribute_table!(@lookup $codes),
            ids: attribute_table!(@lookup $slots),
            paths: attribute_table!(@lookup $slots),
        };

        impl Attribute {
            /// Every attribute with a typed name, by device type in alphabetical order.
            pub const ALL: &'static [Self] = attribute_list!($($variant($kind)),*);

            /// The attribute with this code, or with this code in an older document; `None` also for
            /// one of which too little is known for a typed name: see [`AttributeInfo::from_code`].
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.get(TABLE.by_code(code)?).copied()
            }

            /// The attribute with this number (`idDataAttribute`).
            pub fn from_id(id: u32) -> Option<Self> {
                Self::ALL.get(TABLE.by_id(id)?).copied()
            }

            /// The attributes with this path of the D-Bus: `battery` and `/Soc`.
            pub fn from_path(service: &str, path: &str) -> impl Iterator<Item = Self> {
                TABLE.by_path(service, path).filter_map(|place| Self::ALL.get(place).copied())
            }

            /// What is known about it.
            pub fn info(self) -> AttributeInfo<'static> {
                match self {
                    $(Self::$variant(attribute) => attribute.info(),)*
                }
            }

            /// The code that travels.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant(attribute) => attribute.code(),)*
                }
            }

            /// The number that travels (`idDataAttribute`).
            pub fn id(self) -> u32 {
                self.info().id
            }

            /// The kind of device that has it.
            pub fn device_type(self) -> super::DeviceType {
                match self {
                    $(Self::$variant(_) => super::DeviceType::$variant,)*
                }
            }
        }

        impl std::fmt::Display for Attribute {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.code())
            }
        }

        impl AttributeInfo<'static> {
            /// Every attribute that the table knows, also those without a typed name.
            pub fn all() -> impl ExactSizeIterator<Item = Self> {
                TABLE.infos()
            }

            /// What is known about the attribute with this code, or with this code in an older
            /// document.
            pub fn from_code(code: &str) -> Option<Self> {
                TABLE.info(TABLE.by_code(code)?)
            }

            /// What is known about the attribute with this number (`idDataAttribute`).
            pub fn from_id(id: u32) -> Option<Self> {
                TABLE.info(TABLE.by_id(id)?)
            }

            /// What is known about the attributes with this path of the D-Bus: `battery` and `/Soc`.
            /// A path has several attributes where VRM lists it more than once.
            pub fn from_path(service: &str, path: &str) -> impl Iterator<Item = Self> {
                TABLE.by_path(service, path).filter_map(|place| TABLE.info(place))
            }

            /// The attribute, when enough is known for a typed name.
            pub fn attribute(&self) -> Option<Attribute> {
                Attribute::from_code(self.code)
            }
        }

        impl crate::tables::live::AttributeTable {
            /// The table of this crate; [`learn`](Self::learn) adds what a service says.
            pub fn new() -> Self {
                Self::over(&TABLE)
            }
        }

        impl Default for crate::tables::live::AttributeTable {
            fn default() -> Self {
                Self::new()
            }
        }

        impl AttributeCode {
            /// The attribute with this code, when it has a typed name.
            pub fn attribute(&self) -> Option<Attribute> {
                Attribute::from_code(self.as_str())
            }

            /// What is known about the attribute with this code.
            pub fn info(&self) -> Option<AttributeInfo<'static>> {
                AttributeInfo::from_code(self.as_str())
            }
        }

        impl From<Attribute> for AttributeCode {
            fn from(attribute: Attribute) -> Self {
                Self::known(attribute.code())
            }
        }

        $(
            impl From<super::$kind> for Attribute {
                fn from(attribute: super::$kind) -> Self {
                    Self::$variant(attribute)
                }
            }

            impl From<super::$kind> for AttributeCode {
                fn from(attribute: super::$kind) -> Self {
                    Self::known(attribute.code())
                }
            }
        )*
    };
}
