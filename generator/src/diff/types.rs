//! Types, with all that is in them.

use super::entry::{Entry, Item};
use super::kind::Kind;
use super::spell::{shown, taken};
use crate::codemodel::{
    ByStatus, Constructor, Crate, Headers, Identifier, Model, ModelKind, RustType, StatusBody, Struct, Tuple, Union,
};
use crate::tables::codemodel::TableModel;

/// The types that travel.
pub fn types(models: &[Model]) -> impl Iterator<Item = Item> {
    models.iter().map(|model| {
        let (ty, mut members) = kind(&model.kind);
        members.extend(model.readings.iter().flat_map(|_| {
            ["attribute", "info", "reading", "render", "state"].map(|name| Entry::new(Kind::Method, name, "", name))
        }));
        members.extend(model.series.iter().flat_map(|series| {
            let point = shown(&series.point);
            ["series", "of", "get"].map(|name| Entry::new(Kind::Method, name, &point, name))
        }));
        item(&model.name, ty, members)
    })
}

fn item(name: &Identifier, ty: impl AsRef<str>, members: Vec<Entry>) -> Item {
    Item::new(Entry::new(Kind::Type, name.as_str(), ty, name.as_str()), members)
}

fn kind(kind: &ModelKind) -> (String, Vec<Entry>) {
    match kind {
        ModelKind::Struct(found) => ("struct".to_owned(), structure(found)),
        ModelKind::StringEnum(found) => {
            let values = found.variants.iter().map(|value| (&value.name, value.wire.clone()));
            ("open enum of texts".to_owned(), variants(values))
        }
        ModelKind::IntegerEnum(found) => {
            let values = found.variants.iter().map(|value| (&value.name, value.wire.to_string()));
            ("open enum of whole numbers".to_owned(), variants(values))
        }
        ModelKind::Union(found) => ("union".to_owned(), union(found)),
        ModelKind::Tuple(found) => ("struct of a short array".to_owned(), tuple(found)),
        ModelKind::Newtype(found) => {
            let all = [("Copy", found.copy), ("Ord", found.ordered)];
            (format!("newtype of {}", shown(&found.inner)), traits(&all))
        }
        ModelKind::Alias(ty) => (format!("alias of {}", shown(ty)), Vec::new()),
    }
}

fn traits(all: &[(&str, bool)]) -> Vec<Entry> {
    all.iter().filter(|(_, has)| *has).map(|(name, _)| Entry::new(Kind::Trait, name, "", name)).collect()
}

fn field(name: &Identifier, ty: &RustType, wire: &str) -> Entry {
    Entry::new(Kind::Field, name.as_str(), shown(ty), wire)
}

fn structure(found: &Struct) -> Vec<Entry> {
    let mut members: Vec<_> = found.fields.iter().map(|key| field(&key.name, &key.ty, &key.wire)).collect();
    members.extend(found.additional.as_ref().map(|more| {
        Entry::new(Kind::Field, "additional", format!("BTreeMap<String, {}>", shown(&more.ty)), "all other keys")
    }));
    members.extend(found.constructor.iter().flat_map(constructor));
    members.extend(traits(&[("Default", found.default)]));
    members
}

fn constructor(found: &Constructor) -> Vec<Entry> {
    let arguments: Vec<_> = found.arguments.iter().map(|asked| taken(&asked.argument.ty)).collect();
    let new = Entry::new(Kind::Constructor, "new", format!("new({})", arguments.join(", ")), "new");
    let setters = found.setters.iter().map(|setter| {
        let name = setter.argument.name.as_str();
        Entry::new(Kind::Setter, name, taken(&setter.argument.ty), name)
    });
    std::iter::once(new).chain(setters).collect()
}

fn variants<'v>(values: impl Iterator<Item = (&'v Identifier, String)>) -> Vec<Entry> {
    values.map(|(name, wire)| Entry::new(Kind::Variant, name.as_str(), "", wire)).collect()
}

fn union(found: &Union) -> Vec<Entry> {
    let variants = found.variants.iter().map(|variant| {
        let ty = shown(&variant.ty);
        Entry::new(Kind::Variant, variant.name.as_str(), &ty, &ty)
    });
    let convertible = found.variants.iter().filter(|variant| variant.convertible).map(|variant| &variant.ty);
    let unboxed = found.variants.iter().filter_map(|variant| variant.unboxed.as_ref());
    let conversions = convertible.chain(unboxed).map(|ty| {
        let ty = shown(ty);
        Entry::new(Kind::Conversion, &ty, "", &ty)
    });
    variants.chain(conversions).collect()
}

fn tuple(found: &Tuple) -> Vec<Entry> {
    let mut members: Vec<_> = found.items.iter().map(|place| field(&place.name, &place.ty, &place.wire)).collect();
    members.extend(traits(&[("Copy", found.copy)]));
    members
}

/// The types that single operations have for what they answer.
pub fn answer_types(krate: &Crate) -> impl Iterator<Item = Item> {
    krate.requests.iter().flat_map(|group| &group.requests).flat_map(|request| {
        let answers = &request.answers;
        let enums = answers.successes.iter().chain(&answers.refusals).map(by_status);
        enums.chain(answers.headers.iter().map(headers)).collect::<Vec<_>>()
    })
}

fn by_status(found: &ByStatus) -> Item {
    let members = found.variants.iter().map(|variant| {
        let ty = match &variant.body {
            StatusBody::Json(ty, _) => shown(ty),
            StatusBody::Text => "String".to_owned(),
            StatusBody::Bytes => "Vec<u8>".to_owned(),
            StatusBody::Nothing => String::new(),
        };
        Entry::new(Kind::Variant, variant.name.as_str(), ty, format!("{} to {}", variant.first, variant.last))
    });
    item(&found.name, "enum by status", members.collect())
}

fn headers(found: &Headers) -> Item {
    let members = found.fields.iter().map(|header| {
        let ty = format!("Option<{}>", shown(&header.ty));
        Entry::new(Kind::Field, header.name.as_str(), ty, &header.wire)
    });
    item(&found.name, "struct of headers", members.collect())
}

/// The enums of a code table.
pub fn table_types(table: &TableModel) -> Vec<Item> {
    let devices = table.devices.iter().map(|device| {
        let attributes = device.attributes.iter().map(|attribute| (&attribute.name, attribute.code.clone()));
        item(&device.type_name, "attributes of a device type", variants(attributes))
    });
    let values = table.values.iter().map(|found| {
        let values = found.values.variants.iter().map(|value| (&value.name, value.wire.to_string()));
        item(&found.name, "open enum of whole numbers", variants(values))
    });
    devices.chain(values).collect()
}
