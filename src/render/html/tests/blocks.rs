//! Single blocks.

use super::specimen::{document, heading, numbered, paper, part, report, table};
use super::{between, page, paragraph, text};
use crate::compose::*;

/// The body of a page with these blocks.
#[track_caller]
fn body(blocks: Vec<Block>) -> String {
    let part = part("own", PartKind::Report, Some("own"), "A report", blocks);
    let page = page(&document("committee/2021-11-04/own", DocumentKind::Report, "A report", None, vec![part]), &PageRanges::new());
    between(&page, "<div class=\"body\">\n", "</main>").trim_end().trim_end_matches("</div>").to_owned()
}

/// What an author might try, wherever words may stand.
const HOSTILE: &str = "<script>alert(1)</script>\"'&{{ council }}{% if %}\u{0}\u{7}";
const HARMLESS: &str = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;{{ council }}{% if %}";

#[test]
fn hostile_words_stay_words_everywhere() {
    let link = |target| Inline::Link { target, content: text(HOSTILE) };
    let content = vec![
        Inline::text(HOSTILE),
        Inline::Code { text: HOSTILE.to_owned() },
        Inline::Note { blocks: blocks![paragraph(HOSTILE)] },
        Inline::Rag { status: Rag::Red, text: HOSTILE.to_owned() },
        link(paper(HOSTILE, Some(HOSTILE))),
        link(Target::Page { path: HOSTILE.to_owned(), anchor: None }),
        link(Target::File { path: HOSTILE.to_owned() }),
        link(Target::Address { address: format!("https://{HOSTILE}") }),
    ];
    let mut hostile_table = table(Some(HOSTILE), &[(HOSTILE, Alignment::Left)], &[&[HOSTILE]]);
    hostile_table.source = Some(HOSTILE.to_owned());
    let blocks = vec![
        Block::Heading { level: 2, id: Some(HOSTILE.to_owned()), label: Some(HOSTILE.to_owned()), content: text(HOSTILE) },
        Block::Paragraph { content },
        numbered(HOSTILE, HOSTILE, blocks![Block::Code { text: HOSTILE.to_owned() }]),
        Block::Table(hostile_table),
        Block::Facts { look: FactsLook::Front, rows: vec![Fact { label: HOSTILE.to_owned(), lines: vec![text(HOSTILE)] }] },
        Block::Picture {
            picture: HOSTILE.to_owned(),
            size: (1, 1),
            description: HOSTILE.to_owned(),
            caption: Some(text(HOSTILE)),
            source: Some(HOSTILE.to_owned()),
        },
        Block::Box { level: 2, title: HOSTILE.to_owned(), blocks: Vec::new() },
        Block::SignOff { date: HOSTILE.to_owned(), signatory: HOSTILE.to_owned() },
        Block::Links { items: vec![LinkItem { title: HOSTILE.to_owned(), target: paper("x", None), note: Some(HOSTILE.to_owned()) }] },
    ];
    let mut hostile = document("a", DocumentKind::Report, HOSTILE, Some(HOSTILE), vec![part(HOSTILE, PartKind::Report, Some("a"), HOSTILE, blocks)]);
    hostile.council = HOSTILE.to_owned();
    hostile.language = HOSTILE.to_owned();
    hostile.date = Some(HOSTILE.to_owned());
    hostile.trail = vec![(HOSTILE.to_owned(), HOSTILE.to_owned())];
    hostile.pdf = Some(PdfFile { name: HOSTILE.to_owned(), pages_of: None });
    let page = page(&hostile, &PageRanges::new());
    assert!(!page.contains("<script") && !page.contains("alert(1)</"), "{page}");
    assert!(page.matches(HARMLESS).count() > 20, "{page}");
    assert!(page.contains("href=\"%3Cscript%3Ealert%281%29%3C/script%3E"), "{page}");
}

#[test]
fn only_harmless_addresses_become_links() {
    for (address, linked) in [
        ("https://a.example", true),
        ("mailto:a@b.example", true),
        ("tel:01632960101", true),
        ("javascript:alert(1)", false),
        ("data:text/html,x", false),
        ("//a.example", false),
        ("file:///etc", false),
    ] {
        let link = Inline::Link { target: Target::Address { address: address.to_owned() }, content: text("words") };
        let body = body(vec![Block::Paragraph { content: vec![link] }]);
        assert_eq!(body.contains(&format!("<a href=\"{address}\">words</a>")), linked, "{address}");
        assert_eq!(body.contains("<p>words</p>"), !linked, "{address}");
    }
}

#[test]
fn a_number_is_a_link_to_itself() {
    let body = body(vec![numbered("14.", "para-14", blocks![paragraph("One.")]), numbered("(i)", "rec-1", blocks![paragraph("Two.")])]);
    assert!(
        body.contains(
            "<div class=\"numbered\" id=\"para-14\">\n<a class=\"number\" href=\"#para-14\"><span class=\"spoken\">Paragraph </span>14.</a>"
        ),
        "{body}"
    );
    assert!(body.contains("href=\"#rec-1\"><span class=\"spoken\">Recommendation </span>(i)</a>"), "{body}");
}

#[test]
fn headings_skip_no_level() {
    let body = body(vec![heading(2, "One"), heading(5, "Two"), heading(2, "Three")]);
    assert!(body.contains("<h2 id=\"section-one\">One</h2>\n<h3 id=\"section-two\">Two</h3>\n<h2 id=\"section-three\">"), "{body}");
}

#[test]
fn headings_of_the_same_words_have_different_anchors() {
    let body = body(vec![heading(2, "What’s next?"), heading(2, "What’s next?")]);
    assert!(body.contains("<h2 id=\"section-what-s-next\">") && body.contains("<h2 id=\"section-what-s-next--2\">"), "{body}");
}

#[test]
fn a_table_has_scopes_and_labelled_cells() {
    let body = body(vec![Block::Table(table(Some("Visits"), &[("Measure", Alignment::Left), ("April", Alignment::Right)], &[&["In time", "196"]]))]);
    assert!(
        body.contains("<caption>Visits</caption>\n<thead>\n<tr>\n<th scope=\"col\">Measure</th>\n<th scope=\"col\" class=\"right\">April</th>"),
        "{body}"
    );
    assert!(
        body.contains(
            "<th scope=\"row\" data-label=\"Measure\"><div>In time</div></th>\n<td class=\"right\" data-label=\"April\"><div>196</div></td>"
        ),
        "{body}"
    );
}

#[test]
fn shares_of_width_are_classes() {
    let mut shared = table(None, &[("A", Alignment::Left), ("B", Alignment::Left)], &[]);
    for (column, share) in shared.columns.iter_mut().zip([25, 75]) {
        column.share = share;
    }
    assert!(body(vec![Block::Table(shared)]).contains("<col class=\"share-25\">\n<col class=\"share-75\">"));
}

#[test]
fn footnotes_lead_there_and_back() {
    let note = |words: &str| Inline::Note { blocks: blocks![paragraph(words)] };
    let nested = Inline::Note { blocks: blocks![Block::Paragraph { content: vec![Inline::text("second"), note("third")] }] };
    let body = body(vec![heading(2, "One"), Block::Paragraph { content: vec![note("first"), nested] }]);
    assert!(
        body.contains("<a class=\"note\" role=\"doc-noteref\" id=\"_note-1-from\" href=\"#_note-1\"><span class=\"spoken\">Note </span>1</a>"),
        "{body}"
    );
    let notes = between(&body, "<section class=\"notes\"", "</section>");
    assert_eq!(notes.matches("<li id=\"_note-").count(), 3, "{notes}");
    assert!(notes.contains("href=\"#_note-1-from\">Back to note 1 in the text</a>"), "{notes}");
}

#[test]
fn footnotes_stand_at_the_end_of_their_part() {
    let page = page(&report(), &PageRanges::new());
    let appendix = between(&page, "<section class=\"part\" id=\"appendix-2\">", "</main>");
    assert!(appendix.contains("<ol start=\"2\">\n<li id=\"_note-2\">"), "{appendix}");
}

#[test]
fn status_is_a_shape_and_a_word() {
    let body = body(vec![Block::Paragraph { content: vec![Inline::Rag { status: Rag::Amber, text: "Amber".to_owned() }] }]);
    assert!(body.contains("<span class=\"rag rag-amber\"><svg") && body.contains("</svg> <span>Amber</span></span>"), "{body}");
}

#[test]
fn page_ranges_are_words() {
    let range = |first: &str, last: &str| Inline::PageRange { first: first.to_owned(), last: last.to_owned() };
    let content = vec![range("a", "b"), Inline::text("; "), range("a", "a"), Inline::text("; "), range("a", "missing")];
    let part = part("a", PartKind::Report, Some("a"), "A", blocks![Block::Paragraph { content }]);
    let ranges = PageRanges::from([("a".to_owned(), (5, 5)), ("b".to_owned(), (6, 9))]);
    assert!(page(&document("x/a", DocumentKind::Report, "A", None, vec![part]), &ranges).contains("<p>Pages 5 – 9; Page 5; </p>"));
}

#[test]
fn a_leading_empty_line_of_code_is_kept() {
    assert!(body(vec![Block::Code { text: "\nx".to_owned() }]).contains("<pre>\n<code>\nx</code></pre>"));
}

#[test]
fn breaks_and_turned_pages_leave_no_trace() {
    let turned = Block::Turned { orientation: Orientation::Landscape, blocks: blocks![paragraph("wide")] };
    assert_eq!(body(vec![paragraph("one"), Block::PageBreak, turned]), "<p>one</p>\n<p>wide</p>\n");
}
