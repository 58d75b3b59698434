//! `cargo xtask site`: the API reference, the attributes and the languages as pages.
//!
//! Everything that the pages say comes from the document, the tables and the tests of the other
//! languages. What they need from npm lies beside them, so that they load nothing from elsewhere.

mod answers;
mod attributes;
mod changelog;
mod languages;
mod package;
mod page;

use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_to_crate::generate::Generated;
use victron_vrm_mock::{Builder, Mock};
use xtask::repository::root;

use crate::generated;
use page::Page;

/// What is copied as it is, and where it comes from.
const ASSETS: [(&str, &str); 6] = [
    ("style.css", include_str!("../../site/style.css")),
    ("icon.svg", include_str!("../../site/icon.svg")),
    ("attributes.js", include_str!("../../site/attributes.js")),
    ("reference.js", include_str!("../../site/reference.js")),
    ("samples.js", include_str!("../../site/samples.js")),
    ("robots.txt", "User-agent: *\nAllow: /\n"),
];

/// The files that are taken out of packages.
const TAKEN: [(&str, &str, &str); 4] = [
    ("highlight.js", "@highlightjs/cdn-assets", "highlight.min.js"),
    ("scalar.js", "@scalar/api-reference", "dist/browser/standalone.js"),
    ("fonts/inter.woff2", "@fontsource-variable/inter", "files/inter-latin-wght-normal.woff2"),
    ("fonts/mono.woff2", "@fontsource-variable/jetbrains-mono", "files/jetbrains-mono-latin-wght-normal.woff2"),
];

/// Writes the site. With `test` it is then used in a browser; without one, a line says so.
pub fn run(test: bool) -> Result<bool, String> {
    if let Some(reason) = lacking(test) {
        return if test {
            println!("skipped: the site can't be tested here: {reason}");
            Ok(true)
        } else {
            Err(reason)
        };
    }
    for name in package::names() {
        match package::unpacked(name) {
            Err(package::Trouble::NotToBeHad(reason)) if test => {
                println!("skipped: the site can't be tested here: {}", reason.lines().next().unwrap_or_default());
                return Ok(true);
            }
            found => found?,
        };
    }
    let Some(generated) = generated()? else { return Ok(false) };
    let out = root().join("target/site");
    write(&out, &generated, "")?;
    picture(&out)?;
    println!("{}: any web server shows it, such as python3 -m http.server --directory {0}", out.display());
    if !test {
        return Ok(true);
    }
    let served = served(&generated, 0)?;
    let status = Command::new("node")
        .arg(root().join("xtask/serve/site/test.mjs"))
        .arg(&out)
        .arg(served.url())
        .arg(package::unpacked("playwright-core")?)
        .arg(browser().unwrap_or_default())
        .status()
        .map_err(|error| format!("node: {error}"))?;
    Ok(status.success())
}

/// Writes the site and serves it beside simulated installations until the process ends.
pub fn serve(port: u16) -> Result<bool, String> {
    if let Some(reason) = lacking(false) {
        return Err(reason);
    }
    for name in package::names() {
        package::unpacked(name)?;
    }
    let Some(generated) = generated()? else { return Ok(false) };
    let served = served(&generated, port)?;
    picture(&served_folder())?;
    println!("{}/ shows the pages, {} answers; Ctrl-C stops both", served.origin(), served.url());
    served.wait();
    Ok(true)
}

/// The site beside simulated installations.
fn served(generated: &Generated, port: u16) -> Result<Mock, String> {
    let out = served_folder();
    let mock = Builder::of(generated.model.api.clone()).port(port).house(7).beside(&out);
    let mock = mock.start().map_err(|error| error.to_string())?;
    let (origin, url) = (mock.origin(), mock.url());
    write(&out, generated, url.strip_prefix(&origin).unwrap_or_default())?;
    Ok(mock)
}

fn served_folder() -> PathBuf {
    root().join("target/site-served")
}

/// What is missing to make the site, or to test it.
fn lacking(test: bool) -> Option<String> {
    let tools: &[&str] = if test { &["npm", "tar", "node"] } else { &["npm", "tar"] };
    let missing = tools.iter().find(|tool| Command::new(tool).arg("--version").output().is_err());
    match missing {
        Some(tool) => Some(format!("{tool} is not installed")),
        None if test && browser().is_none() => Some("Chromium is not installed".to_owned()),
        None => None,
    }
}

/// Where Chromium is: `CHROMIUM`, else one of its names in `PATH`.
fn browser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(named.into());
    }
    let folders = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&folders).flat_map(|dir| names.map(|name| dir.join(name))).find(|path| path.is_file())
}

/// Writes all files but the picture. `server` is the path at which the API can be called, empty when
/// it can't.
fn write(out: &Path, generated: &Generated, server: &str) -> Result<(), String> {
    let api = &generated.model.api;
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut add = |path: &str, contents: &[u8]| files.push((path.to_owned(), contents.to_vec()));
    let mut published = serde_json::Value::Null;
    for product in &generated.files {
        let Some(name) = product.path.strip_prefix("spec/published/") else { continue };
        add(name, product.contents.as_bytes());
        if name.ends_with(".json") {
            published = serde_json::from_str(&product.contents).map_err(|error| format!("{name}: {error}"))?;
        }
    }
    let reference = answers::with_answers(&published, api)?;
    add("reference.json", reference.to_string().as_bytes());
    add("attributes.json", attributes::file(&published, &generated.krate)?.as_bytes());
    let devices: std::collections::BTreeSet<_> =
        api.table.iter().flat_map(|table| &table.attributes).map(|attribute| &attribute.device).collect();
    let languages = languages::all(&published)?;
    let names: Vec<&str> = languages.iter().map(|language| language.name).collect();
    let attributes = api.table.as_ref().map_or(0, |table| table.attributes.len());
    let values = [
        ("attributes", attributes.to_string()),
        ("devices", devices.len().to_string()),
        ("operations", api.operations.len().to_string()),
        ("languages", sentence(&names)),
        ("version", published["info"]["version"].as_str().unwrap_or_default().to_owned()),
        ("first", languages::first(&published)?),
        ("jumps", languages::jumps(&languages)),
        ("sections", languages::sections(&languages)),
        ("changelog", changelog::html()?),
        ("server", server.to_owned()),
    ];
    for page in page::PAGES {
        add(&format!("{}.html", page.name), Page::text(page, &values)?.as_bytes());
    }
    for (path, text) in ASSETS {
        add(path, text.as_bytes());
    }
    for (path, name, inside) in TAKEN {
        let from = package::unpacked(name)?.join(inside);
        add(path, &std::fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?);
    }
    replace(out, &files).map_err(|error| format!("{}: {error}", out.display()))
}

/// Lets `vrm` draw what came and what is expected in a simulated house, for the first page.
fn picture(out: &Path) -> Result<(), String> {
    let mut vrm = xtask::repository::cargo();
    vrm.args(["run", "--quiet", "--bin", "vrm", "--manifest-path"]).arg(root().join("Cargo.toml"));
    let drawn = vrm.args(["--", "--demo", "forecast", "--chart"]).arg(out.join("day.svg")).output();
    let drawn = drawn.map_err(|error| format!("cargo: {error}"))?;
    match drawn.status.success() {
        true => Ok(()),
        false => Err(format!("vrm draws no chart: {}", String::from_utf8_lossy(&drawn.stderr))),
    }
}

/// Words in a row: `a, b and c`.
fn sentence(words: &[&str]) -> String {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// Makes a folder hold these files and nothing else.
fn replace(out: &Path, files: &[(String, Vec<u8>)]) -> std::io::Result<()> {
    if out.exists() {
        std::fs::remove_dir_all(out)?;
    }
    for (path, contents) in files {
        let path = out.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, contents)?;
    }
    Ok(())
}
