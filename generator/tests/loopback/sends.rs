//! What requests send, byte for byte.

use constructs::{
    BodyFormAddThingBody, BodyFormAddThingBodyPlace, BodyFormPlace, BodyFormThing, BodyJsonAddThingBody,
    BodyMultipartNewThingPlace, BodySeveralThing, Client, EnumOfIntegersLevel, EnumOfIntegersNamed, ErrorKind, Number, NumbersAsWrittenPayment,
    ParametersCookieSearchPlace, ParametersDeepObjectSearchDeep, ParametersDeepObjectSearchDeepInner,
    ParametersDeepObjectSearchPlacesValue, ParametersFormObjectSearchMixed, ParametersFormObjectSearchWhole, ParametersHeaderSearchXPlace,
    ParametersLabelMatrixPlace, ParametersPathGetPlacePlace, PatchChange, ReadOnlyShop, Upload,
};

use crate::server::{head, header_of, listening, sent, server, target_of, wait};

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
        "tags=a,b",
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

#[test]
fn items_of_a_list_in_the_query_are_escaped_and_their_separators_are_not() {
    let items = ["1", "2,3", "a b", "x|y", "ü"];
    let head = head(|client| client.parameters_delimited().search([1, 2]).commas(items).spaces(items));
    let expected = "/parameters-delimited/search?pipes=1%7C2&commas=1,2%2C3,a%20b,x%7Cy,%C3%BC\
                    &spaces=1%202%2C3%20a%20b%20x%7Cy%20%C3%BC";
    let mut found: Vec<_> = target_of(&head).split(['?', '&']).map(str::to_owned).collect();
    let mut expected: Vec<_> = expected.split(['?', '&']).map(str::to_owned).collect();
    (found.sort(), expected.sort());
    assert_eq!(found, expected);
}

#[test]
fn items_of_a_list_in_the_path_are_escaped_and_their_commas_are_not() {
    let names = ["1", "2,3", "a/b", "ü"].map(str::to_owned);
    let head = head(|client| client.parameters_path().name(names.to_vec()).get());
    assert_eq!(target_of(&head), "/parameters-path/names/1,2%2C3,a%2Fb,%C3%BC");
}

#[test]
fn a_list_in_the_path_without_items_or_of_dots_is_not_sent() {
    let (client, _) = server();
    for names in [vec![], vec!["..".to_owned()], vec![String::new()]] {
        let error = wait(client.parameters_path().name(names).get()).expect_err("it would lead elsewhere");
        assert!(matches!(error.kind(), ErrorKind::InvalidParameter { name: "names", .. }), "{error}");
    }
}

#[test]
fn an_object_in_the_path_is_keys_and_values() {
    let place = ParametersPathGetPlacePlace::new().city("Den Haag, NL").size(3);
    let spread = [("a".to_owned(), "1,2".to_owned()), ("b".to_owned(), "x=y".to_owned())].into_iter().collect();
    let head = head(|client| client.parameters_path().place(place, spread).get());
    assert_eq!(target_of(&head), "/parameters-path/places/city,Den%20Haag%2C%20NL,size,3/a=1%2C2,b=x%3Dy");
}

#[test]
fn an_object_in_the_query_is_written_in_the_style_of_the_document() {
    let whole = ParametersFormObjectSearchWhole::new().name("a,b").size(2);
    let found = head(|client| client.parameters_form_object().search().whole(whole));
    assert_eq!(target_of(&found), "/parameters-form-object/search?whole=name,a%2Cb,size,2");
    let mixed = ParametersFormObjectSearchMixed::new("2", "4").c("1").d(3);
    let found = head(|client| client.parameters_form_object().search().mixed(mixed));
    assert_eq!(target_of(&found), "/parameters-form-object/search?mixed=c,1,b,2,d,3,a,4");
    let since = [("x".to_owned(), 1_508_415_114)].into_iter().collect();
    let found = head(|client| client.parameters_form_object().search().since(since));
    assert_eq!(target_of(&found), "/parameters-form-object/search?since=x,1508415114");
}

#[test]
fn a_deep_object_may_be_nested() {
    let inner = ParametersDeepObjectSearchDeepInner::new().x(1).tags(["a b"]);
    let deep = ParametersDeepObjectSearchDeep::new().inner(inner);
    let found = head(|client| client.parameters_deep_object().search().deep(deep));
    let expected = "?deep%5Binner%5D%5Bx%5D=1&deep%5Binner%5D%5Btags%5D%5B0%5D=a%20b";
    assert_eq!(target_of(&found), format!("/parameters-deep-object/search{expected}"));
    let place = ParametersDeepObjectSearchPlacesValue::new().city("Ghent");
    let places = [("home".to_owned(), place)].into_iter().collect();
    let found = head(|client| client.parameters_deep_object().search().places(places));
    assert_eq!(target_of(&found), "/parameters-deep-object/search?places%5Bhome%5D%5Bcity%5D=Ghent");
}

#[test]
fn a_path_that_has_a_query_of_its_own_is_followed_by_the_parameters() {
    let found = head(|client| client.paths().c_beta_true().limit(2));
    assert_eq!(target_of(&found), "/paths/c?beta=true&limit=2");
    let found = head(|client| client.paths().c_beta_true());
    assert_eq!(target_of(&found), "/paths/c?beta=true");
}

#[test]
fn lists_and_objects_in_cookies_are_escaped_piece_by_piece() {
    let place = ParametersCookieSearchPlace::new().city("a,b").size(2);
    let found = head(|client| {
        let request = client.parameters_cookie().search(7).session("x y");
        request.tags(["1", "2,3", "ü"]).each(["a", "b;c"]).place(place)
    });
    let mut cookies: Vec<_> = header_of(&found, "cookie").split("; ").map(str::to_owned).collect();
    cookies.sort();
    let expected =
        ["count=7", "each=a", "each=b%3Bc", "place=city,a%2Cb,size,2", "session=x%20y", "tags=1,2%2C3,%C3%BC"];
    assert_eq!(cookies, expected);
}

#[test]
fn objects_in_headers_are_keys_and_values() {
    let place = ParametersHeaderSearchXPlace::new().city("Ghent").size(2);
    let spread = [("a".to_owned(), "1".to_owned()), ("b".to_owned(), "x y".to_owned())].into_iter().collect();
    let found = head(|client| client.parameters_header().search(1).x_place(place).x_spread(spread));
    assert_eq!(header_of(&found, "x-place"), "city,Ghent,size,2");
    assert_eq!(header_of(&found, "x-spread"), "a=1,b=x y");
}

#[test]
fn a_request_without_a_body_says_so_where_one_could_be() {
    assert_eq!(header_of(&head(|client| client.methods().it().post()), "content-length"), "0");
    assert_eq!(header_of(&head(|client| client.methods().it().put()), "content-length"), "0");
    assert_eq!(header_of(&head(|client| client.methods().it().patch()), "content-length"), "0");
    for head in [head(|client| client.methods().it().get()), head(|client| client.methods().it().delete())] {
        assert_eq!(header_of(&head, "content-length"), "", "{head}");
    }
}

#[test]
fn media_types_of_the_document_are_asked_for() {
    let accepted = |head: String| header_of(&head, "accept");
    let things = |client: &Client| client.response_text().things();
    assert_eq!(accepted(head(|client| things(client).get())), "text/plain, */*;q=0.5");
    assert_eq!(accepted(head(|client| things(client).put())), "text/csv, */*;q=0.5");
    let json = "application/vnd.thing+json, application/json, */*;q=0.5";
    assert_eq!(accepted(head(|client| things(client).post())), json);
    assert_eq!(accepted(head(|client| client.methods().it().get())), "application/json, */*;q=0.5");
}

#[test]
fn a_delete_can_have_a_body() {
    let [line, media, body] = sent(|client| client.body_json().things().delete([7, 8]));
    let expected = ["DELETE /body-json/things HTTP/1.1", "application/json", "[7,8]"];
    assert_eq!([line.as_str(), &media, &body], expected);
}

#[test]
fn null_absent_and_empty_are_different_things_in_a_patch() {
    let patched = |change: PatchChange| sent(|client| client.patch().things(change))[2].clone();
    assert_eq!(patched(PatchChange::new()), "{}");
    assert_eq!(patched(PatchChange::new().note(None)), "{\"note\":null}");
    assert_eq!(patched(PatchChange::new().note(Some("a".to_owned()))), "{\"note\":\"a\"}");
    assert_eq!(patched(PatchChange::new().tags(Vec::<String>::new())), "{\"tags\":[]}");
    assert_eq!(patched(PatchChange::new().labels(Default::default())), "{\"labels\":{}}");
}

#[test]
fn what_only_the_server_knows_is_not_sent() {
    let (client, asked) = server();
    let _ = wait(client.read_only().shops(ReadOnlyShop::new("a", "s3cret")));
    let (_, body) = asked.join().expect("a request");
    assert_eq!(body, "{\"name\":\"a\",\"password\":\"s3cret\"}");
}

#[test]
fn an_operation_with_a_server_of_its_own_goes_there() {
    let files = |client: &Client| client.servers_of_operations().files();
    assert_eq!(target_of(&head(|client| files(client).put())), "/beta/servers-of-operations/files");
    // It is on the host of the document's own server, which the base URL replaces.
    assert_eq!(target_of(&head(|client| files(client).post())), "/v3/servers-of-operations/files");
    let (url, asked) = listening();
    let elsewhere = "https://eu.files.example.com/v1/";
    let client = Client::builder().base_url("http://127.0.0.1:9").server_url(elsewhere, format!("{url}/moved"));
    wait(files(&client.build().expect("a client")).get()).expect("an answer");
    assert_eq!(target_of(&asked.join().expect("a request").0), "/moved/servers-of-operations/files");
}

#[test]
fn labels_and_matrices_in_the_path_are_written_as_rfc_6570_has_them() {
    let place = || ParametersLabelMatrixPlace::new().size(2).city("a;b");
    let list = || ["a,b", "ü"].map(str::to_owned).to_vec();
    let found = head(|client| {
        let labels = client.parameters_label_matrix().label(".5", list(), vec![3, 4], place());
        labels.spread(place()).get()
    });
    let expected = "..5/.a%2Cb,%C3%BC/.3.4/.size,2,city,a%3Bb/.size=2.city=a%3Bb";
    assert_eq!(target_of(&found), format!("/parameters-label-matrix/label/{expected}"));
    let found = head(|client| {
        let matrices = client.parameters_label_matrix().matrix(5, list(), vec![3, 4], place());
        matrices.spread(place()).get()
    });
    let expected = ";id=5/;list=a%2Cb,%C3%BC/;each=3;each=4/;place=size,2,city,a%3Bb/;size=2;city=a%3Bb";
    assert_eq!(target_of(&found), format!("/parameters-label-matrix/matrix/{expected}"));
}

#[test]
fn a_body_is_written_in_each_way_that_the_document_has_for_it() {
    let thing = || BodySeveralThing::new("a b").color("red");
    let things = |client: &Client| client.body_several().things();
    let [line, media, body] = sent(|client| things(client).post(thing()));
    assert_eq!(line, "POST /body-several/things HTTP/1.1");
    assert_eq!((media.as_str(), body.as_str()), ("application/json", r#"{"name":"a b","color":"red"}"#));
    let [_, media, body] = sent(|client| things(client).post_form(thing()));
    assert_eq!((media.as_str(), body.as_str()), ("application/x-www-form-urlencoded", "name=a%20b&color=red"));
    let [_, media, body] = sent(|client| things(client).post_text("as it is"));
    assert_eq!((media.as_str(), body.as_str()), ("text/plain", "as it is"));
    let [_, media, body] = sent(|client| things(client).post_bytes("<a/>"));
    assert_eq!((media.as_str(), body.as_str()), ("application/xml", "<a/>"));
    let [_, media, _] = sent(|client| things(client).post_bytes("raw").content_type("application/octet-stream"));
    assert_eq!(media, "application/octet-stream");
    let [_, media, body] = sent(|client| things(client).post_multipart("raw"));
    assert!(media.starts_with("multipart/form-data; ") && body.contains("\r\n\r\nraw\r\n"), "{media}: {body}");
    let [_, media, _] = sent(|client| things(client).patch().body(thing()));
    assert_eq!(media, "application/merge-patch+json");
    let [_, media, _] = sent(|client| things(client).patch().body(thing()).content_type("application/json"));
    assert_eq!(media, "application/json");
}

#[test]
fn a_number_is_sent_with_all_its_digits() {
    let amount: Number = "0.10000000000000000000001".parse().expect("a number");
    let payment = NumbersAsWrittenPayment::new(7, amount.clone()).parts([amount.clone(), 5.into(), 2.5.into()]);
    let (client, asked) = server();
    let _ = wait(client.numbers_as_written().payments(payment).least(amount));
    let (head, body) = asked.join().expect("a request");
    assert_eq!(target_of(&head), "/numbers-as-written/payments?least=0.10000000000000000000001");
    let expected = r#"{"id":7,"amount":0.10000000000000000000001,"parts":[0.10000000000000000000001,5,2.5]}"#;
    assert_eq!(body, expected);
}
