//! ZIP files: what people open, and how opened networks are kept.

use std::io::Write as _;

use headroom_opendss::Files;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchive, ZipArchiveWriter};

/// Most files of a network.
pub(super) const MAX_FILES: usize = 20_000;
/// Most bytes of a network's files together, unpacked: a small ZIP can hold terabytes of zeros.
pub(super) const MAX_TOTAL_BYTES: usize = 512 * 1024 * 1024;

/// Speed before size: scripts shrink to a tenth at any level.
const COMPRESSION_LEVEL: u8 = 3;

/// Why files cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum UnpackError {
    #[error("These are more than {MAX_FILES} files. Choose the folder of one model.")]
    TooMany,
    #[error("These files are larger than {} MB together. Choose the folder of one model.", MAX_TOTAL_BYTES / 1024 / 1024)]
    TooLarge,
    #[error("{0} in the ZIP file is encrypted. Make a ZIP file without a password.")]
    Encrypted(String),
    #[error(
        "{0} in the ZIP file is compressed in a way that is not read here. Make the ZIP file with deflate, the usual method."
    )]
    Method(String),
    #[error("The ZIP file is damaged at {0}. Make it again.")]
    Damaged(String),
}

/// True for what starts like a ZIP file.
pub(super) fn is_archive(content: &[u8]) -> bool {
    content.starts_with(b"PK\x03\x04") || content.starts_with(b"PK\x05\x06")
}

/// The files of a ZIP. Paths are names in memory only; those that lead outside are cut to what is inside.
pub(super) fn unpack(content: &[u8]) -> Result<Files, UnpackError> {
    unpack_within(content, MAX_FILES, MAX_TOTAL_BYTES)
}

fn unpack_within(content: &[u8], max_files: usize, max_bytes: usize) -> Result<Files, UnpackError> {
    let directory = |_| UnpackError::Damaged("its directory".to_owned());
    let archive = ZipArchive::from_slice(content).map_err(directory)?;
    let mut files = Files::new();
    let mut count = 0;
    let mut left_bytes = max_bytes;
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().map_err(directory)? {
        let Ok(path) = entry.file_path().try_normalize() else { continue };
        let path = path.as_str().to_owned();
        if entry.is_dir() || path.starts_with("__MACOSX/") {
            continue;
        }
        count += 1;
        if count > max_files {
            return Err(UnpackError::TooMany);
        }
        if entry.flags().is_encrypted() {
            return Err(UnpackError::Encrypted(path));
        }
        let damaged = || UnpackError::Damaged(path.clone());
        let method = entry.compression_method();
        let stored = archive.get_entry(entry.wayfinder()).map_err(|_| damaged())?;
        let content = if method == CompressionMethod::STORE {
            stored.data().to_vec()
        } else if method == CompressionMethod::DEFLATE {
            decompress_to_vec_with_limit(stored.data(), left_bytes).map_err(|error| {
                let too_large = error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
                if too_large { UnpackError::TooLarge } else { damaged() }
            })?
        } else {
            return Err(UnpackError::Method(path));
        };
        left_bytes = left_bytes.checked_sub(content.len()).ok_or(UnpackError::TooLarge)?;
        let found = rawzip::ZipVerification {
            crc: rawzip::crc32(&content),
            uncompressed_size: content.len() as u64,
        };
        stored.claim_verifier().valid(found).map_err(|_| damaged())?;
        files.insert(path, content);
    }
    Ok(files)
}

/// The files as a ZIP. Fails only on a path that is too long for the format.
pub(crate) fn pack(files: &Files) -> Result<Vec<u8>, rawzip::Error> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for path in files.paths() {
        let content = files.get(path).unwrap_or_default();
        let (mut entry, _) =
            archive.new_file(path).compression_method(CompressionMethod::DEFLATE).start()?;
        entry.write_all(&compress_to_vec(content, COMPRESSION_LEVEL))?;
        entry.finish(DataDescriptorOutput::new(rawzip::crc32(content), content.len() as u64))?;
    }
    archive.finish()
}

#[cfg(test)]
mod tests;
