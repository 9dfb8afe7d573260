//! Bytes of a script or table to text.

use std::borrow::Cow;

/// How many bytes are looked at to tell text from anything else.
const LOOKED_AT: usize = 8192;

/// Text of a file, `None` when it is not text. Bytes that are not UTF-8 (names in Latin-1) become replacement
/// characters; UTF-16 is understood by its byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return Some(String::from_utf8_lossy(rest)),
        [0xFF, 0xFE, rest @ ..] => return Some(Cow::Owned(utf16(rest, u16::from_le_bytes))),
        [0xFE, 0xFF, rest @ ..] => return Some(Cow::Owned(utf16(rest, u16::from_be_bytes))),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let odd =
        head.iter().filter(|&&byte| byte < 9 || (14..32).contains(&byte) && byte != 26).count();
    if head.contains(&0) || odd * 20 > head.len() {
        None
    } else {
        Some(String::from_utf8_lossy(bytes))
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
