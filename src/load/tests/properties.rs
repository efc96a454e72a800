//! Any bytes at all: findings, never a panic, and places that lie in their file.

use proptest::prelude::*;

use super::*;

/// Reads a folder, and checks that every place lies in its file and starts at a character.
fn survives(path: &str, bytes: &[u8]) {
    let loaded = load(&folder([(path, bytes)]));
    for finding in &loaded.findings {
        for label in &finding.labels {
            let text = loaded.sources.text(&label.place.file).unwrap_or("");
            let (start, end) = (label.place.start, label.place.end);
            assert!(start <= text.len() && (text.is_empty() || text.is_char_boundary(start)), "{finding:?}");
            assert!(end <= text.len().max(1) + 1, "{finding:?}");
        }
    }
}

/// Text that is likely to mean something.
fn markup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\n\n",
        " ",
        "    ",
        "- ",
        "1. ",
        "> ",
        "## ",
        "# ",
        "| a | b |\n",
        "|---|---|\n",
        "[^1]",
        "[^1]: ",
        "[",
        "](",
        ")",
        "![",
        "*",
        "**",
        "~~",
        "`",
        "```\n",
        "<b>",
        "<!--",
        "{{",
        "{%",
        "\\",
        "&amp;",
        "é",
        "'",
        "\"",
        "---\n",
        "***\n",
        "a",
        "words and words",
        "https://example.org",
        "- [x] ",
        "===\n",
        "\r\n",
        "\t",
        "☑",
        ": ",
        "key: ",
        "{",
        "}",
        ",",
        "]",
        "'x'",
        "|\n",
        ">\n",
        "&a ",
        "*a ",
        "!t ",
        "# c\n",
        "<a@b.example>",
        "\u{feff}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_front_matter(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survives("panel/2021-11-04/plan/report.md", &[b"---\n", bytes.as_slice(), b"\n---\n## Detail\n"].concat());
    }

    #[test]
    fn any_marked_up_front_matter(text in markup()) {
        survives("panel/2021-11-04/plan/report.md", format!("---\nsubject: {text}\n---\n").as_bytes());
    }

    #[test]
    fn any_narrative(text in markup()) {
        survives("panel/2021-11-04/plan/report.md", format!("{FRONT}---\n{text}").as_bytes());
    }

    #[test]
    fn any_field(text in markup()) {
        survives("panel/committee.yaml", COMMITTEE.replace("- one", &text.replace('\n', "\n  ")).as_bytes());
    }

    #[test]
    fn any_narrative_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survives("panel/2021-11-04/plan/report.md", &[FRONT.as_bytes(), b"---\n", &bytes].concat());
    }

    #[test]
    fn any_table(bytes in prop::collection::vec(prop::sample::select(b"a,\"\n\r;1\xc3\xa9 ".to_vec()), 0..200)) {
        let report = format!("{FRONT}appendices: [{{title: A, source: a.csv}}]\n---\n");
        let files = folder([("panel/2021-11-04/plan/report.md", report.as_bytes()), ("panel/2021-11-04/plan/a.csv", bytes.as_slice())]);
        load(&files);
    }

    #[test]
    fn any_picture(bytes in prop::collection::vec(any::<u8>(), 0..200), kind in 0..3_usize) {
        let start: &[u8] = [b"\x89PNG\r\n\x1a\n".as_slice(), b"\xff\xd8\xff", b"<svg "][kind];
        let report = format!("{FRONT}---\n## Detail\n\n![A](a.png)\n");
        let picture = [start, &bytes].concat();
        load(&folder([("panel/2021-11-04/plan/report.md", report.as_bytes()), ("panel/2021-11-04/plan/a.png", picture.as_slice())]));
    }
}
