//! Files that mean harm, or come from a broken editor: a finding, in bounded time.

use super::*;
use crate::model::draft::{Block, Inline};

const REPORT: &str = "panel/2021-11-04/plan/report.md";

#[track_caller]
fn codes(path: &str, bytes: &[u8]) -> Vec<&'static str> {
    found(&load(&folder([(path, bytes)]))).into_iter().map(|(code, ..)| code).collect()
}

#[test]
fn yaml_that_grows_is_refused() {
    let mut bomb = "a: &a [x, x]\n".to_owned();
    for level in b'b'..=b'k' {
        let (this, before) = (char::from(level), char::from(level - 1));
        bomb.push_str(&format!("{this}: &{this} [*{before}, *{before}]\n"));
    }
    assert_eq!(codes("panel/committee.yaml", bomb.as_bytes()), ["yaml-alias"]);
    assert_eq!(codes("panel/committee.yaml", b"a: *b\n"), ["yaml-alias"]);
    assert_eq!(codes("panel/committee.yaml", b"<<: {a: b}\n").iter().filter(|code| **code == "unknown-key").count(), 1);
    assert_eq!(codes("panel/committee.yaml", b"name: !!python/object x\n"), ["yaml-tag"]);
    assert_eq!(codes("panel/committee.yaml", "[".repeat(100_000).as_bytes()), ["too-complex"]);
    assert_eq!(codes("panel/committee.yaml", "{a: ".repeat(100_000).as_bytes()), ["too-complex"]);
    assert_eq!(codes("panel/committee.yaml", "- ".repeat(100_000).as_bytes()), ["too-complex"]);
    let long: String = (0..120_000).map(|n| format!("k{n}: v\n")).collect();
    assert_eq!(codes("panel/committee.yaml", long.as_bytes()), ["too-complex"]);
}

#[test]
fn yaml_with_a_slip_says_where() {
    let place = |text: &str| with("panel/committee.yaml", text);
    assert_eq!(place("name: a: b\n"), [("yaml-syntax", 1, 8)]);
    assert_eq!(place("name: \"a\nrole: b\n")[0].0, "yaml-syntax");
    assert_eq!(place("name: x\n\trole: b\n")[0], ("yaml-syntax", 2, 1));
    assert_eq!(place("name: x\nrole\n")[0].0, "yaml-syntax");
    assert_eq!(place("name: @x\n")[0], ("yaml-syntax", 1, 7));
    assert_eq!(place("name: [a, b\n")[0].0, "yaml-syntax");
    assert_eq!(place("a: b\n---\nc: d\n")[0].0, "yaml-syntax");
    assert_eq!(place("")[0].0, "empty-file");
    assert_eq!(place("# nothing\n")[0].0, "empty-file");
    assert_eq!(place("just text\n"), [("wrong-type", 1, 1)]);
    assert_eq!(place("? [a]\n: b\n")[0].0, "yaml-syntax");
}

#[test]
fn text_that_is_no_text_is_refused() {
    assert_eq!(with_bytes("panel/committee.yaml", b"name: caf\xe9\n"), [("not-utf8", 1, 10)]);
    assert_eq!(with_bytes("panel/committee.yaml", b"name: x\nrole: a\xff\n"), [("not-utf8", 2, 8)]);
    let utf16: Vec<u8> = "name: x".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(
        codes("panel/committee.yaml", &utf16).iter().all(|code| matches!(*code, "control-character" | "yaml-syntax" | "unknown-key" | "missing-key"))
    );
    assert_eq!(codes("council.yaml", &vec![b'a'; 3_000_000]), ["too-large"]);
}

fn with_bytes(path: &str, bytes: &[u8]) -> Vec<(&'static str, usize, usize)> {
    found(&load(&folder([(path, bytes)])))
}

#[test]
fn characters_that_mislead_are_refused_wherever_they_hide() {
    assert_eq!(report("", "## Detail\n\n1. a\u{202e}b\n"), [("bidi-character", 11, 5)]);
    assert_eq!(report("", "## Detail\n\n1. a\u{7}b\n"), [("control-character", 11, 5)]);
    assert_eq!(report("", "## Detail\n\n1. a&#x202e;b\n"), [("bidi-character", 11, 5)]);
    assert_eq!(report("", "## Detail\n\n1. a\u{200b}b\n"), [("control-character", 11, 5)]);
    assert_eq!(report("members_rooms: [\"a\\u202eb\"]\n", ""), [("bidi-character", 8, 17)]);
    assert_eq!(report("# a\u{202e}b\n", ""), [("bidi-character", 8, 4)]);
    assert_eq!(report("", "## Detail\n\n1. a\u{e000}b\n"), [("private-character", 11, 5)]);
}

#[test]
fn characters_without_a_glyph_are_reported_once() {
    let text = format!("{FRONT}---\n## Detail\n\n1. a ☑ and ☑\n\n2. 漢字\n");
    let files = folder([(REPORT, text.as_bytes())]);
    let theme = standard_theme().unwrap();
    let characters: BTreeSet<char> = (' '..='~').chain("’–…".chars()).collect();
    let loaded = content(&files, &FormatSource::of(&theme).unwrap(), &characters);
    assert_eq!(found(&loaded), [("missing-glyph", 11, 6), ("missing-glyph", 13, 4), ("missing-glyph", 13, 5)]);
    assert!(loaded.findings[0].message.contains("U+2611"), "{}", loaded.findings[0].message);
}

#[test]
fn html_and_expressions_are_refused() {
    assert_eq!(report("", "## Detail\n\n1. a <b>c</b>\n"), [("raw-html", 11, 6)]);
    assert_eq!(report("", "## Detail\n\n<div>\nx\n</div>\n"), [("raw-html", 11, 1)]);
    assert_eq!(report("", "## Detail\n\n<!-- x -->\n"), [("raw-html", 11, 1)]);
    assert_eq!(report("", "## Detail\n\n1. {{ x } and `{{ y }}`\n"), [("expression", 11, 4)]);
    assert_eq!(report("", "## Detail\n\n1. [a](https://x.org/{{ x }})\n"), [("expression", 11, 4)]);
    assert_eq!(report("", "## Detail\n\n1. {% if %}\n"), [("expression", 11, 4)]);
    assert_eq!(report("", "## Detail\n\n    {{ x }}\n"), []);
    assert_eq!(report("members_rooms: [\"{{ x }}\"]\n", ""), [("expression", 8, 18)]);
}

#[test]
fn links_lead_to_public_addresses() {
    assert_eq!(
        report("", "## Detail\n\n1. [a](javascript:alert(1)) [b](https://example.org) <https://example.org> <a@b.example>\n"),
        [("bad-link", 11, 4)]
    );
    assert_eq!(report("", "## Detail\n\n1. [a][r]\n\n[r]: data:text/html,x\n"), [("bad-link", 11, 4)]);
    assert_eq!(report("background: [{title: A, url: \"file:///x\"}]\n", ""), [("bad-link", 8, 31)]);
}

/// Pieces of Markdown that parsers have stumbled over when they come by the thousand.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "*a ", "**a", "_a*b", "*", "_", "a_", "~~", "[a](b", "![a](b", "[a][b", "<a ", "<a href='", "<!--", "<?", "<![CDATA[", "&", "&a;",
    "\"'", "--", "a\n", "\n", "- \n", "-\n\n", "1.\n", "# a\n", "|", "|a|\n", "|-|\n", "a|b\n-|-\n", "[^1]", "[^1]: ", "[^a]: b\n\n", "`",
    "``a`", "\\", "\\*", "```\n", "    a\n\n", "> a\n\n", "<b>", "<div>\n\n", "<https://a.b>", "[", "]", "](", "[]()", "[](<", "[a]: <",
    "[a]: b '", "[\n", "*[a]", "é", "'", "*a**b***", "-\t", "* * *\n", "a\n---\n", "[x] ", "- [x]\n", "((((", "[a]((((", "*_", "**_",
    "a*b**c",
];

#[test]
fn hostile_markdown_has_bounded_findings() {
    let size = 200_000;
    let fill = |piece: &str| piece.repeat(size / piece.len());
    let ticks: String = (1..1900).map(|n| format!("{}a", "`".repeat(n))).collect();
    let stairs: String = (0..size / 64).map(|n| format!("{}- a\n", "  ".repeat(n % 30))).collect();
    let notes: String = (0..size / 40).map(|n| format!("a[^{n}]\n\n[^{n}]: b\n\n")).collect();
    let refs: String = (0..size / 40).map(|n| format!("[a{n}]\n\n[a{n}]: /b\n\n")).collect();
    let table = format!("{}|\n{}|\n{}", "| a ".repeat(20_000), "|---".repeat(20_000), "|a\n".repeat(100_000));
    let quotes = "> > > > > > > > > > > a\n".repeat(size / 24);
    let lazy = format!("{}\n{}", "> ".repeat(30), "a\n".repeat(size / 2));
    let list = (0..size / 10).map(|n| format!("{n}. a\n")).collect::<String>();
    let mut inputs: Vec<(String, String)> = [
        ("ticks", ticks),
        ("stairs", stairs),
        ("notes", notes),
        ("refs", refs),
        ("table", table),
        ("quotes", quotes),
        ("lazy", lazy),
        ("list", list),
    ]
    .into_iter()
    .map(|(a, b)| (a.to_owned(), b))
    .collect();
    for piece in PIECES {
        inputs.push(((*piece).to_owned(), fill(piece)));
    }
    for (name, text) in inputs {
        let files = folder([(REPORT, format!("{FRONT}---\n## Detail\n\n{text}").into_bytes())].iter().map(|(path, bytes)| (*path, bytes.as_slice())));
        let loaded = load(&files);
        assert!(loaded.findings.len() <= 201, "{name:?}: {} findings", loaded.findings.len());
    }
}

#[test]
fn findings_are_bounded() {
    let text = "1. <b>x\n".repeat(10_000);
    let all = report("", &format!("## Detail\n\n{text}"));
    assert_eq!((all.len(), all.last().map(|last| last.0)), (201, Some("too-many")));
}

#[test]
fn a_literal_block_keeps_its_places() {
    let committee = COMMITTEE.replace("  - one\n", "  - one\n  - <b>two\n");
    assert_eq!(with("panel/committee.yaml", &committee), [("raw-html", 7, 5)]);
    let committee = COMMITTEE.replace("role: What it does.", "role: \"What <b>it does\"");
    assert_eq!(with("panel/committee.yaml", &committee), [("raw-html", 2, 13)]);
}

#[test]
fn text_and_its_place_are_the_same_bytes() {
    let narrative = "## Detail\n\n1. It's *the* panel's \"view\" of\n   paragraph 3 & `code` – [a](https://b.example)\\* x\n";
    let text = format!("{FRONT}---\n{narrative}");
    let loaded = load(&folder([(REPORT, text.as_bytes())]));
    assert_eq!(found(&loaded), []);
    let Block::List { items, .. } = &the_report(&loaded).sections[0].body[0] else { panic!("no list") };
    let Block::Paragraph { content, .. } = &items[0].blocks[0] else { panic!("no paragraph") };
    for inline in content {
        if let Inline::Text(words, place) = inline {
            let written = &text[place.start..place.end];
            assert!(words == written || words.len() != written.len() || words.trim().is_empty(), "{words:?} {written:?}");
        }
    }
    assert!(content.iter().any(|inline| matches!(inline, Inline::Text(words, _) if words == "paragraph 3 & ")), "{content:?}");
}
