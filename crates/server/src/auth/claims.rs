//! What the claims of a checked token say.
//!
//! Permissions are those named in `permissions` (a list, as identity providers that know permissions write it) and in
//! `roles` (a list, as Microsoft Entra ID writes application roles), where the default roles of the Energy Workbench
//! stand for theirs.

use std::collections::BTreeSet;

use headroom_contract::output::GqlUserResponse;
use headroom_contract::output::permission::{
    ALL, CANCEL, CREATE, DELETE, READ, READ_INPUT, READ_NETWORK,
};
use headroom_workbench::Caller;
use serde_json::{Map, Value};

/// Default roles with what they stand for. A modeller reads networks and scenarios too, without which there is nothing
/// to choose from.
const ROLES: [(&str, &[&str]); 2] = [
    ("SUPER_ADMIN", &ALL),
    ("TIMESERIES_MODELLER", &[CREATE, READ, CANCEL, DELETE, READ_INPUT, READ_NETWORK]),
];

/// Whoever a token was made for; `None` when it does not say.
pub(super) fn caller(claims: &Map<String, Value>, issuer: &str) -> Option<Caller> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
    let id = text("sub").filter(|id| !id.is_empty())?;
    let email = text("email");
    let username = text("preferred_username").or_else(|| text("name")).or_else(|| email.clone());
    Some(Caller(GqlUserResponse {
        username: username.unwrap_or_else(|| id.clone()),
        id,
        email,
        identity_provider: Some(issuer.to_owned()),
        permissions: permissions(claims),
    }))
}

/// Permissions in the order of [`ALL`]; what is none is left out.
fn permissions(claims: &Map<String, Value>) -> Vec<String> {
    let texts = |name: &str| claims.get(name).and_then(Value::as_array).into_iter().flatten();
    let named: BTreeSet<&str> =
        texts("permissions").chain(texts("roles")).filter_map(Value::as_str).collect();
    let roles = ROLES.iter().filter(|(role, _)| texts("roles").any(|named| named == role));
    let by_role: BTreeSet<&str> =
        roles.flat_map(|(_, permissions)| *permissions).copied().collect();
    let has = |permission: &&str| named.contains(permission) || by_role.contains(permission);
    ALL.into_iter().filter(has).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn permissions_of(claims: Value) -> Vec<String> {
        permissions(claims.as_object().unwrap())
    }

    #[test]
    fn permissions_and_roles_count_and_nothing_else() {
        assert_eq!(permissions_of(json!({})), [""; 0]);
        assert_eq!(permissions_of(json!({"permissions": [READ, "OTHER", 3]})), [READ]);
        assert_eq!(permissions_of(json!({"roles": ["SUPER_ADMIN"]})), ALL);
        assert_eq!(
            permissions_of(json!({"roles": [CREATE], "permissions": [READ]})),
            [CREATE, READ]
        );
        assert_eq!(permissions_of(json!({"permissions": ["SUPER_ADMIN"]})), [""; 0]);
        assert_eq!(permissions_of(json!({"permissions": READ, "scope": READ})), [""; 0]);
        assert_eq!(permissions_of(json!({"roles": ["TIMESERIES_MODELLER"]})).len(), 6);
    }

    #[test]
    fn a_person_has_an_id_and_the_best_name_there_is() {
        let named =
            |claims: Value| caller(claims.as_object().unwrap(), "i").map(|who| who.0.username);
        assert_eq!(named(json!({"sub": "1", "name": "Ada", "email": "a@b"})).unwrap(), "Ada");
        assert_eq!(named(json!({"sub": "1", "email": "a@b"})).unwrap(), "a@b");
        assert_eq!(named(json!({"sub": "1"})).unwrap(), "1");
        assert_eq!(named(json!({"name": "Ada"})), None);
        assert_eq!(named(json!({"sub": ""})), None);
    }
}
