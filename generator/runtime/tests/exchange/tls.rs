//! TLS: nobody gets the token who cannot prove to be the service.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use openapi_to_crate_runtime::runtime::{Builder, ErrorKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use super::server::{Server, Step, answer};
use super::{INFO, get};

/// A server with a certificate of its own, which gives the certificate and what it reads.
async fn server() -> (String, Vec<u8>, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = own.cert.der().to_vec();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let config =
        ServerConfig::builder().with_no_client_auth().with_single_cert(vec![own.cert.der().clone()], key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut bytes = vec![0; 65536];
            let length = stream.read(&mut bytes).await.unwrap_or(0);
            let _ = sender.send(String::from_utf8_lossy(&bytes[..length]).into_owned());
            let _ = stream.write_all(answer("200 OK", "", "[1]").as_bytes()).await;
            let _ = stream.shutdown().await;
        }
    });
    (url, certificate, receiver)
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused_before_the_token_is_sent() {
    let (url, _, mut asked) = server().await;
    let client = Builder::new(&INFO).base_url(url).credential(0, "s3cret").retries(0).build().unwrap();
    let error = get(&client).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport { .. }), "{error:?}");
    assert!(error.to_string().to_lowercase().contains("certificate"), "{error}");
    assert!(asked.try_recv().is_err());
}

#[tokio::test]
async fn an_http_client_of_ones_own_brings_its_own_certificates() {
    let (url, certificate, mut asked) = server().await;
    let trusted = reqwest::Certificate::from_der(&certificate).unwrap();
    let http = reqwest::Client::builder().tls_certs_only([trusted]).build().unwrap();
    let client = Builder::new(&INFO).base_url(url).http_client(http).credential(0, "s3cret").build().unwrap();
    assert_eq!(get(&client).await.unwrap(), [1]);
    assert!(asked.try_recv().unwrap().to_lowercase().contains("x-authorization: token s3cret"));
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_is_a_transport_error() {
    let plain = Server::start(vec![vec![Step::Send(answer("200 OK", "", "[1]").into_bytes())]]).await;
    let url = format!("https://{}", plain.address());
    let client = Builder::new(&INFO).base_url(url).credential(0, "s3cret").retries(0);
    let error = get(&client.timeout(std::time::Duration::from_secs(2)).build().unwrap()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport { .. } | ErrorKind::Timeout { .. }), "{error:?}");
    assert!(plain.asked().is_empty());
}

#[tokio::test]
#[cfg_attr(not(feature = "http2"), ignore = "the feature `http2` is off")]
async fn a_service_that_offers_http_2_is_spoken_to_in_it_over_one_connection() {
    let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = own.cert.der().to_vec();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let mut config =
        ServerConfig::builder().with_no_client_auth().with_single_cert(vec![own.cert.der().clone()], key).unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let (connections, requests) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let seen = (connections.clone(), requests.clone());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            seen.0.fetch_add(1, Ordering::SeqCst);
            let (acceptor, requests) = (acceptor.clone(), seen.1.clone());
            tokio::spawn(async move {
                let stream = acceptor.accept(stream).await.unwrap();
                assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
                let mut connection = h2::server::handshake(stream).await.unwrap();
                while let Some(Ok((request, mut respond))) = connection.accept().await {
                    assert_eq!(request.headers()["x-authorization"], "Token s3cret");
                    requests.fetch_add(1, Ordering::SeqCst);
                    let mut body = respond.send_response(http::Response::new(()), false).unwrap();
                    body.send_data("[1]".into(), true).unwrap();
                }
            });
        }
    });
    let trusted = reqwest::Certificate::from_der(&certificate).unwrap();
    let http = reqwest::Client::builder().tls_certs_only([trusted]).build().unwrap();
    let client = Builder::new(&INFO).base_url(url).http_client(http).credential(0, "s3cret").build().unwrap();
    assert_eq!(get(&client).await.unwrap(), [1]);
    let (a, b, c) = tokio::join!(get(&client), get(&client), get(&client));
    a.and(b).and(c).unwrap();
    assert_eq!((connections.load(Ordering::SeqCst), requests.load(Ordering::SeqCst)), (1, 4));
}
