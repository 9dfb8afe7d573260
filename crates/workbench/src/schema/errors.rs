//! Errors as GraphQL answers them: each with its message, a code for programs, and the field's path where it is about one.

use async_graphql::{Context, Error, ErrorExtensions as _};
use headroom_contract::rules::Issue;

use crate::error::RequestError;

/// The error of a request. Of several issues all but the last are added to the answer at once.
pub(super) fn answer(context: &Context<'_>, error: RequestError) -> Error {
    let code = error.code();
    let RequestError::Refused(refusal) = error else {
        return Error::new(error.to_string())
            .extend_with(|_, extensions| extensions.set("code", code));
    };
    let mut issues = refusal.0;
    let Some(last) = issues.pop() else { return Error::new("The request is refused") };
    for issue in issues {
        let added = at_field(issue, code).into_server_error(context.item.pos);
        context.add_error(context.set_error_path(added));
    }
    at_field(last, code)
}

fn at_field(issue: Issue, code: &str) -> Error {
    Error::new(issue.message).extend_with(|_, extensions| {
        extensions.set("code", code);
        extensions.set("field", issue.path);
    })
}
