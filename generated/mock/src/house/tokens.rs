//! Access tokens.

use serde_json::{Value, json};

use super::random::chance;

/// The access tokens of the account.
pub(super) struct Tokens {
    seed: u64,
    tokens: Vec<Token>,
    /// Secrets of tokens that were revoked.
    revoked: Vec<String>,
    next: u64,
}

struct Token {
    id: u64,
    name: String,
    created: i64,
    expires: Option<i64>,
    /// Nothing for one that is older than the server.
    secret: Option<String>,
}

impl Tokens {
    pub(super) fn new(seed: u64) -> Self {
        let first = Token { id: 50, name: "Token #1".to_owned(), created: 1_704_067_200, expires: None, secret: None };
        Tokens { seed, tokens: vec![first], revoked: Vec::new(), next: 51 }
    }

    pub(super) fn create(&mut self, body: &Value, now: i64) -> Value {
        let id = self.next;
        self.next += 1;
        let digit = |place: i64| char::from_digit((chance(self.seed ^ id, 21, place) * 16.0) as u32, 16).unwrap_or('0');
        let secret: String = (0..64).map(digit).collect();
        self.tokens.push(Token {
            id,
            name: body["name"].as_str().unwrap_or_default().to_owned(),
            created: now,
            expires: body["expiry"].as_i64(),
            secret: Some(secret.clone()),
        });
        json!({"success": true, "token": secret, "idAccessToken": id})
    }

    pub(super) fn list(&self) -> Value {
        let told = |token: &Token| {
            json!({
                "name": token.name, "idAccessToken": token.id.to_string(), "createdOn": token.created.to_string(),
                "scope": "FULL_ACCESS", "expires": token.expires,
            })
        };
        json!({"success": true, "tokens": self.tokens.iter().map(told).collect::<Vec<_>>()})
    }

    /// Revokes one by its number, or all by `*`.
    pub(super) fn revoke(&mut self, which: &str) -> Value {
        let before = self.tokens.len();
        let (gone, left) = std::mem::take(&mut self.tokens)
            .into_iter()
            .partition(|token| which == "*" || token.id.to_string() == which);
        self.tokens = left;
        let gone: Vec<Token> = gone;
        self.revoked.extend(gone.into_iter().filter_map(|token| token.secret));
        json!({"success": true, "data": {"removed": before - self.tokens.len()}})
    }

    /// Whether a token was made here and is none any more.
    pub(super) fn is_invalid(&self, secret: &str, now: i64) -> bool {
        let expired = |token: &Token| {
            token.secret.as_deref() == Some(secret) && token.expires.is_some_and(|expires| expires <= now)
        };
        self.revoked.iter().any(|revoked| revoked == secret) || self.tokens.iter().any(expired)
    }
}
