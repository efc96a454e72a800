//! A glossary: terms and what they mean.

use super::super::document::{Block, Table};
use super::super::traced::Traced;
use super::{cell, column};
use crate::model::{Glossary, Words};

/// A glossary as a table of two columns.
pub(in crate::compose) fn glossary(words: &Words, glossary: &Glossary) -> Block {
    let rows = glossary
        .terms
        .iter()
        .map(|(term, meaning)| Traced::from(vec![cell(term.value.as_str()), cell(meaning.value.as_str())]).made_from(&term.place))
        .collect();
    let columns = vec![column(words.get("glossary-term"), 0), column(words.get("glossary-meaning"), 0)];
    Block::Table(Table { caption: None, columns, row_headers: true, rows, source: None, dense: false })
}
