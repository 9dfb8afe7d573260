//! Cells as text for other programs.

use headroom_contract::output::spreadsheet_text;

/// What a copy is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CopyAs {
    /// Tabs between cells: for spreadsheets.
    Tabs,
    /// A table in Markdown.
    Markdown,
}

/// Rows below their headings.
pub(crate) fn written(headings: &[String], rows: &[Vec<String>], copy_as: CopyAs) -> String {
    let mut text = String::new();
    let mut add = |cells: &[String]| {
        let cells = cells.iter().map(|cell| escaped(cell, copy_as)).collect::<Vec<_>>();
        match copy_as {
            CopyAs::Tabs => text.push_str(&cells.join("\t")),
            CopyAs::Markdown => {
                text.extend(["| ", &cells.join(" | "), " |"]);
            }
        }
        text.push('\n');
    };
    add(headings);
    if copy_as == CopyAs::Markdown {
        add(&vec!["---".to_owned(); headings.len()]);
    }
    for row in rows {
        add(row);
    }
    text
}

fn escaped(cell: &str, copy_as: CopyAs) -> String {
    let line = cell.replace(['\t', '\n', '\r'], " ");
    match copy_as {
        CopyAs::Tabs => spreadsheet_text(line),
        CopyAs::Markdown => line.replace('\\', "\\\\").replace('|', "\\|"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_never_break_their_table() {
        let headings = ["a".to_owned(), "b (kW)".to_owned()];
        let rows =
            [vec!["=x\ty".to_owned(), "-1".to_owned()], vec!["p|q".to_owned(), String::new()]];
        assert_eq!(written(&headings, &rows, CopyAs::Tabs), "a\tb (kW)\n'=x y\t-1\np|q\t\n");
        let markdown = "| a | b (kW) |\n| --- | --- |\n| =x y | -1 |\n| p\\|q |  |\n";
        assert_eq!(written(&headings, &rows, CopyAs::Markdown), markdown);
    }
}
