//! Which file of a model is run first.

use crate::diagnostic::{Diagnostic, Severity};
use crate::files::Files;
use crate::script::{arguments, decode, script_lines};

/// Files named in an error, at most.
const NAMED_AT_MOST: usize = 8;

/// Path of the model's first script: `Master.dss` or `Master.txt` nearest to the root; without one, the only file that
/// makes a circuit. The error names the files to choose from.
pub fn find_master(files: &Files) -> Result<String, Diagnostic> {
    let mut paths: Vec<&str> = files.paths().collect();
    paths.sort_unstable();
    let masters = nearest(paths.iter().copied().filter(|path| is_master(path)));
    match masters[..] {
        [master] => return Ok(master.to_owned()),
        [] => {}
        _ => {
            return Err(problem(format!(
                "several master files, which one is not clear: {}",
                list(&masters)
            )));
        }
    }
    match paths[..] {
        [] => return Err(problem("no files".to_owned())),
        // The only file says best itself what is the matter with it.
        [only] => return Ok(only.to_owned()),
        _ => {}
    }
    let circuits: Vec<&str> =
        paths.iter().copied().filter(|path| makes_circuit(files, path)).collect();
    match nearest(circuits.iter().copied())[..] {
        [circuit] => Ok(circuit.to_owned()),
        [] => Err(problem(format!(
            "no circuit: there is no Master.dss or Master.txt, and no file has a line \"New Circuit.name\": {}",
            list(&paths)
        ))),
        _ => Err(problem(format!(
            "several files make a circuit, name one of them Master.dss: {}",
            list(&circuits)
        ))),
    }
}

fn problem(message: String) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        file: String::new(),
        line: 0,
        column: 0,
        element: None,
        message,
    }
}

fn list(paths: &[&str]) -> String {
    let named = paths.iter().take(NAMED_AT_MOST).copied().collect::<Vec<_>>().join(", ");
    let more = paths.len().saturating_sub(NAMED_AT_MOST);
    if more > 0 { format!("{named} and {more} more") } else { named }
}

/// Those with the fewest folders above them.
fn nearest<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> Vec<&'a str> {
    let depth = |path: &str| path.matches('/').count();
    let least = paths.clone().map(depth).min();
    paths.filter(|path| Some(depth(path)) == least).collect()
}

fn is_master(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.eq_ignore_ascii_case("master.dss") || name.eq_ignore_ascii_case("master.txt")
}

fn makes_circuit(files: &Files, path: &str) -> bool {
    let text = files.get(path).and_then(decode);
    text.is_some_and(|text| {
        script_lines(&text).any(|(_, line)| {
            let head = line.trim_start().as_bytes();
            // Cheap first: most lines of a model are no candidates.
            if !head.get(..3).is_some_and(|word| word.eq_ignore_ascii_case(b"new")) {
                return false;
            }
            let arguments = arguments(line);
            arguments
                .get(1)
                .is_some_and(|object| object.text.to_ascii_lowercase().starts_with("circuit."))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files, and which of them is the first script.
    type Case<'a> = (&'a [(&'a str, &'a str)], Option<&'a str>);

    #[test]
    fn the_master_is_named_so_or_makes_the_circuit() {
        let cases: [Case<'_>; 7] = [
            (&[("Master.dss", ""), ("sub/Master.dss", "")], Some("Master.dss")),
            (&[("a/MASTER.TXT", ""), ("a/b/master.dss", "")], Some("a/MASTER.TXT")),
            (&[("a/master.dss", ""), ("b/master.dss", "")], None),
            (&[("x.dss", "New object=Circuit.x"), ("y.dss", "New line.a")], Some("x.dss")),
            (&[("x.dss", "new circuit.x"), ("y.dss", "New Circuit.y")], None),
            (&[("x.dss", "! new circuit.x"), ("y.dss", "")], None),
            (&[("only.txt", "")], Some("only.txt")),
        ];
        for (files, expected) in cases {
            let found = find_master(&files.iter().copied().collect());
            assert_eq!(found.as_deref().ok(), expected, "{files:?}");
        }
        assert!(find_master(&Files::new()).is_err());
    }
}
