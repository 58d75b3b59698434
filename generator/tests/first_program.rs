//! The program that a crate shows first: it calls what asks for the least, with what the document asks for.

use openapi_to_crate::emit::OutputFile;
use openapi_to_crate::{Input, Products, generate};

fn made(paths: &str, more: &str) -> Vec<OutputFile> {
    let text = format!("openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\npaths:\n{paths}{more}\n");
    let input = Input::document("pets.yaml", text);
    let generation = generate(&input, &Products::default());
    generation.generated.unwrap_or_else(|| panic!("{}", input.render(&generation.report))).files
}

/// The lines between `main` and its `Ok`, and the README holds the whole.
fn program(paths: &str, more: &str) -> String {
    let files = made(paths, more);
    let text = |path: &str| files.iter().find(|file| file.path == path).expect(path).contents.clone();
    let (program, readme) = (text("examples/first.rs"), text("README.md"));
    let (_, shown) = program.split_once('\n').expect("a line that says who made it");
    assert!(readme.contains(&format!("```rust,no_run\n{shown}```")), "{readme}");
    let (_, body) =
        shown.split_once("async fn main() -> Result<(), Box<dyn std::error::Error>> {\n").expect("a program");
    body.lines().take_while(|line| line.trim() != "Ok(())").map(|line| line.trim().to_owned() + "\n").collect()
}

const SERVER: &str = "servers: [{url: 'https://example.com'}]\n";
const ANSWER: &str = "responses: {'200': {description: D, content: {application/json: {schema: {type: string}}}}}";

#[test]
fn it_reads_what_asks_for_the_least_and_sends_no_more() {
    let id = "parameters: [{name: id, in: path, required: true, schema: {type: string}}]";
    let limit = "parameters: [{name: limit, in: query, example: 5, schema: {type: integer}}]";
    let paths = format!(
        "  /a/{{id}}: {{get: {{operationId: a, {id}, {ANSWER}}}}}\n  /b: {{post: {{operationId: b, {ANSWER}}}}}\n  \
         /c: {{get: {{operationId: c, deprecated: true, {ANSWER}}}}}\n  /d: {{get: {{operationId: d, {limit}, {ANSWER}}}}}\n"
    );
    let expected = "let client = Client::builder().build()?;\n\
                    let answer = client.d().await?;\nprintln!(\"{answer:#?}\");\n";
    assert_eq!(program(&paths, SERVER), expected);
}

#[test]
fn it_takes_secrets_from_the_environment_as_the_call_asks() {
    let schemes = "components: {securitySchemes: {key: {type: apiKey, in: header, name: K}, login: {type: http, scheme: basic}}}\n";
    let path = |security: &str| format!("  /a: {{get: {{operationId: a, security: {security}, {ANSWER}}}}}\n");
    let with = |security: &str, more: &str| program(&path(security), &format!("{SERVER}{schemes}{more}"));
    let first =
        |text: String| text.split("let answer").next().unwrap_or_default().split_whitespace().collect::<String>();
    let key =
        "letclient=Client::builder().key(std::env::var(\"PETS_KEY\").map_err(|_|\"PETS_KEYisnotset\")?).build()?;";
    assert_eq!(first(with("[{key: []}, {login: []}]", "")), key);
    let login = "letclient=Client::builder().login(std::env::var(\"PETS_LOGIN_USER\").map_err(|_|\"PETS_LOGIN_USERisnotset\")?,std::env::var(\"PETS_LOGIN_PASSWORD\").map_err(|_|\"PETS_LOGIN_PASSWORDisnotset\")?,).build()?;";
    assert_eq!(first(with("[{login: []}]", "")), login);
    let none = "letclient=Client::builder().without_credentials().build()?;";
    assert_eq!(first(with("[]", "security: [{key: []}]")), none);
    assert_eq!(first(with("[{key: []}, {}]", "security: [{key: []}]")), none);
}

#[test]
fn without_a_server_or_an_operation_it_still_is_a_program() {
    let none = "let client = Client::builder().base_url(\"https://example.com\").build()?;\ndrop(client);\n";
    assert_eq!(program("  {}\n", ""), none);
}
