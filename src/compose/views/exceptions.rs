//! `#exceptions:2021-07-22`: the actions that differ from what was planned since that day.

use super::super::document::{Blocks, TableCell, TableRow};
use super::super::prose::Composer;
use super::super::simple::paragraph;
use super::super::tables::{cell, plan as sheets};
use super::super::traced::Traced;
use crate::model::{Course, Date, ExceptionKind, View, Words};

/// A sentence with the counts, and a row for each exception, the gravest first.
pub(super) fn exceptions(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let words = composer.words;
    let (Some((plan, day)), Some(since)) = (super::plan(composer, view), super::since(view)) else { return Vec::new() };
    let found = plan.exceptions(since, day);
    let mut blocks = vec![paragraph(summary(words, &found, since, day))];
    if found.is_empty() {
        return blocks;
    }
    let heads = [("exception-kind", 10), ("register-action", 32), ("plan-owners", 16), ("exception-change", 18), ("exception-note", 24)];
    let rows = found.iter().map(|(kind, course)| row(composer, *kind, course)).collect();
    blocks.push(super::actions(composer, view, &heads, rows));
    blocks
}

fn summary(words: &Words, found: &[(ExceptionKind, Course<'_>)], since: Date, day: Date) -> String {
    let count = |kind: ExceptionKind| found.iter().filter(|(other, _)| *other == kind).count().to_string();
    let (since, day) = (words.date(since), words.date(day));
    let counts = ExceptionKind::ALL.map(count);
    let [red, overdue, slipped, owners, withdrawn, silent] = counts.each_ref().map(String::as_str);
    let places = [
        ("since", since.as_str()),
        ("date", &day),
        ("red", red),
        ("overdue", overdue),
        ("slipped", slipped),
        ("owners", owners),
        ("withdrawn", withdrawn),
        ("silent", silent),
    ];
    words.fill("exceptions-summary", &places)
}

fn row(composer: &mut Composer<'_>, kind: ExceptionKind, course: &Course<'_>) -> TableRow {
    let words = composer.words;
    let name = words.get(match kind {
        ExceptionKind::TurnedRed => "exception-red",
        ExceptionKind::Overdue => "exception-overdue",
        ExceptionKind::Slipped => "exception-slipped",
        ExceptionKind::OwnerChanged => "exception-owner",
        ExceptionKind::Withdrawn => "exception-withdrawn",
        ExceptionKind::NotUpdated => "exception-silent",
    });
    let action = super::action(composer, &course.now);
    let owners = super::owners(composer, &course.now);
    let change = TableCell { blocks: change(composer, kind, course) };
    let note = super::note(composer, &course.now);
    Traced::from(vec![cell(name), action, cell(owners), change, note]).made_from(&course.now.action.place)
}

/// What was, and what is.
fn change(composer: &Composer<'_>, kind: ExceptionKind, course: &Course<'_>) -> Blocks {
    let words = composer.words;
    let now = &course.now;
    let from_to = |from: &str, to: &str| vec![paragraph(words.fill("exception-from-to", &[("from", from), ("to", to)]))];
    match kind {
        ExceptionKind::TurnedRed => {
            let before = course.before.as_ref().and_then(|before| before.rag);
            let from = before.map_or_else(|| words.get("register-no-rag"), |rag| sheets::rag_word(words, rag));
            let mut blocks = from_to(from, words.get("rag-red"));
            blocks.extend(sheets::standing(words, now));
            blocks
        }
        ExceptionKind::Overdue => sheets::due(words, now.due),
        ExceptionKind::Slipped => {
            let before = course.before.as_ref().map_or(now.due, |before| before.due);
            from_to(&sheets::day(words, &before.day), &sheets::day(words, &now.due.day))
        }
        ExceptionKind::OwnerChanged => {
            let before = course.before.as_ref().map(|before| super::owners(composer, before)).unwrap_or_default();
            from_to(&before, &super::owners(composer, now))
        }
        ExceptionKind::Withdrawn => now.withdrawn.iter().map(|withdrawal| paragraph(sheets::withdrawn(words, *withdrawal))).collect(),
        ExceptionKind::NotUpdated => vec![paragraph(match now.updated {
            Some(date) => words.fill("exception-last-update", &[("date", &words.date(date))]),
            None => words.fill("exception-never-updated", &[("date", &words.date(now.action.added.value))]),
        })],
    }
}
