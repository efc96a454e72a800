//! The rule `change`.

use crate::check::claims::{percent_of, shown};
use crate::check::docket::Docket;
use crate::check::tables::{Table, is_change, printed};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Decimal, Figure, Unit};

pub(super) const RULE: Rule = Rule {
    name: "change",
    summary: "A change in a table that its percentage, or the first and last figures of its row, disagree with.",
    why: "a fall of 69 is 13% of 525 and 15% of 456; readers must be able to trust that it is the first that is meant.",
    example: "columns \"2021\", \"2023\", \"Change\" with \"525\", \"456\", \"69 (15%)\". A column is read as a change when its heading says so (change, \
              difference, fall, rise, increase, decrease, reduction) and the figures before it are of one unit.",
    instead: "\"69 (13%)\": the percentage is of the first figure.",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for table in &docket.tables {
        for column in (3..table.heads.len()).filter(|column| is_change(table.head(*column))) {
            for row in 0..table.rows.len() {
                findings.extend(cell(table, row, column));
            }
        }
    }
}

fn cell(table: &Table, row: usize, column: usize) -> Option<Finding> {
    let before: Vec<Figure> = (1..column).map(|before| table.figure(row, before)).collect::<Option<_>>()?;
    let (first, last) = (before.first()?, before.last()?);
    let (cell, figure) = table.cell(row, column).and_then(|cell| Some((cell, cell.figure?)))?;
    let alike = before.iter().all(|other| other.unit == figure.unit && other.percent.is_none());
    if !alike || figure.unit == Unit::Percent || (1..column).any(|before| is_change(table.head(before))) {
        return None;
    }
    let span = format!("{} and {}", printed(first.value, first.unit), printed(last.value, last.unit));
    let difference = last.value.checked_sub(first.value)?.abs();
    let by = figure.value.abs();
    if by != difference {
        // With more than two figures before it, a column may say what has changed since another of them.
        let right = printed(difference, figure.unit);
        let message = format!("{span} differ by {right}, and {} is printed", printed(by, figure.unit));
        return (before.len() == 2).then(|| Finding::error(RULE.name, &cell.place, message).help(format!("write `{right}`, or put a figure right")));
    }
    let percent = figure.percent.map(|percent| percent.abs())?;
    let base = first.value.abs();
    let right = percent_of(by, base, percent).filter(|right| *right != percent && base != Decimal::ZERO)?;
    let message =
        format!("{} of {} is {} %, and {} % is printed", printed(by, figure.unit), printed(base, figure.unit), shown(right), shown(percent));
    Some(Finding::error(RULE.name, &cell.place, message).help(format!("write `({}%)`, or put a figure right", shown(right))))
}
