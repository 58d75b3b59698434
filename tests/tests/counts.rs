//! Nothing of the document and of the attribute table gets lost on the way into Rust: every
//! operation and every attribute has a typed name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use openapi_to_crate::ir::{self, Api};
use victron_vrm::{Attribute, AttributeCode, AttributeInfo, DataType};
use vrm_tests::spec;

/// All files of a folder of the generated crate, parsed.
fn parsed(folder: &str) -> Vec<syn::File> {
    let folder = spec::root().join("generated/src").join(folder);
    let entries = std::fs::read_dir(&folder).expect("the folder is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| parse(path)).collect()
}

fn parse(path: &Path) -> syn::File {
    let text = std::fs::read_to_string(path).expect("a text");
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Name of a type without its path.
fn name(ty: &syn::Type) -> Option<String> {
    match ty {
        syn::Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    }
}

fn inherent(files: &[syn::File]) -> impl Iterator<Item = (String, &syn::ItemImpl)> {
    files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        syn::Item::Impl(item) if item.trait_.is_none() => name(&item.self_ty).map(|name| (name, item)),
        _ => None,
    })
}

/// Public methods: the type that has them, and the type that they answer.
fn methods(files: &[syn::File]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (owner, item) in inherent(files) {
        for member in &item.items {
            if let syn::ImplItem::Fn(method) = member
                && matches!(method.vis, syn::Visibility::Public(_))
                && let syn::ReturnType::Type(_, ty) = &method.sig.output
                && let Some(answered) = name(ty)
            {
                found.push((owner.clone(), answered));
            }
        }
    }
    found
}

/// Id, method and path of the request that a macro declares, with the name of its type.
fn route(item: &syn::Item) -> Option<(String, [String; 3])> {
    let syn::Item::Macro(called) = item else { return None };
    if !called.mac.path.is_ident("request") {
        return None;
    }
    let mut tokens = called.mac.tokens.clone().into_iter().skip_while(|token| token.to_string() != "struct").skip(1);
    let name = tokens.next()?.to_string();
    let mut texts = tokens.skip(1).map(|token| syn::parse2::<syn::LitStr>(token.into()).expect("a text").value());
    Some((name, [texts.next()?, texts.next()?, texts.next()?]))
}

/// Every request that a caller can come to from the client, method by method.
fn reachable_routes() -> Vec<(String, String, String)> {
    let mut all = parsed("resources");
    all.push(parse(&spec::root().join("generated/src/client.rs")));
    let methods = methods(&all);
    let mut reached = BTreeSet::from(["Client".to_owned()]);
    loop {
        let next: Vec<_> =
            methods.iter().filter(|(owner, ty)| reached.contains(owner) && !reached.contains(ty)).collect();
        if next.is_empty() {
            break;
        }
        reached.extend(next.into_iter().map(|(_, ty)| ty.clone()));
    }
    let requests = parsed("requests");
    let all = requests.iter().flat_map(|file| &file.items).filter_map(route);
    let mut routes: Vec<_> = all.filter(|(name, _)| reached.contains(name)).map(|(_, route)| route.into()).collect();
    routes.sort();
    routes
}

#[test]
fn every_operation_of_the_document_can_be_reached_from_the_client() {
    let files = spec::files("spec/paths");
    let lines = files.iter().flat_map(|(_, text)| text.lines());
    let mut ids: Vec<_> = lines.filter_map(|line| line.trim().strip_prefix("operationId: ")).collect();
    ids.sort_unstable();
    let routes = reachable_routes();
    assert!(!ids.is_empty());
    assert_eq!(routes.iter().map(|(id, ..)| id.as_str()).collect::<Vec<_>>(), ids);
}

/// What stands at the root of the files in a folder: the file, and the key.
fn keys(folder: &str) -> Vec<(String, String)> {
    let files = spec::files(folder);
    let keys = |(name, text): &(String, String)| -> Vec<(String, String)> {
        let lines = text.lines().filter(|line| !line.starts_with([' ', '#']));
        lines.filter_map(|line| Some((name.clone(), line.strip_suffix(':')?.to_owned()))).collect()
    };
    files.iter().flat_map(keys).collect()
}

#[test]
fn nothing_in_the_files_of_the_document_is_left_out_of_it() {
    let (document, _) = spec::both();
    let paths = keys("spec/paths");
    assert_eq!(paths.len(), document.tree.get("paths").expect("paths").entries().len());
    for (file, path) in &paths {
        let reference = format!("\"paths/{file}#/{}\"", path.replace('/', "~1"));
        assert!(spec::read("spec/openapi.yaml").contains(&reference), "the document does not refer to {reference}");
    }
    let schemas = keys("spec/schemas");
    let used = document.tree.get("components").and_then(|all| all.get("schemas")).expect("schemas");
    let unused: Vec<_> = schemas.iter().filter(|(_, name)| used.get(name).is_none()).collect();
    assert!(unused.is_empty(), "nothing refers to {unused:?}");
    assert_eq!(schemas.len(), used.entries().len(), "each schema once");
}

#[test]
fn all_operations_of_today_are_there_and_the_older_forms_of_five() {
    let older =
        ["getAlarmWidget", "getHoursOfAcWidgetOldName", "getMeteorologicalSensorWidget", "logout", "revokeAccessToken"];
    let api = spec::api();
    let (old, today): (Vec<_>, Vec<_>) =
        api.operations.iter().partition(|operation| older.contains(&operation.id.as_str()));
    // `stats` with `show_instance` is counted as one of its own.
    assert_eq!((today.len(), old.len()), (97, older.len()));
    assert!(old.iter().all(|operation| operation.deprecated), "{old:?}");
}

#[test]
fn every_operation_says_how_it_is_known() {
    let api = spec::api();
    let unknown: Vec<_> = api.operations.iter().filter(|operation| operation.evidence.is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let inferred = api.operations.iter().filter(|operation| operation.evidence == Some(ir::Evidence::Inferred));
    assert_eq!(inferred.count(), 4, "what is only inferred is little");
}

#[test]
fn every_request_has_the_method_and_the_path_of_its_operation() {
    let api = spec::api();
    let mut expected: Vec<_> =
        api.operations.iter().map(|found| (found.id.clone(), found.method.clone(), found.path.clone())).collect();
    expected.sort();
    assert_eq!(reachable_routes(), expected);
}

/// The table, as the generator reads it.
fn table(api: &Api) -> &[ir::Attribute] {
    let table = api.table.as_ref().expect("a table");
    assert!(!table.attributes.is_empty());
    &table.attributes
}

#[test]
fn every_code_leads_to_its_attribute_and_back() {
    let api = spec::api();
    let mut attributes = BTreeSet::new();
    for row in table(&api).iter().filter(|row| row.is_typed()) {
        let code = AttributeCode::from(row.code.as_str());
        let attribute = code.attribute().unwrap_or_else(|| panic!("`{}` is no attribute", row.code));
        assert_eq!(AttributeCode::from(attribute), code);
        assert_eq!(attribute.info().code, row.code);
        assert!(attributes.insert(attribute), "two codes lead to {attribute:?}");
    }
    assert_eq!(attributes.len(), 1454);
}

#[test]
fn every_column_of_the_table_arrives_in_rust() {
    for row in table(&spec::api()) {
        let info = AttributeInfo::from_code(&row.code).expect("an attribute");
        let data_type = match row.data_type {
            Some(ir::DataType::Float) => DataType::Float,
            Some(ir::DataType::String) => DataType::String,
            Some(ir::DataType::Enum) => DataType::Enum,
            None => DataType::Unknown,
        };
        assert_eq!((info.id, info.device, info.data_type), (row.id, row.device.as_str(), data_type), "{}", row.code);
        assert_eq!((info.description, info.format), (row.description.as_str(), row.format.as_str()));
        assert_eq!((info.unit, info.decimals, info.energy), (row.unit.as_str(), row.decimals, row.energy));
        assert!(info.aliases().eq(row.aliases.iter().map(String::as_str)));
    }
}

#[test]
fn every_known_value_arrives_with_its_label() {
    let api = spec::api();
    for row in table(&api) {
        let info = AttributeInfo::from_code(&row.code).expect("an attribute");
        let values = api.table.as_ref().map(|table| table.values(row)).unwrap_or_default();
        let expected: Vec<_> = values.iter().map(|value| (value.value, value.label.as_str())).collect();
        assert_eq!(info.values.iter().collect::<Vec<_>>(), expected, "{}", row.code);
        for (value, label) in expected {
            assert_eq!(info.label(value), Some(label));
        }
    }
    let values: usize = api.table.iter().flat_map(|table| &table.value_sets).map(|set| set.values.len()).sum();
    assert_eq!(values, spec::read("spec/attribute-values.csv").lines().count() - 1, "one row for each value");
}

#[test]
fn a_code_that_a_scan_damaged_leads_to_the_attribute_of_the_mended_one() {
    let api = spec::api();
    let mut aliases = 0;
    for row in table(&api) {
        for alias in &row.aliases {
            let found = AttributeCode::from(alias.as_str()).attribute();
            assert_eq!(found, Attribute::from_code(&row.code), "{alias} stands for {}", row.code);
            assert_eq!(found.map(|attribute| attribute.info().code), Some(row.code.as_str()));
            aliases += 1;
        }
    }
    assert_eq!(aliases, 15, "the errata of spec/README.md");
}

#[test]
fn a_damaged_code_still_travels_as_it_was_written() {
    for row in table(&spec::api()) {
        for alias in &row.aliases {
            assert_eq!(AttributeCode::from(alias.as_str()).as_str(), alias);
        }
    }
}

#[test]
fn the_energy_readings_are_those_of_the_table() {
    let api = spec::api();
    let readings = |wanted: &dyn Fn(&ir::Attribute) -> bool| -> BTreeSet<String> {
        table(&api).iter().filter(|row| wanted(row)).map(|row| row.code.clone()).collect()
    };
    let listed = readings(&|row| row.energy);
    let flagged = readings(&|row| AttributeCode::from(row.code.as_str()).info().is_some_and(|info| info.energy));
    assert_eq!(flagged, listed);
    assert_eq!(flagged.len(), 25);
}

#[test]
fn codes_that_differ_by_case_only_are_different_attributes() {
    let api = spec::api();
    let mut by_letters: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for row in table(&api) {
        by_letters.entry(row.code.to_lowercase()).or_default().push(&row.code);
    }
    let mut groups = 0;
    for codes in by_letters.values().filter(|codes| codes.len() > 1) {
        let found: BTreeSet<_> =
            codes.iter().filter_map(|code| AttributeInfo::from_code(code)).map(|info| info.id).collect();
        assert_eq!(found.len(), codes.len(), "{codes:?}");
        groups += 1;
    }
    assert_eq!(groups, 101, "as spec/README.md says");
}

#[test]
fn a_code_of_no_table_is_kept_and_is_no_attribute() {
    let code = AttributeCode::from("a code of the future");
    assert_eq!(code.as_str(), "a code of the future");
    assert_eq!((code.attribute(), code.info()), (None, None));
}

/// Checks that a device's enum lists its attributes once, and counts them.
macro_rules! device {
    ($devices:ident, $($name:ident),* $(,)?) => {$(
        let all = victron_vrm::$name::ALL;
        let device = all.first().expect("a device has attributes").info().device;
        for attribute in all {
            assert_eq!(attribute.info().device, device);
            assert_eq!(Attribute::from_code(attribute.code()), Some(Attribute::from(*attribute)));
            assert_eq!(attribute.to_string(), attribute.code());
            assert_eq!(AttributeCode::from(*attribute).as_str(), attribute.code());
        }
        $devices.insert(device.to_owned(), all.len());
    )*};
}

#[test]
fn every_device_type_has_an_enum_of_its_attributes() {
    let mut listed = BTreeMap::new();
    device!(
        listed,
        AcLoadAttribute,
        AcSystemAttribute,
        AlternatorAttribute,
        BatteryMonitorAttribute,
        BmsAttribute,
        ChargerAttribute,
        DcDcChargerAttribute,
        DcGeneratorAttribute,
        DcLoadAttribute,
        DcMeterAttribute,
        DcSourceAttribute,
        DcSystemAttribute,
        DigitalInputAttribute,
        ElectricVehicleAttribute,
        EssControlHub4Attribute,
        EvChargerAttribute,
        FuelCellAttribute,
        GasMeterAttribute,
        GatewayAttribute,
        GeneratorAttribute,
        GeneratorStartStopAttribute,
        GridMeterAttribute,
        HeatPumpAttribute,
        HeatingAttribute,
        InverterAttribute,
        InverterChargerMultiRsAttribute,
        IoExtenderAttribute,
        MeteorologicalSensorAttribute,
        MotorDriveAttribute,
        PayGoAttribute,
        PulseMeterAttribute,
        PvInverterAttribute,
        SolarChargerAttribute,
        SystemOverviewAttribute,
        TankAttribute,
        TemperatureSensorAttribute,
        VeBusSystemAttribute,
        ZbmNodeAttribute,
    );
    let mut expected: BTreeMap<String, usize> = BTreeMap::new();
    for row in table(&spec::api()).iter().filter(|row| row.is_typed()) {
        *expected.entry(row.device.clone()).or_default() += 1;
    }
    assert_eq!(listed, expected);
}
