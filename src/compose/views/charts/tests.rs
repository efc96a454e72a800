use proptest::prelude::*;

use super::canvas::{Canvas, Tones, WIDTH};
use super::lines::Limit;
use super::scale::{Base, Scale};
use super::*;
use crate::compose::document::Rag;
use crate::model::{Date, Span};

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
    let drawn = bars::draw(&["April", "May"], &[series("Visits", &[Some(100), Some(200)])], &Tones::of("#1d4f73")).finish();
    let lengths: Vec<f64> =
        drawn.split("<rect ").skip(1).map(|bar| bar.split("width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()).collect();
    assert!((lengths[1] / lengths[0] - 2.0).abs() < 0.01, "{lengths:?}");
    assert!(drawn.contains(">100</text>") && drawn.contains(">April</text>"), "{drawn}");
}

#[test]
fn words_are_text_and_nothing_else() {
    let hostile = "<script>alert(1)</script>&\"'";
    let drawn = bars::draw(&[hostile], &[series(hostile, &[Some(1)]), series("b", &[Some(2)])], &Tones::of("nonsense")).finish();
    assert!(!drawn.contains("<script") && drawn.contains("&lt;script&gt;"), "{drawn}");
    assert!(roxmltree::Document::parse(&drawn).is_ok());
}

/// Every number of a drawing is one, and lies on it.
fn is_sound(canvas: &Canvas) -> Result<(), TestCaseError> {
    let drawn = canvas.finish();
    let (_, height) = canvas.size();
    let parsed = roxmltree::Document::parse(&drawn).map_err(|error| TestCaseError::fail(error.to_string()))?;
    for node in parsed.descendants().filter(roxmltree::Node::is_element) {
        for (name, most) in [
            ("x", WIDTH),
            ("x1", WIDTH),
            ("x2", WIDTH),
            ("cx", WIDTH),
            ("y", f64::from(height)),
            ("y1", f64::from(height)),
            ("cy", f64::from(height)),
        ] {
            if let Some(text) = node.attribute(name) {
                let number: f64 = text.parse().map_err(|_| TestCaseError::fail(format!("{name}={text}")))?;
                prop_assert!(number.is_finite() && (-20.0..=most + 20.0).contains(&number), "{name}={text} in {}", drawn);
            }
        }
    }
    Ok(())
}

fn day(number: i64) -> Date {
    Date::parse(&format!("{:04}-{:02}-{:02}", 2000 + number / 336 % 50, number / 28 % 12 + 1, number % 28 + 1)).unwrap()
}

proptest! {
    #[test]
    fn whatever_the_figures_are(labels in prop::collection::vec("\\PC{0,40}", 1..12), values in prop::collection::vec(prop::option::of(-1_000_000_000_000_i64..1_000_000_000_000), 60)) {
        let names: Vec<&str> = labels.iter().map(String::as_str).collect();
        let all: Vec<Series> = (0..5).map(|at| series(&format!("Series number {at}"), &(0..names.len()).map(|row| values[(row * 5 + at) % 60]).collect::<Vec<_>>())).collect();
        let tones = Tones::of("#1d4f73");
        is_sound(&bars::draw(&names, &all, &tones))?;
        let limit = Limit { value: Decimal::from(70), status: Rag::Green, words: "Green from 70".to_owned() };
        is_sound(&lines::draw(&names, &all, &[limit], &tones))?;
        let parts = series("Parts", &(0..names.len()).map(|row| values[row].map(i64::abs)).collect::<Vec<_>>());
        let shares = vec!["1 (1%)".to_owned(); names.len()];
        is_sound(&share::draw(&names, &parts, &shares, &tones))?;
        let spans: Vec<Span> = names.iter().zip(&values).map(|(name, value)| { let first = value.unwrap_or(0).rem_euclid(10_000); Span { name: (*name).to_owned(), start: day(first), end: day(first + 400) } }).filter(|span| span.start <= span.end).collect();
        let shown: Vec<(String, String)> = spans.iter().map(|span| (span.name.clone(), "days".to_owned())).collect();
        is_sound(&timeline::draw(&spans, &shown, &tones))?;
    }
}
