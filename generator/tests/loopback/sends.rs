//! What the client of all constructs sends, byte for byte. Compiled inside of its crate.

use std::future::{Future, IntoFuture};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use constructs::{
    BodyFormAddThingBody, BodyFormAddThingBodyPlace, BodyFormPlace, BodyFormThing, BodyJsonAddThingBody,
    BodyMultipartNewThingPlace, Client, EnumOfIntegersLevel, EnumOfIntegersNamed, Error, ErrorKind, Upload,
};

/// A server that takes one request, and the client of it.
fn server() -> (Client, JoinHandle<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        loop {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
                if body.len() >= length.map_or(0, |length| length.parse().expect("a length")) {
                    stream.write_all(b"HTTP/1.1 204 Done\r\nconnection: close\r\n\r\n").expect("an answer");
                    return (head.to_owned(), body.to_owned());
                }
            }
            let length = stream.read(&mut piece).expect("a request");
            assert!(length > 0, "the request was cut off: {text}");
            bytes.extend_from_slice(&piece[..length]);
        }
    });
    (Client::builder().base_url(url).build().expect("a client"), asked)
}

fn wait<T>(request: impl IntoFuture<Output = Result<T, Error>>) -> Result<T, Error> {
    let request = request.into_future();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(Box::pin(request) as std::pin::Pin<Box<dyn Future<Output = Result<T, Error>>>>)
}

/// First line, media type and body of what a call sends.
fn sent<R: IntoFuture<Output = Result<(), Error>>>(call: impl FnOnce(&Client) -> R) -> [String; 3] {
    let (client, asked) = server();
    wait(call(&client)).expect("an answer");
    let (head, body) = asked.join().expect("a request");
    let media = head.lines().find_map(|line| line.strip_prefix("content-type: ")).unwrap_or_default();
    [head.lines().next().unwrap_or_default().to_owned(), media.to_owned(), body]
}

#[test]
fn a_form_is_sent_as_keys_and_values() {
    let body = BodyFormAddThingBody::new("Ada & Bob=ü")
        .password("a+b")
        .since(jiff::Timestamp::constant(1_508_415_114, 0))
        .ages([7, 8])
        .place(BodyFormAddThingBodyPlace::new().city("Ghent"));
    let [line, media, body] = sent(|client| client.body_form().things().post(body));
    assert_eq!(line, "POST /body-form/things HTTP/1.1");
    assert_eq!(media, "application/x-www-form-urlencoded");
    let mut pairs: Vec<_> = body.split('&').collect();
    pairs.sort_unstable();
    let expected = [
        "ages=7",
        "ages=8",
        "password=a%2Bb",
        "place=%7B%22city%22%3A%22Ghent%22%7D",
        "since=1508415114",
        "user=Ada%20%26%20Bob%3D%C3%BC",
    ];
    assert_eq!(pairs, expected);
}

#[test]
fn keys_of_a_form_are_written_in_the_style_of_the_document() {
    let place = || BodyFormPlace::new().city("Ghent").near(["a", "b"]);
    let body = BodyFormThing::new()
        .tags(["a", "b"])
        .words(["a", "b"])
        .codes(["a", "b"])
        .place(place())
        .spread(BodyFormPlace::new().city("Rome"))
        .whole(["a", "b"]);
    let [_, _, body] = sent(|client| client.body_form().things().put().body(body));
    let mut pairs: Vec<_> = body.split('&').collect();
    pairs.sort_unstable();
    let expected = [
        "city=Rome",
        "codes=a%7Cb",
        "place%5Bcity%5D=Ghent",
        "place%5Bnear%5D%5B0%5D=a",
        "place%5Bnear%5D%5B1%5D=b",
        "tags=a%2Cb",
        "whole=%5B%22a%22%2C%22b%22%5D",
        "words=a%20b",
    ];
    assert_eq!(pairs, expected);
}

/// The parts of a body: head and content of each.
fn parts(media: &str, body: &str) -> Vec<(String, String)> {
    let boundary = media.strip_prefix("multipart/form-data; boundary=").expect("a boundary");
    let body = body.strip_suffix(&format!("--{boundary}--\r\n")).expect("an end");
    let part = |part: &str| {
        let (head, content) = part.split_once("\r\n\r\n").expect("a head");
        let head = head.strip_prefix("Content-Disposition: form-data; ").expect("a name");
        (head.to_owned(), content.strip_suffix("\r\n").expect("a line end").to_owned())
    };
    body.split(&format!("--{boundary}\r\n")).skip(1).map(part).collect()
}

#[test]
fn files_and_texts_are_sent_as_parts() {
    let picture = Upload::new(vec![1, 2, 13, 10]).name("a\"b.png");
    let [line, media, body] = sent(|client| {
        let request = client.body_multipart().things().post("raw", "thing").picture(picture);
        let request = request.more([Upload::new("x").content_type("text/csv").name("x.csv"), "y".into()]);
        let request = request.tags(["a", "ü"]).notes(["n"]).size(3).secret("s3cret");
        request.place(BodyMultipartNewThingPlace::new().city("Ghent")).any(serde_json::json!("any"))
    });
    assert_eq!(line, "POST /body-multipart/things HTTP/1.1");
    let found = parts(&media, &body);
    let found: Vec<_> = found.iter().map(|(head, content)| (head.as_str(), content.as_str())).collect();
    let expected = [
        ("name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream", "raw"),
        ("name=\"name\"", "thing"),
        ("name=\"picture\"; filename=\"a%22b.png\"\r\nContent-Type: image/png", "\u{1}\u{2}\r\n"),
        ("name=\"more\"; filename=\"x.csv\"\r\nContent-Type: text/csv", "x"),
        ("name=\"more\"; filename=\"more\"\r\nContent-Type: application/octet-stream", "y"),
        ("name=\"secret\"", "s3cret"),
        ("name=\"size\"", "3"),
        ("name=\"tags\"", "a"),
        ("name=\"tags\"", "ü"),
        ("name=\"notes\"\r\nContent-Type: application/json", "[\"n\"]"),
        ("name=\"place\"\r\nContent-Type: application/json", "{\"city\":\"Ghent\"}"),
        ("name=\"any\"", "any"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_body_of_parts_that_need_not_be_there_is_not_sent_without_any() {
    let [line, media, body] = sent(|client| client.body_multipart().things().put());
    assert_eq!([line.as_str(), &media, &body], ["PUT /body-multipart/things HTTP/1.1", "", ""]);
}

#[test]
fn a_part_out_of_bounds_is_not_sent() {
    let (client, _) = server();
    let error = wait(client.body_multipart().things().put().name("too long")).expect_err("it is too long");
    assert!(matches!(error.kind(), ErrorKind::InvalidParameter { name: "name", .. }), "{error}");
}

#[test]
fn an_optional_list_that_is_empty_is_left_out_of_json() {
    let [_, media, body] = sent(|client| client.body_json().things().post(BodyJsonAddThingBody::new("a")));
    assert_eq!((media.as_str(), body.as_str()), ("application/json", "{\"name\":\"a\"}"));
    let [.., body] = sent(|client| client.body_json().things().post(BodyJsonAddThingBody::new("a").tags(["b"])));
    assert_eq!(body, "{\"name\":\"a\",\"tags\":[\"b\"]}");
}

#[test]
fn json_is_sent_under_the_media_type_of_the_document() {
    let [_, media, body] = sent(|client| client.body_json().things().put().body(["a"]));
    assert_eq!((media.as_str(), body.as_str()), ("application/vnd.things+json", "[\"a\"]"));
}

#[test]
fn an_enum_of_numbers_is_sent_as_its_number() {
    let [line, ..] = sent(|client| {
        let request = client.enum_of_integers().level(EnumOfIntegersLevel::from(-3)).get();
        request.above(EnumOfIntegersLevel::from(9)).among([EnumOfIntegersNamed::Low, EnumOfIntegersNamed::from(7)])
    });
    assert_eq!(line, "GET /enum-of-integers/levels/-3?above=9&among=1&among=7 HTTP/1.1");
}

#[test]
fn a_text_in_place_of_a_number_is_not_sent() {
    let (client, _) = server();
    let Ok(odd) = "high".parse::<EnumOfIntegersLevel>();
    let Ok(named) = "high".parse::<EnumOfIntegersNamed>();
    let level = |level| client.enum_of_integers().level(level).get();
    let refused = [
        (wait(level(odd.clone())), "level"),
        (wait(level(1.into()).above(odd)), "above"),
        (wait(level(1.into()).among([EnumOfIntegersNamed::Low, named])), "among"),
    ];
    for (answer, parameter) in refused {
        let error = answer.expect_err("it is no number");
        assert!(matches!(error.kind(), ErrorKind::InvalidParameter { name, .. } if *name == parameter), "{error}");
    }
}
