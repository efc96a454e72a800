//! What stands behind the narrative: key decision, wards, supporting documents.

use super::document::{Alignment, Block, Blocks, Fact, FactsLook, Inline, Table, TableCell, TableColumn, Target};
use super::links::{Links, Paragraphs};
use super::simple::{counted, heading, paragraph};
use super::traced::{Traced, all_from};
use super::withheld::exemption_words;
use super::{Context, Sitting, told_apart};
use crate::model::{Answer, AppendixContent, Background, BackgroundSource, ClosingField, ClosingRow, Committee, MeetingFacts, Report, Slug, Wards};

/// Everything behind the narrative, in the order of the format.
pub(super) fn blocks(context: Context<'_>, sitting: Sitting<'_>, report: &Report) -> Blocks {
    let mut blocks = Blocks::new();
    let mut under_heading = false;
    for row in &context.content.format.closing {
        let level = if under_heading { 3 } else { 2 };
        match row.field {
            ClosingField::KeyDecision => add_fact(&mut blocks, row, yes_or_no(context, report.key_decision)),
            ClosingField::Wards => add_fact(&mut blocks, row, wards(context, report)),
            ClosingField::Heading => {
                blocks.push(heading(2, &*row.heading));
                under_heading = true;
            }
            ClosingField::Appendices => blocks.extend([heading(level, &*row.heading), appendices(context, report)]),
            ClosingField::MembersRooms => {
                let listed = report.members_rooms.iter().map(|text| vec![paragraph(text.value.as_str())]).collect();
                blocks.extend([heading(level, &*row.heading), or_none(context, listed)]);
            }
            ClosingField::Assessments => assessments(context, report, level, &mut blocks),
            ClosingField::Background => {
                blocks.push(heading(level, &*row.heading));
                blocks.extend(background(context, sitting, report));
            }
        }
    }
    blocks
}

/// Adds a label and its value, beside the labels before it.
fn add_fact(blocks: &mut Blocks, row: &ClosingRow, value: String) {
    let fact = Fact { label: row.heading.clone(), lines: vec![vec![Inline::text(value)]] };
    if let Some(Traced { shown: Block::Facts { rows, .. }, .. }) = blocks.last_mut() {
        rows.push(fact);
    } else {
        blocks.push(Block::Facts { look: FactsLook::Front, rows: vec![fact] }.into());
    }
}

fn yes_or_no(context: Context<'_>, answer: Answer) -> String {
    let key = match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
    };
    context.words.get(key).to_owned()
}

fn wards(context: Context<'_>, report: &Report) -> String {
    match &report.wards {
        Wards::All => context.words.get("wards-all").to_owned(),
        Wards::None => context.words.get("none").to_owned(),
        Wards::Some(wards) => context.words.list(&wards.iter().map(|ward| ward.value.clone()).collect::<Vec<_>>()),
    }
}

/// A counted list, or the one word that says that there is nothing.
fn or_none(context: Context<'_>, mut listed: Vec<Blocks>) -> Traced<Block> {
    if listed.is_empty() {
        listed.push(vec![paragraph(context.words.get("none"))]);
    }
    counted(listed)
}

fn appendices(context: Context<'_>, report: &Report) -> Traced<Block> {
    let listed = report.appendices.iter().enumerate().map(|(index, appendix)| {
        let title = appendix.title.value.as_str();
        match &appendix.content {
            AppendixContent::Public(_) => {
                let target = Target::Paper { paper: report.slug.to_string(), anchor: Some(format!("appendix-{}", index + 1)) };
                vec![
                    Traced::from(Block::Paragraph { content: vec![Inline::Link { target, content: vec![Inline::text(title)] }] })
                        .made_from(&appendix.title.place),
                ]
            }
            AppendixContent::Exempt(exemption) => {
                let marked = context.words.fill("withheld-listed", &[("title", title), ("code", &exemption.category.value)]);
                let why = Block::Paragraph { content: exemption_words(context, report, index + 1, exemption) };
                all_from([paragraph(marked), why.into()], &appendix.title.place)
            }
        }
    });
    or_none(context, listed.collect())
}

fn assessments(context: Context<'_>, report: &Report, level: u8, blocks: &mut Blocks) {
    for question in &context.content.format.assessments {
        let Some((_, answer)) = report.assessments.iter().find(|(key, _)| key.value == question.key) else { continue };
        blocks.push(heading(level, &*question.heading));
        let fact = Fact { label: question.question.clone(), lines: vec![vec![Inline::text(yes_or_no(context, *answer))]] };
        blocks.push(Block::Facts { look: FactsLook::Front, rows: vec![fact] }.into());
    }
}

/// Where background documents can be seen, and which they are.
fn background(context: Context<'_>, sitting: Sitting<'_>, report: &Report) -> Blocks {
    let words = context.words;
    let mut blocks = Vec::new();
    if let Some(place) = report.inspection_place.as_ref().and_then(|id| context.content.council.venues.get(&id.value)) {
        let hours = place.note.as_ref().map(|note| words.fill("inspection-hours", &[("hours", &note.value)])).unwrap_or_default();
        blocks.push(paragraph(words.fill("inspection-place", &[("place", &place.name), ("hours", &hours)])));
    }
    if report.background.is_empty() {
        blocks.push(or_none(context, Vec::new()));
        return blocks;
    }
    let column = |key: &str, share| TableColumn { title: words.get(key).to_owned(), align: Alignment::Left, share };
    let links = Links::of(context, report, Paragraphs::Report);
    let rows = report.background.iter().enumerate().map(|(index, paper)| {
        let mut title = vec![Inline::text(format!("{}. ", index + 1))];
        title.extend(source(context, sitting, paper));
        let withheld = paper.exempt_paragraph.as_ref().map_or_else(|| words.get("not-applicable"), |paragraph| &paragraph.value);
        let cell = |content| TableCell { blocks: vec![Block::Paragraph { content }.into()] };
        Traced::from(vec![cell(title), cell(links.linked(withheld))]).made_from(&paper.place)
    });
    let table = Block::Table(Table {
        caption: None,
        columns: vec![column("background-title", 60), column("background-paragraph", 40)],
        row_headers: true,
        rows: rows.collect(),
        source: None,
        dense: false,
    });
    blocks.push(table.into());
    blocks
}

/// The title of a background document, as a link where there is something to open.
fn source(context: Context<'_>, sitting: Sitting<'_>, paper: &Background) -> Vec<Inline> {
    let link = |target, text: String| Inline::Link { target, content: vec![Inline::text(text)] };
    match &paper.source {
        BackgroundSource::File => vec![Inline::text(paper.title.value.as_str())],
        BackgroundSource::Web(address) => vec![link(Target::Address { address: address.clone() }, paper.title.value.clone())],
        BackgroundSource::Report { meeting, item } => {
            let path = format!("{}/{}/{}", sitting.committee.slug, meeting.value, item.value);
            let earlier = sitting.calendar.meetings.get(&meeting.value);
            let words = earlier.map(|earlier| cited(context, sitting.committee, earlier, &item.value)).unwrap_or_default();
            vec![Inline::text(format!("{}: ", paper.title.value)), link(Target::Page { path, anchor: None }, words)]
        }
    }
}

/// How an item of an earlier meeting is cited: by its minute number where the year counts them, else by its agenda number.
fn cited(context: Context<'_>, committee: &Committee, meeting: &MeetingFacts, report: &Slug) -> String {
    let words = context.words;
    let position = meeting.items.iter().position(|item| item.report.as_ref() == Some(report));
    let number = position.map(|at| match meeting.first_minute {
        Some(first) => words.fill("cited-minute", &[("number", &(first as usize + at).to_string())]),
        None => words.fill("cited-item", &[("number", &(at + 1).to_string())]),
    });
    let places = [
        ("committee", committee.name.as_str()),
        ("date", &told_apart(words, words.long_date(meeting.date), &meeting.folder)),
        ("time", &words.time(meeting.time)),
        ("council", &context.content.council.name),
        ("item", number.as_deref().unwrap_or_default()),
    ];
    words.fill("cited-meeting", &places)
}
