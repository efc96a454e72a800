//! PNG and JPEG: decoded once to prove them whole, and stripped of everything that is not the picture.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{MOST_PIXELS, Passed};

/// What is wrong, and what to do.
type Refusal = (String, &'static str);

/// The most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 400_000_000;

/// Checks a PNG, and keeps its palette, transparency and pixels only.
pub(super) fn png(bytes: &[u8]) -> Result<Passed, Refusal> {
    let stripped = png_without_metadata(bytes).ok_or_else(damaged)?;
    let size = decode(&stripped, ImageFormat::Png)?;
    Ok(Passed { extension: "png", size, bytes: stripped })
}

/// Checks a JPEG, and drops every segment that describes it instead of drawing it.
pub(super) fn jpeg(bytes: &[u8]) -> Result<Passed, Refusal> {
    let (stripped, components) = jpeg_without_metadata(bytes).ok_or_else(damaged)?;
    if components == 4 {
        return Err(("`{path}` has the colours of a printing press (CMYK)".to_owned(), "save it with the colours of a screen (RGB)"));
    }
    // Asked of the original, since the turn is written in what is dropped.
    if orientation(bytes) != Some(Orientation::NoTransforms) {
        return Err(("`{path}` is stored turned or mirrored".to_owned(), "open it in a picture editor and save it upright"));
    }
    let size = decode(&stripped, ImageFormat::Jpeg)?;
    Ok(Passed { extension: "jpg", size, bytes: stripped })
}

fn damaged() -> Refusal {
    ("`{path}` is damaged: it cannot be drawn".to_owned(), "save the picture again")
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<(u32, u32), Refusal> {
    let reader = || ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = reader().into_dimensions().map_err(|_| damaged())?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let message = format!("`{{path}}` is {width} by {height} pixels, more than {} million", MOST_PIXELS / 1_000_000);
        return Err((message, "save it smaller: 2,000 pixels fill the width of a page"));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = reader();
    reader.limits(limits);
    reader.decode().map_err(|_| damaged())?;
    if width == 0 || height == 0 { Err(damaged()) } else { Ok((width, height)) }
}

fn orientation(bytes: &[u8]) -> Option<Orientation> {
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg).into_decoder().ok()?;
    decoder.orientation().ok()
}

/// The chunks that draw: header, palette, transparency, pixels, end.
fn png_without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8)?.to_vec();
    let mut rest = bytes.get(8..)?;
    loop {
        let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
        let kind = rest.get(4..8)?;
        let whole = length.checked_add(12)?;
        let chunk = rest.get(..whole)?;
        if matches!(kind, b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND") {
            kept.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some(kept);
        }
        rest = rest.get(whole..)?;
    }
}

/// A JPEG without APP1 to APP15 (but Adobe's APP14, which says what its colours mean) and comments; and its number of colour components.
fn jpeg_without_metadata(bytes: &[u8]) -> Option<(Vec<u8>, u8)> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut components = 0;
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match marker {
            0xff => at += 1,
            0xd9 => {
                kept.extend_from_slice(&[0xff, 0xd9]);
                return Some((kept, components));
            }
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => {
                let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
                let end = at + 2 + length;
                let segment = bytes.get(at..end)?;
                if matches!(marker, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) {
                    components = *segment.get(9)?;
                }
                if !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) {
                    kept.extend_from_slice(segment);
                }
                at = end;
                if marker == 0xda {
                    let pixels = entropy(bytes.get(at..)?);
                    kept.extend_from_slice(bytes.get(at..at + pixels)?);
                    at += pixels;
                }
            }
        }
    }
}

/// The length of the compressed pixels: up to the next marker that is neither an escape nor a restart.
fn entropy(bytes: &[u8]) -> usize {
    bytes.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff)).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        image::DynamicImage::new_rgb8(4, 3).write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    fn with_comment_png() -> Vec<u8> {
        let mut bytes = sample(ImageFormat::Png);
        let chunk = [&[0, 0, 0, 6][..], b"tEXt", b"secret", &[0; 4]].concat();
        bytes.splice(33..33, chunk);
        bytes
    }

    #[test]
    fn metadata_is_dropped() {
        let passed = png(&with_comment_png()).unwrap_or_else(|(message, _)| panic!("{message}"));
        assert!(!passed.bytes.windows(6).any(|part| part == b"secret"));
        assert_eq!(passed.size, (4, 3));
        let mut photo = sample(ImageFormat::Jpeg);
        photo.splice(2..2, [&[0xff, 0xfe, 0, 8][..], b"secret"].concat());
        photo.extend_from_slice(b"trailing secret");
        let passed = jpeg(&photo).unwrap_or_else(|(message, _)| panic!("{message}"));
        assert!(!passed.bytes.windows(6).any(|part| part == b"secret"));
    }

    #[test]
    fn damaged_pictures_are_refused() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let whole = sample(format);
            for cut in 0..whole.len() {
                let part = &whole[..cut];
                assert!(if format == ImageFormat::Png { png(part) } else { jpeg(part) }.is_err(), "{format:?} {cut}");
            }
        }
    }
}
