//! Result tables as files.

use parquet::file::reader::{FileReader as _, SerializedFileReader};
use serde_json::json;

use crate::site::{Site, code, json_of};

const TABLES: [&str; 5] = [
    "lv_group_hosting_capacity",
    "hv_node_headroom",
    "binding_constraints",
    "constraint_violations",
    "customer_allocations",
];

#[tokio::test]
async fn every_table_comes_as_csv_and_parquet_with_the_same_rows() {
    let site = Site::guarded(&[]).await;
    let id = site.run().await;
    for table in TABLES {
        let response = site.get(&format!("/api/results/{id}/{table}.csv")).send().await.unwrap();
        assert_eq!(response.status(), 200, "{table}");
        let disposition = response.headers()["content-disposition"].clone();
        assert_eq!(disposition, format!("attachment; filename=\"{table}.csv\"").as_str());
        let text = response.text().await.unwrap();
        assert!(text.split("\r\n").next().unwrap().contains("work_package_id"), "{text}");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows = reader.records().map(Result::unwrap).count();

        let response =
            site.get(&format!("/api/results/{id}/{table}.parquet")).send().await.unwrap();
        let file = SerializedFileReader::new(response.bytes().await.unwrap()).unwrap();
        let metadata = file.metadata().file_metadata();
        assert_eq!(usize::try_from(metadata.num_rows()).unwrap(), rows, "{table}");
        let fields = metadata.schema().get_fields();
        assert_eq!(fields.iter().map(|field| field.name().to_owned()).collect::<Vec<_>>(), names);
        let expected = match table {
            "lv_group_hosting_capacity" => rows == 1,
            "hv_node_headroom" => rows == 0,
            "customer_allocations" => rows == 2,
            _ => rows > 0,
        };
        assert!(expected, "{table}: {rows}");
    }
}

#[tokio::test]
async fn files_may_hold_some_rows_in_an_order() {
    let site = Site::open().await;
    let id = site.run().await;
    let path = format!("/api/results/{id}/customer_allocations.csv");
    let get = async |sort: &str, filter: &str| {
        site.get(&path).query(&[("sort", sort), ("filter", filter)]).send().await.unwrap()
    };
    let sort = r#"[{"column":"usagePointId","order":"DESC"}]"#;
    let points = async |filter: &str| -> Vec<String> {
        let text = get(sort, filter).await.text().await.unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let at = reader.headers().unwrap().iter().position(|name| name == "usage_point_id");
        reader.records().map(|row| row.unwrap()[at.unwrap()].to_owned()).collect()
    };
    let all = points("{}").await;
    assert_eq!(all.len(), 2);
    assert!(all[0] > all[1], "{all:?}");
    let one = json!({ "conditions": [{ "column": "usagePointId", "in": [all[1]] }] });
    assert_eq!(points(&one.to_string()).await, [all[1].clone()]);
    assert_eq!(get("nonsense", "{}").await.status(), 400);
    assert_ne!(get(r#"[{"column":"colour","order":"ASC"}]"#, "{}").await.status(), 200);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let site = Site::open().await;
    let id = site.run().await;
    let unknown = "00000000-0000-4000-8000-000000000000";
    for path in [
        format!("{unknown}/lv_group_hosting_capacity.csv"),
        "..%2f..%2fdb.sqlite/lv_group_hosting_capacity.csv".to_owned(),
        format!("{id}/nothing.csv"),
        format!("{id}/lv_group_hosting_capacity.xlsx"),
        format!("{id}/lv_group_hosting_capacity"),
    ] {
        let response = site.get(&format!("/api/results/{path}")).send().await.unwrap();
        assert_eq!(response.status(), 404, "{path}");
        assert_eq!(code(&json_of(response).await), "NOT_FOUND");
    }
    let deleted = format!("mutation {{ deleteWorkPackage(workPackageIds: [\"{id}\"]) }}");
    site.ask(&deleted, json!({})).await;
    let gone =
        site.get(&format!("/api/results/{id}/binding_constraints.csv")).send().await.unwrap();
    assert_eq!(gone.status(), 404);
}
