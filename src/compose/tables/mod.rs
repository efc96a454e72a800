//! The kinds of tables. A kind is one file and one line here.

mod data;
mod glossary;
mod plan;
mod tracker;

pub(super) use data::{given, written};
pub(super) use glossary::glossary;
pub(super) use plan::plan;
pub(super) use tracker::tracker;

use super::document::{Block, Inline, TableCell, TableColumn};
use crate::model::Alignment;

/// A column of a given share.
fn column(title: &str, share: u32) -> TableColumn {
    TableColumn { title: title.to_owned(), align: Alignment::Left, share }
}

/// A cell with one line of words.
fn cell(text: impl Into<String>) -> TableCell {
    TableCell { blocks: vec![super::simple::paragraph(text)] }
}

/// The words of some blocks, for measuring.
fn words_of(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Paragraph { content } | Block::Heading { content, .. } => inline_words(content, &mut text),
            Block::Numbered { blocks, .. } | Block::Quote { blocks } | Block::Box { blocks, .. } | Block::Statement { blocks } => {
                text.push_str(&words_of(blocks));
            }
            Block::Turned { blocks, .. } => text.push_str(&words_of(blocks)),
            Block::List { items, .. } => items.iter().for_each(|item| text.push_str(&words_of(&item.blocks))),
            Block::Code { text: code } => text.push_str(code),
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| text.push_str(&words_of(&cell.blocks))),
            Block::Facts { .. }
            | Block::Figure { .. }
            | Block::AgendaItem { .. }
            | Block::SignOff { .. }
            | Block::Links { .. }
            | Block::Rule
            | Block::PageBreak => {}
        }
        text.push(' ');
    }
    text
}

fn inline_words(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text: words } | Inline::Code { text: words } | Inline::Rag { text: words, .. } => text.push_str(words),
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Struck { content } | Inline::Link { content, .. } => {
                inline_words(content, text);
            }
            Inline::Break => text.push(' '),
            Inline::Note { .. } | Inline::PageRange { .. } => {}
        }
    }
}

/// What a column needs, in characters.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Need {
    /// Its longest word, which should not be broken.
    word: f64,
    /// Its longest text.
    text: f64,
    /// All its text.
    total: f64,
}

fn need(texts: &[String]) -> Need {
    let count = |text: &str| u32::try_from(text.chars().count()).map_or(0.0, f64::from);
    let word = texts.iter().flat_map(|text| text.split([' ', '-', '–', '/'])).map(count).fold(1.0, f64::max);
    let text = texts.iter().map(|text| count(text.trim())).fold(1.0, f64::max);
    Need { word, text, total: texts.iter().map(|text| count(text)).sum() }
}

/// Characters of table type that fit on a line of a portrait page.
const LINE: f64 = 88.0;

/// The share of each column, in hundredths; all 0 when every column can be as wide as its text.
///
/// Each column gets room for its longest word; what is left is given by the square root of how much text it holds, so that long
/// columns are wider and short ones not starved.
fn shares(columns: &[Vec<String>]) -> Vec<u32> {
    let needs: Vec<Need> = columns.iter().map(|texts| need(texts)).collect();
    let padding = 2.0;
    let natural: f64 = needs.iter().map(|need| need.text + padding).sum();
    if natural <= LINE {
        return vec![0; columns.len()];
    }
    let least: Vec<f64> = needs.iter().map(|need| need.word * 1.15 + padding).collect();
    let spare = (LINE - least.iter().sum::<f64>()).max(LINE / 10.0);
    let hunger: Vec<f64> = needs.iter().map(|need| (need.total.sqrt() * (need.text - need.word).max(0.0).sqrt()).max(0.001)).collect();
    let all: f64 = hunger.iter().sum();
    let widths: Vec<f64> = least.iter().zip(&hunger).map(|(least, hunger)| least + spare * hunger / all).collect();
    let total: f64 = widths.iter().sum();
    widths.iter().map(|width| hundredths(width / total)).collect()
}

/// A share between 0 and 1 in hundredths, at least 1.
fn hundredths(share: f64) -> u32 {
    (1..=100).find(|hundredth| f64::from(*hundredth) >= share * 100.0).unwrap_or(100)
}

/// Whether columns of these texts need a page that is wider than high.
fn is_wide(columns: &[Vec<String>]) -> bool {
    columns.iter().map(|texts| need(texts).word * 1.15 + 2.0).sum::<f64>() > LINE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(columns: &[&[&str]]) -> Vec<Vec<String>> {
        columns.iter().map(|column| column.iter().map(|text| (*text).to_owned()).collect()).collect()
    }

    #[test]
    fn short_tables_are_as_wide_as_their_text() {
        assert_eq!(shares(&texts(&[&["Ward", "Harbour"], &["Number", "12"]])), [0, 0]);
    }

    #[test]
    fn long_columns_get_more_but_no_word_is_starved() {
        let long = "a plain sentence that goes on ".repeat(20);
        let shares = shares(&texts(&[&["Safeguarding"], &[&long]]));
        assert!(shares[0] >= 15 && shares[1] > 60, "{shares:?}");
    }
}
