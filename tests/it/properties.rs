//! What holds for every text an author may write.

use agendum::compose::{Block, Document, DocumentKind, Family, PageRanges};
use agendum::diagnostic::Severity;
use agendum::render::html::Web;
use proptest::prelude::*;

use crate::readers::{Kind, Read, Readers};
use crate::support::Page;

thread_local! {
    static READERS: Readers = Readers::new();
}

fn read(kind: Kind, text: &str) -> Read {
    READERS.with(|readers| readers.read(kind, text.as_bytes()))
}

/// The expression that stands in generated texts, what it prints, and a word of the same length.
const FIGURE: (&str, &str, &str) = ("{{ visits|last(of='mark') }}", "Zqzq", "Qjqjqjqjqjqjqjqjqjqjqjqjqjqj");

/// A document, with a mark for the figure, its words, or the word in its place.
fn marked(read: &Read) -> Option<String> {
    let text = format!("{:?}", read.families.as_ref()?);
    Some([FIGURE.0, FIGURE.1, FIGURE.2].into_iter().fold(text, |text, shown| text.replace(shown, "¶")))
}

/// Codes of findings and where they start: one about what a figure says ends elsewhere, since the expression is longer. Of marks without a footnote
/// only the first of each stretch of words is found.
fn starts(read: &Read) -> Vec<(&str, Vec<usize>)> {
    let findings = read.findings.iter().filter(|finding| finding.code != "footnote");
    findings.map(|finding| (finding.code, finding.labels.iter().map(|label| label.place.start).collect())).collect()
}

/// Pieces of Markdown that a figure may stand among.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = [
        "word",
        " ",
        "\n",
        "\n\n",
        "1. ",
        "   ",
        "- ",
        "> ",
        "| a | b |\n|---|---|\n| ",
        " | ",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "``",
        "\n```\n",
        "\n### Head ",
        "[x](",
        ")",
        "[",
        "](https://x.org)",
        "![](",
        "[^1]",
        "\n[^1]: ",
        "\"",
        "'",
        "--",
        "...",
        "\\*",
        "#",
        "Appendix 1",
        "paragraph ",
        "é",
        "\u{a0}",
        "(",
        "!",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..14).prop_map(|pieces| pieces.concat())
}

/// A narrative with this text as its detail.
fn narrative(detail: &str) -> String {
    format!(
        "## Brief summary\n\nWords.\n\n## Recommendations\n\n1. That it be noted.\n\n## Reasons for report recommendations\n\nNone.\n\n\
         ## Alternative options considered and rejected\n\nNone.\n\n## Detail\n\n{detail}\n\n## Resource implications\n\n### Capital/Revenue/Property/Other\n\nNone.\n\n\
         ## Legal implications\n\n### Statutory power to undertake proposals in the report\n\nNone.\n\n### Other legal implications\n\nNone.\n\n\
         ## Risk management implications\n\nNone.\n\n## Policy framework implications\n\nNone.\n"
    )
}

#[track_caller]
/// The family of the one report there is.
fn bound(read: Read) -> Family {
    let findings: Vec<String> = read.findings.iter().map(|finding| format!("{}: {}", finding.code, finding.message)).collect();
    let families = read.families.unwrap_or_else(|| panic!("there are errors: {findings:?}"));
    families.into_iter().find(|family| !family.papers.is_empty()).expect("there is a report")
}

/// The report of a family.
fn report(family: &Family) -> &Document {
    family.papers.iter().find(|document| document.kind == DocumentKind::Report).expect("there is a report")
}

/// Text of letters and signs, with a backslash before each sign, as Markdown wants it to be taken as it stands.
fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
}

/// A table of counts that are in and out, by month, with their percentages and totals, as a numbered paragraph; one count may be changed after
/// percentages and totals were worked out.
fn in_and_out(months: &[(u32, u32)], changed: Option<(usize, u32)>) -> String {
    // Half up, in whole numbers.
    let percent = |part: u32, whole: u32| (part * 200 + whole) / (2 * whole);
    let (mut heads, mut rule, mut rows) = (String::new(), String::new(), [String::new(), String::new(), String::new()]);
    for (month, (inside, outside)) in months.iter().enumerate() {
        let whole = inside + outside;
        let shown = changed.filter(|(at, _)| *at == month).map_or(*inside, |(_, more)| inside + more);
        heads += &format!(" M{month} |");
        rule += " ---: |";
        rows[0] += &format!(" {shown} ({}%) |", percent(*inside, whole));
        rows[1] += &format!(" {outside} ({}%) |", percent(*outside, whole));
        rows[2] += &format!(" {whole} |");
    }
    format!(
        "1. Visits:\n\n   | Visits |{heads}\n   | --- |{rule}\n   | In |{}\n   | Out |{}\n   | Number of visits open |{}\n",
        rows[0], rows[1], rows[2]
    )
}

/// Numbers that an author may have typed: any, the same, or one after the other.
fn typed_numbers() -> impl Strategy<Value = Vec<u32>> {
    let counted = (0..5_u32, 1..20_u32).prop_map(|(first, count)| (first..first + count).collect());
    prop_oneof![proptest::collection::vec(0..200_u32, 1..20), (1..20_usize).prop_map(|count| vec![1; count]), counted]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is read, nothing panics, and each finding points into its file.
    #[test]
    fn findings_lie_in_their_files(text in "[ -~\n\t\u{a0}-\u{17f}]{0,300}", which in 0..3_usize) {
        let read = read(crate::readers::KINDS[which], &text);
        for label in read.findings.iter().flat_map(|finding| &finding.labels) {
            let length = read.sources.text(&label.place.file).map_or(usize::MAX, str::len);
            prop_assert!(label.place.start <= label.place.end && label.place.end <= length, "{label:?}");
        }
    }

    /// The numbers that are typed are those that are printed, or it is said.
    #[test]
    fn numbers_that_are_not_printed_are_told_of(typed in typed_numbers()) {
        let detail: String = typed.iter().map(|number| format!("{number}. Words of it.\n\n")).collect();
        let read = read(Kind::Narrative, &narrative(&detail));
        let found: Vec<Severity> = read.findings.iter().filter(|finding| finding.code == "list-number").map(|finding| finding.severity).collect();
        let count = u32::try_from(typed.len()).unwrap_or(0);
        let is = |numbers: std::ops::Range<u32>| typed == numbers.collect::<Vec<_>>();
        let expected = match () {
            // Two paragraphs stand before these.
            () if typed.iter().all(|number| *number == 1) || is(3..3 + count) => vec![],
            () if is(1..1 + count) => vec![Severity::Warning],
            () => vec![Severity::Error],
        };
        prop_assert_eq!(found, expected);
    }

    /// Paragraphs count 1, 2, 3 through all sections.
    #[test]
    fn paragraphs_count_by_themselves(count in 1..30_usize) {
        let typed = vec![1; count];
        let detail: String = typed.iter().map(|number| format!("{number}. Words of it.\n\n")).collect();
        let family = bound(read(Kind::Narrative, &narrative(&detail)));
        let document = report(&family);
        let mut labels = Vec::new();
        for block in document.parts.iter().flat_map(|part| &part.blocks) {
            if let Block::Numbered { label, id, .. } = &block.shown
                && let Some(number) = id.strip_prefix("para-")
            {
                labels.push((label.trim_end_matches('.').to_owned(), number.to_owned()));
            }
        }
        prop_assert_eq!(labels.len(), typed.len() + 7);
        for (index, (label, anchor)) in labels.iter().enumerate() {
            prop_assert_eq!(label, &(index + 1).to_string());
            prop_assert_eq!(anchor, label);
        }
    }

    /// A figure is to Markdown what a word of its length is: nothing around it means anything else, and every place holds.
    #[test]
    fn a_figure_is_a_word_to_markdown(before in markdown(), after in markdown()) {
        let with = |shown: &str| read(Kind::Narrative, &narrative(&format!("1. It is {before}{shown}{after}")));
        let (figure, word) = (with(FIGURE.0), with(FIGURE.2));
        // In an address a figure is a mistake, and a word is not.
        prop_assume!(figure.findings.iter().all(|finding| finding.code != "expression"));
        prop_assert_eq!(starts(&figure), starts(&word));
        prop_assert_eq!(marked(&figure), marked(&word));
    }

    /// What a cell of a data set says is printed as it stands, whatever it means to Markdown, HTML or templates.
    #[test]
    fn a_figure_is_data(cell in "[a-z]([ -~]{0,60})[a-z]") {
        prop_assume!(!["{{", "{%", "{#"].iter().any(|mark| cell.contains(mark)));
        let visits = format!("Month,Mark\nApril,\"{}\"\n", cell.replace('"', "\"\""));
        let text = narrative("1. start {{ visits | first(of=\"mark\") }} end");
        let family = bound(READERS.with(|readers| readers.read_figures(&text, &visits)));
        let web = READERS.with(|readers| Web::new(readers.theme())).unwrap();
        let artifacts = web.page(&family, report(&family), &PageRanges::new()).unwrap();
        let page = Page::read(std::str::from_utf8(&artifacts[0].bytes).unwrap());
        let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(page.main().text().contains(&format!("start {words} end")), "{}", page.main().text());
    }

    /// Signs that mean something to HTML, to templates or to Markdown come out on the page as they were typed.
    #[test]
    fn text_is_data(text in "[a-z]([ -\\[\\]-z|~]{0,60})[a-z]") {
        prop_assume!(!text.contains("  ") && !text.contains("://") && !text.contains("www.") && !text.contains('@'));
        let words = text.replace(['{', '}'], "");
        let family = bound(read(Kind::Narrative, &narrative(&format!("1. start {} end", escaped(&words)))));
        let web = READERS.with(|readers| Web::new(readers.theme())).unwrap();
        let artifacts = web.page(&family, report(&family), &PageRanges::new()).unwrap();
        let page = Page::read(std::str::from_utf8(&artifacts[0].bytes).unwrap());
        let shown = page.main().text();
        prop_assert!(shown.contains(&format!("start {} end", words.split_whitespace().collect::<Vec<_>>().join(" "))), "{shown}");
    }

    /// A table whose totals and percentages were worked out from its counts has no finding; with one count changed its total is one.
    #[test]
    fn a_changed_count_is_found(
        months in proptest::collection::vec((0..2_000_u32, 1..2_000_u32), 1..9),
        which in 0..9_usize,
        more in 1..50_u32,
    ) {
        let codes = |table: &str| read(Kind::Narrative, &narrative(table)).findings.iter().map(|finding| finding.code).collect::<Vec<_>>();
        prop_assert_eq!(codes(&in_and_out(&months, None)), Vec::<&str>::new());
        let found = codes(&in_and_out(&months, Some((which % months.len(), more))));
        prop_assert_eq!(found.iter().filter(|code| **code == "total").count(), 1, "{:?}", found);
        prop_assert!(found.iter().all(|code| ["total", "percentage"].contains(code)), "{:?}", found);
    }
}
