//! `vrm get` calls every operation of the document.

mod program;

use std::collections::BTreeSet;

use program::{program, run};
use serde_json::Value;
use vrm_tests::{Mock, spec};

#[test]
fn every_operation_of_the_document_is_called_and_its_answer_printed_as_it_came() {
    let api = spec::api();
    let mock = Mock::builder().without_limit().start().expect("a port");
    let (_, listed, _) = run(&mut program(["operations", "--json"]));
    let listed: Vec<Value> = serde_json::from_str(&listed).expect("JSON");
    let names: BTreeSet<&str> = listed.iter().filter_map(|one| one["operation"].as_str()).collect();
    let known: BTreeSet<&str> = api.operations.iter().map(|operation| operation.id.as_str()).collect();
    assert_eq!(names, known);

    for operation in &listed {
        let name = operation["operation"].as_str().expect("a name");
        let mut command = program(["get", name, "--url", &mock.url()]);
        // Only who signed in can sign out.
        let takes_portal_tokens = spec::operation(&api, name).security.iter().any(|together| together.contains(&0));
        command.env("VRM_TOKEN", if takes_portal_tokens { "any" } else { "eyJhbGciOiJub25lIn0.e30." });
        for parameter in operation["parameters"].as_array().expect("a list") {
            if let (true, Some(name), Some(example)) =
                (parameter["required"] == true, parameter["name"].as_str(), parameter["example"].as_str())
            {
                command.args(["--param", &format!("{name}={example}")]);
            }
        }
        if let Some(body) = operation["body"]["example"].as_str() {
            command.args(["--body", body]);
        }
        let (code, text, errors) = run(&mut command);
        assert_eq!(code, 0, "{name}: {errors}");
        assert_eq!(mock.last().and_then(|asked| asked.operation).as_deref(), Some(name));
        let came = match &spec::operation(&api, name).response.example {
            Some(Value::String(text)) => text.clone(),
            Some(example) => example.to_string(),
            None => String::new(),
        };
        assert_eq!(text.trim_end(), came.trim_end(), "{name}");
    }
}

#[test]
fn what_is_sent_is_what_was_typed_in() {
    let mock = Mock::builder().without_limit().start().expect("a port");
    let url = mock.url();
    let get = |arguments: &[&str]| {
        let mut command = program(["get", "--url", &url]);
        let (code, _, errors) = run(command.args(arguments).env("VRM_TOKEN", "any"));
        assert_eq!(code, 0, "{errors}");
        mock.last().expect("a request")
    };
    let asked = get(&[
        "getStats",
        "-p",
        "idSite=1039",
        "-p",
        "type=custom",
        "-p",
        "attributeCodes=bs,bv",
        "-p",
        "start=2026-06-01",
        "-p",
        "end=2026-06-01T12:00:00+02:00",
    ]);
    let expected = "start=1780272000&end=1780308000&type=custom&attributeCodes[]=bs&attributeCodes[]=bv";
    let query = |text: &str| text.replace("%5B%5D", "[]").split('&').map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!((asked.path.as_str(), query(&asked.query)), ("/installations/1039/stats", query(expected)));

    let body = r#"{"description":  "Roof"}"#;
    let asked = get(&["updateSettings", "-p", "idSite=7", "--body", body]);
    assert_eq!((asked.method.as_str(), asked.body.as_str()), ("POST", body));
    assert_eq!(asked.header("content-type"), Some("application/json"));
}

#[test]
fn the_installation_and_the_user_are_filled_in() {
    let mock = Mock::builder().without_limit().start().expect("a port");
    let mut command = program(["get", "listInstallations", "--url", &mock.url()]);
    let (code, _, errors) = run(command.env("VRM_TOKEN", "any"));
    assert_eq!(code, 0, "{errors}");
    assert_eq!(mock.last().expect("a request").path, "/users/22/installations");

    let (code, text, errors) = run(&mut program(["get", "getSystemOverview", "--demo", "--site", "hut"]));
    assert_eq!(code, 0, "{errors}");
    let overview: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(overview["records"]["devices"][0]["idSite"], 710_002);
}

#[test]
fn wrong_arguments_are_refused_before_anything_is_sent() {
    let mock = Mock::builder().without_limit().start().expect("a port");
    for (arguments, said) in [
        (&["getStat"][..], "did you mean `getStats`? `vrm operations` lists them"),
        (&["getStats", "-p", "intervall=hours"], "did you mean `interval`?"),
        (&["getStats", "-p", "interval=hour"], "`hour` is not one of 15mins, hours,"),
        (&["getStats", "-p", "interval"], "`interval` is no NAME=VALUE"),
        (&["getStats", "-p", "start=noon"], "`noon` is not a time"),
        (&["getStats", "-p", "start=1", "-p", "start=2"], "given twice"),
        (&["getDiagnostics", "-p", "count=0"], "1 is the least"),
        (&["getDiagnostics", "-p", "count=ten"], "`ten` is not a whole number"),
        (&["searchInstallations"], "--param query="),
        (&["addTag"], "addTag needs a body, such as --body '{"),
        (&["addTag", "--body", "{tag}"], "the body is no JSON"),
        (&["getTags", "--body", "{}"], "getTags takes no body"),
    ] {
        let mut command = program(["get", "--url", &mock.url()]);
        let (code, text, errors) = run(command.args(arguments).env("VRM_TOKEN", "any"));
        assert_eq!((code, text.as_str()), (2, ""), "{arguments:?}: {errors}");
        assert!(errors.contains(said), "{arguments:?}: {errors}");
    }
    assert_eq!(mock.asked().len(), 0);
}
