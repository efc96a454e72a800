//! What a chart needs of its data, and what is wrong with data that cannot be drawn.

use super::{Action, DataCell, DataRow, DataSet, DataSource, Date, Decimal, Unit, View, is_nothing};
use crate::diagnostic::Place;

/// The most series that one chart can tell apart.
const MOST_SERIES: usize = 5;
/// The most rows that a chart of lines can show.
const MOST_ROWS: usize = 40;
/// The most bars that can be read on a page.
const MOST_BARS: usize = 40;
/// The most parts or stretches of time, which stand one below the other with names of their own.
const MOST_LINES: usize = 20;

/// Some figures under one name, one for each row of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its name: the heading of its column.
    pub name: String,
    /// Its figures; nothing where one is missing.
    pub values: Vec<Option<Decimal>>,
    /// Their unit.
    pub unit: Unit,
}

/// Something that takes time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub name: String,
    /// Its first day.
    pub start: Date,
    /// Its last day; the first for something that takes one day.
    pub end: Date,
}

/// Why data cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartFault {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl DataSet {
    /// Whether a column gives the total of the others, by its heading.
    pub fn is_total(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.title.value.to_lowercase().starts_with("total"))
    }

    /// The rows that are drawn: all but a last one that gives the total of the others.
    fn drawn(&self) -> &[DataRow] {
        let total = |row: &DataRow| row.cells.first().is_some_and(|cell| cell.text.to_lowercase().starts_with("total"));
        match self.rows.split_last() {
            Some((last, others)) if total(last) && !others.is_empty() && !others.iter().any(total) => others,
            Some(_) | None => &self.rows,
        }
    }

    /// The names of the rows that are drawn.
    pub fn drawn_labels(&self) -> Vec<&str> {
        self.labels().take(self.drawn().len()).collect()
    }

    /// The columns of figures, without their totals.
    pub fn series(&self) -> Vec<Series> {
        let columns = (1..self.columns.len()).filter(|column| self.is_figures(*column) && !self.is_total(*column));
        let series = columns.map(|column| Series {
            name: self.columns.get(column).map(|column| column.title.value.clone()).unwrap_or_default(),
            values: self.figures(column).take(self.drawn().len()).map(|figure| figure.map(|figure| figure.value)).collect(),
            unit: self.figures(column).flatten().next().map_or(Unit::Number, |figure| figure.unit),
        });
        series.collect()
    }

    /// The rows as stretches of time: columns headed `start` and, if there is one, `end`; nothing for a row without a start.
    pub fn spans(&self) -> Vec<Option<Span>> {
        let (start, end) = (self.column("start"), self.column("end"));
        let day = |row: &[DataCell], column: Option<usize>| column.and_then(|column| row.get(column)).and_then(|cell| Date::parse(&cell.text));
        let span = |row: &DataRow| {
            let first = day(&row.cells, start)?;
            let name = row.cells.first().map_or("", |cell| cell.text.as_str()).to_owned();
            Some(Span { name, start: first, end: day(&row.cells, end).unwrap_or(first) })
        };
        self.rows.iter().map(span).collect()
    }
}

impl Action {
    /// The figures measured up to a day, in order.
    pub fn measured(&self, day: Date) -> Vec<(Date, Decimal)> {
        let measured = self.updates.iter().filter(|update| update.date.value <= day);
        let mut values: Vec<(Date, Decimal)> = measured.filter_map(|update| Some((update.date.value, update.value.as_ref()?.value))).collect();
        values.sort_by_key(|(date, _)| *date);
        values
    }
}

impl View {
    /// The action of a plan that the view is told.
    pub fn action(&self) -> Option<&Action> {
        let (DataSource::Plan(plan), Some(id)) = (&self.source, &self.argument) else { return None };
        plan.priorities.iter().flat_map(|priority| &priority.actions).find(|action| action.id.value == id.value)
    }

    /// What keeps the data from being drawn as a chart of this kind; nothing for a view that is no chart. `day` is that of the agenda.
    pub fn chart_faults(&self, day: Date) -> Vec<ChartFault> {
        let kind = self.known_kind().map_or("", |kind| kind.name);
        match &self.source {
            DataSource::Set(set) if matches!(kind, "bar" | "grouped-bar" | "line" | "share") => figure_faults(self, set, kind),
            DataSource::Set(set) if kind == "timeline" => span_faults(self, set),
            DataSource::Plan(_) if kind == "trend" => trend_faults(self, self.as_at.unwrap_or(day)),
            DataSource::Set(_) | DataSource::Plan(_) => Vec::new(),
        }
    }
}

fn fault(place: &Place, message: impl Into<String>, help: impl Into<String>) -> ChartFault {
    ChartFault { place: place.clone(), message: message.into(), help: help.into() }
}

/// The sum of the parts of a whole; nothing of parts too large to be added.
pub fn whole(parts: &[Option<Decimal>]) -> Option<Decimal> {
    parts.iter().flatten().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part))
}

fn figure_faults(view: &View, set: &DataSet, kind: &str) -> Vec<ChartFault> {
    let mut faults = text_among_figures(set);
    faults.extend(units_among_others(set));
    if !faults.is_empty() {
        return faults;
    }
    let series = set.series();
    if series.is_empty() {
        faults.push(fault(
            &view.place,
            "these data have no column of figures",
            "write figures in a column behind the first, or draw them as `#table`",
        ));
    }
    faults.extend(too_much(view, kind, series.len(), set.drawn().len()));
    if matches!(kind, "bar" | "share") && series.len() > 1 {
        let help = if kind == "bar" { "write `#grouped-bar`, or leave columns out" } else { "leave columns out; a share is one column of parts" };
        faults.push(fault(&view.place, format!("`#{kind}` draws one column of figures, and these data have {}", series.len()), help));
    } else if series.windows(2).any(|pair| matches!(pair, [one, two] if one.unit != two.unit)) {
        let help = "leave columns out so that all are numbers, percentages or pounds, and draw the others as a chart of their own";
        faults.push(fault(&view.place, "the columns of these data have different units, which one axis cannot show", help));
    }
    if kind == "line" && set.drawn().len() < 2 {
        faults.push(fault(&view.place, "a line needs two points, and these data have one", "write `#bar`"));
    }
    if kind == "share" && faults.is_empty() {
        faults.extend(series.first().and_then(|parts| share_fault(view, parts)));
    }
    faults
}

/// More than can be read.
fn too_much(view: &View, kind: &str, series: usize, rows: usize) -> Vec<ChartFault> {
    let (most, of) = match kind {
        "share" => (MOST_LINES, "parts"),
        "line" => (MOST_ROWS, "rows"),
        _ => (MOST_BARS, "bars"),
    };
    let count = if of == "bars" { rows * series.max(1) } else { rows };
    if series > MOST_SERIES {
        let message = format!("a chart of {series} series cannot be read; {MOST_SERIES} is the most");
        vec![fault(&view.place, message, "leave columns out, or draw the data as `#table`")]
    } else if count > most {
        let message = format!("a chart of {count} {of} cannot be read; {most} is the most");
        vec![fault(&view.place, message, "leave rows out, or draw the data as `#table`")]
    } else {
        Vec::new()
    }
}

fn share_fault(view: &View, parts: &Series) -> Option<ChartFault> {
    let below = parts.values.iter().flatten().any(|value| value.is_sign_negative() && !value.is_zero());
    let (message, help) = match whole(&parts.values) {
        _ if below => ("a part of a whole cannot be below nothing", "write `#bar`"),
        None => ("these parts are too large to be added up", "write them in millions"),
        Some(whole) if whole.is_zero() => ("all parts are nothing, so that no share can be worked out", "write `#bar`, or leave the picture out"),
        Some(_) => return None,
    };
    Some(fault(&view.place, message, help))
}

/// Figures whose unit is not that of their column.
fn units_among_others(set: &DataSet) -> Vec<ChartFault> {
    let mut faults = Vec::new();
    for column in (1..set.columns.len()).filter(|column| set.is_figures(*column) && !set.is_total(*column)) {
        let cells = || set.drawn().iter().filter_map(|row| row.cells.get(column)).filter_map(|cell| Some((cell, cell.figure?.unit)));
        let unit = cells().next().map(|(_, unit)| unit);
        let help = "write all figures of a column as numbers, as percentages (`87%`) or in pounds (`£87`)";
        let others = cells().filter(|(_, other)| Some(*other) != unit);
        faults.extend(others.map(|(cell, _)| fault(&cell.place, "this figure has another unit than the figures above it", help)));
    }
    faults
}

/// Words in columns that otherwise hold figures.
fn text_among_figures(set: &DataSet) -> Vec<ChartFault> {
    let mut faults = Vec::new();
    for column in 1..set.columns.len() {
        let cells: Vec<&DataCell> = set.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !is_nothing(&cell.text)).collect();
        let words: Vec<&&DataCell> = cells.iter().filter(|cell| cell.figure.is_none()).collect();
        if !words.is_empty() && words.len() < cells.len() {
            let help = "write a figure, or `–` where there is none";
            faults.extend(words.iter().map(|cell| fault(&cell.place, "this cell is no figure, and others of its column are", help)));
        }
    }
    faults
}

fn span_faults(view: &View, set: &DataSet) -> Vec<ChartFault> {
    let Some(start) = set.column("start") else {
        return vec![fault(&view.place, "these data have no column `start`", "head a column `start`, and if things last head another `end`")];
    };
    let mut faults = Vec::new();
    if set.rows.len() > MOST_LINES {
        let message = format!("a timeline of {} rows cannot be read; {MOST_LINES} is the most", set.rows.len());
        faults.push(fault(&view.place, message, "leave rows out, or draw the data as `#table`"));
    }
    for row in &set.rows {
        let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column));
        let (first, last) = (cell(Some(start)), cell(set.column("end")).filter(|cell| !is_nothing(&cell.text)));
        let days = [first, last].map(|cell| cell.and_then(|cell| Date::parse(&cell.text)));
        for (cell, _) in [first, last].iter().zip(days).filter_map(|(cell, day)| cell.zip(Some(day))).filter(|(_, day)| day.is_none()) {
            faults.push(fault(&cell.place, "this is not a date as data are written", "write it as 2021-10-01"));
        }
        if let [Some(first), Some(last)] = days
            && last < first
        {
            faults.push(fault(&row.place, "this ends before it starts", "correct one of the two dates"));
        }
    }
    faults
}

fn trend_faults(view: &View, day: Date) -> Vec<ChartFault> {
    match view.action().map(|action| action.measured(day).len()) {
        Some(0 | 1) => {
            let message = format!("fewer than two figures were measured up to {day}, so that there is no trend");
            vec![fault(&view.place, message, "write the `value` of each measurement in an update, or leave the picture out")]
        }
        Some(_) | None => Vec::new(),
    }
}
