//! Why a request is not followed.

use headroom_contract::rules::Issue;

use crate::host::{SampleError, StoreError};

/// What is to be put right before a request can be followed: one or more issues, each at its field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(|issue| issue.message.as_str()).collect::<Vec<_>>().join("; "))]
pub(crate) struct Refusal(pub(crate) Vec<Issue>);

impl Refusal {
    /// One issue.
    pub(crate) fn at(path: &'static str, message: impl Into<String>) -> Self {
        Self(vec![Issue::error(path, message)])
    }
}

/// Why a request could not be answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RequestError {
    /// Something in it is to be put right.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It names a work package that is not here.
    #[error("There is no work package {0} here")]
    UnknownWorkPackage(String),
    /// It needs something else first.
    #[error("{0}")]
    NotNow(String),
    /// The solver that read or searched a model is gone.
    #[error(
        "The engine stopped while it was at work on {0}. Try again; if it stops again, the model may take more memory than there is"
    )]
    ReaderStopped(String),
    /// A model that was asked about cannot be read.
    #[error("The model of {mrid} cannot be read: {reason}")]
    UnreadableModel { mrid: String, reason: String },
    /// It is part of the API, but not of this product.
    #[error("{0}")]
    NotOffered(String),
    /// What was kept could not be read or changed.
    #[error("The store could not be used: {0}")]
    Store(#[from] StoreError),
    /// The networks that ship with the product could not be had.
    #[error("The sample networks could not be read: {0}")]
    Samples(#[from] SampleError),
}

impl RequestError {
    /// What programs tell errors apart by, as `extensions.code`.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Refused(_) => "BAD_USER_INPUT",
            Self::UnknownWorkPackage(_) => "NOT_FOUND",
            Self::NotNow(_) => "NOT_NOW",
            Self::NotOffered(_) => "NOT_OFFERED",
            Self::ReaderStopped(_)
            | Self::UnreadableModel { .. }
            | Self::Store(_)
            | Self::Samples(_) => "INTERNAL_SERVER_ERROR",
        }
    }
}
