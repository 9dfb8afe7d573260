//! Networks, shipped and opened.

use headroom_contract::operation::{
    NetworkGeometries, Networks, OpenNetwork, RemoveNetwork, WantedFile,
};
use headroom_contract::output::{
    DiagnosticSeverity, NetworkBoundingBox, NetworkInfo, NetworkOrigin, OpenedNetwork,
};
use headroom_workbench::RequestFile;
use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter};
use serde_json::json;
use std::io::Write as _;

use crate::bench::{Bench, Place, TINY, input};

fn open(bench: &Bench, name: &str, files: &[(&str, &[u8])]) -> OpenedNetwork {
    let operation = OpenNetwork { name: name.to_owned(), files: vec![None; files.len()] };
    let file = |(index, (path, content)): (usize, &(&str, &[u8]))| RequestFile {
        variable: format!("variables.files.{index}"),
        path: (*path).to_owned(),
        content: content.to_vec(),
    };
    let files = files.iter().enumerate().map(file).collect();
    bench.ask_with(&operation, files).expect("an answer")
}

fn infos(bench: &Bench) -> Vec<NetworkInfo> {
    bench.ask(&Networks {}).expect("networks")
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (path, content) in files {
        let (mut entry, _) =
            archive.new_file(path).compression_method(CompressionMethod::DEFLATE).start().unwrap();
        entry.write_all(&compress_to_vec(content, 6)).unwrap();
        let length = content.len() as u64;
        entry.finish(DataDescriptorOutput::new(rawzip::crc32(content), length)).unwrap();
    }
    archive.finish().unwrap()
}

#[test]
fn samples_are_listed_with_their_counts_and_read_only_when_asked_for() {
    let mut place = Place::default();
    let bench = place.start();
    assert!(place.store.held("sample-info/").is_empty());
    let networks = infos(&bench);
    assert_eq!(
        networks.iter().map(|network| network.mrid.as_str()).collect::<Vec<_>>(),
        ["tiny", "second"]
    );
    let tiny = &networks[0];
    assert_eq!((tiny.name.as_str(), tiny.origin), ("Tiny", NetworkOrigin::Sample));
    assert_eq!(tiny.description.as_deref(), Some("One transformer"));
    assert_eq!((tiny.line_count, tiny.transformer_count, tiny.capacity_group_count), (2, 1, 1));
    assert_eq!((tiny.customer_count, tiny.ungrouped_customer_count), (3, 0));
    assert_eq!(tiny.bounding_box, None);
    assert!(tiny.bus_count >= 4);

    // What was read is kept: the files are not fetched for the list again.
    place.samples.remove("tiny/Master.dss");
    assert_eq!(infos(&place.start()), networks);
}

#[test]
fn without_samples_there_are_just_no_samples() {
    let place = Place { samples: std::collections::HashMap::new(), ..Place::default() };
    let bench = place.start();
    assert!(infos(&bench).is_empty());
    assert!(open(&bench, "Mine", &[("Master.dss", TINY.as_bytes())]).network.is_some());
    let id = bench.submit("Mine", input(&["Mine"], json!({})));
    bench.finish();
    assert_eq!(bench.package(&id).status, "COMPLETED");
}

#[test]
fn a_folder_is_opened_kept_run_and_removed() {
    let place = Place::default();
    let bench = place.start();
    let (head, rest) = TINY.split_once("new load.c1").unwrap();
    let head = format!("{head}redirect sub/loads.dss\nbuscoords coords.csv\n");
    let rest = format!("new load.c1{rest}");
    let files = [
        ("Feeder/sub/loads.dss", rest.as_bytes()),
        ("Feeder/Master.dss", head.as_bytes()),
        ("Feeder/coords.csv", b"source, 10, 20\nend, 30.5, -40\n".as_slice()),
    ];
    let opened = open(&bench, " My feeder ", &files);
    let network = opened.network.unwrap_or_else(|| panic!("{:?}", opened.diagnostics));
    assert_eq!((network.mrid.as_str(), network.name.as_str()), ("My feeder", "My feeder"));
    assert_eq!((network.origin, network.customer_count), (NetworkOrigin::Opened, 3));
    let corners = network.bounding_box.expect("coordinates");
    let expected = NetworkBoundingBox { min_x: 10.0, min_y: -40.0, max_x: 30.5, max_y: 20.0 };
    assert_eq!(corners, expected);

    let again = open(&bench, "My feeder", &files).network.expect("a network");
    assert_eq!((again.mrid.as_str(), again.name.as_str()), ("My feeder 2", "My feeder"));

    let bench = place.start();
    assert_eq!(infos(&bench).len(), 4);
    assert!(infos(&bench).contains(&network));
    let id = bench.submit("Mine", input(&["My feeder"], json!({})));
    bench.finish();
    assert_eq!(bench.package(&id).status, "COMPLETED");

    let remove = |mrid: &str| bench.ask(&RemoveNetwork { mrid: mrid.to_owned() });
    assert_eq!(remove("My feeder").expect("an mRID"), "My feeder");
    assert_eq!(infos(&bench).len(), 3);
    assert_eq!(place.store.held("network-files/").len(), 1);
    let errors = remove("tiny").expect_err("errors");
    assert!(errors[0].message.contains("ships with Headroom"));
}

#[test]
fn a_zip_is_unpacked() {
    let bench = Bench::new();
    let archive = zipped(&[("model/Master.dss", TINY.as_bytes()), ("model/notes.txt", b"hello")]);
    let network = open(&bench, "Zip", &[("model.zip", &archive)]).network.expect("a network");
    assert_eq!(network.customer_count, 3);

    let cut = &archive[..archive.len() / 2];
    let opened = open(&bench, "Cut", &[("model.zip", cut)]);
    assert!(opened.network.is_none());
    assert!(opened.diagnostics[0].message.contains("damaged"));
}

#[test]
fn an_opened_network_is_handed_out_as_a_zip_that_opens_as_the_same_bytes() {
    let bench = Bench::new();
    let files = [("model/Master.dss", TINY.as_bytes()), ("model/notes.txt", b"hello".as_slice())];
    let network = open(&bench, "Mine", &files).network.expect("a network");
    let zip = bench.file(WantedFile::Network(network.mrid)).expect("a ZIP");
    let elsewhere = Bench::new();
    let opened = open(&elsewhere, "Sent", &[("Sent.zip", &zip)]).network.expect("a network");
    assert_eq!(elsewhere.file(WantedFile::Network(opened.mrid)).expect("a ZIP"), zip);
    for mrid in ["tiny", "Nobody's"] {
        let refusal = bench.file(WantedFile::Network(mrid.to_owned())).expect_err("no ZIP");
        assert!(refusal.contains(mrid), "{refusal}");
    }
}

#[test]
fn what_keeps_a_model_from_being_run_is_told_and_nothing_is_kept() {
    let place = Place::default();
    let bench = place.start();
    let no_loads: String =
        TINY.lines().filter(|line| !line.contains("load.")).collect::<Vec<_>>().join("\n");
    let cases = [
        ("no master", "readme.txt", "hello".to_owned()),
        ("no transformer with customers", "Master.dss", no_loads),
        ("a mistake", "Master.dss", TINY.replace("length=0.3", "length=abc")),
    ];
    for (why, path, content) in cases {
        let opened = open(&bench, "Wrong", &[(path, content.as_bytes())]);
        assert!(opened.network.is_none(), "{why}");
        assert_eq!(opened.diagnostics[0].severity, DiagnosticSeverity::Error, "{why}");
        if why == "a mistake" {
            assert_eq!(opened.diagnostics[0].file.as_deref(), Some("Master.dss"));
            assert_eq!(opened.diagnostics[0].line, Some(6));
        }
    }
    assert_eq!(infos(&bench).len(), 2);
    assert!(place.store.held("network-").is_empty());

    let nameless = OpenNetwork { name: " ".to_owned(), files: Vec::new() };
    let errors = bench.ask(&nameless).expect_err("errors");
    assert_eq!(errors[0].extensions.field.as_deref(), Some("name"));
}

#[test]
fn a_sample_that_cannot_be_fetched_fails_its_job_in_plain_words() {
    let mut place = Place::default();
    place.samples.remove("tiny/Master.dss");
    let bench = place.start();
    let id = bench.submit("Offline", input(&["tiny"], json!({})));
    bench.finish();
    assert_eq!(bench.package(&id).status, "FAILED");
    let message = bench.jobs(&id).remove(0).message.expect("a reason");
    assert!(message.contains("tiny") && message.contains("could not be fetched"), "{message}");
}

#[test]
fn a_network_that_was_removed_while_its_run_waited_fails_the_run() {
    let bench = Bench::new();
    open(&bench, "Mine", &[("Master.dss", TINY.as_bytes())]);
    let id = bench.submit("Late", input(&["Mine"], json!({})));
    bench.ask(&RemoveNetwork { mrid: "Mine".to_owned() }).expect("an mRID");
    bench.finish();
    let message = bench.jobs(&id).remove(0).message.expect("a reason");
    assert!(message.contains("There is no network Mine here any more"));
}

#[test]
fn where_everything_is_is_read_anew_when_the_files_are_others() {
    let bench = Bench::new();
    let located = |mrid: &str| bench.ask(&NetworkGeometries { mrid: mrid.to_owned() }).unwrap();
    assert_eq!(located("nothing"), None);
    let placed = format!("{TINY}buscoords places.csv\n");
    let files = |places: &'static str| {
        [("Master.dss", placed.as_bytes()), ("places.csv", places.as_bytes())]
    };
    open(&bench, "Mine", &files("lv,1,2\nend,3,4\n"));
    let first = located("Mine").unwrap();
    assert_eq!(
        (first.lines.mrids.as_slice(), first.lines.groups.as_slice()),
        (&["line.l1".to_owned()][..], &[0][..])
    );
    assert_eq!(located("Mine").unwrap(), first);
    bench.ask(&RemoveNetwork { mrid: "Mine".to_owned() }).unwrap();
    open(&bench, "Mine", &files("lv,1,2\nend,5,6\n"));
    assert_eq!(located("Mine").unwrap().nodes.x, [5.0, 1.0], "in the order of names");
}
