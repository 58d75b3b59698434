//! The account that is calling, its tokens and its installations.

use serde_json::{Value, json};
use victron_vrm::{AccessTokenId, CreateAccessTokenRequest, PortalId, SiteGroupId, SiteId, UserId};

use super::{SITE, TOKEN, USER, Vrm, moment};

#[tokio::test]
async fn me_says_who_is_calling() {
    let vrm = Vrm::start();
    let me = vrm.client().users().me().await.expect("an answer");

    vrm.only_with_token("getCurrentUser", "GET /users/me");
    let example = vrm.example("getCurrentUser");
    assert_eq!(me.user.id.0, example["user"]["id"]);
    assert_eq!(me.user.name.expect("a name"), example["user"]["name"]);
    assert_eq!(me.user.email.expect("an address"), example["user"]["email"]);
    assert_eq!(me.user.country.expect("a country"), example["user"]["country"]);
    assert_eq!((me.user.access_level, me.user.id_access_token), (Some(1), Some(AccessTokenId("50".to_owned()))));
}

#[tokio::test]
async fn installations_of_a_user_are_listed() {
    let vrm = Vrm::start();
    let answer = vrm.client().user(USER).installations().await.expect("an answer");

    vrm.only_with_token("listInstallations", "GET /users/22/installations");
    let example = vrm.example("listInstallations");
    let sites = example["records"].as_array().expect("a list");
    assert_eq!(answer.records.len(), sites.len());
    for (site, expected) in answer.records.iter().zip(sites) {
        assert_eq!(site.id_site.0, expected["idSite"]);
        assert_eq!(site.id_user.expect("an owner").0, expected["idUser"]);
        assert_eq!(site.name.clone().expect("a name"), expected["name"]);
        assert_eq!(site.timezone.clone().expect("a time zone"), expected["timezone"]);
        assert_eq!(site.access_level.as_ref().expect("a level").as_i64(), expected["accessLevel"]);
    }
}

#[tokio::test]
async fn one_installation_is_asked_for_by_its_id() {
    let vrm = Vrm::start();
    vrm.client().user(USER).installations().extended(true).id_site(SITE).await.expect("an answer");
    vrm.only_with_token("listInstallations", "GET /users/22/installations?extended=1&idSite=1039");
}

#[tokio::test]
async fn my_own_installations_need_no_id_of_mine() {
    let vrm = Vrm::start();
    let answer = vrm.client().users().my_installations().extended(false).await.expect("an answer");
    vrm.only_with_token("listMyInstallations", "GET /users/me/installations?extended=0");
    let [site] = answer.records.as_slice() else { panic!("{:?}", answer.records) };
    assert_eq!((site.id_site, site.has_mains, site.has_generator), (SiteId(4711), Some(true), Some(false)));
    assert_eq!(site.identifier.as_deref(), Some("c0ffee0123ab"));
}

#[tokio::test]
async fn installations_are_found_by_a_word() {
    let vrm = Vrm::start();
    let answer = vrm.client().user(USER).search("boat & co").await.expect("an answer");
    vrm.only_with_token("searchInstallations", "GET /users/22/search?query=boat%20%26%20co");
    let [found] = answer.results.as_slice() else { panic!("{:?}", answer.results) };
    assert_eq!((answer.count, found.site_id, found.site_name.as_deref()), (Some(1), SiteId(4711), Some("Boathouse")));
    assert_eq!(found.highlight["site_name"], ["<em>Boat</em>house"]);
}

#[tokio::test]
async fn an_installation_is_found_and_added_by_its_portal_id() {
    let vrm = Vrm::start();
    let found = vrm.client().user(USER).get_site_id(PortalId::new("c0ffee0123ab")).await.expect("an answer");
    assert_eq!(
        vrm.sent("findSiteId", "POST /users/22/get-site-id"),
        json!({"installation_identifier": "c0ffee0123ab"})
    );
    let records = found.records.expect("an installation");
    assert_eq!((records.site_id, records.site_name), (SiteId(4711), None), "an id in quotes");

    let vrm = Vrm::start();
    let added = vrm.client().user(USER).add_site(PortalId::new("c0ffee0123ab")).await.expect("an answer");
    assert_eq!(
        vrm.sent("addInstallation", "POST /users/22/addsite"),
        json!({"installation_identifier": "c0ffee0123ab"})
    );
    assert_eq!(added.records.expect("an installation").site_name.as_deref(), Some("Boathouse"));
}

#[tokio::test]
async fn invitations_and_requests_are_listed() {
    let vrm = Vrm::start();
    let invites = vrm.client().user(USER).invites().await.expect("an answer").data;
    vrm.only_with_token("listInvites", "GET /users/22/invites");
    let group = &invites.invites_site_groups[0];
    assert_eq!((group.id_site_group, group.invite_key.as_deref()), (Some(SiteGroupId(77)), Some("1a2b3c4d5e6f")));
    assert_eq!(group.invite_timestamp, Some(moment(1_783_854_000)));
    let request = &invites.requests_installations[0];
    assert_eq!((request.id_site, request.id_user), (Some(SiteId(4711)), Some(UserId(2310))));
    assert_eq!((invites.invites_user_groups.len(), invites.requests_user_groups.len()), (0, 0));
}

#[tokio::test]
async fn extended_installations_are_asked_for_with_a_one() {
    let vrm = Vrm::start();
    vrm.client().user(USER).installations().extended(true).await.expect("an answer");
    vrm.only_with_token("listInstallations", "GET /users/22/installations?extended=1");
}

#[tokio::test]
async fn a_switch_that_is_off_travels_as_a_zero() {
    let vrm = Vrm::start();
    vrm.client().user(USER).installations().extended(false).await.expect("an answer");
    vrm.only_with_token("listInstallations", "GET /users/22/installations?extended=0");
}

#[tokio::test]
async fn an_access_token_is_created_by_its_name() {
    let vrm = Vrm::start();
    let tokens = vrm.client().user(USER).access_tokens();
    let answer = tokens.create(CreateAccessTokenRequest::new("Token #1")).await.expect("an answer");

    let asked = vrm.only("createAccessToken", "POST /users/22/accesstokens/create");
    assert_eq!(asked.header("x-authorization"), Some(TOKEN.1));
    assert_eq!(asked.header("content-type"), Some("application/json"));
    assert_eq!(serde_json::from_str::<Value>(&asked.body).expect("the body is JSON"), json!({"name": "Token #1"}));

    let example = vrm.example("createAccessToken");
    assert_eq!(answer.success, Some(true));
    assert_eq!(answer.token.expect("a token").expose(), example["token"]);
    assert_eq!(answer.id_access_token, Some(AccessTokenId("123".to_owned())), "a number in the example");
}

#[tokio::test]
async fn the_expiry_of_an_access_token_travels_in_seconds() {
    let vrm = Vrm::start();
    let mut request = CreateAccessTokenRequest::new("until 2027");
    request.expiry = Some(moment(1_798_761_600));
    vrm.client().user(USER).access_tokens().create(request).await.expect("an answer");

    let asked = vrm.only("createAccessToken", "POST /users/22/accesstokens/create");
    let sent: Value = serde_json::from_str(&asked.body).expect("the body is JSON");
    assert_eq!(sent, json!({"name": "until 2027", "expiry": 1_798_761_600}));
}

#[tokio::test]
async fn access_tokens_of_a_user_are_listed() {
    let vrm = Vrm::start();
    let answer = vrm.client().user(USER).access_tokens().list().await.expect("an answer");

    vrm.only_with_token("listAccessTokens", "GET /users/22/accesstokens/list");
    let example = vrm.example("listAccessTokens");
    let tokens = example["tokens"].as_array().expect("a list");
    assert_eq!(answer.tokens.len(), tokens.len());
    for (token, expected) in answer.tokens.iter().zip(tokens) {
        assert_eq!(token.name.clone().expect("a name"), expected["name"]);
        assert_eq!(token.id_access_token.to_string(), expected["idAccessToken"]);
        assert_eq!(token.scope.clone().expect("a scope"), expected["scope"]);
        let created = token.created_on.expect("a moment").as_second().to_string();
        assert_eq!(created, expected["createdOn"]);
        assert_eq!(token.expires, None);
    }
}

#[tokio::test]
async fn an_access_token_is_revoked_as_it_was_listed() {
    let vrm = Vrm::start();
    let listed = vrm.client().user(USER).access_tokens().list().await.expect("an answer").tokens;
    assert_eq!(listed[0].id_access_token, AccessTokenId("50".to_owned()));
    let vrm = Vrm::start();
    let token = vrm.client().user(USER).access_token(listed[0].id_access_token.clone());
    let answer = token.delete().await.expect("an answer");

    vrm.only_with_token("deleteAccessToken", "DELETE /users/22/accesstokens/50");
    assert_eq!(answer.data.removed, Some(1));
}

#[tokio::test]
async fn access_tokens_are_listed_and_created_at_their_newer_path() {
    let vrm = Vrm::start();
    let tokens = vrm.client().user(USER).access_tokens().list_at_collection().await.expect("an answer").tokens;
    vrm.only_with_token("listAccessTokensAtCollection", "GET /users/22/accesstokens");
    assert_eq!(tokens[0].id_access_token, AccessTokenId("871".to_owned()));
    assert_eq!(tokens[0].last_seen, Some(moment(1_783_943_940)));

    let vrm = Vrm::start();
    let request = CreateAccessTokenRequest::new("dashboard").expiry(moment(1_798_761_600));
    let created = vrm.client().user(USER).access_tokens().create_at_collection(request).await.expect("an answer");
    let asked = vrm.only("createAccessTokenAtCollection", "POST /users/22/accesstokens");
    let sent: Value = serde_json::from_str(&asked.body).expect("the body is JSON");
    assert_eq!(sent, json!({"name": "dashboard", "expiry": 1_798_761_600}));
    assert_eq!(created.token.expect("a token").expose(), "abcd1234efab5678");
    assert_eq!(created.id_access_token, Some(AccessTokenId("872".to_owned())));
}

#[tokio::test]
#[allow(deprecated, reason = "older servers have this path")]
async fn an_access_token_is_revoked_by_its_id_the_older_way() {
    let vrm = Vrm::start();
    let token = vrm.client().user(USER).access_token(AccessTokenId("50".to_owned()));
    let answer = token.revoke().await.expect("an answer");

    vrm.only_with_token("revokeAccessToken", "GET /users/22/accesstokens/50/revoke");
    assert_eq!(answer.data.removed.expect("a number"), vrm.example("revokeAccessToken")["data"]["removed"]);
}

#[tokio::test]
#[allow(deprecated, reason = "older servers have this path")]
async fn all_access_tokens_are_revoked_by_a_star() {
    let vrm = Vrm::start();
    let all = vrm.client().user(USER).access_token(AccessTokenId("*".to_owned()));
    all.revoke().await.expect("an answer");
    vrm.only_with_token("revokeAccessToken", "GET /users/22/accesstokens/*/revoke");

    let vrm = Vrm::start();
    let all = vrm.client().user(USER).access_token(AccessTokenId("*".to_owned()));
    all.delete().await.expect("an answer");
    vrm.only_with_token("deleteAccessToken", "DELETE /users/22/accesstokens/*");
}
