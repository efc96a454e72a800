use proptest::prelude::*;

use super::canvas::{Canvas, WIDTH};
use super::lettering::TYPE;
use super::lines::Points;
use super::scale::{Base, Scale};
use super::*;
use crate::compose::chart::{Band, Figure, Part, Rag, Series, Stretch, Unit};
use crate::model::{Decimal, Tokens, Words};
use crate::render::letters::{Face, Letters};

/// What pens are made of.
struct Desk {
    words: Words,
    tokens: Tokens,
    face: Face,
}

impl Desk {
    fn new() -> Self {
        let theme = crate::load::standard_theme().unwrap();
        Self { words: theme.words, tokens: theme.tokens, face: Face { name: "Noto \"Sans\"".to_owned(), letters: Letters::of(|_| None) } }
    }

    /// With the face that the standard theme is set in.
    fn typeset() -> Self {
        let theme = crate::load::standard_theme().unwrap();
        let face = crate::render::pdf::body_face(&theme);
        Self { words: theme.words, tokens: theme.tokens, face }
    }

    fn pen(&self) -> Pen<'_> {
        Pen::new(&self.words, &self.tokens, &self.face, "#1d4f73")
    }
}

fn figure(value: i64) -> Figure {
    Figure::from(Decimal::from(value))
}

fn series(name: &str, values: &[Option<i64>]) -> Series {
    Series { name: name.to_owned(), figures: values.iter().map(|value| value.map(figure)).collect(), unit: Unit::Number }
}

/// A chart for the documents of other tests.
pub(in crate::render) fn sample() -> Chart {
    Chart::Bars { labels: labels(&["April", "May"]), series: vec![series("Visits", &[Some(196), None])] }
}

/// A chart with a figure that is too long for it, which the rule `chart-data` refuses.
pub(in crate::render) fn overfull() -> Chart {
    let huge = Figure::from(Decimal::from(i64::MAX) * Decimal::from(6_000_000_000_i64));
    let series = Series { name: String::new(), figures: vec![Some(figure(0)), Some(huge)], unit: Unit::Number };
    Chart::Lines { labels: labels(&["April", "May"]), at: vec![0, 1], series: vec![series], bands: Vec::new() }
}

fn labels(labels: &[&str]) -> Vec<String> {
    labels.iter().map(|label| (*label).to_owned()).collect()
}

/// The file of a chart.
fn drawn(chart: &Chart) -> String {
    let desk = Desk::new();
    String::from_utf8(draw(&desk.pen(), chart).svg).unwrap()
}

fn bars(names: &[&str], series: Vec<Series>) -> String {
    drawn(&Chart::Bars { labels: labels(names), series })
}

#[test]
fn ticks_are_round() {
    assert_eq!(Scale::of(&[0.0, 237.0], 4, Base::Zero).ticks, [0.0, 100.0, 200.0, 300.0]);
    assert_eq!(Scale::of(&[87.0, 89.0], 4, Base::Free).ticks, [87.0, 87.5, 88.0, 88.5, 89.0]);
    assert_eq!(Scale::of(&[-3.0, 4.0], 4, Base::Zero).ticks, [-4.0, -2.0, 0.0, 2.0, 4.0]);
    assert_eq!(Scale::of(&[], 4, Base::Zero).ticks.len(), 3);
    assert_eq!(Scale::of(&[0.0, 0.0], 4, Base::Zero).share(0.0), 0.0);
}

/// An attribute of every element of a kind.
fn measures(drawn: &str, element: &str, attribute: &str) -> Vec<f64> {
    let (opening, key) = (format!("<{element} "), format!("{attribute}=\""));
    let values = drawn.split(&opening).skip(1).map(|rest| rest.split(&key).nth(1).unwrap());
    values.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn bars_begin_at_nothing() {
    let long = "what is counted here has a name that is longer than half of the width of a whole drawing".repeat(2);
    for name in ["Visits", &long] {
        for figures in [[100, 110], [-100, -110], [110, -100], [1_000_001, 1_000_002]] {
            let several = vec![series(name, &[Some(figures[0])]), series("Others", &[Some(figures[1])])];
            for drawn in [bars(&["April", "May"], vec![series(name, &figures.map(Some))]), bars(&["April"], several)] {
                let axis = measures(&drawn, "line", "x1")[0];
                let (starts, lengths) = (measures(&drawn, "rect", "x"), measures(&drawn, "rect", "width"));
                let begins = |at: usize| if figures[at] < 0 { starts[at] + lengths[at] } else { starts[at] };
                assert!([0, 1].iter().all(|at| (begins(*at) - axis).abs() < 0.11), "{figures:?} {drawn}");
                let (wanted, given) = ((figures[1] as f64 / figures[0] as f64).abs(), lengths[1] / lengths[0]);
                assert!((given - wanted).abs() < 0.01, "{figures:?}: {lengths:?}");
            }
        }
    }
    let drawn = bars(&["April", "May"], vec![series("Visits", &[Some(100), Some(110)])]);
    assert!(drawn.contains(">100</text>") && drawn.contains(">April</text>"), "{drawn}");
}

#[test]
fn words_are_text_and_nothing_else() {
    let hostile = "<script>alert(1)</script>&\"'";
    let drawn = bars(&[hostile], vec![series(hostile, &[Some(1)]), series("b", &[Some(2)])]);
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
    let drawn = bars(&["April"], vec![series("Visits", &[Some(0)])]);
    assert!(drawn.contains("width=\"0.0\"") && drawn.contains(">0</text>"), "{drawn}");
}

#[test]
fn parts_with_room_share_a_bar_and_others_have_a_line_each() {
    let part = |label: &str, value| Part { label: label.to_owned(), value: Some(figure(value)), words: format!("{value} (42%)") };
    let share = |female, male| drawn(&Chart::Share { parts: vec![part("Female", female), part("Male", male)] });
    let (roomy, small) = (share(23, 32), share(1, 99));
    assert_eq!((roomy.matches("<rect").count(), roomy.matches("<line").count()), (2, 0), "{roomy}");
    assert_eq!((small.matches("<rect").count(), small.matches("<line").count()), (2, 2), "{small}");
}

#[test]
fn colours_are_those_of_the_theme() {
    let mut desk = Desk::new();
    let chart = Chart::Lines { labels: labels(&["June", "July"]), at: vec![0, 1], series: vec![series("", &[Some(48), Some(72)])], bands: bands() };
    desk.tokens.red = crate::model::Colour::new(1, 2, 3);
    desk.tokens.line = crate::model::Colour::new(4, 5, 6);
    let drawn = String::from_utf8(draw(&desk.pen(), &chart).svg).unwrap();
    assert!(drawn.contains("#010203") && drawn.contains("#040506"), "{drawn}");
}

#[test]
fn bands_are_named() {
    let chart = Chart::Lines { labels: labels(&["June", "July"]), at: vec![0, 1], series: vec![series("", &[Some(48), Some(72)])], bands: bands() };
    let drawn = drawn(&chart);
    for words in ["Red below 60", "Amber from 60", "Green from 70"] {
        // A name may stand on two lines.
        assert!(words.split(' ').all(|word| drawn.contains(word)), "{words}: {drawn}");
    }
}

fn bands() -> Vec<Band> {
    let (amber, green) = (Some(figure(60)), Some(figure(70)));
    vec![
        Band { from: green, to: None, status: Rag::Green, words: "Green from 70".to_owned() },
        Band { from: amber, to: green, status: Rag::Amber, words: "Amber from 60".to_owned() },
        Band { from: None, to: amber, status: Rag::Red, words: "Red below 60".to_owned() },
    ]
}

/// Every shape and every word of a drawing lies on it.
fn is_sound(pen: &Pen<'_>, canvas: &Canvas<'_>) -> Result<(), TestCaseError> {
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
            let length = pen.lettering().width(words) - 4.0;
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

proptest! {
    #[test]
    fn whatever_the_figures_are(
        names in prop::collection::vec("\\PC{0,40}", 1..12),
        values in prop::collection::vec(prop::option::of(-1_000_000_000_000_i64..1_000_000_000_000), 60),
        decimals in 0_u32..12,
        count in 1_usize..=5,
    ) {
        let desk = Desk::new();
        let pen = desk.pen();
        let row = |row: usize, at: usize| values[(row * 5 + at) % 60].map(|value| Figure::from(Decimal::new(value, decimals)));
        let series: Vec<Series> = (0..count)
            .map(|at| Series { name: format!("Series number {at}"), figures: (0..names.len()).map(|of| row(of, at)).collect(), unit: Unit::Number })
            .collect();
        is_sound(&pen, &bars::draw(&pen, &names, &series))?;
        let at: Vec<i64> = (0..).take(names.len()).collect();
        is_sound(&pen, &lines::draw(&pen, Points { labels: &names, at: &lines::along(&at) }, &series, &bands()))?;
        let part = |(label, value): (&String, &Option<i64>)| {
            Part { label: label.clone(), value: value.map(|value| figure(value.abs())), words: "1 (1%)".to_owned() }
        };
        is_sound(&pen, &share::draw(&pen, &names.iter().zip(&values).map(part).collect::<Vec<_>>()))?;
        let stretch = |(label, value): (&String, &Option<i64>)| {
            let start = value.unwrap_or(0).rem_euclid(10_000);
            Stretch { label: label.clone(), words: "days".to_owned(), start, end: start + 400 }
        };
        is_sound(&pen, &timeline::draw(&pen, &names.iter().zip(&values).map(stretch).collect::<Vec<_>>()))?;
    }
}

/// Names as authors write them, and as nobody should: short, of many words, of one long word, of wide letters.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{1,9}( [a-z]{2,12}){0,2}",
        "[A-Z][a-z]{3,12}( [a-z]{2,14}){4,14}",
        "[A-Za-z0-9/_-]{15,60}",
        "[WM]{1,40}",
        "[0-9]{1,2} (May|September) 20[0-9]{2}",
        "\\PC{0,30}",
    ]
}

/// Figures of every size, and those close to each other.
fn figures(rows: usize) -> impl Strategy<Value = Vec<Option<Figure>>> {
    let value = prop_oneof![
        (0_i64..200).prop_map(Decimal::from),
        (-500_i64..500).prop_map(Decimal::from),
        (100_000_i64..100_010).prop_map(Decimal::from),
        (-999_999_999_999_i64..=999_999_999_999, 0_u32..=11).prop_map(|(digits, point)| Decimal::new(digits, point)),
        (0_i64..9, 0_u32..=11).prop_map(|(digits, point)| Decimal::new(digits, point)),
        Just(Decimal::from(999_999_999_999_i64)),
        Just(Decimal::from(-999_999_999_999_i64)),
    ];
    prop::collection::vec(prop::option::weighted(0.9, value.prop_map(Figure::from)), rows)
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Number), Just(Unit::Percent), Just(Unit::Pounds)]
}

fn some_series(rows: usize, most: usize) -> impl Strategy<Value = Vec<Series>> {
    let one = move |unit: Unit| (name(), figures(rows)).prop_map(move |(name, figures)| Series { name, figures, unit });
    unit().prop_flat_map(move |unit| prop::collection::vec(one(unit), 1..=most))
}

/// Whatever the rule `chart-data` lets pass.
fn chart() -> impl Strategy<Value = Chart> {
    let named = |most: usize| prop::collection::vec(name(), 1..=most);
    let bars = (1_usize..=5).prop_flat_map(move |count| named(40 / count)).prop_flat_map(|labels| {
        let most = (40 / labels.len()).min(5);
        some_series(labels.len(), most).prop_map(move |series| Chart::Bars { labels: labels.clone(), series })
    });
    let lines = prop::collection::vec(name(), 2..=40).prop_flat_map(|labels| {
        let at: Vec<i64> = (0..).take(labels.len()).collect();
        some_series(labels.len(), 5).prop_map(move |series| Chart::Lines { labels: labels.clone(), at: at.clone(), series, bands: Vec::new() })
    });
    let trend = (prop::collection::vec(1_i64..200, 2..=40), name(), name()).prop_flat_map(|(steps, first, last)| {
        let at: Vec<i64> = steps.iter().scan(0, |day, step| Some(std::mem::replace(day, *day + step))).collect();
        let labels: Vec<String> = at.iter().map(|day| format!("{} September 2021", day % 30 + 1)).collect();
        let limits = (figures(2), prop::bool::ANY);
        (some_series(at.len(), 1), limits).prop_map(move |(mut series, (limits, is_named))| {
            series.iter_mut().for_each(|one| one.name.clear());
            let mut limits: Vec<Figure> = limits.into_iter().flatten().collect();
            limits.sort();
            let bands = match limits.as_slice() {
                [low, high] if is_named => vec![
                    Band { from: Some(*high), to: None, status: Rag::Green, words: format!("Green from {} {last}", high.value()) },
                    Band { from: Some(*low), to: Some(*high), status: Rag::Amber, words: format!("Amber from {} {first}", low.value()) },
                    Band { from: None, to: Some(*low), status: Rag::Red, words: format!("Red below {} {first}", low.value()) },
                ],
                _ => Vec::new(),
            };
            Chart::Lines { labels: labels.clone(), at: at.clone(), series, bands }
        })
    });
    let part = (name(), prop::option::of(prop_oneof![0_i64..1000, 0_i64..=999_999_999_999])).prop_map(|(label, value)| {
        let words = format!("{} (12%)", Words::default().figure(Decimal::from(value.unwrap_or(0)), Unit::Pounds));
        Part { label, value: value.map(figure), words }
    });
    let share = prop::collection::vec(part, 1..=20).prop_map(|parts| Chart::Share { parts });
    let days = prop_oneof![Just("1 May 2021".to_owned()), Just("30 September 2021 to 31 December 2022".to_owned()), name()];
    let stretch = (name(), days, -900_000_i64..900_000, 0_i64..90_000).prop_map(|(label, words, start, length)| Stretch {
        label,
        words,
        start,
        end: start + length,
    });
    let timeline = prop::collection::vec(stretch, 1..=20).prop_map(|stretches| Chart::Timeline { stretches });
    prop_oneof![bars, lines, trend, share, timeline]
}

/// Every text of a drawing, with its place, as it stands in the file.
fn texts(svg: &str) -> Vec<(f64, f64, String)> {
    let parsed = roxmltree::Document::parse(svg).unwrap();
    let number = |node: &roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let texts = parsed.descendants().filter(|node| node.has_tag_name("text"));
    texts.map(|node| (number(&node, "x"), number(&node, "y"), node.text().unwrap_or_default().to_owned())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn labels_stand_apart_and_on_their_picture(chart in chart()) {
        let desk = Desk::typeset();
        let pen = desk.pen();
        let canvas = canvas(&pen, &chart);
        let svg = canvas.finish();
        prop_assert_eq!(canvas.faults(), Vec::new(), "{}", svg);
        // Reckoned from the file, apart from what the drawing says of itself.
        let (width, height) = canvas.size();
        let written = texts(&svg);
        for (at, (_, y, words)) in written.iter().enumerate() {
            prop_assert!(*y >= TYPE * 0.7 && *y <= f64::from(height), "{words} at {y} of {width} by {height}");
            prop_assert!(written.iter().take(at).all(|other| (other.0, other.1) != (written[at].0, *y)), "two labels at one place: {words}");
        }
        prop_assert_eq!(canvas.labels(), written.len(), "a label is left out");
    }
}

#[test]
fn labels_over_each_other_or_out_of_the_picture_are_found() {
    use super::canvas::{Anchor, Weight};
    let desk = Desk::typeset();
    let pen = desk.pen();
    let faults = |labels: &[(f64, f64, Anchor, &str)]| {
        let mut canvas = Canvas::new(&pen);
        labels.iter().for_each(|(x, y, anchor, words)| canvas.text(*x, *y, *anchor, Weight::Plain, words));
        canvas.faults()
    };
    assert_eq!(faults(&[(4.0, 20.0, Anchor::Start, "April"), (4.0, 38.0, Anchor::Start, "May"), (WIDTH, 20.0, Anchor::End, "June")]), []);
    assert_eq!(faults(&[(4.0, 20.0, Anchor::Start, "April"), (30.0, 22.0, Anchor::Start, "May")]), [LabelFault::Over]);
    assert_eq!(faults(&[(10.0, 20.0, Anchor::Middle, "April")]), [LabelFault::Outside]);
    assert_eq!(faults(&[(WIDTH - 20.0, 20.0, Anchor::Start, "April")]), [LabelFault::Outside]);
    assert_eq!(faults(&[(4.0, 5.0, Anchor::Start, "April"), (WIDTH, 5.0, Anchor::End, &"w".repeat(40))]), [LabelFault::Outside, LabelFault::Over]);
}

#[test]
fn ticks_are_written_whole() {
    let small = |digits: i64| Some(Figure::from(Decimal::new(digits, 9)));
    let series = vec![Series { name: "Share".to_owned(), figures: vec![small(2), small(9)], unit: Unit::Number }];
    let drawn = drawn(&Chart::Lines { labels: labels(&["April", "May"]), at: vec![0, 1], series, bands: Vec::new() });
    assert!(drawn.contains(">0.000000005<") && drawn.contains(">0.00000001<"), "{drawn}");
}
