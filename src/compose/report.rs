//! A report: front table, contacts, confidentiality, narrative.

use super::document::{Block, Blocks, Fact, FactsLook, Inline, Orientation, Part, PartKind};
use super::links::{Links, Paragraphs};
use super::people::{contact, post, signature};
use super::pictures::Pictures;
use super::prose::{Composer, NESTED, PLAIN, Setting};
use super::simple::{heading, paragraph};
use super::traced::{Origin, Traced};
use super::{Context, Sitting, closing, withheld};
use crate::model::{self, Entry, FrontField, Numbering, Outline, OutlineSection, Report, SectionSpec, plain_text};

/// The report itself as a part, with its pictures.
pub(super) fn part(context: Context<'_>, sitting: Sitting<'_>, report: &Report) -> (Part, Pictures) {
    let paper = report.slug.as_str();
    let mut composer = composer(context, sitting, report, Paragraphs::Report);
    let mut blocks = vec![front_table(context, sitting, report)];
    blocks.push(heading(2, &*context.content.format.contacts_heading));
    blocks.extend(contacts(context, report));
    blocks.push(heading(2, &*context.content.format.confidentiality_heading));
    blocks.extend(withheld::statement(context, report));
    for section in Outline::of(report, &context.content.format).sections {
        narrative(context, paper, &mut composer, &section, &mut blocks);
    }
    blocks.extend(closing::blocks(context, sitting, report));
    let part = Part {
        id: paper.to_owned(),
        kind: PartKind::Report,
        paper: Some(paper.to_owned()),
        title: report.subject.value.clone(),
        anchor: "top".to_owned(),
        bookmark: report.subject.value.clone(),
        own_label: None,
        orientation: Orientation::Portrait,
        first_page: None,
        origin: Origin::from(&report.subject.place),
        blocks,
    };
    (part, composer.pictures)
}

/// A composer for the prose of a report or of one of its appendices.
pub(super) fn composer<'a>(context: Context<'a>, sitting: Sitting<'_>, report: &'a Report, paragraphs: Paragraphs) -> Composer<'a> {
    let mut composer = Composer::plain(Setting::pack(context, sitting.meeting));
    composer.links = Links::of(context, report, paragraphs);
    composer.pictures = Pictures::of(report.slug.as_str());
    composer
}

fn front_table(context: Context<'_>, sitting: Sitting<'_>, report: &Report) -> Traced<Block> {
    let line = |text: &str| vec![Inline::text(text)];
    let rows = context.content.format.front.iter().map(|row| {
        let lines = match row.field {
            FrontField::DecisionMaker => vec![line(&sitting.committee.name)],
            FrontField::Subject => vec![line(&report.subject.value)],
            FrontField::DateOfDecision => vec![line(&context.words.date(sitting.meeting.date))],
            FrontField::ReportOf => {
                report.report_of.iter().filter_map(|id| post(context, id)).flat_map(signature).map(|text| vec![Inline::text(text)]).collect()
            }
        };
        Fact { label: row.label.clone(), lines }
    });
    Traced::from(Block::Facts { look: FactsLook::Front, rows: rows.collect() }).made_from(&report.subject.place)
}

/// One block a contact; the last one is the author.
fn contacts(context: Context<'_>, report: &Report) -> Blocks {
    let last = report.contacts.len().saturating_sub(1);
    let named = report.contacts.iter().enumerate().filter_map(|(index, id)| Some((index, id, post(context, id)?)));
    named
        .map(|(index, id, post)| {
            let label = if index == last {
                context.words.get("contact-author")
            } else {
                post.contact_label.as_deref().unwrap_or_else(|| context.words.get("contact-officer"))
            };
            contact(context, label, post).made_from(&id.place)
        })
        .collect()
}

/// One section of the narrative.
fn narrative(context: Context<'_>, paper: &str, composer: &mut Composer<'_>, section: &OutlineSection<'_>, blocks: &mut Blocks) {
    let Some(spec) = section.spec else { return };
    blocks.push(heading(2, &*spec.heading).made_from(&section.written.heading.place));
    for entry in &section.entries {
        match entry {
            Entry::Subheading { fixed: Some(fixed), place, .. } => blocks.push(heading(3, &*fixed.heading).made_from(place)),
            Entry::Subheading { fixed: None, level, content, place } => {
                let content = composer.line(content);
                let heading = Block::Heading { level: (*level).min(6), id: None, label: None, content };
                blocks.push(Traced::from(heading).made_from(place));
            }
            Entry::Numbered { number, blocks: written, place } => {
                let shown = spec.numbering.label(*number);
                let (label, id) = match spec.numbering {
                    Numbering::Roman | Numbering::Letters => (format!("({shown})"), section_anchor(context, spec, *number)),
                    Numbering::Paragraphs | Numbering::None => {
                        let shown = context.order.pins.paragraph(paper, *number).unwrap_or(shown);
                        (format!("{shown}."), format!("para-{shown}"))
                    }
                };
                let shown = composer.counting(NESTED, |composer| said(composer, written.iter().copied()));
                let numbered = Block::Numbered { label, id, depth: 1, blocks: shown };
                blocks.push(Traced::from(numbered).made_from(place));
            }
            Entry::Loose(block) => {
                blocks.extend(composer.counting(PLAIN, |composer| said(composer, [*block])));
            }
        }
    }
}

/// The anchor of an entry in a section that counts by itself; the recommendations have the short one that decisions cite.
fn section_anchor(context: Context<'_>, spec: &SectionSpec, number: usize) -> String {
    let recommendations = context.content.format.recommendations().is_some_and(|known| known.key == spec.key);
    if recommendations { format!("rec-{number}") } else { format!("{}-{number}", spec.key) }
}

/// Some blocks as shown, with each way to say nothing in the same word.
fn said<'b>(composer: &mut Composer<'_>, written: impl IntoIterator<Item = &'b model::Block>) -> Blocks {
    let mut shown = Blocks::new();
    for block in written {
        match block {
            model::Block::Paragraph { content, .. } if composer.words.says_none(&plain_text(content)) => {
                shown.push(paragraph(composer.words.get("none")).made_from(block.place()));
            }
            other => shown.extend(composer.blocks([other])),
        }
    }
    shown
}
