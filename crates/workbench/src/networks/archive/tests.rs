use super::*;

/// A ZIP of files, each stored or deflated.
fn zip(entries: &[(&str, &[u8], CompressionMethod)]) -> Vec<u8> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (path, content, method) in entries {
        let (mut entry, _) = archive
            .new_file(rawzip::path::EntryPath::verbatim(path.as_bytes()))
            .compression_method(*method)
            .start()
            .unwrap();
        let stored = if *method == CompressionMethod::DEFLATE {
            compress_to_vec(content, 6)
        } else {
            content.to_vec()
        };
        entry.write_all(&stored).unwrap();
        let length = content.len() as u64;
        entry.finish(DataDescriptorOutput::new(rawzip::crc32(content), length)).unwrap();
    }
    archive.finish().unwrap()
}

#[test]
fn files_come_out_as_they_went_in() {
    let mut files = Files::new();
    files.insert("Feeder/Master.dss", "redirect lines.dss\n".repeat(1000));
    files.insert("Feeder/lines.dss", "");
    let packed = pack(&files).unwrap();
    assert!(is_archive(&packed) && packed.len() < 1000);
    let unpacked = unpack(&packed).unwrap();
    assert_eq!(unpacked.paths().collect::<Vec<_>>(), ["Feeder/Master.dss", "Feeder/lines.dss"]);
    assert_eq!(unpacked.get("feeder/master.dss"), files.get("Feeder/Master.dss"));
    assert_eq!(unpacked.get("Feeder/lines.dss"), Some(&b""[..]));
}

#[test]
fn both_usual_methods_are_read_and_folders_passed_over() {
    let packed = zip(&[
        ("a/", b"", CompressionMethod::STORE),
        ("a/stored.dss", b"one", CompressionMethod::STORE),
        ("a\\deflated.dss", b"two", CompressionMethod::DEFLATE),
        ("__MACOSX/a/._stored.dss", b"x", CompressionMethod::STORE),
    ]);
    let files = unpack(&packed).unwrap();
    assert_eq!(files.paths().count(), 2);
    assert_eq!(files.get("a/deflated.dss"), Some(&b"two"[..]));
}

#[test]
fn paths_do_not_lead_outside() {
    let packed = zip(&[("../../etc/Master.dss", b"x", CompressionMethod::STORE)]);
    let files = unpack(&packed).unwrap();
    assert!(files.paths().all(|path| !path.contains("..")));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![0; 100_000];
    for method in [CompressionMethod::DEFLATE, CompressionMethod::STORE] {
        let packed = zip(&[("a", &zeros, method), ("b", &zeros, method)]);
        assert_eq!(unpack_within(&packed, 2, 199_999).err(), Some(UnpackError::TooLarge));
        assert_eq!(unpack_within(&packed, 1, 200_000).err(), Some(UnpackError::TooMany));
        assert!(unpack_within(&packed, 2, 200_000).is_ok());
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let other = zip(&[("a.dss", b"x", CompressionMethod::ZSTD)]);
    assert_eq!(unpack(&other).err(), Some(UnpackError::Method("a.dss".to_owned())));

    let mut damaged = zip(&[("a.dss", b"some text", CompressionMethod::STORE)]);
    let at = damaged.windows(9).position(|window| window == b"some text").unwrap();
    damaged[at] = b'S';
    assert_eq!(unpack(&damaged).err(), Some(UnpackError::Damaged("a.dss".to_owned())));

    let whole = zip(&[("a.dss", &[7; 500], CompressionMethod::DEFLATE)]);
    for length in 0..whole.len() {
        assert!(unpack(&whole[..length]).is_err(), "cut to {length} bytes");
    }
}
