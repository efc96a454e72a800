use proptest::prelude::*;

use super::canvas::{Canvas, WIDTH};
use super::lettering::width;
use super::lines::{Band, evenly};
use super::scale::{Base, Scale};
use super::tones::Tones;
use super::*;
use crate::compose::document::Rag;
use crate::model::{Date, Span};

const ACCENT: Colour = Colour::new(0x1d, 0x4f, 0x73);

fn series(name: &str, values: &[Option<i64>]) -> Series {
    Series { name: name.to_owned(), values: values.iter().map(|value| value.map(Decimal::from)).collect(), unit: Unit::Number }
}

#[test]
fn ticks_are_round() {
    assert_eq!(Scale::of(&[0.0, 237.0], 4, Base::Zero).ticks, [0.0, 100.0, 200.0, 300.0]);
    assert_eq!(Scale::of(&[87.0, 89.0], 4, Base::Free).ticks, [87.0, 87.5, 88.0, 88.5, 89.0]);
    assert_eq!(Scale::of(&[-3.0, 4.0], 4, Base::Zero).ticks, [-4.0, -2.0, 0.0, 2.0, 4.0]);
    assert_eq!(Scale::of(&[], 4, Base::Zero).ticks.len(), 3);
    assert_eq!(Scale::of(&[0.0, 0.0], 4, Base::Zero).share(0.0), 0.0);
}

#[test]
fn bars_begin_at_nothing() {
    let drawn = bars::draw(&numerals(), &["April", "May"], &[series("Visits", &[Some(100), Some(200)])], &Tones::of(ACCENT)).finish();
    let lengths: Vec<f64> =
        drawn.split("<rect ").skip(1).map(|bar| bar.split("width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()).collect();
    assert!((lengths[1] / lengths[0] - 2.0).abs() < 0.01, "{lengths:?}");
    assert!(drawn.contains(">100</text>") && drawn.contains(">April</text>"), "{drawn}");
}

#[test]
fn words_are_text_and_nothing_else() {
    let hostile = "<script>alert(1)</script>&\"'";
    let drawn = bars::draw(&numerals(), &[hostile], &[series(hostile, &[Some(1)]), series("b", &[Some(2)])], &Tones::of(ACCENT)).finish();
    assert!(!drawn.contains("<script") && drawn.contains("&lt;script&gt;"), "{drawn}");
    assert!(roxmltree::Document::parse(&drawn).is_ok());
}

#[test]
fn what_cannot_be_measured_is_measured_from_nothing() {
    assert_eq!(Scale::of(&[87.0, 87.0], 4, Base::Free).ticks, [0.0, 50.0, 100.0]);
    for value in [1e28, -1e28, 1e-20, 0.0] {
        let scale = Scale::of(&[value, value], 4, Base::Free);
        assert!(scale.ticks.iter().all(|tick| tick.is_finite()) && scale.share(value).is_finite(), "{value}: {scale:?}");
    }
}

#[test]
fn a_bar_of_nothing_has_no_length() {
    let drawn = bars::draw(&numerals(), &["April"], &[series("Visits", &[Some(0)])], &Tones::of(ACCENT)).finish();
    assert!(drawn.contains("width=\"0.0\"") && drawn.contains(">0</text>"), "{drawn}");
}

#[test]
fn parts_with_room_share_a_bar_and_others_have_a_line_each() {
    let tones = Tones::of(ACCENT);
    let shares = ["23 (42%)".to_owned(), "32 (58%)".to_owned()];
    let roomy = share::draw(&["Female", "Male"], &series("Children", &[Some(23), Some(32)]), &shares, &tones).finish();
    assert_eq!((roomy.matches("<rect").count(), roomy.matches("<line").count()), (2, 0), "{roomy}");
    let small = share::draw(&["Female", "Male"], &series("Children", &[Some(1), Some(99)]), &shares, &tones).finish();
    assert_eq!((small.matches("<rect").count(), small.matches("<line").count()), (2, 2), "{small}");
}

#[test]
fn bands_are_named() {
    let drawn = lines::draw(&numerals(), &["June", "July"], &evenly(2), &[series("", &[Some(48), Some(72)])], &bands(), &Tones::of(ACCENT)).finish();
    for words in ["Red below 60", "Amber from 60", "Green from 70"] {
        // A name may stand on two lines.
        assert!(words.split(' ').all(|word| drawn.contains(word)), "{words}: {drawn}");
    }
}

fn words(entries: &[(&str, &str)]) -> Words {
    let figures = [("number-point", "."), ("number-minus", "−"), ("number-none", "–")];
    Words::new(figures.iter().chain(entries).map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect())
}

/// Words for figures alone.
fn numerals() -> Words {
    words(&[])
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
    let told = |values: &[Option<i64>]| course(&words, &series("Visits", values), &["April", "May", "June"]);
    assert_eq!(told(&[Some(1), Some(9), Some(2)]), "1 to 2. High 9 (May).");
    assert_eq!(told(&[Some(1), None, Some(2)]), "1 to 2.");
}

#[test]
fn many_parts_are_counted() {
    let words = words(&[("chart-more.other", "and {count} more")]);
    assert_eq!(bounded(&words, (1..=8).map(|part| part.to_string()).collect()), "1; 2; 3; 4; 5; 6; and 2 more");
}

fn bands() -> [Band; 3] {
    let (amber, green) = (Some(Decimal::from(60)), Some(Decimal::from(70)));
    [
        Band { from: green, to: None, status: Rag::Green, words: "Green from 70".to_owned() },
        Band { from: amber, to: green, status: Rag::Amber, words: "Amber from 60".to_owned() },
        Band { from: None, to: amber, status: Rag::Red, words: "Red below 60".to_owned() },
    ]
}

/// Every shape and every word of a drawing lies on it.
fn is_sound(canvas: &Canvas) -> Result<(), TestCaseError> {
    let drawn = canvas.finish();
    let (_, height) = canvas.size();
    let parsed = roxmltree::Document::parse(&drawn).map_err(|error| TestCaseError::fail(error.to_string()))?;
    for node in parsed.descendants().filter(roxmltree::Node::is_element) {
        let number = |name: &str| node.attribute(name).map(|text| text.parse::<f64>().unwrap_or(f64::NAN));
        let mut across: Vec<f64> = ["x", "x1", "x2", "cx"].into_iter().filter_map(number).collect();
        let mut down: Vec<f64> = ["y", "y1", "y2", "cy"].into_iter().filter_map(number).collect();
        if let (Some(x), Some(length)) = (number("x"), number("width")) {
            prop_assert!(length >= 0.0);
            across.push(x + length);
        }
        if let (Some(x), Some(words)) = (number("x"), node.text().filter(|_| node.has_tag_name("text"))) {
            // A text is given the room that it is reckoned to take; bold letters are a little wider.
            let length = width(words) - 4.0;
            across.extend(match node.attribute("text-anchor") {
                Some("end") => [x - length, x],
                Some("middle") => [x - length / 2.0, x + length / 2.0],
                _ => [x, x + length],
            });
        }
        for pair in node.attribute("points").unwrap_or("").split_whitespace() {
            let (x, y) = pair.split_once(',').unwrap();
            across.push(x.parse().unwrap());
            down.push(y.parse().unwrap());
        }
        prop_assert!(across.iter().all(|x| (0.0..=WIDTH).contains(x)), "{across:?} of {node:?} in {drawn}");
        prop_assert!(down.iter().all(|y| (0.0..=f64::from(height)).contains(y)), "{down:?} of {node:?} in {drawn}");
    }
    Ok(())
}

fn day(number: i64) -> Date {
    Date::parse(&format!("{:04}-{:02}-{:02}", 2000 + number / 336 % 50, number / 28 % 12 + 1, number % 28 + 1)).unwrap()
}

proptest! {
    #[test]
    fn whatever_the_figures_are(
        labels in prop::collection::vec("\\PC{0,40}", 1..12),
        values in prop::collection::vec(prop::option::of(-1_000_000_000_000_i64..1_000_000_000_000), 60),
        decimals in 0_u32..12,
        count in 1_usize..=5,
    ) {
        let names: Vec<&str> = labels.iter().map(String::as_str).collect();
        let figures = |at: usize| (0..names.len()).map(|row| values[(row * 5 + at) % 60].map(|value| Decimal::new(value, decimals))).collect();
        let all: Vec<Series> =
            (0..count).map(|at| Series { name: format!("Series number {at}"), values: figures(at), unit: Unit::Number }).collect();
        let tones = Tones::of(ACCENT);
        is_sound(&bars::draw(&numerals(), &names, &all, &tones))?;
        is_sound(&lines::draw(&numerals(), &names, &evenly(names.len()), &all, &bands(), &tones))?;
        let parts = series("Parts", &(0..names.len()).map(|row| values[row].map(i64::abs)).collect::<Vec<_>>());
        let shares = vec!["1 (1%)".to_owned(); names.len()];
        is_sound(&share::draw(&names, &parts, &shares, &tones))?;
        let span = |(name, value): (&&str, &Option<i64>)| {
            let first = value.unwrap_or(0).rem_euclid(10_000);
            Span { name: (*name).to_owned(), start: day(first), end: day(first + 400) }
        };
        let spans: Vec<Span> = names.iter().zip(&values).map(span).filter(|span| span.start <= span.end).collect();
        let shown: Vec<(String, String)> = spans.iter().map(|span| (span.name.clone(), "days".to_owned())).collect();
        is_sound(&timeline::draw(&spans, &shown, &tones))?;
    }
}
