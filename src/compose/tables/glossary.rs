//! A glossary: terms and what they mean.

use super::super::document::{Block, Table};
use super::{cell, column, shares};
use crate::model::{Glossary, Words};

/// A glossary as a table of two columns.
pub(in crate::compose) fn glossary(words: &Words, glossary: &Glossary) -> Block {
    let (term, meaning) = (words.get("glossary-term"), words.get("glossary-meaning"));
    let terms: Vec<String> = glossary.terms.iter().map(|(term, _)| term.value.clone()).collect();
    let meanings: Vec<String> = glossary.terms.iter().map(|(_, meaning)| meaning.clone()).collect();
    let rows = terms.iter().zip(&meanings).map(|(term, meaning)| vec![cell(term.as_str()), cell(meaning.as_str())]).collect();
    let shares = shares(&[terms, meanings]);
    let share = |index: usize| shares.get(index).copied().unwrap_or(0);
    let columns = vec![column(term, share(0)), column(meaning, share(1))];
    Block::Table(Table { caption: None, columns, row_headers: true, rows, source: None, dense: false })
}
