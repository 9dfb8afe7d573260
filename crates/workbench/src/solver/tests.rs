use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use headroom_contract::output::NetworkOrigin;
use serde_json::json;
use uuid::Uuid;

use super::{
    FoundRows, HeldNetworks, HvOrder, LvOrder, ModelFile, News, Order, ReadOrder, Report, Solving,
    Task,
};
use crate::host::Clock;
use crate::networks::Title;
use crate::results::Tables;

/// Two transformers; the customer of the first one is further away.
const MODEL: &str = "clear
new circuit.two basekv=11 bus1=source r1=0.1 x1=0.5 r0=0.1 x0=0.5
new transformer.b buses=[source near] conns=[delta wye] kvs=[11 0.4] kvas=[100 100] xhl=4
new transformer.a buses=[source far] conns=[delta wye] kvs=[11 0.4] kvas=[100 100] xhl=4
new line.near bus1=near bus2=near2 r1=0.4 x1=0.3 r0=1.2 x0=0.6 c1=0 c0=0 length=0.3
new line.far bus1=far bus2=far2 r1=0.4 x1=0.3 r0=1.2 x0=0.6 c1=0 c0=0 length=0.4
new load.near bus1=near2.1 phases=1 kv=0.23 kw=1
new load.far bus1=far2.1 phases=1 kv=0.23 kw=1
set voltagebases=[11 0.4]
calcvoltagebases
";

/// Each look at it is a second later.
#[derive(Default)]
struct FastClock(AtomicU64);

impl Clock for FastClock {
    fn unix_ms(&self) -> i64 {
        0
    }

    fn elapsed_ms(&self) -> f64 {
        self.0.fetch_add(1000, Ordering::Relaxed) as f64
    }
}

fn task(order: Order) -> Task {
    let file = ModelFile { path: "Master.dss".to_owned(), content: MODEL.into() };
    Task { order, files: [file].into() }
}

fn search() -> Task {
    let input = json!({
        "syf": { "feeders": ["two"], "year": 2024, "scenario": "base" },
        "initialStateSelector": { "selectorMode": "ZERO_LOAD", "startTime": "2024-01-01T12:00:00" },
        "constraints": { "voltage": { "lv": {} } },
        "search": { "stepKwPerCustomer": 0.1 },
    });
    task(Order::SearchLv(Box::new(LvOrder {
        work_package_id: Uuid::nil(),
        feeder: "two".to_owned(),
        input: serde_json::from_value(input).expect("an input"),
    })))
}

fn read(packs: bool) -> Task {
    let title = Title {
        mrid: "two".to_owned(),
        name: "Two".to_owned(),
        description: None,
        origin: NetworkOrigin::Opened,
    };
    task(Order::Read(ReadOrder { title, packs }))
}

/// All reports of a task, a search's as often as there can be.
fn reports(task: Task) -> Vec<Report> {
    Solving::new(task, Arc::new(FastClock::default()), Arc::default(), 1500.0).collect()
}

fn rows(reports: &[Report]) -> Vec<&FoundRows> {
    let rows = reports.iter().filter_map(|report| match &report.news {
        News::Rows(rows) => Some(rows),
        _ => None,
    });
    rows.collect()
}

#[test]
fn a_search_tells_each_row_once_and_ends() {
    let reports = reports(search());
    assert_eq!(reports[0].news, News::Searching);
    let (last, before) = reports.split_last().expect("reports");
    assert_eq!(last.news, News::Searched);
    assert!(last.is_last() && !before.iter().any(Report::is_last));

    let found = rows(&reports);
    let heads = |tables: &Tables| -> Vec<String> {
        tables.lv_groups.iter().map(|row| row.capacity_group_head_id.clone()).collect()
    };
    // The one that is bound first is the second by name.
    let told: Vec<_> = found.iter().map(|rows| heads(&rows.tables)).collect();
    assert_eq!(told, [["transformer.a"], ["transformer.b"]], "{told:?}");
    let mut tables = Tables::default();
    for rows in found.iter().rev() {
        tables.add(rows.tables.clone());
    }
    assert_eq!(heads(&tables), ["transformer.a", "transformer.b"]);
    let customers: Vec<&str> =
        tables.customers.iter().map(|row| row.conducting_equipment_mrid.as_str()).collect();
    assert_eq!(customers, ["load.far", "load.near"]);
    for group in &tables.lv_groups {
        let own = |id: &String| tables.violations.iter().any(|row| row.binding_id == *id);
        assert!(group.binding_id.as_ref().is_some_and(own));
    }
}

#[test]
fn many_rows_come_in_portions() {
    let group = |name| {
        let transformer = format!(
            "new transformer.{name} buses=[source {name}] conns=[delta wye] kvs=[11 0.4] kvas=[100 100] xhl=4\n"
        );
        let load =
            |number| format!("new load.{name}{number} bus1={name}.1 phases=1 kv=0.23 kw=1\n");
        let loads: Vec<String> = (0..600).map(load).collect();
        transformer + &loads.concat()
    };
    let groups = ["a", "b", "c"].map(group).concat();
    let circuit = "clear\nnew circuit.many basekv=11 bus1=source r1=0.1 x1=0.5 r0=0.1 x0=0.5\n";
    let script = format!("{circuit}{groups}set voltagebases=[11 0.4]\ncalcvoltagebases\n");
    let mut free = search();
    free.files = [ModelFile { path: "Master.dss".to_owned(), content: script.into() }].into();
    if let Order::SearchLv(order) = &mut free.order {
        // Nothing binds, so all groups end at once.
        order.input.constraints = None;
        order.input.search = serde_json::from_value(json!({ "maxSteps": 1 })).expect("a search");
    }
    let reports = reports(free);
    let sizes: Vec<_> = rows(&reports)
        .iter()
        .map(|rows| (rows.tables.lv_groups.len(), rows.tables.customers.len()))
        .collect();
    assert_eq!(sizes, [(2, 1200), (1, 600)]);
}

#[test]
fn what_was_read_is_held_for_the_search_that_follows() {
    let held = Arc::<HeldNetworks>::default();
    let solve = |task| {
        let solving = Solving::new(task, Arc::new(FastClock::default()), Arc::clone(&held), 1e9);
        solving.last().expect("a last report")
    };
    let report = solve(read(true));
    let News::Network { info, not_packed: None } = &report.news else {
        panic!("{:?}", report.news);
    };
    assert_eq!((info.capacity_group_count, info.customer_count), (2, 2));
    let search = Task { files: [super::archive_of(report.archive.clone())].into(), ..search() };
    let before = held.network(&search.files).expect("a network");
    assert_eq!(solve(search.clone()).news, News::Searched);
    assert!(Arc::ptr_eq(&before, &held.network(&search.files).expect("a network")));
    assert_eq!(solve(read(false)).archive, Vec::<u8>::new());
}

#[test]
fn tasks_and_reports_are_the_same_after_their_way_as_bytes() {
    for task in [search(), read(true)] {
        let bytes = task.to_bytes().expect("bytes");
        let again = Task::from_bytes(&bytes).expect("a task");
        assert_eq!(again.to_bytes().expect("bytes"), bytes);
        let here = reports(task);
        assert_eq!(reports(again), here);
        for report in here {
            let bytes = report.to_bytes().expect("bytes");
            assert_eq!(Report::from_bytes(&bytes).expect("a report"), report);
        }
    }
}

#[test]
fn damaged_bytes_are_refused() {
    let bytes = read(true).to_bytes().expect("bytes");
    for length in 0..bytes.len() {
        assert!(Task::from_bytes(&bytes[..length]).is_err(), "{length}");
    }
    assert!(Task::from_bytes(&[bytes.as_slice(), b"x"].concat()).is_err());
    assert!(Task::from_bytes(&[u8::MAX; 8]).is_err());
    assert!(Report::from_bytes(b"\x02\0\0\0{}").is_err());
}

#[test]
fn what_cannot_be_read_is_said_in_plain_words() {
    let mut wrong = search();
    wrong.files = [ModelFile { path: "a.txt".to_owned(), content: b"hello".to_vec() }].into();
    let reports = reports(wrong);
    let [Report { news: News::Failed(reason), .. }] = reports.as_slice() else {
        panic!("{reports:?}");
    };
    assert!(reason.starts_with("The network two cannot be read: "), "{reason}");
}

#[test]
fn nodes_are_told_once_and_in_order() {
    let input = json!({
        "syf": { "feeders": ["two"], "year": 2024, "scenario": "base" },
        "initialStateSelector": { "selectorMode": "ZERO_LOAD", "startTime": "2024-01-01T12:00:00" },
        "constraints": { "voltage": { "hv": { "maxPu": 1.01 } } },
        "search": { "stepKwPerNode": 500.0 },
    });
    let reports = reports(task(Order::SearchHv(Box::new(HvOrder {
        work_package_id: Uuid::nil(),
        feeder: "two".to_owned(),
        input: serde_json::from_value(input).expect("an input"),
    }))));
    assert_eq!(reports.last().map(|report| &report.news), Some(&News::Searched));
    let mut tables = Tables::default();
    for found in rows(&reports) {
        assert!(found.tables.hv_nodes.len() <= 1, "each as soon as it is known");
        tables.add(found.tables.clone());
    }
    let nodes: Vec<&str> =
        tables.hv_nodes.iter().map(|row| row.conducting_equipment_mrid.as_str()).collect();
    assert_eq!(nodes, ["transformer.a", "transformer.b"]);
    for node in &tables.hv_nodes {
        let own = tables
            .violations
            .iter()
            .filter(|row| Some(&row.binding_id) == node.binding_id.as_ref());
        let count = node.binding.as_ref().map(|binding| binding.violation_count);
        assert_eq!(i32::try_from(own.count()).ok(), count);
    }
    let ids: std::collections::HashSet<_> =
        tables.violations.iter().map(|row| &row.violation_id).collect();
    assert_eq!(ids.len(), tables.violations.len());
}
