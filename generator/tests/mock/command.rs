//! `openapi-to-crate mock`, for people without a checkout.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::json;

const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://pets.example.com/v1'}]
paths:
  /pets: {get: {operationId: listPets, responses: {'200': {description: All., content: {application/json: {schema: {type: integer}}}}}}}
";

/// Stops the program, however the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program(folder: &tempfile::TempDir, arguments: &[&str]) -> Command {
    std::fs::write(folder.path().join("pets.yaml"), PETS).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_openapi-to-crate"));
    command.arg("mock").args(arguments).current_dir(folder.path());
    command
}

#[tokio::test]
async fn it_prints_where_it_serves_which_document_and_misbehaves_on_request() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in
        [["pets.yaml", "--fault", "listPets=503 x1"].as_slice(), &["--spec", "pets.yaml", "--fault=*=503 x1"]]
    {
        let mut running =
            Running(program(&folder, arguments).stdout(Stdio::piped()).spawn().expect("it can be started"));
        let mut line = String::new();
        BufReader::new(running.0.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
        let (url, rest) = line.split_once(' ').expect("an address and words");
        assert!(url.starts_with("http://127.0.0.1:") && url.ends_with("/v1"), "{line}");
        assert_eq!(
            rest.trim_end(),
            "answers the examples of pets.yaml, and samples where there are none; any token is taken, Ctrl-C stops it"
        );
        let ask = || reqwest::Client::new().get(format!("{url}/pets"));
        assert_eq!(super::refusal(ask()).await.0, 503);
        assert_eq!(super::json(ask()).await, (200, json!(1)));
    }
}

#[test]
fn what_cannot_be_served_is_said_with_the_port_the_file_or_the_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("an address").port().to_string();
    std::fs::write(folder.path().join("wrong.yaml"), "openapi: 3.0.3\npaths: 7\n").expect("written");
    for (arguments, status, says) in [
        (["pets.yaml", "--port", &port], 2, format!("error: port {port} of 127.0.0.1: ")),
        (["none.yaml", "--port", "0"], 2, "error: none.yaml: ".to_owned()),
        (["pets.yaml", "--fault", "listPats=500"], 2, "error: fault `listPats=500`: there is no operation".to_owned()),
        (["wrong.yaml", "--port", "0"], 1, "wrong.yaml:".to_owned()),
    ] {
        let done = program(&folder, &arguments).output().expect("it can be started");
        let said = String::from_utf8(done.stderr).expect("text");
        assert_eq!(done.status.code(), Some(status), "{said}");
        assert!(said.contains(&says), "{said}");
    }
}

#[test]
fn its_help_lists_the_faults() {
    let folder = tempfile::tempdir().expect("a folder");
    let done = program(&folder, &["--help"]).output().expect("it can be started");
    let said = String::from_utf8(done.stdout).expect("text");
    for word in ["--port", "--address", "--no-limit", "--fault", "success-false  status 200"] {
        assert!(said.contains(word), "{word}: {said}");
    }
}
