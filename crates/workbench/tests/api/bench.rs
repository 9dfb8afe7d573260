//! A workbench on a bench: everything around it is held still until a test moves it.

use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use async_trait::async_trait;
use futures_executor::block_on;
use futures_util::future::BoxFuture;
use headroom_contract::input::IntrinsicWorkPackageInput;
use headroom_contract::operation::{
    GetWorkPackageById, IntrinsicJobs, Operation, Request, RunIntrinsicWorkPackage,
};
use headroom_contract::output::{HcWorkPackage, IntrinsicJob};
use headroom_workbench::host::{
    Clock, Executor, Host, Peers, SampleError, SampleFiles, Store, StoreError,
};
use headroom_workbench::{Api, MemoryStore, RequestFile};
use serde::Deserialize;
use serde_json::{Value, json};

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
        }
    }
}

impl Place {
    pub(crate) fn start(&self) -> Bench {
        let tasks = Tasks::default();
        let host = Host {
            store: Box::new(self.store.clone()),
            persistent: true,
            notice: None,
            clock: Box::new(TickingClock::default()),
            samples: Box::new(Samples(self.samples.clone())),
            executor: Box::new(tasks.clone()),
            peers: Box::new(Neighbours {
                own_name: self.own_name.clone(),
                alive: self.alive.clone(),
            }),
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
        let request = serde_json::to_string(&Request::new(operation)).expect("a request");
        let response = block_on(self.api.answer(&request, files));
        let mut response: Response = serde_json::from_str(&response).expect("a response");
        if !response.errors.is_empty() {
            return Err(response.errors);
        }
        Ok(serde_json::from_value(response.data[O::FIELD].take()).expect("the operation's answer"))
    }

    /// Asks a GraphQL document; answers all of the response.
    pub(crate) fn query(&self, query: &str, variables: &Value) -> Value {
        let request = json!({ "query": query, "variables": variables }).to_string();
        serde_json::from_str(&block_on(self.api.answer(&request, Vec::new()))).expect("a response")
    }

    /// Submits an input under a name; answers the id.
    pub(crate) fn submit(&self, name: &str, input: Value) -> String {
        let input: IntrinsicWorkPackageInput = serde_json::from_value(input).expect("an input");
        self.ask(&RunIntrinsicWorkPackage { input, work_package_name: name.to_owned() })
            .expect("an id")
    }

    /// Lets every task run until it next lets others go first; false when none is left.
    pub(crate) fn tick(&self) -> bool {
        self.tasks.tick()
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

/// Each look at it is a millisecond later.
#[derive(Default)]
struct TickingClock(AtomicU64);

impl Clock for TickingClock {
    fn unix_ms(&self) -> i64 {
        let ms = self.0.fetch_add(1, Ordering::Relaxed);
        1_704_974_400_000 + i64::try_from(ms).expect("a short test")
    }

    fn elapsed_ms(&self) -> f64 {
        self.0.fetch_add(1, Ordering::Relaxed) as f64
    }
}

/// An event loop that turns when it is told to.
#[derive(Clone, Default)]
struct Tasks(Arc<Mutex<Vec<BoxFuture<'static, ()>>>>);

impl Tasks {
    fn tick(&self) -> bool {
        let mut tasks = std::mem::take(&mut *self.0.lock().unwrap());
        let mut context = Context::from_waker(Waker::noop());
        tasks.retain_mut(|task| task.as_mut().poll(&mut context).is_pending());
        let mut all = self.0.lock().unwrap();
        all.extend(tasks);
        !all.is_empty()
    }
}

impl Executor for Tasks {
    fn spawn(&self, task: BoxFuture<'static, ()>) {
        self.0.lock().unwrap().push(task);
    }

    fn yield_now(&self) -> BoxFuture<'static, ()> {
        Box::pin(Yield { yielded: false })
    }
}

struct Yield {
    yielded: bool,
}

impl Future for Yield {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.yielded, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

struct Samples(HashMap<String, String>);

#[async_trait]
impl SampleFiles for Samples {
    async fn read(&self, path: &str) -> Result<Vec<u8>, SampleError> {
        let content = self.0.get(path).ok_or_else(|| SampleError::Missing(path.to_owned()))?;
        Ok(content.clone().into_bytes())
    }
}

struct Neighbours {
    own_name: String,
    alive: Arc<Mutex<HashSet<String>>>,
}

#[async_trait]
impl Peers for Neighbours {
    fn own_name(&self) -> &str {
        &self.own_name
    }

    async fn is_alive(&self, name: &str) -> bool {
        self.alive.lock().unwrap().contains(name)
    }
}

/// A store that outlives workbenches, and can be full.
#[derive(Clone, Default)]
pub(crate) struct SharedStore {
    values: Arc<MemoryStore>,
    /// Keys that start so are refused.
    pub(crate) full_for: Arc<Mutex<Option<&'static str>>>,
}

#[async_trait]
impl Store for SharedStore {
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.values.get(key).await
    }

    async fn put(&self, key: &str, value: Vec<u8>) -> Result<(), StoreError> {
        let full = self.full_for.lock().unwrap().is_some_and(|prefix| key.starts_with(prefix));
        if full { Err(StoreError::Full) } else { self.values.put(key, value).await }
    }

    async fn delete(&self, key: &str) -> Result<(), StoreError> {
        self.values.delete(key).await
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.values.keys(prefix).await
    }
}

impl SharedStore {
    /// Keys that start with a prefix.
    pub(crate) fn held(&self, prefix: &str) -> Vec<String> {
        block_on(self.values.keys(prefix)).expect("keys")
    }

    pub(crate) fn set(&self, key: &str, value: &str) {
        block_on(self.values.put(key, value.as_bytes().to_vec())).expect("kept");
    }
}
