//! `#progress:2021-07-22`: what has been done since that day.

use super::super::document::{Blocks, TableCell, TableRow};
use super::super::prose::Composer;
use super::super::simple::paragraph;
use super::super::tables::plan as sheets;
use super::super::traced::Traced;
use crate::model::{Course, View, Words};

/// A sentence with the counts, and a row for each action of which something was said.
pub(super) fn progress(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let words = composer.words;
    let (Some((plan, day)), Some(since)) = (super::plan(composer, view), super::since(view)) else { return Vec::new() };
    let courses: Vec<Course<'_>> = plan.course(since, day).filter(|course| course.is_told(since)).collect();
    let places = [
        ("since", words.date(since)),
        ("date", words.date(day)),
        ("completed", courses.iter().filter(|course| course.completed()).count().to_string()),
        ("begun", courses.iter().filter(|course| course.begun()).count().to_string()),
        ("added", courses.iter().filter(|course| course.before.is_none()).count().to_string()),
    ];
    let mut blocks = vec![paragraph(words.fill("progress-summary", &places.each_ref().map(|(name, value)| (*name, value.as_str()))))];
    if courses.is_empty() {
        return blocks;
    }
    let heads = [("register-action", 38), ("plan-owners", 16), ("register-status", 22), ("exception-note", 24)];
    let rows = courses.iter().map(|course| row(composer, course)).collect();
    blocks.push(super::actions(composer, view, &heads, rows));
    blocks
}

fn row(composer: &mut Composer<'_>, course: &Course<'_>) -> TableRow {
    let words = composer.words;
    let action = super::action(composer, &course.now);
    let owners = super::tables::cell(super::owners(composer, &course.now));
    let mut standing = vec![paragraph(status(words, course))];
    standing.extend(sheets::standing(words, &course.now));
    let note = super::note(composer, &course.now);
    Traced::from(vec![action, owners, TableCell { blocks: standing }, note]).made_from(&course.now.action.place)
}

/// "Complete", or "In progress (was: Not started)" where it changed.
fn status(words: &Words, course: &Course<'_>) -> String {
    let now = sheets::status(words, &course.now);
    match &course.before {
        None => words.fill("progress-added", &[("status", &now)]),
        Some(before) if sheets::status(words, before) != now => {
            words.fill("progress-changed", &[("status", &now), ("before", &sheets::status(words, before))])
        }
        Some(_) => now,
    }
}
