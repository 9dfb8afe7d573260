//! Lines of a script without its block comments.

/// Lines with their numbers from 1. A block comment begins with `/*` at the start of a line and ends with the line
/// that holds `*/`, as in OpenDSS (`Executive.pas`, `ProcessCommand` of redirected files).
pub(crate) fn script_lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut in_comment = false;
    text.lines().enumerate().filter_map(move |(at, line)| {
        if !in_comment && line.trim_start().starts_with("/*") {
            in_comment = true;
        }
        if in_comment {
            in_comment = !line.contains("*/");
            return None;
        }
        Some((at as u32 + 1, line))
    })
}
