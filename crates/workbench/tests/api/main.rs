//! The workbench as its clients see it: GraphQL requests in, JSON out, over a store in memory and a clock and an event
//! loop that the tests drive.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test's helper that cannot go on fails the test"
)]

mod bench;
mod cancelling;
mod inputs;
mod listing;
mod networks;
mod restarting;
mod results;
mod running;
mod schema;
mod storage;
