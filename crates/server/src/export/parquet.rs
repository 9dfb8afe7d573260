//! Parquet: pages from the store meet the writer in a thread of its own.

use std::io::{self, Write};

use axum::body::Bytes;
use futures_util::stream::{self, Stream};
use headroom_contract::output::ResultTable;
use headroom_files::{ParquetWriter, Row};
use tokio::sync::mpsc::{self, Receiver, Sender};

use super::rows::Pages;
use crate::api::Refused;

/// Pages that wait for the writer.
const WAITING_PAGES: usize = 2;
/// Pieces of the file that wait for the network.
const WAITING_PIECES: usize = 16;

/// The table, a piece of the file at a time.
pub(super) fn body(pages: Pages) -> impl Stream<Item = Result<Bytes, Refused>> + Send + 'static {
    let (table, run_id) = (pages.table, pages.id.to_string());
    let (to_writer, from_store) = mpsc::channel(WAITING_PAGES);
    let (to_network, pieces) = mpsc::channel(WAITING_PIECES);
    tokio::spawn(read(pages, to_writer));
    tokio::task::spawn_blocking(move || {
        if let Err(error) = write(table, run_id, from_store, to_network.clone()) {
            // Where nobody waits for it any more, there is nobody to tell.
            to_network.blocking_send(Err(error)).ok();
        }
    });
    stream::unfold(pieces, async |mut pieces: Receiver<_>| {
        pieces.recv().await.map(|piece| (piece, pieces))
    })
}

async fn read(mut pages: Pages, to_writer: Sender<Result<Vec<Row>, Refused>>) {
    loop {
        let page = match pages.next().await {
            Ok(Some(rows)) => Ok(rows),
            Ok(None) => return,
            Err(error) => Err(error),
        };
        let is_last = page.is_err();
        if to_writer.send(page).await.is_err() || is_last {
            return;
        }
    }
}

/// Writes the whole file. After an error it stays without its end, so that nobody takes a part for the whole.
fn write(
    table: ResultTable,
    run_id: String,
    mut pages: Receiver<Result<Vec<Row>, Refused>>,
    to_network: Sender<Result<Bytes, Refused>>,
) -> Result<(), Refused> {
    let mut writer =
        ParquetWriter::new(Sink { to_network }, table, run_id).map_err(Refused::Failed)?;
    while let Some(page) = pages.blocking_recv() {
        writer.add(&page?).map_err(Refused::Failed)?;
    }
    writer.end().map(|_| ()).map_err(Refused::Failed)
}

/// Where the file goes.
struct Sink {
    to_network: Sender<Result<Bytes, Refused>>,
}

impl Write for Sink {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let sent = self.to_network.blocking_send(Ok(Bytes::copy_from_slice(piece)));
        sent.map(|()| piece.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes out when the rows end like this.
    async fn written(rows: Result<Vec<Row>, Refused>) -> (Result<(), Refused>, Vec<u8>) {
        let (to_writer, from_store) = mpsc::channel(1);
        let (to_network, mut pieces) = mpsc::channel(16);
        to_writer.send(rows).await.unwrap();
        drop(to_writer);
        let writer = tokio::task::spawn_blocking(move || {
            write(ResultTable::LvGroupHostingCapacity, "run".to_owned(), from_store, to_network)
        });
        let mut content = Vec::new();
        while let Some(piece) = pieces.recv().await {
            content.extend_from_slice(&piece.unwrap());
        }
        (writer.await.unwrap(), content)
    }

    #[tokio::test]
    async fn a_file_that_fails_has_no_end() {
        let (outcome, content) = written(Err(Refused::NotEnded)).await;
        assert_eq!(outcome, Err(Refused::NotEnded));
        assert!(!content.ends_with(b"PAR1") || content.len() == 4);
        let (outcome, content) = written(Ok(Vec::new())).await;
        assert_eq!(outcome, Ok(()));
        assert!(content.len() > 4 && content.ends_with(b"PAR1"));
    }
}
