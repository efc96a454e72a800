//! What a chart needs of its data.

use super::{Action, DataCell, DataRow, DataSet, DataSource, Date, Decimal, Unit, View};

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

impl DataSet {
    /// Whether a column gives the total of the others, by its heading.
    pub fn is_total(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|column| column.title.value.to_lowercase().starts_with("total"))
    }

    /// The rows that are drawn: all but a last one that gives the total of the others.
    pub fn drawn(&self) -> &[DataRow] {
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
}

/// The sum of the parts of a whole; nothing of parts too large to be added.
pub fn whole(parts: &[Option<Decimal>]) -> Option<Decimal> {
    parts.iter().flatten().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part))
}
