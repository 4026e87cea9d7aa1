//! Pictures that are cut short, damaged or swollen are refused wherever they come from; sound ones are not.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use typeset::messages::Unsound;
use typeset::picture::{Format, Refusal, raster};

use crate::books::docx_of;
use crate::support::{Case, Run};

/// Returns a photograph of 64 × 48 pixels with something in every corner.
fn jpeg() -> Vec<u8> {
    let pixels: Vec<u8> = (0..64 * 48 * 3_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 26) as u8 + 90).collect();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 85).write_image(&pixels, 64, 48, ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// Returns a chunk of a PNG.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(data);
    let parts = [&(data.len() as u32).to_be_bytes(), kind.as_slice(), data, &crc.sum().to_be_bytes()];
    parts.concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Returns a PNG of 8 × 8 pixels with colours from a palette, and with more chunks before its pixels.
fn png(palette: &[u8], more: &[u8]) -> Vec<u8> {
    let head = [0, 0, 0, 8, 0, 0, 0, 8, 8, 3, 0, 0, 0];
    let parts = [
        b"\x89PNG\r\n\x1a\n".as_slice(),
        &chunk(b"IHDR", &head),
        more,
        &chunk(b"PLTE", palette),
        &chunk(b"IDAT", &packed(&[0; 72])),
        &chunk(b"IEND", &[]),
    ];
    parts.concat()
}

/// A GIF of one pixel.
const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
/// A WebP of one pixel.
const WEBP: &[u8] = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0";

/// Returns a progressive JPEG of one grey block, with its passes: first the brightness, then all else.
fn progressive() -> [Vec<u8>; 3] {
    let table = [&[0xff, 0xdb, 0, 67, 0][..], &[1; 64]].concat();
    let frame = [0xff, 0xc2, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0];
    let codes = |place: u8| [&[0xff, 0xc4, 0, 20, place][..], &[1], &[0; 15], &[0]].concat();
    let scan = |first: u8, last: u8| [0xff, 0xda, 0, 8, 1, 1, 0, first, last, 0, 0x7f];
    let head = [&[0xff, 0xd8][..], &table, &frame, &codes(0), &codes(0x10)].concat();
    [head, scan(0, 0).to_vec(), scan(1, 63).to_vec()]
}

fn judge(bytes: &[u8]) -> Result<(), Refusal> {
    raster(bytes, Format::of(bytes).expect("a format"))
}

fn item(file: &str) -> String {
    format!("\n[[section]]\n\n[[section.item]]\nkind = \"picture\"\nfile = \"{file}\"\nalt = \"图\"\nwidth = 10\n")
}

/// Runs everything that makes something of pictures.
fn all(case: &Case) -> Vec<Run> {
    let mut runs = vec![crate::support::run(case.path(), &["check", "issue.toml"])];
    for args in [&["-o", "a.pdf"][..], &["--for", "print", "-o", "b.pdf"], &["-o", "a.docx"]] {
        runs.push(case.run(args));
    }
    runs
}

fn assert_refused(case: &Case, words: &[&str]) {
    for run in all(case) {
        assert_eq!(run.code, 1, "{}", run.err);
        let said = String::from_utf8_lossy(&run.out).into_owned() + &run.err;
        words.iter().for_each(|word| assert!(said.contains(word), "{word}: {said}"));
    }
    assert!(["a.pdf", "b.pdf", "a.docx"].iter().all(|name| !case.path().join(name).exists()));
}

#[test]
fn half_a_photograph_is_refused_wherever_it_comes_from() {
    let whole = jpeg();
    let half = &whole[..whole.len() / 2];
    let ended = [half, &[0xff, 0xd9]].concat();
    for bytes in [half, &ended] {
        let case = Case::with_sections(&item("a.jpg")).file("a.jpg", bytes);
        assert_refused(&case, &["图片“a.jpg”损坏", "issue.toml:14:8"]);
        let picture = "<w:p><w:r><w:t>正文。</w:t></w:r></w:p><w:p><w:r><w:drawing><pic:pic><pic:blipFill><a:blip r:embed=\"r9\"/></pic:blipFill></pic:pic></w:drawing></w:r></w:p>";
        let document = format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"r\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{picture}</w:body></w:document>"
        );
        let related =
            "<Relationships><Relationship Id=\"r9\" Type=\"x/image\" Target=\"media/a.jpg\"/></Relationships>";
        let word = |bytes: &[u8]| {
            docx_of(&document, &[("word/_rels/document.xml.rels", related.as_bytes()), ("word/media/a.jpg", bytes)])
        };
        let article = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"稿.docx\"\n";
        let case = Case::with_sections(article).file("稿.docx", word(bytes));
        assert_refused(&case, &["稿.docx", "a.jpg”损坏"]);
        let sound = Case::with_sections(article).file("稿.docx", word(&whole));
        assert_eq!(sound.run(&["-o", "a.pdf"]).code, 0);
    }
    let sound = Case::with_sections(&item("a.jpg")).file("a.jpg", &whole);
    assert_eq!(sound.run(&["-o", "a.pdf"]).code, 0);
}

#[test]
fn no_picture_is_sound_without_its_end() {
    let [head, first, rest] = progressive();
    let progressive = [head, first, rest, vec![0xff, 0xd9]].concat();
    for whole in [jpeg(), progressive, png(&[0, 0, 0], &[]), GIF.to_vec(), WEBP.to_vec()] {
        assert_eq!(judge(&whole), Ok(()));
        let cuts = (12..whole.len()).step_by(whole.len().div_ceil(200));
        for length in cuts.chain([whole.len() - 1]) {
            assert!(judge(&whole[..length]).is_err(), "{length} of {} bytes", whole.len());
        }
    }
}

#[test]
fn flipped_bytes_are_found() {
    let found = |whole: &[u8], from: usize| {
        let flips = (from..whole.len() - 2).step_by((whole.len() - from).div_ceil(150));
        let flipped = flips.map(|at| {
            let mut bytes = whole.to_vec();
            bytes[at] ^= 0x55;
            Format::of(&bytes).is_none_or(|format| raster(&bytes, format).is_err())
        });
        let flipped: Vec<bool> = flipped.collect();
        flipped.iter().filter(|found| **found).count() * 100 / flipped.len()
    };
    // Every byte of a PNG is summed; the codes of a JPEG go astray often, and then end elsewhere or leave the
    // range of light. Of those that do not, a pixel or two are changed and nothing tells it.
    assert_eq!(found(&png(&[0, 0, 0], &[]), 8), 100);
    let whole = jpeg();
    let codes = whole.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap() + 14;
    let share = found(&whole, codes);
    assert!(share >= 25, "{share} %");
}

#[test]
fn tables_that_are_not_there_are_found() {
    let whole = jpeg();
    let after = |kind: u8, more: usize| whole.windows(2).position(|pair| pair == [0xff, kind]).unwrap() + more;
    // The tables that a component of the frame and one of the scan name, and the number that a table of steps gets.
    for (at, part) in [(after(0xc0, 12), "SOF"), (after(0xda, 6), "SOS"), (after(0xdb, 4), "DQT")] {
        for bit in [2, 3, 6, 7] {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            assert_eq!(judge(&bytes), Err(Refusal::Unsound(Unsound::Structure { part: part.into() })), "{part} {bit}");
        }
    }
    // A code for the end of a block becomes one that ends nothing.
    let codes = whole.windows(3).position(|three| three == [0x01, 0x7d, 0x01]).unwrap();
    let end = codes + whole[codes..].iter().position(|value| *value == 0).unwrap();
    let mut bytes = whole.clone();
    bytes[end] ^= 0x10;
    assert_eq!(judge(&bytes), Err(Refusal::Unsound(Unsound::Pixels)));
    let mut bytes = whole.clone();
    bytes[after(0xc0, 12)] = 3;
    assert_eq!(judge(&bytes), Err(Refusal::Unsound(Unsound::Structure { part: "DQT".into() })));
}

#[test]
fn a_progressive_photograph_has_all_its_passes() {
    let [head, first, rest] = progressive();
    let end = vec![0xff, 0xd9];
    let of = |parts: &[&Vec<u8>]| judge(&parts.iter().flat_map(|part| part.iter().copied()).collect::<Vec<u8>>());
    assert_eq!(of(&[&head, &first, &rest, &end]), Ok(()));
    assert_eq!(of(&[&head, &first, &end]), Err(Refusal::Unsound(Unsound::Incomplete)));
    assert_eq!(of(&[&head, &end]), Err(Refusal::Unsound(Unsound::Cut)));
    // Passes without end.
    let mut many = vec![&head, &first];
    many.extend(std::iter::repeat_n(&rest, 300));
    many.push(&end);
    assert!(of(&many).is_err());
}

#[test]
fn what_cameras_add_is_sound() {
    let whole = jpeg();
    let segment = |kind: u8, data: &[u8]| {
        let length = (data.len() as u16 + 2).to_be_bytes();
        [&[0xff, kind], length.as_slice(), data].concat()
    };
    let with = |more: &[u8]| [&whole[..2], more, &whole[2..]].concat();
    // A preview with an end of its own, a second picture after the first, bytes after it, and filling before a marker.
    let preview = with(&segment(0xe1, &[b"Exif\0\0", whole.as_slice()].concat()));
    let second = [whole.as_slice(), &whole[..whole.len() / 2]].concat();
    let more = [whole.as_slice(), b"\0\0\0 SEFT"].concat();
    let filled = [&whole[..2], &[0xff, 0xff, 0xff], &whole[2..]].concat();
    let junk = [&whole[..20], b"\x01\0\xff\0\x02", &whole[20..]].concat();
    for bytes in [preview, second, more, filled, junk] {
        assert_eq!(judge(&bytes), Ok(()));
    }
    let after = [png(&[0, 0, 0], &[]), b"more".to_vec()].concat();
    assert_eq!(judge(&after), Ok(()));
}

#[test]
fn parts_that_swell_are_refused_before_they_are_unpacked() {
    let bomb = packed(&vec![0; 40 << 20]);
    for (kind, head) in [(b"iCCP", &b"p\0\0"[..]), (b"zTXt", b"p\0\0"), (b"iTXt", b"p\0\x01\0\0\0")] {
        let bytes = png(&[0, 0, 0], &chunk(kind, &[head, &bomb].concat()));
        let part = String::from_utf8_lossy(kind).into_owned();
        assert_eq!(judge(&bytes), Err(Refusal::Unsound(Unsound::Swollen { part, megabytes: 16 })));
    }
    let small = packed(&[0; 3000]);
    assert_eq!(judge(&png(&[0, 0, 0], &chunk(b"iCCP", &[b"p\0\0", small.as_slice()].concat()))), Ok(()));
    // More pixels than the head announces.
    let mut bytes = Cursor::new(Vec::new());
    bytes.write_all(&png(&[0, 0, 0], &[])[..33]).unwrap();
    bytes.write_all(&chunk(b"PLTE", &[0, 0, 0])).unwrap();
    bytes.write_all(&chunk(b"IDAT", &bomb)).unwrap();
    bytes.write_all(&chunk(b"IEND", &[])).unwrap();
    let case = Case::with_sections(&item("a.png")).file("a.png", bytes.into_inner());
    assert!(case.run(&["-o", "a.pdf"]).code < 2);
}

#[test]
fn a_palette_that_is_none_is_damage() {
    for palette in [&[0_u8; 4][..], &[0; 2], &[], &[0; 771]] {
        let case = Case::with_sections(&item("a.png")).file("a.png", png(palette, &[]));
        assert_refused(&case, &["图片“a.png”损坏", "PLTE"]);
    }
}

#[test]
fn pictures_of_too_many_pixels_are_refused_by_their_inner_sizes() {
    let mut gif = GIF.to_vec();
    let frame = gif.iter().position(|byte| *byte == b',').unwrap();
    gif[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(judge(&gif), Err(Refusal::TooLarge(4294)));
    let mut webp = WEBP.to_vec();
    webp[21..25].copy_from_slice(&[0xff, 0xff, 0xff, 0x0f]);
    assert_eq!(judge(&webp), Err(Refusal::TooLarge(268)));
}
