//! Pieces of Markdown and what becomes of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::load::files::Files;
use crate::model::draft::{Block, Expression, Inline};
use crate::model::{Alignment, plain_text};

/// What a text becomes, and the codes of its findings.
fn read_text(text: &str) -> (Prose, Vec<&'static str>) {
    let files = Files::from_memory("content", []);
    let characters = BTreeSet::new();
    let library = crate::load::ground::library();
    let mut reading = Reading::new(&files, &characters, &library);
    let file: Arc<str> = "content/a.md".into();
    let prose = read(&mut reading, text, &TextMap::straight(&file, 0, text.len()), "");
    (prose, reading.finish(()).findings.iter().map(|finding| finding.code).collect())
}

/// A short way to write blocks down.
fn outline(blocks: &[Block]) -> String {
    let parts: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph { content, .. } => format!("p({})", plain_text(content)),
            Block::Heading { level, content, .. } => format!("h{level}({})", plain_text(content)),
            Block::List { ordered, items, .. } => {
                let items: Vec<String> = items
                    .iter()
                    .map(|item| format!("{}{}", item.ticked.map_or("", |t| if t { "x " } else { "_ " }), outline(&item.blocks)))
                    .collect();
                format!("{}[{}]", if *ordered { "ol" } else { "ul" }, items.join("; "))
            }
            Block::Quote { blocks, .. } => format!("q({})", outline(blocks)),
            Block::Code { text, indented, .. } => format!("{}({text})", if *indented { "indented" } else { "code" }),
            Block::Table { header, rows, .. } => format!("table({}x{})", header.len(), rows.len()),
            Block::Picture { description, .. } => format!("picture({description})"),
            Block::Rule { .. } => "rule".to_owned(),
            Block::View(view) => format!("view({})", view.kind.as_ref().map_or("", |kind| kind.value.as_str())),
        })
        .collect();
    parts.join(" ")
}

#[track_caller]
fn becomes(text: &str, expected: &str) {
    let (prose, codes) = read_text(text);
    assert_eq!((outline(&prose).as_str(), codes.as_slice()), (expected, [].as_slice()));
}

#[test]
fn blocks_nest() {
    becomes("a\nb\n\nc", "p(a b) p(c)");
    becomes("1. a\n2. b\n\n   more\n   - c\n     1. d\n3. e", "ol[p(a); p(b) p(more) ul[p(c) ol[p(d)]]; p(e)]");
    becomes("1. a\n   - b\n   - c\n\nloose", "ol[p(a) ul[p(b); p(c)]] p(loose)");
    becomes("> q\n>\n> - a\n\n***\n", "q(p(q) ul[p(a)]) rule");
    becomes("- [x] a\n- [ ] b\n", "ul[x p(a); _ p(b)]");
    becomes("- [x] a\n\n- [ ] b\n\n  c\n", "ul[x p(a); _ p(b) p(c)]");
    becomes("    code\n\n```\nx\n y\n```\n", "indented(code) code(x\n y)");
    becomes("### Sub\n\ntext", "h3(Sub) p(text)");
    becomes("- a\n\n      code\n", "ul[p(a) indented(code)]");
}

#[test]
fn words_become_what_they_mean() {
    becomes("It's \"so\" -- or ... ~~not~~ **b *i***", "p(It’s “so” – or … not b i)");
    becomes("a&amp;b \\* c", "p(a&b * c)");
    let (prose, _) = read_text("a\\\nb  \nc");
    let Some(Block::Paragraph { content, .. }) = prose.first() else { panic!("{prose:?}") };
    assert_eq!(content.iter().filter(|inline| matches!(inline, Inline::Break)).count(), 2);
}

#[test]
fn tables_have_as_many_cells_as_their_header() {
    let (prose, codes) = read_text("| a | b |\n|:--|--:|\n| 1 | 2 |\n| 3 |\n| 4 | 5 | 6 |\n");
    let Some(Block::Table { alignments, rows, .. }) = prose.first() else { panic!("{prose:?}") };
    assert_eq!((alignments.as_slice(), rows.len(), codes), ([Alignment::Left, Alignment::Right].as_slice(), 3, vec!["table-ragged", "table-ragged"]));
}

#[test]
fn footnotes_belong_to_their_marks() {
    let (prose, codes) = read_text("a[^1] b\n\n[^1]: The note\n    goes on.\n");
    assert_eq!(codes, [] as [&str; 0]);
    let Some(Block::Paragraph { content, .. }) = prose.first() else { panic!("{prose:?}") };
    let Some(Inline::Note { blocks, .. }) = content.get(1) else { panic!("{content:?}") };
    assert_eq!((outline(blocks).as_str(), prose.len()), ("p(The note goes on.)", 1));
    assert_eq!(read_text("a[^1]").1, ["footnote"]);
    assert_eq!(read_text("a\n\n[^1]: unused\n").1, ["footnote"]);
    assert_eq!(read_text("a[^1] b[^1]\n\n[^1]: twice\n").1, ["footnote"]);
    assert_eq!(read_text("a[^1]\n\n[^1]: x[^2]\n\n[^2]: y\n").1, ["footnote", "footnote"]);
}

#[test]
fn headings_of_the_first_level_are_refused() {
    assert_eq!(read_text("# a").1, ["heading-one"]);
    assert_eq!(read_text("a\n===\n").1, ["heading-one"]);
}

#[test]
fn deep_nesting_is_refused() {
    for text in ["> ".repeat(40), "- ".repeat(40), "[".repeat(40), "1. ".repeat(40)] {
        assert_eq!(read_text(&text).1, ["nested-too-deep"], "{text}");
    }
    // Stars that open nothing nest nothing, and are told of.
    assert_eq!(read_text(&("*a **b ".repeat(40) + &"** *".repeat(40))).1, ["notation"]);
    let stairs: String = (0..40).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    assert_eq!(read_text(&stairs).1, ["nested-too-deep"]);
}

/// The expressions of a line, each as it stands in the text, braces included.
fn figures<'t>(text: &'t str, content: &[Inline]) -> Vec<&'t str> {
    let place = |place: &Place| text.get(place.start..place.end).unwrap_or("");
    content
        .iter()
        .flat_map(|inline| match inline {
            Inline::Figure(Expression { text: expression, place: at }) => {
                assert_eq!(place(at), format!("{{{{{expression}}}}}"));
                vec![place(at)]
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link { content: inner, .. } => figures(text, inner),
            Inline::Text(..) | Inline::Date(..) | Inline::Code(..) | Inline::Note { .. } | Inline::Break => Vec::new(),
        })
        .collect()
}

#[test]
fn an_expression_is_a_figure_with_its_place() {
    for (text, shown) in [
        ("a {{ b | c }} d", "p(a {{ b | c }} d)"),
        ("é {{ b }}{{c}} “q” {{d}}\n", "p(é {{ b }}{{c}} “q” {{d}})"),
        ("**{{ *b* }}** _{{_c_}}_ ~~{{~~}}~~ [{{ [d](e) }}](https://f.example)", "p({{ *b* }} {{_c_}} {{~~}} {{ [d](e) }})"),
        ("### {{ # b }} #", "h3({{ # b }})"),
        ("\"{{ \"b\" -- c... }}\" d", "p(“{{ \"b\" -- c... }}” d)"),
        ("a {{ <b>&amp;\\* }} c", "p(a {{ <b>&amp;\\* }} c)"),
    ] {
        becomes(text, shown);
        let (prose, _) = read_text(text);
        let [Block::Paragraph { content, .. } | Block::Heading { content, .. }] = prose.as_slice() else { panic!("{prose:?}") };
        assert_eq!(figures(text, content).len(), text.matches("}}").count(), "{text}");
    }
    becomes("| a | {{ b | c }} |\n|---|---|\n| {{ d | e }} | f |", "table(2x1)");
    becomes("1. {{ 1. a }}\n   - {{ - b }}", "ol[p({{ 1. a }}) ul[p({{ - b }})]]");
}

#[test]
fn an_expression_in_code_is_literal() {
    becomes("`{{ a | b }}` and `` ` {{c}} ` ``", "p({{ a | b }} and ` {{c}} `)");
    becomes("```\n{{ a }}\n{{ b\n```\n\n    {{ c }} d", "code({{ a }}\n{{ b) indented({{ c }} d)");
    becomes("`{{` and `}}`", "p({{ and }})");
    for text in ["`{{ a }}`", "```\n{{ a }}\n```"] {
        let (prose, _) = read_text(text);
        assert!(!format!("{prose:?}").contains("Figure"), "{prose:?}");
    }
}

/// What lines are made of, and what could mean more than itself.
const PIECES: [&str; 30] = [
    "a", "word", "Zé", "ŵ", "日本", "9", "²", " ", "  ", ".", "..", "-", "--", ",", ";", ":", "?", "!", "/", "%", "(", ")", "+", "=", "£", "–", "—",
    "’", "\u{a0}", "\n",
];

proptest! {
    /// What is read without the parser is what the parser reads.
    #[test]
    fn plain_lines_are_read_as_the_parser_reads_them(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..9)) {
        let text = format!("a{}", pieces.concat());
        if !is_plain(&text) {
            return Ok(());
        }
        let files = Files::from_memory("content", []);
        let characters = BTreeSet::from(['a', 'b', 'c', '.']);
        let library = crate::load::ground::library();
        let file: Arc<str> = "content/a.md".into();
        let map = TextMap::straight(&file, 7, text.len());
        let [mut one, mut other] = [(); 2].map(|()| Reading::new(&files, &characters, &library));
        prop_assert_eq!(plain(&mut one, &text, &map), parsed(&mut other, &text, &map, ""));
        prop_assert_eq!(one.finish(()).findings, other.finish(()).findings);
    }
}
