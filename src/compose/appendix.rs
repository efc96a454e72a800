//! The papers behind a report, each as a part of its own.

use super::Context;
use super::document::{Block, Blocks, Orientation, Part, PartKind};
use super::links::Paragraphs;
use super::pictures::Pictures;
use super::prose::{Composer, NESTED, PLAIN};
use super::report::composer;
use super::traced::{Origin, Traced, all_from};
use super::{Sitting, programme, tables, views};
use crate::model::{self, Appendix, AppendixContent, DataSource, DecimalEntry, MarkdownPaper, Paper, PaperNumbering, Report, decimal, nested_labels};

/// A public appendix as a part, with its pictures; nothing for a withheld one.
pub(super) fn part(context: Context<'_>, sitting: Sitting<'_>, report: &Report, number: usize, appendix: &Appendix) -> Option<(Part, Pictures)> {
    let AppendixContent::Public(paper) = &appendix.content else { return None };
    let words = context.words;
    let label = words.fill("appendix", &[("number", &number.to_string())]);
    let mut composer = composer(context, sitting, report, Paragraphs::Appendix(number)).shifted(1);
    let anchor = format!("appendix-{number}");
    let blocks = match paper.as_ref() {
        Paper::Markdown(paper) => markdown(&mut composer, paper, &format!("{anchor}-")),
        Paper::Tables(given) => tables::given(&mut composer, given),
        Paper::Glossary(glossary) => vec![tables::glossary(words, glossary).into()],
        Paper::Tracker(tracker) => tables::tracker(&mut composer, tracker),
        Paper::WorkProgramme => programme::paper(context, sitting),
        Paper::Plan(plan) => tables::plan(context, &mut composer, plan),
        Paper::View(view) => views::view(&mut composer, view),
        Paper::Picture { asset, description } => vec![composer.figure(asset, &description.value, None).into()],
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
        first_page: None,
        origin: Origin::from(&appendix.place),
        blocks: all_from(blocks, &appendix.place),
    };
    Some((part, composer.pictures))
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
pub(super) fn markdown(composer: &mut Composer<'_>, paper: &MarkdownPaper, anchors: &str) -> Blocks {
    match paper.numbering {
        PaperNumbering::None => composer.counting(PLAIN, |composer| composer.blocks(&paper.body)),
        PaperNumbering::Decimal => decimal(&paper.body).into_iter().flat_map(|entry| decimal_entry(composer, entry, anchors)).collect(),
    }
}

fn decimal_entry(composer: &mut Composer<'_>, entry: DecimalEntry<'_>, anchors: &str) -> Blocks {
    match entry {
        DecimalEntry::Section { label, content } => {
            let content = composer.line(content);
            let heading = Block::Heading { level: 2 + composer.heading_shift, id: Some(format!("{anchors}{label}")), label: Some(label), content };
            vec![heading.into()]
        }
        DecimalEntry::Numbered { label, blocks, .. } => vec![numbered(composer, label, &blocks, anchors)],
        DecimalEntry::Loose(block) => composer.counting(PLAIN, |composer| composer.blocks([block])),
    }
}

/// A numbered paragraph; the ordered lists in it count one level deeper.
fn numbered(composer: &mut Composer<'_>, label: String, blocks: &[&model::Block], anchors: &str) -> Traced<Block> {
    let mut nested = nested_labels(&label, blocks).into_iter();
    let mut shown = Blocks::new();
    for block in blocks {
        if let model::Block::List { ordered: true, items, .. } = block {
            for (label, item) in nested.by_ref().take(items.len()) {
                let (id, blocks) = (format!("{anchors}{label}"), composer.counting(NESTED, |composer| composer.blocks(&item.blocks)));
                let numbered = Block::Numbered { label, id, depth: 2, blocks };
                shown.push(Traced::from(numbered).made_from(&item.place));
            }
        } else {
            shown.extend(composer.counting(NESTED, |composer| composer.blocks([*block])));
        }
    }
    let first = blocks.first().map(|block| block.place().clone());
    let numbered = Traced::from(Block::Numbered { id: format!("{anchors}{label}"), label, depth: 1, blocks: shown });
    first.iter().fold(numbered, |numbered, place| numbered.made_from(place))
}
