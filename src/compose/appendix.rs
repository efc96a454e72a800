//! The papers behind a report, each as a part of its own.

use std::collections::BTreeMap;

use super::Context;
use super::document::{Asset, Block, Orientation, Part, PartKind};
use super::links::Paragraphs;
use super::prose::{Composer, NESTED, PLAIN};
use super::report::composer;
use super::{Sitting, programme, tables, views};
use crate::model::{self, Appendix, AppendixContent, DataSource, DecimalEntry, MarkdownPaper, Paper, PaperNumbering, Report, decimal, nested_labels};

/// A public appendix as a part, with its pictures; nothing for a withheld one.
pub(super) fn part(
    context: Context<'_>,
    sitting: Sitting<'_>,
    report: &Report,
    number: usize,
    appendix: &Appendix,
) -> Option<(Part, BTreeMap<String, Asset>)> {
    let AppendixContent::Public(paper) = &appendix.content else { return None };
    let words = context.words;
    let label = words.fill("appendix", &[("number", &number.to_string())]);
    let mut composer = composer(context, sitting, report, Paragraphs::Appendix(number)).shifted(1);
    let anchor = format!("appendix-{number}");
    let blocks = match paper.as_ref() {
        Paper::Markdown(paper) => markdown(&mut composer, paper, &format!("{anchor}-")),
        Paper::Tables(given) => tables::given(&mut composer, given),
        Paper::Glossary(glossary) => vec![tables::glossary(words, glossary)],
        Paper::Tracker(tracker) => tables::tracker(&mut composer, tracker),
        Paper::WorkProgramme => programme::paper(context, sitting.committee, sitting.meeting),
        Paper::Plan(plan) => tables::plan(context, &mut composer, plan),
        Paper::View(view) => views::view(&mut composer, view),
        Paper::Picture { asset, description } => vec![composer.figure(asset, &description.value, None)],
    };
    let part = Part {
        id: format!("{}.{anchor}", report.slug),
        kind: PartKind::Appendix,
        paper: Some(report.slug.to_string()),
        title: words.fill("appendix-title", &[("appendix", &label), ("title", &appendix.title.value)]),
        anchor,
        bookmark: words.fill("appendix-title", &[("appendix", &label), ("title", &appendix.title.value)]),
        own_label: Some(label),
        orientation: orientation(paper),
        blocks,
    };
    Some((part, composer.assets))
}

/// Which way up the pages of a paper are.
fn orientation(paper: &Paper) -> Orientation {
    match paper {
        Paper::Plan(_) | Paper::Tracker(_) => Orientation::Landscape,
        Paper::View(view) if matches!(view.source, DataSource::Plan(_)) => Orientation::Landscape,
        Paper::Picture { asset, .. } if asset.size.0 > asset.size.1 => Orientation::Landscape,
        Paper::Markdown(_) | Paper::Tables(_) | Paper::Glossary(_) | Paper::WorkProgramme | Paper::View(_) | Paper::Picture { .. } => {
            Orientation::Portrait
        }
    }
}

/// A Markdown paper under its own numbering. `anchors` goes before the number in each anchor.
pub(super) fn markdown(composer: &mut Composer<'_>, paper: &MarkdownPaper, anchors: &str) -> Vec<Block> {
    match paper.numbering {
        PaperNumbering::None => {
            composer.counters = PLAIN;
            composer.blocks(&paper.body)
        }
        PaperNumbering::Decimal => decimal(&paper.body).into_iter().flat_map(|entry| decimal_entry(composer, entry, anchors)).collect(),
    }
}

fn decimal_entry(composer: &mut Composer<'_>, entry: DecimalEntry<'_>, anchors: &str) -> Vec<Block> {
    match entry {
        DecimalEntry::Section { label, content } => {
            let content = composer.line(content);
            vec![Block::Heading { level: 2 + composer.heading_shift, id: Some(format!("{anchors}{label}")), label: Some(label), content }]
        }
        DecimalEntry::Numbered { label, blocks } => vec![numbered(composer, label, &blocks, anchors)],
        DecimalEntry::Loose(block) => {
            composer.counters = PLAIN;
            composer.blocks([block])
        }
    }
}

/// A numbered paragraph; the ordered lists in it count one level deeper.
fn numbered(composer: &mut Composer<'_>, label: String, blocks: &[&model::Block], anchors: &str) -> Block {
    let mut nested = nested_labels(&label, blocks).into_iter();
    composer.counters = NESTED;
    let mut shown = Vec::new();
    for block in blocks {
        if let model::Block::List { ordered: true, items, .. } = block {
            for (label, item) in nested.by_ref().take(items.len()) {
                let id = format!("{anchors}{label}");
                shown.push(Block::Numbered { label, id, depth: 2, blocks: composer.blocks(&item.blocks) });
            }
        } else {
            shown.extend(composer.blocks([*block]));
        }
    }
    Block::Numbered { id: format!("{anchors}{label}"), label, depth: 1, blocks: shown }
}
