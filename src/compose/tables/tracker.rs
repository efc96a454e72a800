//! The recommendations of earlier meetings and what became of them.

use super::super::document::{Block, Blocks, Inline, Table, TableCell, TableRow};
use super::super::prose::{Composer, Counter};
use super::super::simple::paragraph;
use super::super::traced::Traced;
use super::{cell, column};
use crate::model::{Recommendation, RecommendationStatus, Tracker, TrackerItem, Words};

/// Inside a cell lists count a), then i).
const IN_CELL: &[Counter] = &[Counter::Letter, Counter::Roman];

/// A tracker as one table: a row for each recommendation, counted 1), 2) … within its item.
pub(in crate::compose) fn tracker(composer: &mut Composer<'_>, tracker: &Tracker) -> Blocks {
    let words = composer.words;
    let title = |key: &str, share| column(words.get(key), share);
    let columns = vec![
        title("tracker-date", 10),
        title("tracker-title", 13),
        title("tracker-proposed", 31),
        title("tracker-taken", 35),
        title("tracker-status", 11),
    ];
    let rows = tracker.items.iter().flat_map(|item| item.recommendations.iter().enumerate().map(move |(index, made)| (item, index, made)));
    let row = |composer: &mut Composer<'_>, (item, index, made)| row(composer, item, index + 1, made);
    let rows = rows.map(|made| composer.counting(IN_CELL, |composer| row(composer, made))).collect();
    let day = composer.setting.meeting.filter(|_| tracker.living).map(|meeting| words.date(meeting));
    let title =
        day.map_or_else(|| tracker.title.value.clone(), |date| words.fill("tracker-caption", &[("title", &tracker.title.value), ("date", &date)]));
    let caption = Some(vec![Inline::text(title)]);
    vec![Block::Table(Table { caption, columns, row_headers: true, rows, source: None, dense: true }).into()]
}

fn row(composer: &mut Composer<'_>, item: &TrackerItem, number: usize, made: &Recommendation) -> TableRow {
    let mut proposed = composer.blocks(&made.text);
    if let Some(Traced { shown: Block::Paragraph { content }, .. }) = proposed.first_mut() {
        content.insert(0, Inline::text(composer.words.fill("tracker-number", &[("number", &number.to_string())])));
    }
    let mut taken = composer.blocks(&made.response);
    if taken.is_empty() {
        taken.push(paragraph(composer.words.get("tracker-no-response")));
    }
    let cells = vec![
        cell(composer.words.date(item.meeting)),
        cell(item.title.value.as_str()),
        TableCell { blocks: proposed },
        TableCell { blocks: taken },
        TableCell { blocks: standing(composer.words, made) },
    ];
    let from = made.text.first().map(|block| block.place());
    from.into_iter().fold(Traced::from(cells), Traced::made_from)
}

/// How far a recommendation is, what the committee made of it, and for how many meetings it has been on the list.
fn standing(words: &Words, made: &Recommendation) -> Blocks {
    let mut blocks = vec![paragraph(status(words, made.status))];
    if made.refused {
        blocks.push(paragraph(words.get("tracker-not-accepted")));
    }
    blocks.extend(made.age.map(|age| match age {
        0 | 1 => paragraph(words.get("tracker-new")),
        meetings => paragraph(words.counted("tracker-age", meetings, &[])),
    }));
    blocks
}

fn status(words: &Words, status: RecommendationStatus) -> &str {
    words.get(match status {
        RecommendationStatus::Complete => "status-complete",
        RecommendationStatus::PartiallyComplete => "status-partial",
        RecommendationStatus::Outstanding => "status-outstanding",
        RecommendationStatus::Rejected => "status-rejected",
    })
}
