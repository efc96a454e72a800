//! The rule `percentage`.

use std::collections::BTreeSet;

use crate::check::claims::{percent_of, shown};
use crate::check::docket::Docket;
use crate::check::tables::{Table, is_change, is_countable, printed};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Decimal, Unit};

pub(super) const RULE: Rule = Rule {
    name: "percentage",
    summary: "A percentage in a table that does not follow from its count.",
    why: "a percentage is checked against the counts beside it, at the precision that is printed and rounded half up; members act on it.",
    example: "\"237 (90%)\" in a column in which 237 and 30 make 267. The whole is what most cells of the table agree with: the total of the column or \
              of the row, the sum of the parts, or the figure before the cell; where they agree with none, the table is left alone.",
    instead: "\"237 (89%)\"",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

/// A cell with its count, its printed percentage, and the whole that it may be a part of.
#[derive(Clone, Copy)]
struct Share {
    row: usize,
    column: usize,
    count: Decimal,
    percent: Decimal,
    whole: Decimal,
}

impl Share {
    /// The percentage that the count is of the whole.
    fn right(&self) -> Option<Decimal> {
        percent_of(self.count, self.whole, self.percent)
    }

    fn agrees(&self) -> bool {
        self.right() == Some(self.percent)
    }
}

/// The shares of a table under one reading of what the wholes are.
type Shares = Vec<Share>;

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for table in &docket.tables {
        if table.rows.iter().flatten().any(|cell| cell.figure.is_some_and(|figure| figure.percent.is_some())) {
            judge(table, findings);
        }
    }
}

fn judge(table: &Table, findings: &mut Vec<Finding>) {
    let readings = readings(table);
    let agreeing: Vec<usize> = readings.iter().map(|shares| shares.iter().filter(|share| share.agrees()).count()).collect();
    let most = agreeing.iter().copied().max().unwrap_or(0);
    let Some((best, shares)) = readings.iter().enumerate().find(|(at, _)| agreeing.get(*at) == Some(&most)) else { return };
    // Where no cell agrees with anything, only near misses against the sum of the column are slips.
    let nothing_agrees = most == 0;
    if !nothing_agrees && most * 2 < shares.len() {
        return;
    }
    let others = readings.iter().zip(&agreeing).enumerate().filter(|(at, (_, agreeing))| *at != best && **agreeing >= 2);
    let elsewhere: BTreeSet<(usize, usize)> =
        others.flat_map(|(_, (shares, _))| shares).filter(|share| share.agrees()).map(|share| (share.row, share.column)).collect();
    for share in shares.iter().filter(|share| !share.agrees()) {
        let Some((right, cell)) = share.right().zip(table.cell(share.row, share.column)) else { continue };
        if (nothing_agrees && (right - share.percent).abs() > Decimal::from(5)) || elsewhere.contains(&(share.row, share.column)) {
            continue;
        }
        let (count, whole) = (printed(share.count, Unit::Number), printed(share.whole, Unit::Number));
        findings.push(
            Finding::error(RULE.name, &cell.place, format!("{count} of {whole} is {} %, and {} % is printed", shown(right), shown(share.percent)))
                .label(format!("{}, {}", table.label(share.row), table.head(share.column)))
                .help(format!("write `{count} ({}%)`, or put the count right", shown(right))),
        );
    }
}

/// The readings of a table: the sum of the column, its total, the sum of the row, its total, the figure before, the parts without a total.
fn readings(table: &Table) -> Vec<Shares> {
    let turned = table.turned();
    let flip = |shares: Shares| shares.into_iter().map(|share| Share { row: share.column - 1, column: share.row + 1, ..share }).collect();
    let (sums, totals) = against_totals(table);
    let (row_sums, row_totals) = against_totals(&turned);
    [sums, totals, flip(row_sums), flip(row_totals), against_the_figure_before(table), against_the_parts(table)].into_iter().collect()
}

/// A count and its percentage, where a cell has both and is no change.
fn pair(table: &Table, row: usize, column: usize) -> Option<(Decimal, Decimal)> {
    let figure = table.figure(row, column).filter(|figure| is_countable(*figure))?;
    let percent = figure.percent.filter(|percent| !percent.is_sign_negative())?;
    (!is_change(table.head(column)) && !is_change(table.label(row))).then_some((figure.value, percent))
}

/// Each share of the rows of a total, against the sum of the parts and against the total as printed.
fn against_totals(table: &Table) -> (Shares, Shares) {
    let (mut sums, mut totals) = (Shares::new(), Shares::new());
    for sum in table.sums() {
        for column in 1..table.heads.len() {
            let added = table.added(sum.parts.clone(), column, Unit::Number);
            let total = table.figure(sum.total, column).map(|figure| figure.value);
            for row in sum.parts.start..=sum.total {
                let Some((count, percent)) = pair(table, row, column) else { continue };
                let share = |whole| Share { row, column, count, percent, whole };
                sums.extend(added.map(share));
                totals.extend(total.map(share));
            }
        }
    }
    (sums, totals)
}

/// Each share against the nearest plain count before it in its row.
fn against_the_figure_before(table: &Table) -> Shares {
    let mut shares = Shares::new();
    for row in 0..table.rows.len() {
        let mut before = None;
        for column in 1..table.heads.len() {
            if let (Some((count, percent)), Some(whole)) = (pair(table, row, column), before) {
                shares.push(Share { row, column, count, percent, whole });
            }
            let plain = table.figure(row, column).filter(|figure| figure.percent.is_none() && is_countable(*figure));
            before = plain.map(|figure| figure.value).or(before);
        }
    }
    shares
}

/// Each share of a column without a total, where the percentages of the column make a hundred.
fn against_the_parts(table: &Table) -> Shares {
    let mut shares = Shares::new();
    if !table.sums().is_empty() {
        return shares;
    }
    for column in 1..table.heads.len() {
        let pairs: Vec<_> = (0..table.rows.len()).filter_map(|row| pair(table, row, column).map(|(count, percent)| (row, count, percent))).collect();
        let hundred = pairs.iter().try_fold(Decimal::ZERO, |sum, (_, _, percent)| sum.checked_add(*percent));
        let whole = pairs.iter().try_fold(Decimal::ZERO, |sum, (_, count, _)| sum.checked_add(*count));
        let (Some(hundred), Some(whole)) = (hundred, whole) else { continue };
        if pairs.len() >= 2 && (hundred - Decimal::ONE_HUNDRED).abs() <= Decimal::TWO {
            shares.extend(pairs.into_iter().map(|(row, count, percent)| Share { row, column, count, percent, whole }));
        }
    }
    shares
}
