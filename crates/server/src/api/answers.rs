//! Errors, always in GraphQL's shape, so that whoever asks reads them in one way.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::auth::Denied;

/// Why a request is not answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error("This takes the permission {0}, which you do not have")]
    Forbidden(&'static str),
    #[error("Requests from {0} are not answered here: start the server with --cors {0}")]
    Origin(String),
    #[error("This server answers under its own address on this machine only")]
    Host,
    #[error("{0}")]
    BadRequest(String),
    #[error("Send JSON (application/json) or, with files, a form (multipart/form-data)")]
    MediaType,
    #[error("The request is larger than {} MB", .0 / 1024 / 1024)]
    TooLarge(usize),
    #[error("{0}")]
    NotFound(String),
    #[error("The work package has not ended: its tables can be downloaded when it has")]
    NotEnded,
    #[error("{0}")]
    Failed(String),
}

impl Refused {
    fn status(&self) -> StatusCode {
        match self {
            Self::Denied(Denied::NoToken | Denied::BadToken(_)) => StatusCode::UNAUTHORIZED,
            Self::Denied(Denied::NoKeys) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Forbidden(_) | Self::Origin(_) | Self::Host => StatusCode::FORBIDDEN,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::NotEnded => StatusCode::CONFLICT,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// As `extensions.code`.
    fn code(&self) -> &'static str {
        match self {
            Self::Denied(Denied::NoToken | Denied::BadToken(_)) => "UNAUTHENTICATED",
            Self::Denied(Denied::NoKeys) => "SERVICE_UNAVAILABLE",
            Self::Forbidden(_) | Self::Origin(_) | Self::Host => FORBIDDEN,
            Self::BadRequest(_) | Self::MediaType | Self::TooLarge(_) => "BAD_REQUEST",
            Self::NotFound(_) => "NOT_FOUND",
            Self::NotEnded => "NOT_NOW",
            Self::Failed(_) => "INTERNAL_SERVER_ERROR",
        }
    }
}

/// `extensions.code` of what the caller may not do.
pub(super) const FORBIDDEN: &str = "FORBIDDEN";

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let error = json!({ "message": self.to_string(), "extensions": { "code": self.code() } });
        let body = Json(json!({ "data": null, "errors": [error] }));
        let mut response = (self.status(), body).into_response();
        if self.status() == StatusCode::UNAUTHORIZED {
            let scheme = HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
        }
        response
    }
}

/// The error of a body that could not be read.
pub(crate) fn refused(error: &dyn std::error::Error, status: StatusCode, most: usize) -> Refused {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        Refused::TooLarge(most)
    } else {
        Refused::BadRequest(format!("The request could not be read: {error}"))
    }
}
