//! How tasks and reports are written as bytes: the length of a header in four bytes, least first; the header in JSON;
//! then bytes that the header accounts for.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why bytes are not a task or a report.
#[derive(Debug, thiserror::Error)]
pub enum PacketError {
    /// Fewer bytes than announced, or more.
    #[error("a message between the workbench and a solver has the wrong length")]
    Length,
    /// The header cannot be written or read.
    #[error("a message between the workbench and a solver cannot be read: {0}")]
    Header(#[from] serde_json::Error),
}

/// Writes a header and the bytes after it.
pub(super) fn pack(header: &impl Serialize, rest: &[&[u8]]) -> Result<Vec<u8>, PacketError> {
    let header = serde_json::to_vec(header)?;
    let length = u32::try_from(header.len()).map_err(|_| PacketError::Length)?;
    let mut packet = length.to_le_bytes().to_vec();
    packet.extend(header);
    for part in rest {
        packet.extend_from_slice(part);
    }
    Ok(packet)
}

/// Reads the header, and answers the bytes after it.
pub(super) fn unpack<T: DeserializeOwned>(packet: &[u8]) -> Result<(T, &[u8]), PacketError> {
    let (length, rest) = packet.split_first_chunk().ok_or(PacketError::Length)?;
    let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| PacketError::Length)?;
    let (header, rest) = rest.split_at_checked(length).ok_or(PacketError::Length)?;
    Ok((serde_json::from_slice(header)?, rest))
}
