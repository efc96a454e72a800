//! Pictures: what is drawn, and what is refused.

use super::*;
use crate::model::Asset;
use crate::model::draft::Block;

const SVG: &str = r#"<?xml version="1.0"?>
<!-- drawn by somebody -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:ed="http://editor.example" width="40mm" height="30" viewBox="0 0 4 3" ed:path="kept by somebody">
<metadata>somebody</metadata><ed:view>somebody</ed:view>
<style>rect { fill: url(#a) }</style>
<defs><linearGradient id="a"/></defs>
<rect width="4" height="3"/><text font-family="Noto Sans">words</text>BODY</svg>"#;

/// Code and line of the findings of a picture, and the picture.
fn svg(body: &str) -> (Vec<(&'static str, usize)>, Option<Asset>) {
    let text = SVG.replace("BODY", body);
    let report = format!("{FRONT}---\n## Detail\n\n1. One.\n\n   ![A square](A%20b.svg \"A caption\")\n").replace("A%20b", "Ab");
    let loaded = load(&folder([("panel/2021-11-04/plan/report.md", report.as_bytes()), ("panel/2021-11-04/plan/Ab.svg", text.as_bytes())]));
    let asset = first_picture(&the_report(&loaded).sections[0].body);
    (found(&loaded).into_iter().map(|(code, line, _)| (code, line)).collect(), asset)
}

fn first_picture(blocks: &[Block]) -> Option<Asset> {
    blocks.iter().find_map(|block| match block {
        Block::Picture { asset, .. } => Some((**asset).clone()),
        Block::List { items, .. } => items.iter().find_map(|item| first_picture(&item.blocks)),
        _ => None,
    })
}

#[test]
fn a_picture_keeps_nothing_of_its_maker() {
    let (codes, asset) = svg("");
    assert_eq!(codes, []);
    let asset = asset.unwrap();
    let text = String::from_utf8(asset.bytes.to_vec()).unwrap();
    assert!(!text.contains("somebody") && text.contains("words") && text.starts_with("<svg"), "{text}");
    assert_eq!((asset.name.as_str(), asset.extension, asset.size), ("ab.svg", "svg", (152, 30)));
    assert!(roxmltree::Document::parse(&text).is_ok());
}

#[test]
fn a_picture_neither_runs_nor_loads() {
    for body in [
        "<script>x</script>",
        "<foreignObject/>",
        "<rect onclick=\"x\"/>",
        "<image href=\"data:image/png;base64,x\"/>",
        "<use href=\"other.svg#a\"/>",
        "<use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"https://example.org\"/>",
        "<rect fill=\"url(https://example.org)\"/>",
        "<rect style=\"fill: url( 'x.svg' )\"/>",
        "<style>@import 'x';</style>",
        "<style>rect { fill: u\\72l(x) }</style>",
        "<animate/>",
        "<a href=\"https://example.org\"/>",
        "<filter/>",
    ] {
        let (codes, asset) = svg(body);
        assert!(!codes.is_empty() && codes.iter().all(|(code, line)| (*code, *line) == ("bad-svg", 7)), "{body}: {codes:?}");
        assert!(asset.is_none(), "{body}");
    }
    let (codes, _) = svg("<use href=\"#a\"/><rect fill=\"url(#a)\"/>");
    assert_eq!(codes, []);
}

#[test]
fn a_picture_does_not_grow() {
    let mut body = "<g id=\"x0\"><rect/></g>".to_owned();
    for level in 1..40 {
        let before = level - 1;
        body.push_str(&format!("<g id=\"x{level}\"><use href=\"#x{before}\"/><use href=\"#x{before}\"/></g>"));
    }
    assert_eq!(svg(&body).0, [("bad-svg", 1)]);
    assert_eq!(svg("<g id=\"y\"><use href=\"#y\"/></g>").0, [("bad-svg", 1)]);
    assert_eq!(svg(&"<g>".repeat(100_000)).0[0].0, "bad-svg");
    let deep = format!("{}{}", "<g>".repeat(20_000), "</g>".repeat(20_000));
    assert_eq!(svg(&deep).0, [("bad-svg", 1)]);
}

#[test]
fn entities_are_refused() {
    let text = "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><text>&a;</text></svg>";
    let report = format!("{FRONT}appendices: [{{title: A, source: a.svg, description: D}}]\n---\n");
    let loaded = load(&folder([("panel/2021-11-04/plan/report.md", report.as_bytes()), ("panel/2021-11-04/plan/a.svg", text.as_bytes())]));
    assert_eq!(found(&loaded), [("bad-svg", 1, 1)]);
}

#[test]
fn what_is_no_picture_is_refused() {
    let narrative = "## Detail\n\n1. One.\n\n   ![A](a.png)\n";
    let text = format!("{FRONT}---\n{narrative}");
    for bytes in [b"GIF89a".as_slice(), b"\x89PNG\r\n\x1a\nrest", b"\xff\xd8\xff\xe0", b""] {
        let loaded = load(&folder([("panel/2021-11-04/plan/report.md", text.as_bytes()), ("panel/2021-11-04/plan/a.png", bytes)]));
        assert_eq!(found(&loaded), [("bad-picture", 13, 4)], "{bytes:?}");
    }
    assert_eq!(report("", "## Detail\n\n1. One ![A](a.png) two.\n"), [("picture-inline", 11, 8)]);
    assert_eq!(report("", "## Detail\n\n![A](https://example.org/a.png)\n"), [("outside-content", 11, 1)]);
    assert_eq!(report("", "## Detail\n\n![A](gone.png)\n"), [("missing-file", 11, 1)]);
}

#[test]
fn two_pictures_of_one_name_are_told_apart() {
    let narrative = "## Detail\n\n![A](a.svg)\n\n![B](more/a.svg)\n\n![A again](a.svg)\n";
    let text = format!("{FRONT}---\n{narrative}");
    let picture = SVG.replace("BODY", "");
    let loaded = load(&folder([
        ("panel/2021-11-04/plan/report.md", text.as_bytes()),
        ("panel/2021-11-04/plan/a.svg", picture.as_bytes()),
        ("panel/2021-11-04/plan/more/a.svg", picture.as_bytes()),
    ]));
    let names: Vec<&str> = the_report(&loaded).sections[0]
        .body
        .iter()
        .filter_map(|block| if let Block::Picture { asset, .. } = block { Some(asset.name.as_str()) } else { None })
        .collect();
    assert_eq!(names, ["a.svg", "more-a.svg", "a.svg"]);
}
