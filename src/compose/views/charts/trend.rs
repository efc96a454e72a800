//! `#trend:EA-01`: the figures of an action of a plan, before its bands.

use super::super::super::chart::{Band, Chart};
use super::super::super::document::{Block, Blocks, Inline, Rag, Table, TableCell};
use super::super::super::prose::Composer;
use super::super::super::tables::{cell, column, plan as sheets};
use crate::model::{Bands, Decimal, Measure, Series, Unit, View};

/// The figures of an action over time, before the bands in which it is red, amber and green.
pub(in crate::compose::views) fn trend(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let words = composer.words;
    let (Some(action), Some((_, day))) = (view.action(), super::super::plan(composer, view)) else { return Vec::new() };
    let measured = action.measured(day);
    let days: Vec<String> = measured.iter().map(|(date, _)| words.date(*date)).collect();
    let labels: Vec<&str> = days.iter().map(String::as_str).collect();
    let name = action.bands.as_ref().and_then(|bands| bands.of.as_ref()).map(|of| of.value.clone()).unwrap_or_else(|| action.id.value.clone());
    let measure = action.measure();
    // A unit in the author's own words stands with each figure that is written out; an axis has no room for it.
    let unit = if let Measure::In(unit) = measure { unit } else { Unit::Number };
    let series = Series { name, values: measured.iter().map(|(_, value)| Some(*value)).collect(), unit };
    let bands = action.bands.as_ref().map(|bands| bands_of(composer, bands, &measure)).unwrap_or_default();
    let mut description = super::course(words, &series, &labels, &|value| sheets::measured(words, value, &measure));
    if let Some(rag) = measured.last().and_then(|(_, value)| Some(action.bands.as_ref()?.rag(*value))) {
        description.push(' ');
        description += &words.fill("chart-rag", &[("rag", sheets::rag_word(words, rag))]);
    }
    // The only line needs no name beside it.
    let series = Series { name: String::new(), ..series };
    let at = measured.iter().map(|(date, _)| date.days()).collect();
    let chart = Chart::Lines { labels: days.clone(), at, series: vec![series.into()], bands };
    let colour = |value: &Decimal| match action.bands.as_ref().map(|bands| bands.rag(*value)) {
        Some(status) => vec![Inline::Rag { status, text: sheets::rag_word(words, status).to_owned() }],
        None => vec![Inline::text(words.get("register-no-rag"))],
    };
    let row = |(date, value): &(_, Decimal)| {
        let colour = TableCell { blocks: vec![Block::Paragraph { content: colour(value) }.into()] };
        vec![cell(words.date(*date)), cell(sheets::measured(words, *value, &measure)), colour].into()
    };
    let table = Table {
        caption: None,
        columns: [("chart-day", 40), ("chart-value", 30), ("register-rag", 30)]
            .into_iter()
            .map(|(key, share)| column(words.get(key), share))
            .collect(),
        row_headers: true,
        rows: measured.iter().map(row).collect(),
        source: None,
        dense: false,
    };
    super::shown(composer, view, chart, description, vec![Block::Table(table).into()])
}

fn bands_of(composer: &Composer<'_>, bands: &Bands, measure: &Measure) -> Vec<Band> {
    let words = composer.words;
    let band = |from: Option<Decimal>, to: Option<Decimal>, status| {
        let (key, limit) = if from.is_some() { ("chart-limit", from) } else { ("chart-below", to) };
        let limit = limit.map(|limit| sheets::measured(words, limit, measure)).unwrap_or_default();
        Band {
            from: from.map(Into::into),
            to: to.map(Into::into),
            status,
            words: words.fill(key, &[("rag", sheets::rag_word(words, status)), ("limit", &limit)]),
        }
    };
    vec![band(Some(bands.green), None, Rag::Green), band(Some(bands.amber), Some(bands.green), Rag::Amber), band(None, Some(bands.amber), Rag::Red)]
}
