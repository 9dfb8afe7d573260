//! A workbench on a bench: everything around it is held still until a test moves it.

mod surroundings;

use std::collections::{HashMap, HashSet};
use std::num::NonZeroUsize;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_executor::block_on;
use headroom_contract::input::IntrinsicWorkPackageInput;
use headroom_contract::operation::{
    GetWorkPackageById, IntrinsicJobs, Operation, Request, RunHvNodeHeadroomWorkPackage,
    RunIntrinsicWorkPackage, WantedFile,
};
use headroom_contract::output::{HcWorkPackage, IntrinsicJob};
use headroom_workbench::host::{Host, Solvers};
use headroom_workbench::results::ResultStore;
use headroom_workbench::solver::{Slices, Threads};
use headroom_workbench::{Api, RequestFile};
use serde::Deserialize;
use serde_json::{Value, json};

pub(crate) use surroundings::SharedStore;
use surroundings::{Neighbours, Samples, Tasks, ThreadClock, TickingClock};

/// A feeder of one 100 kVA transformer with three customers at the end of 300 m of line.
pub(crate) const TINY: &str = "clear
new circuit.tiny basekv=11 pu=1.0 phases=3 bus1=source r1=0.1 x1=0.5 r0=0.1 x0=0.5
new linecode.lv nphases=3 r1=0.4 x1=0.3 r0=1.2 x0=0.6 c1=0 c0=0 units=km normamps=200
new line.hv bus1=source bus2=hv phases=3 r1=0.1 x1=0.1 r0=0.3 x0=0.3 c1=0 c0=0 length=1 units=km normamps=200
new transformer.tx1 phases=3 windings=2 xhl=4 wdg=1 bus=hv conn=delta kv=11 kva=100 %r=1 wdg=2 bus=lv conn=wye kv=0.4 kva=100 %r=1
new line.l1 bus1=lv bus2=end linecode=lv length=0.3 units=km
new load.c1 bus1=end.1 phases=1 kv=0.23 kw=1 pf=0.95 vminpu=0.8 vmaxpu=1.2
new load.c2 bus1=end.2 phases=1 kv=0.23 kw=2 pf=0.95 vminpu=0.8 vmaxpu=1.2
new load.c3 bus1=end.3 phases=1 kv=0.23 kw=1 pf=0.95 vminpu=0.8 vmaxpu=1.2
set voltagebases=[11 0.4]
calcvoltagebases
";

/// The workbench and what the tests move.
pub(crate) struct Bench {
    pub(crate) api: Api,
    tasks: Tasks,
}

/// What a workbench is started on.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) store: SharedStore,
    pub(crate) samples: HashMap<String, String>,
    pub(crate) own_name: String,
    pub(crate) alive: Arc<Mutex<HashSet<String>>>,
    /// How many threads solve; without any, the tests' event loop does.
    pub(crate) threads: Option<NonZeroUsize>,
    /// The next look of such a thread at its clock goes wrong.
    pub(crate) faulty: Arc<AtomicBool>,
    /// How long each look takes.
    pub(crate) pause: Duration,
}

impl Default for Place {
    /// An empty store, and the samples `tiny` and `second`, which are the same feeder.
    fn default() -> Self {
        let index = json!([
            { "mRID": "tiny", "name": "Tiny", "folder": "tiny", "files": ["Master.dss"], "description": "One transformer" },
            { "mRID": "second", "name": "Second", "folder": "tiny", "files": ["Master.dss"], "description": null },
        ]);
        let samples = [("index.json", index.to_string()), ("tiny/Master.dss", TINY.to_owned())];
        Self {
            store: SharedStore::default(),
            samples: samples.map(|(path, content)| (path.to_owned(), content)).into(),
            own_name: "this".to_owned(),
            alive: Arc::default(),
            threads: None,
            faulty: Arc::default(),
            pause: Duration::ZERO,
        }
    }
}

impl Place {
    pub(crate) fn start(&self) -> Bench {
        self.start_with(None)
    }

    /// Starts a workbench whose rows are in a store of their own.
    pub(crate) fn start_with(&self, results: Option<Box<dyn ResultStore>>) -> Bench {
        let tasks = Tasks::default();
        let clock = Arc::new(TickingClock::default());
        let solvers: Box<dyn Solvers> = match self.threads {
            Some(count) => {
                let (faulty, clock, pause) = (self.faulty.clone(), clock.clone(), self.pause);
                Box::new(Threads::new(count, Arc::new(ThreadClock { faulty, clock, pause })))
            }
            None => Box::new(Slices::new(Arc::new(tasks.clone()), clock.clone())),
        };
        let host = Host {
            name: "Test bench",
            store: Box::new(self.store.clone()),
            results,
            persistent: true,
            notice: None,
            clock,
            samples: Box::new(Samples(self.samples.clone())),
            executor: Arc::new(tasks.clone()),
            solvers,
            peers: Box::new(Neighbours {
                own_name: self.own_name.clone(),
                alive: self.alive.clone(),
            }),
            opens_results: true,
        };
        let api = block_on(Api::open(host));
        Bench { api, tasks }
    }
}

impl Bench {
    pub(crate) fn new() -> Self {
        Place::default().start()
    }

    /// Asks an operation; errors are what GraphQL answers.
    pub(crate) fn ask<O: Operation>(&self, operation: &O) -> Result<O::Answer, Vec<Error>> {
        self.ask_with(operation, Vec::new())
    }

    pub(crate) fn ask_with<O: Operation>(
        &self,
        operation: &O,
        files: Vec<RequestFile>,
    ) -> Result<O::Answer, Vec<Error>> {
        let response = block_on(self.start(operation, files));
        let mut response: Response = serde_json::from_str(&response).expect("a response");
        if !response.errors.is_empty() {
            return Err(response.errors);
        }
        Ok(serde_json::from_value(response.data[O::FIELD].take()).expect("the operation's answer"))
    }

    /// Asks an operation without waiting for the response, which is JSON.
    pub(crate) fn start<O: Operation>(
        &self,
        operation: &O,
        files: Vec<RequestFile>,
    ) -> impl Future<Output = String> + use<O> {
        let request = serde_json::to_string(&Request::new(operation)).expect("a request");
        let api = self.api.clone();
        async move { api.answer(&request, files).await }
    }

    /// Asks a GraphQL document; answers all of the response.
    pub(crate) fn query(&self, query: &str, variables: &Value) -> Value {
        let request = json!({ "query": query, "variables": variables }).to_string();
        serde_json::from_str(&block_on(self.api.answer(&request, Vec::new()))).expect("a response")
    }

    /// A file.
    pub(crate) fn file(&self, wanted: WantedFile) -> Result<Vec<u8>, String> {
        block_on(self.api.file(wanted))
    }

    /// Submits an input under a name; answers the id.
    pub(crate) fn submit(&self, name: &str, input: Value) -> String {
        let input: IntrinsicWorkPackageInput = serde_json::from_value(input).expect("an input");
        self.ask(&RunIntrinsicWorkPackage { input, work_package_name: name.to_owned() })
            .expect("an id")
    }

    /// Submits an input of HV node headroom under a name; answers the id.
    pub(crate) fn submit_hv(&self, name: &str, input: Value) -> String {
        let input = serde_json::from_value(input).expect("an input");
        let work_package_name = name.to_owned();
        self.ask(&RunHvNodeHeadroomWorkPackage { input, work_package_name }).expect("an id")
    }

    /// Lets every task run until it next lets others go first; false when none is left.
    pub(crate) fn tick(&self) -> bool {
        self.tasks.tick()
    }

    /// Lets tasks run until something holds, which it must before they end.
    pub(crate) fn run_until(&self, holds: impl Fn() -> bool) {
        while !holds() {
            assert!(self.tick(), "all tasks ended before");
        }
    }

    /// Lets tasks run to their ends.
    pub(crate) fn finish(&self) {
        while self.tick() {}
    }

    pub(crate) fn package(&self, id: &str) -> HcWorkPackage {
        self.ask(&GetWorkPackageById { id: id.to_owned() }).expect("an answer").expect("a package")
    }

    pub(crate) fn jobs(&self, id: &str) -> Vec<IntrinsicJob> {
        self.ask(&IntrinsicJobs { work_package_id: id.to_owned() }).expect("jobs")
    }
}

/// An input of feeders with an LV voltage limit and a zero initial state, with other fields set.
pub(crate) fn input(feeders: &[&str], fields: Value) -> Value {
    let mut input = json!({
        "syf": { "feeders": feeders, "year": 2024, "scenario": "base" },
        "initialStateSelector": { "selectorMode": "ZERO_LOAD", "startTime": "2024-01-01T12:00:00" },
        "constraints": { "voltage": { "lv": {} } },
    });
    if let (Some(input), Value::Object(fields)) = (input.as_object_mut(), fields) {
        input.extend(fields);
    }
    input
}

/// An input of HV node headroom of feeders, with an HV voltage limit and a zero initial state, with other fields set.
pub(crate) fn hv_input(feeders: &[&str], fields: Value) -> Value {
    let mut input = input(feeders, json!({ "constraints": { "voltage": { "hv": {} } } }));
    if let (Some(input), Value::Object(fields)) = (input.as_object_mut(), fields) {
        input.extend(fields);
    }
    input
}

/// An input that takes hundreds of steps: nothing binds it.
pub(crate) fn endless(feeders: &[&str]) -> Value {
    let search = json!({ "stepKwPerCustomer": 0.001, "maxSteps": 2000 });
    input(feeders, json!({ "search": search }))
}

#[derive(Debug, Deserialize)]
struct Response {
    #[serde(default)]
    data: Value,
    #[serde(default)]
    errors: Vec<Error>,
}

/// An error as GraphQL answers it.
#[derive(Debug, Deserialize)]
pub(crate) struct Error {
    pub(crate) message: String,
    #[serde(default)]
    pub(crate) extensions: Extensions,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Extensions {
    pub(crate) field: Option<String>,
}
