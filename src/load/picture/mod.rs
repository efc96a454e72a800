//! Pictures: what they are is judged by their bytes, and only what is safe to show gets through, without metadata.

mod raster;
mod svg;
mod svg_cost;

use std::sync::Arc;

use super::paths;
use super::reading::Reading;
use super::wording::slugified;
use crate::diagnostic::{Finding, Located, Place};
use crate::model::Asset;

/// The greatest number of pixels of a picture.
const MOST_PIXELS: u64 = 40_000_000;

/// Loads the picture whose path is written in a file of `folder`.
pub(super) fn load(reading: &mut Reading<'_>, folder: &str, source: &Located<String>) -> Option<Asset> {
    let path = reading.path(folder, source)?;
    if let Some(known) = reading.pictures.loaded(&path) {
        return known;
    }
    let asset = check(reading, &path, &source.place);
    reading.pictures.keep(path, asset.clone());
    asset
}

/// What a file is, by its first bytes.
enum Kind {
    Png,
    Jpeg,
    Svg,
    Other,
}

impl Kind {
    fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Self::Png;
        }
        if bytes.starts_with(b"\xff\xd8\xff") {
            return Self::Jpeg;
        }
        let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if start.starts_with(b"<") { Self::Svg } else { Self::Other }
    }
}

/// A picture that passed: its extension, size and bytes.
struct Passed {
    extension: &'static str,
    size: (u32, u32),
    bytes: Vec<u8>,
}

fn check(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<Asset> {
    let bytes = reading.bytes(path, cited)?;
    let passed = match Kind::of(&bytes) {
        Kind::Png => raster::png(&bytes),
        Kind::Jpeg => raster::jpeg(&bytes),
        Kind::Svg => return svg::check(reading, path, cited).map(|passed| asset(reading, path, passed)),
        Kind::Other => Err((format!("`{path}` is no picture in SVG, PNG or JPEG"), "save it in one of these formats")),
    };
    match passed {
        Ok(passed) => Some(asset(reading, path, passed)),
        Err((message, help)) => {
            reading.report(Finding::error("bad-picture", cited, message.replace("{path}", path)).help(help));
            None
        }
    }
}

/// Gives a picture its name: that of its file, with that of its folder before it where two would be alike.
fn asset(reading: &mut Reading<'_>, path: &str, passed: Passed) -> Asset {
    let stem = match slugified(paths::stem(path)) {
        stem if stem.is_empty() => "picture".to_owned(),
        stem => stem,
    };
    let folder = slugified(paths::name(paths::folder(path)));
    let stems = [stem.clone(), format!("{folder}-{stem}")].into_iter().chain((2..).map(|count| format!("{stem}-{count}")));
    let name = reading.pictures.name(stems, passed.extension);
    Asset { name: name.unwrap_or(stem), extension: passed.extension, size: passed.size, bytes: Arc::from(passed.bytes) }
}
