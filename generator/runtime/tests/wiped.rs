//! Secrets are wiped from memory. Alone in its process, which then looks through its own memory.
#![cfg(target_os = "linux")]

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use openapi_to_crate_runtime::runtime::encode::Wire;
use openapi_to_crate_runtime::runtime::info::{ApiInfo, Route, Scheme};
use openapi_to_crate_runtime::runtime::place::Place;
use openapi_to_crate_runtime::runtime::{Builder, Secret, decode};

static INFO: ApiInfo = ApiInfo {
    base_url: "http://127.0.0.1:9",
    user_agent: "test/1",
    rate_limit: None,
    envelope: None,
    credentials: None,
    schemes: &[Scheme::Bearer],
};
static SIGN_IN: Route = Route::new("signIn", "POST", "/", &[&[0]]).secret();

/// The secret, and each of its bytes plus one, which is how it can be looked for without being there.
fn secret(first: u8) -> (Secret, Vec<u8>) {
    let shifted: Vec<u8> = (0..120).map(|index: u8| b'b' + (first + index % 24 * 7 + index / 24) % 24).collect();
    let text: String = shifted.iter().map(|byte| char::from(byte - 1)).collect();
    let secret = Secret::new(text.as_str());
    drop(zeroize::Zeroizing::new(text));
    // The ends of memory that was given back are used for its management.
    (secret, shifted[40..80].to_vec())
}

/// How often a text is in the memory of this process.
fn found(shifted: &[u8]) -> usize {
    let maps = BufReader::new(File::open("/proc/self/maps").unwrap());
    let mut memory = File::open("/proc/self/mem").unwrap();
    let (mut found, mut piece) = (0, vec![0; 1 << 16]);
    for line in maps.lines().map(Result::unwrap).filter(|line| line.contains(" rw-p ")) {
        let (start, end) = line.split_once(' ').unwrap().0.split_once('-').unwrap();
        let [start, end] = [start, end].map(|text| u64::from_str_radix(text, 16).unwrap());
        let mut at = start;
        while at < end {
            let length = usize::try_from((end - at).min(1 << 16)).unwrap();
            memory.seek(SeekFrom::Start(at)).unwrap();
            if memory.read_exact(&mut piece[..length]).is_err() {
                break;
            }
            let is_it = |window: &[u8]| window.iter().zip(shifted).all(|(a, b)| a.wrapping_add(1) == *b);
            found += piece[..length].windows(shifted.len()).filter(|window| is_it(window)).count();
            at += length as u64;
        }
        piece.fill(0);
    }
    found
}

#[test]
fn neither_token_nor_password_stays_in_memory() {
    let ((token, token_shifted), (password, password_shifted)) = (secret(0), secret(13));
    assert!(found(&token_shifted) > 0 && found(&password_shifted) > 0, "what is there is found");
    let client = Builder::new(&INFO).credential(0, token.expose()).retries(0).build().unwrap();
    let mut request = Place::root(&client).request(&SIGN_IN);
    request.body_json("application/json", &[(); 9].map(|()| Wire::<_, decode::Plain>::new(&password)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let error = runtime.block_on(request.clone().empty()).unwrap_err();
    assert_eq!((error.tries(), error.status()), (1, None), "{error}");
    drop((error, request, client, token, password, runtime));
    assert_eq!((found(&token_shifted), found(&password_shifted)), (0, 0));
}
