//! Values of an answer that do not fit: they cost themselves, and whoever wants to know is told.

use std::sync::{Arc, Mutex};

use openapi_to_crate_runtime::runtime::ErrorKind;

use super::server::{Server, answer};
use super::{builder, read};

#[tokio::test]
async fn an_odd_value_costs_itself_and_is_told() {
    let server = Server::answers([answer("200 OK", "", r#"[1, "x", 2]"#)]).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let listener = {
        let told = told.clone();
        move |operation: &str, misfit: &openapi_to_crate_runtime::runtime::Misfit| {
            told.lock().unwrap().push(format!("{operation}: {misfit}"));
        }
    };
    assert_eq!(read(builder(&server).on_misfit(listener)).await.unwrap(), [1, 2]);
    assert_eq!(*told.lock().unwrap(), ["read: [1]: expected a whole number, found the text \"x\""]);
}

#[tokio::test]
async fn a_strict_client_takes_the_first_odd_value_for_an_error() {
    let server = Server::answers([answer("200 OK", "", r#"[1, "x", "y"]"#)]).await;
    let error = read(builder(&server).strict(true)).await.unwrap_err();
    let ErrorKind::Decode { path, reason, .. } = error.kind() else { panic!("{error:?}") };
    assert_eq!((path.as_str(), reason.as_str()), ("[1]", "expected a whole number, found the text \"x\""));
}

#[tokio::test]
async fn what_is_another_kind_of_answer_is_an_error() {
    for (body, told) in [
        (r#"{"error": "gone"}"#, "found an object"),
        (r#"{"1": "gone"}"#, "found an object"),
        ("\"gone\"", "found the text \"gone\""),
        ("true", "found `true`"),
        ("12", "found the number 12"),
        ("", "the answer is empty"),
        ("[1] [2]", "trailing characters"),
    ] {
        let server = Server::answers([answer("200 OK", "", body)]).await;
        let error = read(builder(&server)).await.unwrap_err();
        let ErrorKind::Decode { path, reason, .. } = error.kind() else { panic!("{error:?}") };
        assert_eq!(path, ".", "{body}");
        assert!(reason.contains(told), "{body}: {reason}");
    }
}

#[tokio::test]
async fn broken_json_is_an_error_with_its_place() {
    let server = Server::answers([answer("200 OK", "", r#"[1, {"a": tru}]"#)]).await;
    let error = read(builder(&server)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode { path, .. } if path == "[1].a"), "{error:?}");
}

#[tokio::test]
async fn a_byte_order_mark_is_skipped() {
    let server = Server::answers([answer("200 OK", "", "\u{feff}[1]")]).await;
    assert_eq!(read(builder(&server)).await.unwrap(), [1]);
}
