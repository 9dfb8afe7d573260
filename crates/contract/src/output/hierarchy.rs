//! Feeders in the hierarchy of an Energy Workbench's network.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// Where a server answers GET with the hierarchy of its network.
pub const HIERARCHY_PATH: &str = "/api/network/hierarchy";

/// A feeder of the hierarchy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HierarchyFeeder {
    /// What a work package names it by.
    pub mrid: String,
    /// Name shown; the mRID where it has none.
    pub name: String,
    /// Name of the substation that feeds it, where the hierarchy knows it.
    pub substation: Option<String>,
}

/// Feeders of a hierarchy in its order, each once. What stands above substations differs between servers (regions of one
/// or two levels, or none), so it is only walked through: whatever has a list `feeders` is a substation.
pub fn feeders_of(hierarchy: &Value) -> Vec<HierarchyFeeder> {
    let mut found = Vec::new();
    walk(hierarchy, &mut found);
    let mut seen = HashSet::new();
    found.retain(|feeder| seen.insert(feeder.mrid.clone()));
    found
}

fn walk(value: &Value, found: &mut Vec<HierarchyFeeder>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| walk(value, found)),
        Value::Object(object) => {
            if let Some(Value::Array(feeders)) = object.get("feeders") {
                let substation = text(object, "name").or_else(|| text(object, "mRID"));
                found.extend(feeders.iter().filter_map(|value| feeder(value, substation)));
            }
            // A feeder's own lists hold what is below it.
            let above = object.iter().filter(|(key, _)| *key != "feeders");
            above.for_each(|(_, value)| walk(value, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn feeder(value: &Value, substation: Option<&str>) -> Option<HierarchyFeeder> {
    let object = value.as_object()?;
    let mrid = text(object, "mRID")?;
    let name = text(object, "name").unwrap_or(mrid);
    Some(HierarchyFeeder {
        mrid: mrid.to_owned(),
        name: name.to_owned(),
        substation: substation.map(str::to_owned),
    })
}

fn text<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn feeder(mrid: &str, name: &str, substation: Option<&str>) -> HierarchyFeeder {
        HierarchyFeeder {
            mrid: mrid.to_owned(),
            name: name.to_owned(),
            substation: substation.map(str::to_owned),
        }
    }

    #[test]
    fn feeders_know_their_substation_and_are_listed_once() {
        let hierarchy = json!({ "geographicalRegions": [{ "mRID": "r", "name": "Region", "subGeographicalRegions": [{
            "substations": [
                { "mRID": "s1", "name": "North", "feeders": [
                    { "mRID": "N-1", "name": "North 1", "normalEnergizedLvFeeders": [{ "mRID": "lv", "feeders": [{ "mRID": "no" }] }] },
                    { "mRID": "N-2", "name": "" },
                ] },
                { "mRID": "s2", "feeders": [{ "mRID": "N-1" }, { "name": "without an id" }, "text"] },
                { "mRID": "s3", "name": "", "feeders": [{ "mRID": "S-1", "name": "South 1" }] },
            ],
        }] }] });
        let expected = [
            feeder("N-1", "North 1", Some("North")),
            feeder("N-2", "N-2", Some("North")),
            feeder("S-1", "South 1", Some("s3")),
        ];
        assert_eq!(feeders_of(&hierarchy), expected);
    }

    #[test]
    fn other_levels_above_do_not_matter_and_what_is_no_hierarchy_has_no_feeders() {
        let flat = json!({ "substations": [{ "name": "A", "feeders": [{ "mRID": "1" }] }] });
        assert_eq!(feeders_of(&flat), [feeder("1", "1", Some("A"))]);
        assert_eq!(feeders_of(&json!({ "feeders": [{ "mRID": "1" }] })), [feeder("1", "1", None)]);
        for value in [json!(null), json!([]), json!("feeders"), json!({ "feeders": {} })] {
            assert!(feeders_of(&value).is_empty(), "{value}");
        }
    }
}
