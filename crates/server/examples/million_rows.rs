//! How long pages of a table with many rows take: `cargo run --profile server -p headroom-server --example million_rows --
//! URL [ROWS] [--module]`.
//!
//! Fills `customer_allocations` of one work package of 1000 feeders, waits until its sort orders are prepared, and asks for
//! pages by columns of every kind, in both directions, near the start, in the middle and at the end, and with filters. With
//! `--module` the rows are in the table of a Hosting Capacity Module (Postgres only), which is made for it in the schema
//! `public` and dropped at the end.

#![expect(clippy::print_stdout, reason = "it speaks on a terminal")]
#![expect(clippy::disallowed_methods, reason = "a native program that measures")]

use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

use headroom_contract::output::CustomerAllocation;
use headroom_server::sql::Database;
use headroom_workbench::results::{
    ColumnFilter, ResultStore, RowQuery, RowsOf, SortKey, Tables, Test,
};
use sqlx::{AnyConnection, Connection as _, Executor as _};
use uuid::Uuid;

const JOBS: usize = 1000;

/// Columns to sort by: text, numbers with few and with many values, nulls.
const COLUMNS: [&str; 7] = [
    "feeder",
    "capacityGroupHeadId",
    "usagePointId",
    "allocatedKw",
    "customerVMinV",
    "customerVBV",
    "customerPhaseCode",
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let of_module = arguments.iter().any(|argument| argument == "--module");
    arguments.retain(|argument| argument != "--module");
    let url = arguments.first().ok_or("give the URL of a database")?;
    let rows: usize = arguments.get(1).map_or(Ok(1_000_000), |rows| rows.parse())?;
    let database = Database::open(url).await?;
    let store = database.results();
    let id = Uuid::new_v4();

    let start = Instant::now();
    for job in 0..JOBS {
        store.put(id, job, Arc::new(tables(id, job, rows / JOBS))).await?;
    }
    println!("{rows} rows put in {:.1} s", start.elapsed().as_secs_f64());
    let mut asked =
        Asked { store: &*store, of: RowsOf { id, ended: true }, slowest: Duration::ZERO };
    if of_module {
        as_the_module_has_them(url).await?;
        store.delete(id).await?;
        println!("\nThe module's rows as they are, page of 100 rows {HEADINGS}");
        asked.ask("as they come, from 0", page(0)).await?;
        asked.ask("feeder, from the middle", sorted("feeder", false, rows / 2)).await?;
        asked.slowest = Duration::ZERO;
    }

    let start = Instant::now();
    if !of_module {
        store.end(id, Vec::new()).await;
    }
    while !database.is_prepared(id).await? {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    println!(
        "\nsort orders prepared in {:.1} s, page of 100 rows {HEADINGS}",
        start.elapsed().as_secs_f64()
    );
    asked.all(rows).await?;
    println!("slowest median {:.1} ms", asked.slowest.as_secs_f64() * 1e3);
    store.delete(id).await?;
    database.close().await;
    if of_module {
        AnyConnection::connect(url)
            .await?
            .execute("DROP TABLE public.customer_allocations")
            .await?;
    }
    Ok(())
}

const HEADINGS: &str = "(least, median and most of 5 in ms)";

/// Moves the rows into the table of a Hosting Capacity Module, which must not be there.
async fn as_the_module_has_them(url: &str) -> Result<(), sqlx::Error> {
    let mut connection = AnyConnection::connect(url).await?;
    connection
        .execute(
            "CREATE TABLE public.customer_allocations AS SELECT * FROM headroom.customer_allocations; \
             ALTER TABLE public.customer_allocations DROP COLUMN row_no, ADD PRIMARY KEY (work_package_id, scenario, \
             timestamp, feeder, capacity_group_head_id, capacity_group_head_type, terminal_sequence_number, \
             conducting_equipment_mrid, usage_point_id)",
        )
        .await?;
    connection.execute("VACUUM ANALYZE public.customer_allocations").await?;
    connection.close().await
}

/// The store that is asked.
struct Asked<'a> {
    store: &'a dyn ResultStore,
    of: RowsOf,
    slowest: Duration,
}

impl Asked<'_> {
    async fn ask(&mut self, name: &str, query: RowQuery) -> Result<(), Box<dyn Error>> {
        let mut times = Vec::new();
        for _ in 0..5 {
            let start = Instant::now();
            let page = self.store.customers(self.of, &query).await?;
            times.push(start.elapsed());
            if page.rows.is_empty() {
                return Err(format!("no rows by {query:?}").into());
            }
        }
        times.sort();
        self.slowest = self.slowest.max(times[2]);
        let [first, median, last] =
            [times[0], times[2], times[4]].map(|time| time.as_secs_f64() * 1e3);
        println!("{name:<48} {first:6.1} {median:6.1} {last:6.1}");
        Ok(())
    }

    /// Pages of every kind.
    async fn all(&mut self, rows: usize) -> Result<(), Box<dyn Error>> {
        for offset in [0, rows / 2, rows - 100] {
            self.ask(&format!("as they come, from {offset}"), page(offset)).await?;
        }
        for column in COLUMNS {
            for (descending, offset) in [(false, 0), (true, rows / 2), (true, rows - 100)] {
                let direction = if descending { "descending" } else { "ascending" };
                let name = format!("{column} {direction}, from {offset}");
                self.ask(&name, sorted(column, descending, offset)).await?;
            }
        }
        let mut two = sorted("customerVMinV", true, rows / 2);
        two.keys.push(SortKey { column: "usagePointId", descending: false, nulls_first: false });
        self.ask("two keys, from the middle", two.clone()).await?;
        for (column, test) in [
            ("feeder", Test::OneOf(vec!["feeder-7".to_owned()])),
            ("usagePointId", Test::OneOf(vec!["f7_c733103_0".to_owned()])),
            ("customerPhaseCode", Test::Contains("b".to_owned())),
            ("customerVMinV", Test::AtLeast(236.0)),
            ("allocatedKw", Test::AtMost(-12.25)),
            ("customerVBV", Test::Null(false)),
            ("feeder", Test::Contains("r-77".to_owned())),
            ("usagePointId", Test::Contains("_c9999".to_owned())),
        ] {
            let name = format!("two keys, {column} {test:?}");
            let filters = vec![ColumnFilter { column, test }];
            self.ask(&name, RowQuery { filters, offset: 0, ..two.clone() }).await?;
        }
        Ok(())
    }
}

fn page(offset: usize) -> RowQuery {
    RowQuery { offset, limit: 100, ..RowQuery::default() }
}

fn sorted(column: &'static str, descending: bool, offset: usize) -> RowQuery {
    RowQuery { keys: vec![SortKey { column, descending, nulls_first: false }], ..page(offset) }
}

/// Rows of a job, spread so that neighbours in one order are far apart in another.
fn tables(id: Uuid, job: usize, rows: usize) -> Tables {
    let customer = |at: usize| {
        let spread = (at * 7919 + job * 104_729) % 1_000_003;
        let volts = 216.0 + spread as f64 / 25_000.0;
        CustomerAllocation {
            work_package_id: id.to_string(),
            scenario: "base".to_owned(),
            timestamp: "2024-01-11T12:00:00".to_owned(),
            feeder: format!("feeder-{job}"),
            capacity_group_head_id: format!("transformer.hv_f{job}_lv{}_tx", at / 50),
            capacity_group_head_type: "PowerTransformer".to_owned(),
            terminal_sequence_number: 2,
            conducting_equipment_mrid: format!("load.f{job}_c{spread}"),
            usage_point_id: format!("f{job}_c{spread}_{at}"),
            initial_kw: (spread % 100) as f64 / 10.0,
            allocated_kw: -((spread % 41) as f64 * 0.5),
            scaling_factor: 1.0,
            power_factor: 0.95,
            customer_phase_code: ["A", "B", "C"][spread % 3].to_owned(),
            customer_v_a_v: spread.is_multiple_of(3).then_some(volts),
            customer_v_b_v: (spread % 3 == 1).then_some(volts),
            customer_v_c_v: (spread % 3 == 2).then_some(volts),
            customer_v_min_v: Some(volts),
            customer_v_max_v: Some(volts),
        }
    };
    Tables { customers: (0..rows).map(customer).collect(), ..Tables::default() }
}
