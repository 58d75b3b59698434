//! Answers that are read while they come in.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc;

use constructs::{Client, Error, ResponseStreamPostEitherBody};

use crate::server::wait;

/// A client whose one request is answered with pieces: each is sent when the one before was taken.
/// The last word that comes back is the head of the request.
fn in_pieces(media: &str, pieces: &[&str]) -> (Client, mpsc::Sender<()>, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (taken, wait_for) = mpsc::channel();
    let (asked, heads) = mpsc::channel();
    let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: {media}\r\nx-own: y\r\n\r\n");
    let pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut bytes = [0; 4096];
        let length = stream.read(&mut bytes).expect("a request");
        let _ = asked.send(String::from_utf8_lossy(&bytes[..length]).into_owned());
        stream.write_all(head.as_bytes()).expect("a head");
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 {
                wait_for.recv().expect("somebody reads");
            }
            stream.write_all(piece.as_bytes()).expect("a piece");
        }
    });
    (Client::builder().base_url(url).retries(0).build().expect("a client"), taken, heads)
}

#[test]
fn an_event_is_read_as_soon_as_it_is_there() {
    let pieces = ["event: made\nid: 7\ndata: {\"id\":1}\n\nda", "ta: {\"id\":\ndata: 2}\n\ndata: [DONE]\n\n"];
    let (client, taken, heads) = in_pieces("text/event-stream", &pieces);
    wait(async {
        let mut events = client.response_stream().events().after(3).await?;
        assert_eq!(events.head().header("x-own"), Some("y"));
        let first = events.next().await.expect("an event")?;
        assert_eq!((first.data.id, first.event.as_deref(), first.id.as_deref()), (1, Some("made"), Some("7")));
        taken.send(()).expect("the server waits");
        let second = events.next().await.expect("an event")?;
        assert_eq!((second.data.id, second.event, second.id.as_deref()), (2, None, Some("7")));
        assert!(events.next().await.is_none() && events.next().await.is_none());
        Ok::<_, Error>(())
    })
    .expect("events");
    let head = heads.recv().expect("a request").to_lowercase();
    assert!(head.starts_with("get /response-stream/events?after=3 ") && head.contains("accept: text/event-stream, "));
}

#[test]
fn an_item_that_is_not_as_promised_costs_itself() {
    let (client, _taken, _) = in_pieces("application/x-ndjson", &["{\"id\":1}\n{\"i\":2}\n\n{\"id\":3}"]);
    wait(async {
        let mut lines = client.response_stream().lines().await?;
        assert_eq!(lines.next().await.expect("an item")?.id, 1);
        let error = lines.next().await.expect("an item").expect_err("it has no id");
        assert!(error.to_string().contains("id"), "{error}");
        assert_eq!(lines.next().await.expect("an item")?.id, 3);
        assert!(lines.next().await.is_none());
        Ok::<_, Error>(())
    })
    .expect("lines");
}

#[test]
fn events_of_text_are_taken_as_they_are() {
    let (client, _taken, _) =
        in_pieces("text/event-stream", &[": ping\r\n\r\ndata: a\r\ndata: b\r\n\r\ndata: [DONE]\r\n\r\n"]);
    wait(async {
        let mut texts = client.response_stream().texts().await?;
        assert_eq!(texts.next().await.expect("an event")?.data, "a\nb");
        assert_eq!(texts.next().await.expect("an event")?.data, "[DONE]");
        assert!(texts.next().await.is_none());
        Ok::<_, Error>(())
    })
    .expect("texts");
}

#[test]
fn an_answer_that_comes_in_either_way_is_read_as_it_is_asked_for() {
    let body = || ResponseStreamPostEitherBody::new().stream(true);
    let (client, _taken, heads) = in_pieces("text/event-stream", &["data: {\"id\":1}\n\n"]);
    wait(async {
        let mut events = client.response_stream().either(body()).events().await?;
        assert_eq!(events.next().await.expect("an event")?.data.id, 1);
        Ok::<_, Error>(())
    })
    .expect("events");
    assert!(heads.recv().expect("a request").contains("accept: text/event-stream, */*;q=0.5\r\n"));
    let (client, _taken, heads) = in_pieces("application/json", &["{\"id\":2}"]);
    assert_eq!(wait(client.response_stream().either(body())).expect("an answer").id, 2);
    assert!(heads.recv().expect("a request").contains("accept: application/json, */*;q=0.5\r\n"));
}

#[test]
fn bytes_are_read_as_they_come() {
    let (client, taken, _) = in_pieces("application/octet-stream", &["one", "two"]);
    wait(async {
        let mut bytes = client.response_stream().file().stream_bytes().await?;
        assert_eq!(bytes.next().await.expect("a piece")?, b"one");
        taken.send(()).expect("the server waits");
        let mut rest = Vec::new();
        assert_eq!(bytes.write_to(&mut rest).await?, 3);
        assert_eq!(rest, b"two");
        Ok::<_, Error>(())
    })
    .expect("bytes");
}

#[test]
fn events_lines_and_bytes_can_be_waited_for_one_by_one() {
    use constructs::Blocking;

    let (client, taken, _) = in_pieces("text/event-stream", &["data: {\"id\":1}\n\n", "data: {\"id\":2}\n\ndata: [DONE]\n\n"]);
    let mut events = client.response_stream().events().wait().expect("events").blocking();
    assert_eq!(events.next().expect("an event").expect("an event").data.id, 1);
    taken.send(()).expect("the server waits");
    assert_eq!(events.map(|event| event.expect("an event").data.id).collect::<Vec<_>>(), [2]);

    let (client, _taken, _) = in_pieces("application/x-ndjson", &["{\"id\":1}\n{\"i\":2}\n{\"id\":3}"]);
    let lines = client.response_stream().lines().wait().expect("lines").blocking();
    let ids: Vec<_> = lines.map(|line| line.ok().map(|line| line.id)).collect();
    assert_eq!(ids, [Some(1), None, Some(3)]);

    let (client, taken, _) = in_pieces("application/octet-stream", &["one", "two"]);
    let mut bytes = client.response_stream().file().stream_bytes().wait().expect("bytes").blocking();
    assert_eq!(bytes.next().expect("a piece").expect("a piece"), b"one");
    taken.send(()).expect("the server waits");
    assert_eq!(bytes.next().expect("a piece").expect("a piece"), b"two");
    assert!(bytes.next().is_none() && bytes.next().is_none());
}
