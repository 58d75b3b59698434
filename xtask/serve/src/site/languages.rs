//! The page for people who use another language: how to make a client, and how to call it.
//!
//! All of it is cut out of files that tests generate, compile or run, so that it can't go stale
//! unnoticed: where a cut no longer fits, the site is not made.

use serde_json::Value;

use super::answers::ours;
use super::page::escaped;
use xtask::repository::root;

/// One language.
pub struct Language {
    pub name: &'static str,
    /// Its anchor in the page, and what the colours of its code are called.
    id: &'static str,
    /// How far the tests go.
    proof: &'static str,
    /// What to type into a shell.
    commands: Vec<String>,
    /// What to write, with what it is.
    code: Vec<(&'static str, String)>,
}

/// A file of the repository.
struct Source {
    path: &'static str,
    text: String,
}

/// Every language of the page.
pub fn all(published: &Value) -> Result<Vec<Language>, String> {
    let program = source("generated/README.md")?.between("```rust,no_run", "```")?;
    let rust = Language {
        name: "Rust",
        id: "rust",
        proof: "Compiled and run against simulated installations; it is what the client's README shows first.",
        commands: vec!["cargo add victron-vrm\ncargo add tokio --features full".to_owned()],
        code: vec![("Energy of every installation", program)],
    };

    let npm: Value = serde_json::from_str(&source("tests/languages/package.json")?.text)
        .map_err(|error| format!("tests/languages/package.json: {error}"))?;
    let version = |name: &str| match npm["dependencies"][name].as_str() {
        Some(version) => Ok(format!("{name}@{version}")),
        None => Err(format!("tests/languages/package.json has no `{name}`")),
    };
    let answers = source("tests/languages/typescript/answers.ts")?;
    let code = [
        answers.cut("const vrm = createClient", "});")?,
        answers.cut("const path =", "const codes =")?,
        answers.cut("function known", "}")?.replace("function", "\nfunction") + "\n",
        answers.cut("const stats = known", ");")?,
    ]
    .concat();
    let values = used(&answers.cut("import { AttributeCode", "import { AttributeCode")?, &code);
    let typescript = Language {
        name: "TypeScript",
        id: "typescript",
        proof: "Compiled strictly; it reads the same installations, energy and names as the client in Rust.",
        commands: vec![
            format!("npm install {} {}", version("openapi-fetch")?, version("openapi-typescript")?),
            format!("npx {}", source("tests/languages/typescript/check")?.command("openapi-typescript ")?),
        ],
        code: vec![(
            "Energy of an installation",
            format!(
                "{}import {{ {values} }} from \"./vrm.js\";\nimport type {{ paths }} from \"./vrm.js\";\n\n{code}",
                answers.cut("import createClient", "import createClient")?,
            ),
        )],
    };

    let requirements = source("tests/languages/requirements.txt")?;
    let answers = source("tests/languages/python/answers.py")?;
    let call = answers.cut("    get_stats.sync(", "    get_stats.sync(")?;
    let code = [
        answers.cut("client = AuthenticatedClient", ")")?,
        answers.cut("codes = [", "codes = [")?,
        format!("stats = {call}"),
    ]
    .concat();
    let calls = used(&answers.cut("from vrm.api.energy import", "from vrm.api.energy import")?, &code);
    let models = used(&answers.cut("from vrm.models import (", ")")?, &code);
    let python = Language {
        name: "Python",
        id: "python",
        proof: "Type-checked strictly; it reads the same installations, energy and names as the client in Rust.",
        commands: vec![
            format!("pip install {}", requirements.cut("openapi-python-client==", "")?.trim()),
            source("tests/languages/python/check")?.command("openapi-python-client ")?,
        ],
        code: vec![(
            "Energy of an installation",
            format!(
                "{}from vrm.api.energy import {calls}\nfrom vrm.models import {models}\n\n{code}",
                answers.cut("from vrm import AuthenticatedClient", "from vrm import AuthenticatedClient")?,
            ),
        )],
    };

    let generator = format!("pip install {}", requirements.cut("openapi-generator-cli==", "")?.trim());
    let openapi_generator = |folder: &'static str| -> Result<Vec<String>, String> {
        let check = source(folder)?.command("openapi_generator ")?;
        let options = check.trim_start_matches("openapi_generator ");
        let command = "openapi-generator-cli generate --input-spec openapi.yaml --output client --generator-name";
        // One option a line, however the script has them.
        let options: Vec<&str> = options.split([' ', '\\', '\n']).filter(|word| !word.is_empty()).collect();
        let options = options.join(" ").replace(" --", " \\\n    --");
        Ok(vec![generator.clone(), format!("{command} {options}")])
    };
    let answers = source("tests/languages/java/Answers.java")?;
    let java = Language {
        name: "Java",
        id: "java",
        proof: "Compiled; it reads the same installations, energy and names as the client in Rust.",
        commands: openapi_generator("tests/languages/java/check")?,
        code: vec![(
            "Energy of an installation",
            [
                answers.cut("// Otherwise Jackson", "client.setRequestInterceptor")?,
                "\n".to_owned(),
                answers.cut("var codes =", "var codes =")?,
                answers.cut("var energy =", "var stats =")?,
            ]
            .concat(),
        )],
    };
    let go = Language {
        name: "Go",
        id: "go",
        proof: "Generated and compiled.",
        commands: openapi_generator("tests/languages/go/check")?,
        code: Vec::new(),
    };
    let csharp = Language {
        name: "C#",
        id: "csharp",
        proof: "Generated; compiled where .NET is installed.",
        commands: openapi_generator("tests/languages/csharp/check")?,
        code: Vec::new(),
    };

    let shell = Language {
        name: "curl",
        id: "curl",
        proof: "Run as it stands; each operation of the reference has such a sample.",
        commands: vec![curl(published, "/installations/{idSite}/stats")?],
        code: Vec::new(),
    };
    Ok(vec![rust, typescript, python, java, go, csharp, shell])
}

/// The request that needs nothing but a token, for the first page.
pub fn first(published: &Value) -> Result<String, String> {
    Ok(block(&curl(published, "/users/me")?, "bash"))
}

/// How a shell reads a path.
fn curl(published: &Value, path: &str) -> Result<String, String> {
    let samples = published["paths"][path]["get"]["x-codeSamples"].as_array();
    let curl = samples.into_iter().flatten().find(|sample| sample["label"] == "curl");
    let curl = curl.and_then(|sample| sample["source"].as_str());
    curl.map(|curl| ours(curl.trim_end())).ok_or_else(|| format!("`{path}` has no sample for curl"))
}

/// What can be typed, as HTML.
fn block(text: &str, language: &str) -> String {
    let text = escaped(text.trim_end());
    format!("<pre tabindex=\"0\"><code class=\"language-{language}\">{text}</code></pre>\n")
}

/// Links to the languages.
pub fn jumps(languages: &[Language]) -> String {
    let link = |language: &Language| format!("<a href=\"#{}\">{}</a>", language.id, language.name);
    languages.iter().map(link).collect::<Vec<_>>().join(" ")
}

/// The languages, one after the other.
pub fn sections(languages: &[Language]) -> String {
    let section = |language: &Language| {
        let Language { name, id, proof, commands, code } = language;
        let commands = if commands.is_empty() { String::new() } else { block(&commands.join("\n"), "bash") };
        let code: String = code.iter().map(|(title, text)| format!("<h3>{title}</h3>\n{}", block(text, id))).collect();
        format!("<h2 id=\"{id}\">{name}</h2>\n<p class=\"proof\">{proof}</p>\n{commands}{code}")
    };
    languages.iter().map(section).collect()
}

fn source(path: &'static str) -> Result<Source, String> {
    let text = std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))?;
    Ok(Source { path, text })
}

impl Source {
    /// From the line that starts so to the next one that starts so, moved to the left.
    fn cut(&self, first: &str, last: &str) -> Result<String, String> {
        let lines: Vec<&str> = self.text.lines().collect();
        let starts = |line: &&str, start: &str| line.starts_with(start) || line.trim_start().starts_with(start);
        let gone = || format!("{} no longer has the lines from `{first}` to `{last}`", self.path);
        let from = lines.iter().position(|line| starts(line, first)).ok_or_else(gone)?;
        let rest = lines.get(from..).unwrap_or_default();
        let skip = usize::from(first != last && !last.is_empty());
        let to = rest.iter().skip(skip).position(|line| starts(line, last)).ok_or_else(gone)? + skip;
        let indent = rest.first().map_or(0, |line| line.len() - line.trim_start().len());
        let shown = |line: &&str| format!("{}\n", line.get(indent..).unwrap_or_else(|| line.trim_start()));
        Ok(own(&rest.iter().take(to + 1).map(shown).collect::<String>()))
    }

    /// The lines between two lines, moved to the left.
    fn between(&self, before: &str, after: &str) -> Result<String, String> {
        let whole = self.cut(before, after)?;
        let lines: Vec<&str> = whole.lines().collect();
        let inner = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
        Ok(inner.iter().map(|line| format!("{line}\n")).collect())
    }

    /// The command of a script that starts so, on its own in an empty folder.
    fn command(&self, program: &str) -> Result<String, String> {
        let gone = || format!("{} no longer runs `{program}`", self.path);
        let called = |line: &str| line.strip_prefix("quietly ").unwrap_or(line).starts_with(program);
        let mut lines = self.text.lines().skip_while(|line| !called(line));
        let mut command = String::new();
        loop {
            let line = lines.next().ok_or_else(gone)?;
            command.push_str(line);
            if !line.ends_with('\\') {
                break;
            }
            command.push('\n');
        }
        let command = command.strip_prefix("quietly ").unwrap_or(&command);
        let command = command.split(" >\"$OUT").next().unwrap_or_default();
        Ok(command
            .replace("\"$SPEC\"", "openapi.yaml")
            .replace("\"$OUT/vrm\"", "vrm")
            .replace("\"$OUT/vrm.ts\"", "vrm.ts"))
    }
}

/// The names of an import that code uses.
fn used(import: &str, code: &str) -> String {
    let name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let words: Vec<&str> = code.split(|letter: char| !name(letter)).collect();
    let names = import.split(|letter: char| !name(letter)).filter(|word| words.contains(word));
    let mut names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    names.dedup();
    names.join(", ")
}

/// With the address and the token of whoever reads it, and an id, in place of the mock's.
fn own(code: &str) -> String {
    const SERVER: &str = "\"https://vrmapi.victronenergy.com/v2\"";
    let code = ["process.argv[2] ?? \"\"", "sys.argv[1]", "arguments[0]"]
        .iter()
        .fold(code.to_owned(), |code, mock| code.replace(mock, SERVER));
    let code = code.replace("\"Token any\"", "\"Token YOUR_TOKEN\"").replace("token=\"any\"", "token=\"YOUR_TOKEN\"");
    code.replace("(SITE,", "(710001,")
}
