//! Charts of the columns of a data set: `#bar`, `#grouped-bar`, `#line` and `#share`.

use super::super::super::chart::{Chart, Part};
use super::super::super::document::Blocks;
use super::super::super::prose::Composer;
use super::{bounded, course, extremes, figure, shown};
use crate::model::{DataSet, DataSource, Decimal, Unit, View, Words, percentage, whole};

/// A bar for each row of a column, or a group of bars for each row of several.
pub(in crate::compose::views) fn bars(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Blocks::new() };
    let (labels, series) = (set.drawn_labels(), set.series());
    let told: Vec<String> = series.iter().map(|series| extremes(composer.words, series, &labels)).collect();
    let chart = Chart::Bars { labels: owned(&labels), series: series.into_iter().map(Into::into).collect() };
    with_table(composer, view, chart, told.join(" "))
}

/// A line for each column of figures, named at its end.
pub(in crate::compose::views) fn line(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Blocks::new() };
    let (labels, series) = (set.drawn_labels(), set.series());
    let words = composer.words;
    let told: Vec<String> = series.iter().map(|series| course(words, series, &labels, &|value| figure(words, value, series.unit))).collect();
    let chart = Chart::Lines {
        labels: owned(&labels),
        at: (0..).take(labels.len()).collect(),
        series: series.into_iter().map(Into::into).collect(),
        bands: Vec::new(),
    };
    with_table(composer, view, chart, told.join(" "))
}

/// The parts of one column, each with its count and its share.
pub(in crate::compose::views) fn share(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Blocks::new() };
    let words = composer.words;
    let parts = parts(words, set);
    let told = parts.iter().map(|part| words.fill("chart-part", &[("label", &part.label), ("value", &part.words)])).collect();
    let description = words.fill("chart-parts", &[("parts", &bounded(words, told))]);
    with_table(composer, view, Chart::Share { parts }, description)
}

fn parts(words: &Words, set: &DataSet) -> Vec<Part> {
    let Some(column) = set.series().into_iter().next() else { return Vec::new() };
    let whole = whole(&column.values);
    let told = |value: Option<Decimal>| {
        let Some(value) = value else { return words.no_figure() };
        let share = whole.and_then(|whole| percentage(value, whole, 0)).map(|share| words.figure(share, Unit::Percent));
        words.with_share(figure(words, value, column.unit), share)
    };
    let part = |(label, value): (&str, &Option<Decimal>)| Part { label: label.to_owned(), value: value.map(Into::into), words: told(*value) };
    set.drawn_labels().into_iter().zip(&column.values).map(part).collect()
}

/// A chart of a data set, with its table.
fn with_table(composer: &mut Composer<'_>, view: &View, chart: Chart, description: String) -> Blocks {
    let figures = super::super::table::table(composer, &super::super::bare(view));
    shown(composer, view, chart, description, figures)
}

fn owned(labels: &[&str]) -> Vec<String> {
    labels.iter().map(|label| (*label).to_owned()).collect()
}
