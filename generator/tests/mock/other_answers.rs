//! Answers that are made by whoever tests.

use openapi_to_crate::mock::{Answer, Call, Canned, Said, Simulation};
use serde_json::json;

use super::{get, json, of, refusal, send};

const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
security: [{key: []}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: One., content: {application/json: {example: {name: Tom}}}}}
components: {securitySchemes: {key: {type: http, scheme: bearer}}}
";

#[tokio::test]
async fn a_closure_answers_where_it_has_an_answer() {
    let answer = |call: &Call<'_>| match call.path {
        [("id", "7")] => Said::Json(json!({"name": "Kitty"})),
        [("id", "8")] => Said::Refused(404, "no such pet".to_owned(), "gone".to_owned()),
        _ => Said::Nothing,
    };
    let mock = of(PETS).simulation(answer).start().expect("a port is free");
    let ask = |path: &str| get(&mock, path).header("Authorization", "Bearer any");
    assert_eq!(json(ask("/pets/7")).await, (200, json!({"name": "Kitty"})));
    assert_eq!(refusal(ask("/pets/8")).await, (404, vec!["no such pet".to_owned()]));
    assert_eq!(json(ask("/pets/9")).await, (200, json!({"name": "Tom"})));
    // What the document does not allow never gets there.
    assert_eq!(refusal(ask("/pets/tom")).await.0, 400);
}

struct Strict;

impl Simulation for Strict {
    fn answer(&self, _: &Call<'_>) -> Said {
        Said::Text("[]".to_owned())
    }

    fn problems(&self, call: &Call<'_>) -> Vec<String> {
        call.path.iter().filter(|(_, id)| *id == "13").map(|_| "13 brings bad luck".to_owned()).collect()
    }

    fn is_invalid(&self, secret: &str) -> bool {
        secret == "stolen"
    }
}

#[tokio::test]
async fn a_simulation_refuses_what_it_knows_better() {
    let mock = of(PETS).simulation(Strict).start().expect("a port is free");
    let ask = |path: &str, token: &str| get(&mock, path).header("Authorization", format!("Bearer {token}"));
    assert_eq!(refusal(ask("/pets/13", "any")).await, (400, vec!["13 brings bad luck".to_owned()]));
    assert_eq!(refusal(ask("/pets/1", "stolen")).await.0, 401);
    assert_eq!(json(ask("/pets/1", "any")).await, (200, json!("[]")));
}

#[tokio::test]
async fn canned_answers_come_in_order_and_the_last_one_stays() {
    let server = Canned::start([Answer::new(503, "").header("Retry-After", "0"), Answer::new(200, "done")]);
    let server = server.expect("a port is free");
    let ask = || async { send(reqwest::Client::new().get(format!("{}/any", server.url()))).await };
    let first = ask().await;
    assert_eq!((first.status().as_u16(), &first.headers()["retry-after"]), (503, &"0".parse().expect("a number")));
    for _ in 0..2 {
        assert_eq!(ask().await.text().await.expect("a body"), "done");
    }
    assert_eq!(server.asked().len(), 3);
}
