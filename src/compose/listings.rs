//! Web pages that list other pages: the home page and the committees.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::{Block, DocumentKind, LinkItem, Target};
use super::family::Family;
use super::people;
use super::pictures::Files;
use super::programme::{self, Seen};
use super::prose::{Composer, Setting};
use super::simple::{heading, paragraph};
use super::{Context, frame, page, register, told_apart};
use crate::model::{Committee, Date, Dossier, MeetingFacts, MeetingStatus};

/// The home page: every committee with the meetings of the last year that has any.
pub(super) fn home(context: Context<'_>) -> Family {
    let words = context.words;
    let council = &context.content.council;
    let mut document = frame(context, DocumentKind::Home, String::new());
    document.title = words.fill("title-home", &[("council", &council.name)]);
    document.heading = words.get("heading-home").to_owned();
    document.kicker = Some(council.name.clone());
    document.subject = words.fill("subject-home", &[("council", &council.name)]);
    let mut blocks = vec![paragraph(words.fill("home-intro", &[("council", &council.name)]))];
    for dossier in context.content.committees.values() {
        let committee = &dossier.committee;
        blocks.push(heading(2, &*committee.name));
        let link = LinkItem {
            title: committee.name.clone(),
            target: Target::Page { path: committee.slug.to_string(), anchor: None },
            note: Some(words.fill("home-committee", &[("committee", &committee.name)])),
        };
        let meetings = by_year(dossier).into_values().rfind(|days| days.iter().any(|day| day.meeting.is_some())).unwrap_or_default();
        let items = std::iter::once(link).chain(meetings.iter().filter_map(|day| day.link(context, committee))).collect();
        blocks.push(Block::Links { items }.into());
    }
    document.parts = vec![Arc::new(page(document.heading.clone(), blocks))];
    Family::alone(document, Files::new())
}

/// A committee: what it is for, who sits on it, and its meetings by municipal year.
pub(super) fn committee(context: Context<'_>, dossier: &Dossier) -> Family {
    let (words, committee) = (context.words, &dossier.committee);
    let council = &context.content.council.name;
    let mut document = frame(context, DocumentKind::Committee, committee.slug.to_string());
    document.title = words.fill("title-committee", &[("committee", &committee.name), ("council", council)]);
    document.heading.clone_from(&committee.name);
    document.subject = words.fill("subject-committee", &[("committee", &committee.name), ("council", council)]);
    document.trail = vec![(words.get("heading-home").to_owned(), String::new())];
    let mut composer = Composer::plain(Setting::page(context, dossier)).shifted(1);
    let mut blocks = composer.blocks(&committee.role);
    blocks.push(heading(2, words.get("committee-meetings")));
    for (year, days) in by_year(dossier).into_iter().rev() {
        blocks.push(heading(3, words.fill("municipal-year", &[("from", &year.to_string()), ("to", &(year + 1).to_string())])));
        let (open, bare): (Vec<_>, Vec<_>) = days.iter().partition(|day| day.meeting.is_some());
        blocks.push(Block::Links { items: open.into_iter().filter_map(|day| day.link(context, committee)).collect() }.into());
        if !bare.is_empty() {
            let dates = words.list(&bare.iter().map(|day| words.date(day.date)).collect::<Vec<_>>());
            blocks.push(paragraph(words.fill("committee-without-papers", &[("dates", &dates)])));
        }
    }
    blocks.retain(|block| !matches!(&block.shown, Block::Links { items } if items.is_empty()));
    let planned = programme::blocks(context, committee, &dossier.calendar, Seen::from_last_agenda(context, &dossier.calendar));
    if !planned.is_empty() {
        blocks.push(heading(2, words.get("committee-programme")));
        blocks.extend(planned);
    }
    if !dossier.plans.is_empty() {
        blocks.push(heading(2, words.get("committee-plans")));
        blocks.push(Block::Links { items: register::links(context, dossier) }.into());
    }
    blocks.push(heading(2, words.get("cover-members")));
    blocks.push(people::members(words, committee));
    blocks.push(heading(2, words.get("notices-terms")));
    blocks.extend(composer.blocks(&committee.terms_of_reference));
    document.parts = vec![Arc::new(page(document.heading.clone(), blocks))];
    Family::alone(document, Files::new())
}

/// A day of the calendar, and the meeting whose papers are there.
struct Day<'a> {
    date: Date,
    meeting: Option<&'a MeetingFacts>,
}

impl Day<'_> {
    fn link(&self, context: Context<'_>, committee: &Committee) -> Option<LinkItem> {
        let words = context.words;
        let meeting = self.meeting?;
        let note = match &meeting.status {
            MeetingStatus::Planned | MeetingStatus::Held => words.time(meeting.time),
            MeetingStatus::Moved { to, .. } => words.fill("listed-moved", &[("date", &words.date(*to))]),
            MeetingStatus::Cancelled { .. } => words.get("listed-cancelled").to_owned(),
        };
        let target = Target::Page { path: format!("{}/{}", committee.slug, meeting.folder), anchor: None };
        Some(LinkItem { title: told_apart(words, words.long_date(meeting.date), &meeting.folder), target, note: Some(note) })
    }
}

/// The days of a committee's calendar by municipal year, in order.
fn by_year(dossier: &Dossier) -> BTreeMap<i16, Vec<Day<'_>>> {
    let (committee, calendar) = (&dossier.committee, &dossier.calendar);
    let mut years: BTreeMap<i16, Vec<Day<'_>>> = BTreeMap::new();
    let mut bare: Vec<Date> = committee.dates.iter().map(|date| date.value).collect();
    bare.retain(|date| !calendar.meetings.values().any(|meeting| meeting.date == *date));
    let held = calendar.meetings.values().map(|meeting| Day { date: meeting.date, meeting: Some(meeting) });
    for day in held.chain(bare.into_iter().map(|date| Day { date, meeting: None })) {
        years.entry(day.date.municipal_year()).or_default().push(day);
    }
    for days in years.values_mut() {
        days.sort_by_key(|day| (day.date, day.meeting.map(|meeting| meeting.time)));
    }
    years
}
