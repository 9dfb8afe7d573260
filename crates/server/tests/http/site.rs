//! A server for a test.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use headroom_server::{Options, Server};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};

/// The token of those who may ask.
pub(crate) const TOKEN: &str = "secret";

/// What makes it a network: a feeder of one transformer with two customers.
pub(crate) const TINY: &str = "Clear
New Circuit.tiny bus1=source basekv=22 pu=1.0 phases=3
New Line.hv bus1=source bus2=b length=1 units=km
New Transformer.tx phases=3 windings=2 buses=[b lv] conns=[delta wye] kVs=[22 0.433] kVAs=[100 100]
New Line.lv bus1=lv bus2=house length=100 units=m
New Load.a bus1=house.1 phases=1 kV=0.25 kW=1
New Load.b bus1=lv.2 phases=1 kV=0.25 kW=2
BusCoords coords.csv
Set voltagebases=[22 0.433]
CalcVoltageBases
";

/// A server on its own folder, which ends with the test.
pub(crate) struct Site {
    pub(crate) address: String,
    pub(crate) client: Client,
    token: Option<&'static str>,
    folder: PathBuf,
}

impl Drop for Site {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).ok();
    }
}

impl Site {
    /// Where everybody on this machine may ask.
    pub(crate) async fn open() -> Self {
        Self::start(None, &[]).await
    }

    /// Where a token is asked for.
    pub(crate) async fn guarded(arguments: &[&str]) -> Self {
        Self::start(Some(TOKEN), arguments).await
    }

    async fn start(token: Option<&'static str>, more: &[&str]) -> Self {
        let name = format!("headroom-http-{}", uuid::Uuid::new_v4());
        let folder = std::env::temp_dir().join(name);
        let networks = folder.join("networks");
        fs::create_dir_all(networks.join("TINY")).unwrap();
        fs::create_dir_all(folder.join("page/samples")).unwrap();
        fs::write(networks.join("TINY/Master.dss"), TINY).unwrap();
        fs::write(networks.join("TINY/coords.csv"), "b,144.9,-37.8\nlv,145,-37.9\n").unwrap();
        fs::write(folder.join("page/index.html"), "<html>the page</html>").unwrap();
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        let database = format!("sqlite:{}", text(&folder.join("db.sqlite")));
        let (networks, page) = (text(&networks), text(&folder.join("page")));
        let arguments = ["--networks", &networks, "--page", &page, "--database", &database];
        let arguments = arguments.iter().chain(&["--port", "0"]).chain(more);
        let parser = lexopt::Parser::from_args(arguments);
        let options = Options::read(parser, token.map(str::to_owned)).unwrap();
        let server = Server::open(options).await.unwrap();
        let address = format!("http://127.0.0.1:{}", server.address().port());
        tokio::spawn(server.run());
        Self { address, client: Client::new(), token, folder }
    }

    fn signed(&self, request: RequestBuilder) -> RequestBuilder {
        match self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.signed(self.client.get(format!("{}{path}", self.address)))
    }

    pub(crate) fn post(&self, path: &str) -> RequestBuilder {
        self.signed(self.client.post(format!("{}{path}", self.address)))
    }

    /// A GraphQL request in JSON.
    pub(crate) async fn ask(&self, query: &str, variables: Value) -> Value {
        let body = json!({ "query": query, "variables": variables });
        json_of(self.graphql(&body.to_string()).send().await.unwrap()).await
    }

    pub(crate) fn graphql(&self, body: &str) -> RequestBuilder {
        let request = self.post("/api/graphql").header("content-type", "application/json");
        request.body(body.to_owned())
    }

    /// Runs a work package on the tiny network to its end; answers its id.
    pub(crate) async fn run(&self) -> String {
        let input = json!({
            "syf": { "feeders": ["TINY"], "scenario": "base", "year": 2025 },
            "initialStateSelector": { "selectorMode": "ZERO_LOAD", "startTime": "2024-01-11T12:00:00" },
            "search": { "stepKwPerCustomer": 0.5, "maxSteps": 50 },
            "constraints": { "voltage": { "lv": { "min": 216, "max": 253 } } },
        });
        let run = "mutation($input: IntrinsicWorkPackageInput!) \
                   { runIntrinsicWorkPackage(input: $input, workPackageName: \"Tiny, \\\"one\\\"\") }";
        let answer = self.ask(run, json!({ "input": input })).await;
        let id = answer["data"]["runIntrinsicWorkPackage"].as_str();
        let id = id.unwrap_or_else(|| panic!("{answer}")).to_owned();
        loop {
            let status = "query($id: ID!) { getWorkPackageById(id: $id) { status } }";
            let answer = self.ask(status, json!({ "id": id })).await;
            match answer["data"]["getWorkPackageById"]["status"].as_str() {
                Some("COMPLETED") => return id,
                Some("FAILED") | None => panic!("{answer}"),
                Some(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }
}

pub(crate) async fn json_of(response: Response) -> Value {
    let text = response.text().await.unwrap();
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}"))
}

/// `extensions.code` of the first error.
pub(crate) fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_else(|| panic!("{answer}"))
}
