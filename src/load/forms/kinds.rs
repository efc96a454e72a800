//! Kinds of tables that councils know: the author writes what a row says, key by key, and the program makes the columns. To add a kind, add it to
//! [`KINDS`].

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Located, Place};
use crate::load::form::{self, Fields, Keys, Site, Type, form};
use crate::load::prose::Prose;
use crate::load::reading::Reading;
use crate::load::shape::{Form, Key, Need, Shape};
use crate::load::types::{Date, Text, Word, list, not_empty, one_of, scalar};
use crate::load::wording::shortened;
use crate::load::yaml::{Node, Value};
use crate::model::draft::{Block, Cell, DataTable, Inline, ListItem};
use crate::model::{Alignment, Column, Figure, Heading, Orientation};

/// A kind of table.
#[derive(Debug)]
struct Kind {
    /// Its name behind `kind:`.
    name: &'static str,
    /// The keys of a row: a column each, the first of which heads the row.
    row: Form,
    /// What stands in each column.
    columns: &'static [ColumnOfKind],
    /// Whether the rows are counted: "2. Led by need".
    counted: bool,
}

/// A column of a kind.
#[derive(Debug)]
struct ColumnOfKind {
    /// The entry of the theme's words that heads it.
    word: &'static str,
    /// The entry that heads it where the table names a period.
    period: Option<&'static str>,
    /// What stands in it.
    holds: Holds,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Words in one line.
    Words,
    /// Prose, or a list of texts.
    Prose,
    /// A figure as tables print it.
    Figure,
    /// A code, unique in its table.
    Code,
    /// A date, written as 2021-11-15 and printed in words.
    Date,
}

impl Holds {
    fn shape(self) -> Shape {
        match self {
            Self::Words | Self::Code => Shape::Text,
            Self::Prose => Shape::Any(vec![Shape::Prose, Shape::list(Shape::Prose)]),
            Self::Figure => Shape::Any(vec![Shape::Pattern("a figure as tables print it", FIGURE), Shape::Number]),
            Self::Date => Shape::Date,
        }
    }
}

/// What [`is_figure`] lets through, roughly: at least one digit.
const FIGURE: &str = "[0-9]";

/// Declares a kind: its name, what a row is, and a line for each column with its meaning, key, content, word of the theme and example.
macro_rules! kind {
    ($name:literal, $thing:literal, $counted:literal, {
        $($(#[doc = $meaning:literal])+ $need:ident $key:ident: $holds:ident $word:literal $(of $period:literal)? = $example:literal,)+
    }) => {
        Kind {
            name: $name,
            row: Form {
                thing: $thing,
                keys: &[$(Key {
                    name: stringify!($key),
                    need: Need::$need,
                    meaning: concat!($($meaning),+),
                    example: $example,
                    shape: || Holds::$holds.shape(),
                }),+],
                choice: None,
            },
            columns: &[$(ColumnOfKind { word: $word, period: kind!(@period $($period)?), holds: Holds::$holds }),+],
            counted: $counted,
        }
    };
    (@period) => { None };
    (@period $period:literal) => { Some($period) };
}

/// Every kind.
static KINDS: [Kind; 6] = [
    // Measures that matter: where each stood, stands and should stand.
    kind!("measures", "a measure", false, {
        /// What is measured.
        Required measure: Words "kind-measure" = "Visits in timescale",
        /// Where it stood.
        Optional baseline: Figure "kind-baseline" = "62%",
        /// Where it stands.
        Optional actual: Figure "kind-actual" of "kind-actual-at" = "87%",
        /// Where it should stand.
        Optional target: Figure "kind-target" = "at least 90%",
        /// What is to come of it.
        Optional outcome: Prose "kind-outcome" = "Children are seen when they should be.",
    }),
    // A core data set: indicators that other papers cite by code.
    kind!("indicators", "an indicator", false, {
        /// The code by which papers cite the indicator, unique in its table.
        Required code: Code "kind-code" = "CS1",
        /// What it counts.
        Required indicator: Words "kind-indicator" = "Referrals",
        /// Under which heading it belongs.
        Optional group: Words "kind-group" = "Front door",
    }),
    // What is to be reached in each quarter.
    kind!("milestones", "a quarter", false, {
        /// The quarter.
        Required quarter: Words "kind-quarter" = "Quarter 1",
        /// Its months.
        Optional months: Words "kind-months" = "April to June 2022",
        /// What is to be reached.
        Required milestones: Prose "kind-milestones" = "[The team is complete.]",
    }),
    // The forward plan of a board: its meetings and their themes.
    kind!("forward-plan", "a meeting of the forward plan", false, {
        /// The day of the meeting.
        Required date: Date "kind-date" = "2021-11-15",
        /// When it begins and ends.
        Optional time: Words "kind-time" = "10.00 to 12.00",
        /// What is reviewed.
        Optional review: Words "kind-review" = "Priority 1",
        /// What it is about.
        Optional theme: Words "kind-theme" = "Early help",
    }),
    // Principles, counted, each with what it means.
    kind!("principles", "a principle", true, {
        /// The principle.
        Required name: Words "kind-principle" = "Led by need",
        /// What it means.
        Required description: Prose "kind-description" = "Help depends on need, not on a diagnosis.",
    }),
    // Who sits on a board.
    kind!("membership", "a member of the board", false, {
        /// Whom the member comes from, or is.
        Required member: Words "kind-member" = "Integrated Care Board",
        /// How many seats the member has.
        Optional seats: Figure "kind-seats" = "2",
        /// What there is to say of it.
        Optional note: Prose "kind-note" = "One vote each.",
    }),
];

form! {
    /// The keys of a table whose rows are sets of keys.
    TableOfKindKeys: "a table of this kind" {
        /// Which kind of table it is.
        Required kind: AKind = "measures",
        /// Its caption.
        Optional title: Text = "Measures that matter",
        /// Which way up its page is.
        Optional orientation: Word<Orientation> = "landscape",
        /// The period that the figures are of, in measures.
        Optional period: Text = "October 2021",
        /// Its rows.
        Required rows: Rows = "[{measure: Visits in timescale}]",
        /// Where the figures come from.
        Optional source: Text = "case records",
    }
}

/// The name of a kind.
struct AKind;
/// Rows that are read by their kind.
struct Rows;

impl Type for AKind {
    type Value = &'static Kind;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<&'static Kind> {
        let known: Vec<(&'static str, &'static Kind)> = KINDS.iter().map(|kind| (kind.name, kind)).collect();
        let scalar = scalar(reading, node, "a kind of table", site)?;
        one_of(reading, scalar, &node.place, "a kind of table", &known)
    }

    fn shape() -> Shape {
        Shape::Words(KINDS.iter().map(|kind| kind.name).collect())
    }
}

impl Type for Rows {
    type Value = ();

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<()> {
        not_empty(reading, node, site);
        list(reading, node, site.key);
        Some(())
    }

    fn shape() -> Shape {
        Shape::filled(Shape::Any(KINDS.iter().map(|kind| Shape::Form(&kind.row)).collect()))
    }
}

/// What a table of a kind can be.
pub(super) fn shape() -> Shape {
    Shape::Form(TableOfKindKeys::FORM)
}

/// Reads a table whose rows are sets of keys.
pub(super) fn read(reading: &mut Reading<'_>, node: &Node<'_>, folder: &str) -> Option<DataTable> {
    let (keys, fields) = form::keys::<TableOfKindKeys>(reading, node, folder)?;
    let kind = keys.kind?;
    if let (Some(place), true) = (fields.key("period"), kind.columns.iter().all(|column| column.period.is_none())) {
        reading.error("unknown-key", place, "`period` is a key of measures alone", "delete it");
    }
    let mut codes = BTreeMap::new();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let nodes = match (keys.rows, fields.get("rows").map(|node| &node.value)) {
        (Some(()), Some(Value::List(nodes))) => nodes.as_slice(),
        _ => &[],
    };
    for node in nodes {
        let number = rows.len() + 1;
        rows.extend(row(reading, node, kind, (number, folder), &mut codes));
    }
    // A column of which no row says anything is left out.
    let said: Vec<bool> =
        (0..kind.columns.len()).map(|at| at == 0 || rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))).collect();
    let columns = kind.columns.iter().zip(&said).filter(|(_, said)| **said).map(|(column, _)| Column {
        title: heading(column, keys.period.as_ref()),
        align: if column.holds == Holds::Figure { Alignment::Right } else { Alignment::Left },
    });
    Some(DataTable {
        title: keys.title,
        orientation: keys.orientation.unwrap_or_default(),
        columns: columns.collect(),
        row_headers: true,
        rows: rows.into_iter().map(|row| row.into_iter().zip(&said).filter(|(_, said)| **said).map(|(cell, _)| cell).collect()).collect(),
        source: keys.source,
        place: node.place.clone(),
    })
}

/// A row of a kind, with its number and the folder of its file.
fn row(
    reading: &mut Reading<'_>,
    node: &Node<'_>,
    kind: &'static Kind,
    (number, folder): (usize, &str),
    codes: &mut BTreeMap<String, Place>,
) -> Option<Vec<Cell>> {
    let fields = Fields::of(reading, node, folder, &kind.row)?;
    let mut row = Vec::new();
    for (at, (key, column)) in kind.row.keys.iter().zip(kind.columns).enumerate() {
        let site = Site { folder, key };
        let mut cell = fields.get(key.name).map(|node| cell(reading, node, column.holds, site, codes)).unwrap_or_default();
        if at == 0
            && kind.counted
            && let Some(Block::Paragraph { content, place }) = cell.first_mut()
        {
            content.insert(0, Inline::Text(format!("{number}. "), Place::new(&place.file, place.start..place.start)));
        }
        row.push(cell);
    }
    Some(row)
}

fn cell(reading: &mut Reading<'_>, node: &Node<'_>, holds: Holds, site: Site<'_>, codes: &mut BTreeMap<String, Place>) -> Cell {
    match holds {
        Holds::Prose => several_prose(reading, node, site),
        Holds::Words => Text::read(reading, node, site).map(text_cell).unwrap_or_default(),
        Holds::Date => {
            let date = Date::read(reading, node, site);
            date.map(|date| vec![Block::Paragraph { content: vec![Inline::Date(date.value, date.place.clone())], place: date.place }])
                .unwrap_or_default()
        }
        Holds::Figure => {
            let text = Text::read(reading, node, site);
            if let Some(text) = text.as_ref().filter(|text| !is_figure(&text.value)) {
                let finding = Finding::error("wrong-type", &text.place, format!("`{}` is not a figure", shortened(&text.value)));
                reading.report(finding.help("write a figure such as `90%`, `1,234` or `196 (87%)`, or leave the key out"));
            }
            text.map(text_cell).unwrap_or_default()
        }
        Holds::Code => {
            let Some(code) = Text::read(reading, node, site) else { return Cell::new() };
            if let Some(first) = codes.insert(code.value.clone(), code.place.clone()) {
                let finding = Finding::error("duplicate-code", &code.place, format!("two rows have the code `{}`", shortened(&code.value)));
                reading.report(finding.also(&first, "first given here").help("give each row a code of its own"));
            }
            text_cell(code)
        }
    }
}

/// Prose, or a list of texts that becomes a list with bullets.
fn several_prose(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Cell {
    let Value::List(nodes) = &node.value else { return Prose::read(reading, node, site).unwrap_or_default() };
    let mut item = |node: &Node<'_>| ListItem {
        blocks: Prose::read(reading, node, site).unwrap_or_default(),
        typed: None,
        ticked: None,
        place: node.place.clone(),
    };
    vec![Block::List { ordered: false, items: nodes.iter().map(&mut item).collect(), place: node.place.clone() }]
}

/// The heading of a column, with the period that its figures are of where it names one.
fn heading(column: &ColumnOfKind, period: Option<&Located<String>>) -> Heading {
    match (column.period, period) {
        (Some(word), Some(period)) => Heading::Period(word, period.clone()),
        (_, _) => Heading::Word(column.word),
    }
}

/// Whether a text is a figure, or a limit such as "29% or below" and "at least 90%".
fn is_figure(text: &str) -> bool {
    let bare = ["at least ", "at most ", "up to ", "below ", "above "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let bare = [" or below", " or above", " or more", " or fewer", " or less"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
    Figure::parse(bare).is_some()
}

fn text_cell(text: Located<String>) -> Cell {
    vec![Block::Paragraph { content: vec![Inline::Text(text.value, text.place.clone())], place: text.place }]
}
