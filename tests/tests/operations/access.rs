//! Who may see an installation, and do what.

use serde_json::json;
use victron_vrm::{
    AccessLevel, InviteRequest, InviteRights, SiteGroupId, UserGroupAccess, UserGroupId, UserGroupLink, UserGroupLinks,
    UserId, UserReference, UserRights,
};

use super::{SITE, Vrm, moment};

#[tokio::test]
async fn everybody_with_access_is_listed() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).users().await.expect("an answer");

    vrm.only_with_token("listInstallationUsers", "GET /installations/1039/users");
    let user = &answer.users[0];
    assert_eq!((user.id_user, user.access_level.as_ref()), (Some(UserId(22)), Some(&AccessLevel::FullControl)));
    assert_eq!((user.receives_alarm_notifications, user.country.as_deref()), (Some(true), Some("The Netherlands")));
    let invite = &answer.invites[0];
    assert_eq!((invite.id_invite, invite.created), (Some(61), Some(moment(1_783_944_000))));
    assert_eq!(answer.pending[0].email.as_deref(), Some("cy@example.com"));
    assert_eq!(answer.user_groups[0].id_user_group, Some(UserGroupId(18)));
    let group = &answer.site_groups[0];
    assert_eq!((group.id_site_group, group.id_owner), (Some(SiteGroupId(77)), Some(UserId(22))));
}

#[tokio::test]
async fn somebody_is_invited_by_mail() {
    let vrm = Vrm::start();
    let request = InviteRequest::new("Bo Example", "bo@example.com", AccessLevel::Monitoring);
    let answer = vrm.client().installation(SITE).invite(request).await.expect("an answer");

    let sent = json!({"name": "Bo Example", "email": "bo@example.com", "accessLevel": 0});
    assert_eq!(vrm.sent("inviteUser", "POST /installations/1039/invite"), sent);
    assert_eq!((answer.user, answer.data.id_invite), (Some(false), Some(61)));
    assert_eq!(answer.data.access_level, Some(AccessLevel::Monitoring));
}

#[tokio::test]
async fn access_is_taken_away_and_given_up() {
    let vrm = Vrm::start();
    let answer =
        vrm.client().installation(SITE).unlink_user(UserReference::new(UserId(2310))).await.expect("an answer");
    assert_eq!(vrm.sent("unlinkUser", "POST /installations/1039/unlink-user"), json!({"idUser": 2310}));
    assert_eq!(answer.id_site.map(|site| site.0), Some(4711));

    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).unlink().await.expect("an answer");
    vrm.only_with_token("unlinkInstallation", "POST /installations/1039/unlink");
    assert_eq!(answer.success, Some(true));
}

#[tokio::test]
async fn rights_of_users_and_of_invited_people_are_lists_of_one_length() {
    let vrm = Vrm::start();
    let rights =
        UserRights::new(vec![UserId(2310), UserId(2311)], vec![AccessLevel::Technician, AccessLevel::Monitoring]);
    let answer = vrm.client().installation(SITE).set_user_rights(rights).await.expect("an answer");
    let sent = json!({"idUser": [2310, 2311], "accessLevel": [2, 0]});
    assert_eq!(vrm.sent("setUserRights", "POST /installations/1039/user-rights"), sent);
    assert_eq!(answer.success, Some(true));

    let vrm = Vrm::start();
    let rights = InviteRights::new(vec!["bo@example.com".to_owned()], vec![AccessLevel::FullControl]);
    let answer = vrm.client().installation(SITE).set_invite_rights(rights).await.expect("an answer");
    let sent = json!({"email": ["bo@example.com"], "accessLevel": [1]});
    assert_eq!(vrm.sent("setInviteRights", "POST /installations/1039/invite-rights"), sent);
    assert_eq!(answer.records, [("bo@example.com".to_owned(), true)].into());
}

#[tokio::test]
async fn groups_are_let_in_and_their_access_is_changed() {
    let vrm = Vrm::start();
    let links = UserGroupLinks::new(vec![UserGroupLink::new(UserGroupId(18), AccessLevel::Monitoring)]);
    vrm.client().installation(SITE).link_user_groups(links).await.expect("an answer");
    let sent = json!({"userGroups": [{"idUserGroup": 18, "accessLevel": 0}]});
    assert_eq!(vrm.sent("linkUserGroups", "POST /installations/1039/link-user-groups"), sent);

    let vrm = Vrm::start();
    let access = UserGroupAccess::new(UserGroupId(18), Some(AccessLevel::Technician));
    vrm.client().installation(SITE).set_user_group_access_level(access).await.expect("an answer");
    let sent = json!({"idUserGroup": 18, "accessLevel": 2});
    assert_eq!(vrm.sent("setUserGroupAccessLevel", "POST /installations/1039/user-group-access-level"), sent);
}

#[tokio::test]
async fn taking_a_groups_access_away_sends_null() {
    let vrm = Vrm::start();
    let access = UserGroupAccess::new(UserGroupId(18), None);
    vrm.client().installation(SITE).set_user_group_access_level(access).await.expect("an answer");
    let sent = json!({"idUserGroup": 18, "accessLevel": null});
    assert_eq!(vrm.sent("setUserGroupAccessLevel", "POST /installations/1039/user-group-access-level"), sent);
}

#[tokio::test]
async fn an_empty_list_of_groups_is_sent_as_one() {
    let vrm = Vrm::start();
    vrm.client().installation(SITE).link_user_groups(UserGroupLinks::new(vec![])).await.expect("an answer");
    let sent = json!({"userGroups": []});
    assert_eq!(vrm.sent("linkUserGroups", "POST /installations/1039/link-user-groups"), sent);
}
