//! The rule `total`.

use crate::check::docket::Docket;
use crate::check::tables::{Sum, Table, has_word, is_countable, is_measure, names_total, printed, words};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Decimal, Figure};

pub(super) const RULE: Rule = Rule {
    name: "total",
    summary: "A total in a table that is not the sum of the figures above it or before it.",
    why: "members add up; a total that is wrong, or counts something else, takes the trust from the whole table.",
    example: "rows \"In 196\", \"Out 30\", \"Total 266\". A row or column counts as a total when it is headed \"Total …\", \"… total\", \"Sum\" or \
              \"All …\"; below \"In …\" and \"Out …\" also \"Open\" or \"Number … open\". Only whole numbers and pounds are \
              added up, and a total with words of its own (\"All schools\") only where it is near the sum.",
    instead: "\"Total 226\"; what counts something else is given a name that says what, such as \"Children on the books\".",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for table in &docket.tables {
        rows(table, "above it", findings);
        if table.heads.iter().any(|head| names_total(&head.text) || has_word(&head.text, &["open"])) {
            rows(&table.turned(), "before it", findings);
        }
    }
}

/// Judges the rows that are called totals.
fn rows(table: &Table, direction: &str, findings: &mut Vec<Finding>) {
    let sums = table.sums();
    for (at, sum) in sums.iter().enumerate() {
        // The last total may be that of everything above it, other totals left out.
        let last = at > 0 && at + 1 == sums.len();
        let everything: Vec<usize> = (0..sum.total).filter(|row| last && !names_total(table.label(*row))).collect();
        for column in 1..table.heads.len() {
            if !is_measure(table.head(column)) {
                findings.extend(cell(table, sum, &everything, column, direction));
            }
        }
    }
}

fn cell(table: &Table, sum: &Sum, everything: &[usize], column: usize, direction: &str) -> Option<Finding> {
    let total = table.cell(sum.total, column)?;
    let figure = total.figure.filter(|figure| is_countable(*figure))?;
    let added = table.added(sum.parts.clone(), column, figure.unit)?;
    let of_everything = || !everything.is_empty() && table.added(everything.iter().copied(), column, figure.unit) == Some(figure.value);
    if added == figure.value || of_everything() || is_other_group(table, sum, added, figure) {
        return None;
    }
    let right = printed(added, figure.unit);
    let parts: Vec<String> = sum.parts.clone().filter_map(|row| table.figure(row, column)).map(|part| printed(part.value, part.unit)).collect();
    let sums = match parts.as_slice() {
        [first, second] => format!("{first} and {second} are {right}"),
        [first, second, third] => format!("{first}, {second} and {third} are {right}"),
        _ => format!("the {} figures {direction} add up to {right}", parts.len()),
    };
    let finding = Finding::error(RULE.name, &total.place, format!("{sums}, and {} is printed as their total", printed(figure.value, figure.unit)));
    let finding = finding.label(format!("{}, {}", table.label(sum.total), table.head(column)));
    Some(finding.help(format!("write `{right}`, or put a part right; what counts something else is given another name")))
}

/// Whether a row "All …" or "Total …" is far from the sum: then it counts something that the rows above are not the whole of.
fn is_other_group(table: &Table, sum: &Sum, added: Decimal, figure: Figure) -> bool {
    let off = (added - figure.value).abs();
    let label = table.label(sum.total);
    let says_of_what = names_total(label) && words(label).len() > 1 && !has_word(label, &["grand", "overall"]);
    says_of_what && off.checked_mul(Decimal::from(5)).is_none_or(|off| off > figure.value)
}
