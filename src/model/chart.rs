//! What a chart needs of its data, and what is wrong with data that cannot be drawn.

use super::{Action, DataCell, DataSet, DataSource, Date, Decimal, Unit, View};
use crate::diagnostic::Place;

/// The most series that one chart can tell apart.
pub const MOST_SERIES: usize = 5;
/// The most rows that one chart can show.
pub const MOST_ROWS: usize = 40;

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

    /// The columns of figures, without their totals.
    pub fn series(&self) -> Vec<Series> {
        let columns = (1..self.columns.len()).filter(|column| self.is_figures(*column) && !self.is_total(*column));
        let series = columns.map(|column| Series {
            name: self.columns.get(column).map(|column| column.title.value.clone()).unwrap_or_default(),
            values: self.figures(column).map(|figure| figure.map(|figure| figure.value)).collect(),
            unit: self.figures(column).flatten().next().map_or(Unit::Number, |figure| figure.unit),
        });
        series.collect()
    }

    /// The rows as stretches of time: columns headed `start` and, if there is one, `end`; nothing for a row without a start.
    pub fn spans(&self) -> Vec<Option<Span>> {
        let (start, end) = (self.column("start"), self.column("end"));
        let day = |row: &[DataCell], column: Option<usize>| column.and_then(|column| row.get(column)).and_then(|cell| Date::parse(&cell.text));
        let span = |row: &super::DataRow| {
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

fn figure_faults(view: &View, set: &DataSet, kind: &str) -> Vec<ChartFault> {
    let series = set.series();
    let mixed = text_among_figures(set);
    if !mixed.is_empty() {
        return mixed;
    }
    let mut faults = Vec::new();
    if series.is_empty() {
        faults.push(fault(
            &view.place,
            "these data have no column of figures",
            "write figures in a column behind the first, or draw them as `#table`",
        ));
    }
    if series.len() > MOST_SERIES {
        let message = format!("a chart of {} series cannot be read; {MOST_SERIES} is the most", series.len());
        faults.push(fault(&view.place, message, "leave columns out, or draw the data as `#table`"));
    }
    if set.rows.len() > MOST_ROWS {
        let message = format!("a chart of {} rows cannot be read; {MOST_ROWS} is the most", set.rows.len());
        faults.push(fault(&view.place, message, "leave rows out, or draw the data as `#table`"));
    }
    if matches!(kind, "bar" | "share") && series.len() > 1 {
        let help = if kind == "bar" { "write `#grouped-bar`, or leave columns out" } else { "leave columns out; a share is one column of parts" };
        faults.push(fault(&view.place, format!("`#{kind}` draws one column of figures, and these data have {}", series.len()), help));
    }
    if kind == "line" && set.rows.len() < 2 {
        faults.push(fault(&view.place, "a line needs two points, and these data have one", "write `#bar`"));
    }
    if kind == "share" && faults.is_empty() {
        let values: Vec<Decimal> = series.iter().flat_map(|series| series.values.iter().flatten().copied()).collect();
        if values.iter().any(|value| value.is_sign_negative() && !value.is_zero()) {
            faults.push(fault(&view.place, "a part of a whole cannot be below nothing", "write `#bar`"));
        } else if values.iter().all(Decimal::is_zero) {
            faults.push(fault(&view.place, "all parts are nothing, so that no share can be worked out", "write `#bar`, or leave the picture out"));
        }
    }
    faults
}

/// Words in columns that otherwise hold figures.
fn text_among_figures(set: &DataSet) -> Vec<ChartFault> {
    let mut faults = Vec::new();
    for column in 1..set.columns.len() {
        let cells: Vec<&DataCell> =
            set.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !super::data::is_nothing(&cell.text)).collect();
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
    if set.rows.len() > MOST_ROWS {
        let message = format!("a timeline of {} rows cannot be read; {MOST_ROWS} is the most", set.rows.len());
        faults.push(fault(&view.place, message, "leave rows out, or draw the data as `#table`"));
    }
    for row in &set.rows {
        let cell = |column: Option<usize>| column.and_then(|column| row.cells.get(column));
        let (first, last) = (cell(Some(start)), cell(set.column("end")).filter(|cell| !super::data::is_nothing(&cell.text)));
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
