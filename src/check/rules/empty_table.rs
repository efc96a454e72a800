//! The rule `empty-table`.

use crate::check::docket::Docket;
use crate::check::rules::to_be_confirmed::is_to_be_confirmed;
use crate::check::tables::{Table, TableCell, has_word};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::is_nothing;

pub(super) const RULE: Rule = Rule {
    name: "empty-table",
    summary: "A table of measures that has headings and no value under them.",
    why: "a table without a value tells members nothing, and reads as if the figures had been lost.",
    example: "columns \"Measure\", \"Baseline\", \"Actual\" and \"Target\" with `–` in every row",
    instead: "the figures; where there are none yet, a sentence that says when there will be.",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for table in &docket.tables {
        let values = value_columns(table);
        let says_nothing = |row: &Vec<_>| {
            values.iter().filter_map(|column| row.get(*column)).all(|cell: &TableCell| is_nothing(&cell.text) || is_to_be_confirmed(&cell.text))
        };
        let Some(first) = table.rows.first().and_then(|row| row.first()) else { continue };
        if !values.is_empty() && table.rows.iter().all(says_nothing) {
            let heads: Vec<String> = values.iter().map(|column| format!("\"{}\"", table.head(*column))).collect();
            findings.push(
                Finding::error(RULE.name, &first.place, format!("this table has no value under {}", heads.join(", ")))
                    .label("nor in any row below")
                    .help("write the figures, or leave the table out and say when there will be any"),
            );
        }
    }
}

/// The columns that are there for values: those that are headed so, or else every one but the first.
fn value_columns(table: &Table) -> Vec<usize> {
    const VALUES: [&str; 6] = ["baseline", "actual", "target", "value", "figure", "result"];
    let columns = 1..table.heads.len();
    let headed: Vec<usize> = columns.clone().filter(|column| has_word(table.head(*column), &VALUES)).collect();
    if headed.len() >= 2 { headed } else { columns.collect() }
}
