//! The rule `empty-table`.

use crate::check::figures_in_tables::{Table, TableCell, each, has_word};
use crate::check::rules::to_be_confirmed::is_to_be_confirmed;
use crate::check::{Rule, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Content, is_nothing};

pub(super) const RULE: Rule = Rule {
    name: "empty-table",
    summary: "A table of measures that has headings and no value under them.",
    why: "a table without a value tells members nothing, and reads as if the figures had been lost.",
    example: "columns \"Measure\", \"Baseline\", \"Actual\" and \"Target\" with `–` in every row",
    instead: "the figures; where there are none yet, a sentence that says when there will be.",
    silencing: Silencing::Allowed,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    each(content, &mut |table| {
        let values = value_columns(table);
        let says_nothing = |row: &Vec<_>| {
            values.iter().filter_map(|column| row.get(*column)).all(|cell: &TableCell| is_nothing(&cell.text) || is_to_be_confirmed(&cell.text))
        };
        let Some(first) = table.rows.first().and_then(|row| row.first()) else { return };
        if !values.is_empty() && table.rows.iter().all(says_nothing) {
            let heads: Vec<String> = values.iter().map(|column| format!("\"{}\"", table.head(*column))).collect();
            findings.push(
                Finding::error(RULE.name, &first.place, format!("this table has no value under {}", heads.join(", ")))
                    .label("nor in any row below")
                    .help("write the figures, or leave the table out and say when there will be any"),
            );
        }
    });
}

/// The columns that are there for values: those that are headed so, or else every one but the first.
fn value_columns(table: &Table) -> Vec<usize> {
    const VALUES: [&str; 6] = ["baseline", "actual", "target", "value", "figure", "result"];
    let columns = 1..table.heads.len();
    let headed: Vec<usize> = columns.clone().filter(|column| has_word(table.head(*column), &VALUES)).collect();
    if headed.len() >= 2 { headed } else { columns.collect() }
}
