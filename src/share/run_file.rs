//! The run's file as the browser holds it. Its networks stay with the browser: the page never has their bytes.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use super::bundle::{Bundle, MOST_HEAD_BYTES, PackedNetwork};
use super::payload::{NotASharedRun, SharedRun};

/// A run with the view of it, and the networks that came with it.
#[derive(Clone)]
pub(super) struct RunFile {
    pub(super) run: SharedRun,
    /// Query of the link that shows it, with the sender's figures.
    pub(super) view: String,
    pub(super) networks: Vec<BroughtNetwork>,
}

/// A network of the sender's own.
#[derive(Clone)]
pub(super) struct BroughtNetwork {
    /// Its mRID at the sender's.
    pub(super) mrid: String,
    /// ZIP of its OpenDSS files.
    pub(super) zip: Blob,
}

impl RunFile {
    /// Reads a file that somebody chose.
    pub(super) async fn read(file: &File) -> Result<Self, NotASharedRun> {
        let start = text(file, MOST_HEAD_BYTES).await.map_err(|_| NotASharedRun::NoFile)?;
        let (bundle, places) = Bundle::read(&start, length(file))?;
        let networks = bundle.networks.into_iter().zip(places).map(|(network, place)| {
            let zip = piece(file, place.start as f64, place.end as f64);
            Ok(BroughtNetwork {
                mrid: network.mrid,
                zip: zip.map_err(|_| NotASharedRun::DamagedFile)?,
            })
        });
        Ok(Self {
            networks: networks.collect::<Result<_, _>>()?,
            run: bundle.run,
            view: bundle.view,
        })
    }

    /// Content of the file; nothing where it were too large to be read again.
    pub(super) fn write(self) -> Option<Blob> {
        let packed = self.networks.iter().map(|network| PackedNetwork {
            mrid: network.mrid.clone(),
            zip_bytes: length(&network.zip),
        });
        let head = Bundle::new(self.run, self.view, packed.collect()).write()?;
        let parts = Array::of1(&head.into());
        for network in &self.networks {
            parts.push(&network.zip);
        }
        Blob::new_with_blob_sequence(&parts).ok()
    }
}

/// Whether both hold the same bytes. Read piece by piece: neither the page's memory nor a frame has to hold a network.
pub(super) async fn same_bytes(one: &Blob, other: &Blob) -> Result<bool, JsValue> {
    const PIECE_BYTES: usize = 1 << 20;
    if length(one) != length(other) {
        return Ok(false);
    }
    for start in (0..length(one)).step_by(PIECE_BYTES) {
        let (start, end) = (start as f64, start as f64 + PIECE_BYTES as f64);
        if bytes(&piece(one, start, end)?).await? != bytes(&piece(other, start, end)?).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// In bytes.
fn length(file: &Blob) -> u64 {
    file.size() as u64
}

fn piece(file: &Blob, start: f64, end: f64) -> Result<Blob, JsValue> {
    file.slice_with_f64_and_f64(start, end)
}

/// The first bytes of a file as text; what is none is replaced.
async fn text(file: &Blob, bytes: u32) -> Result<String, JsValue> {
    let text = JsFuture::from(piece(file, 0.0, f64::from(bytes))?.text()).await?;
    Ok(text.as_string().unwrap_or_default())
}

async fn bytes(piece: &Blob) -> Result<Vec<u8>, JsValue> {
    let bytes = JsFuture::from(piece.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}
