//! Charts: what they show, with a description worked out from their figures and with the table of them.

mod columns;
mod timeline;
mod trend;

pub(super) use columns::{bars, line, share};
pub(super) use timeline::timeline;
pub(super) use trend::trend;

use super::super::chart::Chart;
use super::super::document::{Block, Blocks, Inline};
use super::super::prose::Composer;
use crate::model::{Decimal, Series, Unit, View, Words};

/// How many parts are told in a description; the others are counted.
const TOLD: usize = 6;

/// A chart with its description, its caption, where its figures come from, and the figures behind it.
fn shown(composer: &mut Composer<'_>, view: &View, chart: Chart, description: String, figures: Blocks) -> Blocks {
    let name = composer.pictures.name_chart(view.known_kind().map_or("", |kind| kind.name()));
    let caption = view.caption.as_ref().map(|text| vec![Inline::text(text.as_str())]);
    let chart = Block::Chart { name, chart, description, caption, source: super::credit(composer, view) };
    let summary = composer.words.get("chart-figures").to_owned();
    vec![chart.into(), Block::Disclosure { summary, blocks: figures }.into()]
}

/// A figure with its unit and no needless decimals: 1,234; 87%; £5.
fn figure(words: &Words, value: Decimal, unit: Unit) -> String {
    words.figure(value.normalize(), unit)
}

/// Some parts told one after the other, and how many are not told.
fn bounded(words: &Words, mut told: Vec<String>) -> String {
    let more = told.len().saturating_sub(TOLD);
    if more > 0 {
        told.truncate(TOLD);
        told.push(words.counted("chart-more", more, &[]));
    }
    told.join("; ")
}

/// How a series ran from its first figure to its last, and how high and low it went in between: for periods. Each figure as `figure` writes it.
fn course(words: &Words, series: &Series, labels: &[&str], figure: &dyn Fn(Decimal) -> String) -> String {
    let told: Vec<(&str, Decimal)> = labels.iter().zip(&series.values).filter_map(|(label, value)| Some((*label, (*value)?))).collect();
    let (Some((from, first)), Some((to, last))) = (told.first(), told.last()) else {
        return words.fill("chart-nothing", &[("series", &series.name)]);
    };
    if told.len() == 1 {
        return words.fill("chart-single", &[("series", &series.name), ("from", from), ("first", &figure(*first))]);
    }
    let key = match last.cmp(first) {
        std::cmp::Ordering::Greater => "chart-rose",
        std::cmp::Ordering::Less => "chart-fell",
        std::cmp::Ordering::Equal => "chart-stayed",
    };
    let ends = [("series", series.name.as_str()), ("from", from), ("first", &figure(*first)), ("to", to), ("last", &figure(*last))];
    let mut text = words.fill(key, &ends);
    let mut beyond = |key: &str, extreme: Option<&(&str, Decimal)>| {
        if let Some((label, value)) = extreme.filter(|(_, value)| value != first && value != last) {
            text.push(' ');
            text += &words.fill(key, &[("label", label), ("value", &figure(*value))]);
        }
    };
    // Of equals the first is named.
    beyond("chart-highest", told.iter().rev().max_by_key(|(_, value)| *value));
    beyond("chart-lowest", told.iter().min_by_key(|(_, value)| *value));
    text
}

/// The highest and the lowest of a series: for categories. Equals are all named, up to a few.
fn extremes(words: &Words, series: &Series, labels: &[&str]) -> String {
    let told: Vec<(&str, Decimal)> = labels.iter().zip(&series.values).filter_map(|(label, value)| Some((*label, (*value)?))).collect();
    let values = || told.iter().map(|(_, value)| *value);
    let (Some(most), Some(least)) = (values().max(), values().min()) else {
        return words.fill("chart-nothing", &[("series", &series.name)]);
    };
    if most == least {
        return words.fill("chart-alike", &[("series", &series.name), ("value", &figure(words, most, series.unit))]);
    }
    let with = |extreme: Decimal| bounded(words, told.iter().filter(|(_, value)| *value == extreme).map(|(label, _)| (*label).to_owned()).collect());
    let (high, low) = (with(most), with(least));
    let (most, least) = (figure(words, most, series.unit), figure(words, least, series.unit));
    words.fill("chart-extremes", &[("series", &series.name), ("most", &most), ("high", &high), ("least", &least), ("low", &low)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(name: &str, values: &[Option<i64>]) -> Series {
        Series { name: name.to_owned(), values: values.iter().map(|value| value.map(Decimal::from)).collect(), unit: Unit::Number }
    }

    fn words(entries: &[(&str, &str)]) -> Words {
        Words::new(entries.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn equals_are_all_named() {
        let words = words(&[("chart-extremes", "{most}: {high}, {least}: {low}")]);
        let told = extremes(&words, &series("Female", &[Some(8), Some(5), None, Some(5)]), &["A", "B", "C", "D"]);
        assert_eq!(told, "8: A, 5: B; D");
    }

    #[test]
    fn what_lies_between_the_ends_is_told() {
        let words = words(&[("chart-rose", "{first} to {last}."), ("chart-highest", "High {value} ({label})."), ("chart-lowest", "Low {value}.")]);
        let told = |values: &[Option<i64>]| {
            course(&words, &series("Visits", values), &["April", "May", "June"], &|value| figure(&words, value, Unit::Number))
        };
        assert_eq!(told(&[Some(1), Some(9), Some(2)]), "1 to 2. High 9 (May).");
        assert_eq!(told(&[Some(1), None, Some(2)]), "1 to 2.");
    }

    #[test]
    fn many_parts_are_counted() {
        let words = words(&[("chart-more.other", "and {count} more")]);
        assert_eq!(bounded(&words, (1..=8).map(|part| part.to_string()).collect()), "1; 2; 3; 4; 5; 6; and 2 more");
    }
}
