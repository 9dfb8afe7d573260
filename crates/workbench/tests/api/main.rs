//! The workbench as its clients see it: GraphQL requests in, JSON out, over a store in memory and a clock and an event
//! loop that the tests drive.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test's helper that cannot go on fails the test"
)]

mod bench;
mod cancelling;
mod explaining;
mod found;
mod hv;
mod inputs;
mod listing;
mod managing;
mod networks;
mod opening;
mod previewing;
mod restarting;
mod results;
mod running;
mod schema;
mod side_by_side;
mod storage;
