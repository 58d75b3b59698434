//! A program with a client that its build script makes: `cargo run [-- URL]` shows the pets of a service.

include!(concat!(env!("OUT_DIR"), "/pets.rs"));

use pets::{Client, Error, Kind, Pet};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    match std::env::args().nth(1) {
        Some(url) => {
            let client = Client::builder().base_url(url).build()?;
            client.pets().limit(10).await?.iter().for_each(show);
        }
        None => show(&read(r#"{"name": "Tom", "kind": "cat", "age": 3}"#)),
    }
    Ok(())
}

/// A pet as services write them.
fn read(json: &str) -> Pet {
    serde_json::from_str(json).expect("a pet has a name")
}

fn show(pet: &Pet) {
    let sort = if pet.kind == Some(Kind::Cat) { "a cat" } else { "another pet" };
    println!("{} is {sort}", pet.name);
}
