//! The rule `chart-data`.

use crate::check::docket::Docket;
use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Place};
use crate::model::{DataCell, DataSet, DataSource, Date, Decimal, Series, View, ViewKind, is_nothing, whole};

pub(super) const RULE: Rule = Rule {
    name: "chart-data",
    summary: "Data that the chart they are meant for cannot show.",
    why: "a picture that cannot be read, or leaves out a figure in silence, misleads.",
    example: "a line of one point, a share of parts that are all nothing, 500 series, a figure of 13 digits",
    instead: "another kind, fewer columns, or `#table`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(sets), Scope::Report(plans)],
};

/// The most series that one chart can tell apart.
const MOST_SERIES: usize = 5;
/// The most rows that a chart of lines can show.
const MOST_ROWS: usize = 40;
/// The most bars that can be read on a page.
const MOST_BARS: usize = 40;
/// The most digits of a figure, the nought before a decimal point among them: longer ones leave a drawing no room, and are told apart by nobody.
const MOST_DIGITS: usize = 12;
/// The most parts or stretches of time, which stand one below the other with names of their own.
const MOST_LINES: usize = 20;

/// Data sets show the same on every day.
fn sets(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    let views = docket.shown.views.iter().filter(|view| matches!(view.source, DataSource::Set(_)));
    findings.extend(views.flat_map(|view| faults(view, Date::LAST)));
}

/// Plans show what was known on the day of the agenda.
fn plans(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let views = docket.views().filter(|view| matches!(view.source, DataSource::Plan(_)));
    findings.extend(views.flat_map(|view| faults(view, docket.facts.meeting.issued)));
}

/// What keeps the data from being drawn as a chart of this kind; nothing for a view that is no chart. `day` is that of the agenda.
fn faults(view: &View, day: Date) -> Vec<Finding> {
    match (view.known_kind(), &view.source) {
        (Some(kind @ (ViewKind::Bar | ViewKind::GroupedBar | ViewKind::Line | ViewKind::Share)), DataSource::Set(set)) => {
            figure_faults(view, set, kind)
        }
        (Some(ViewKind::Timeline), DataSource::Set(set)) => span_faults(view, set),
        (Some(ViewKind::Trend), DataSource::Plan(_)) => trend_faults(view, view.as_at.unwrap_or(day)),
        (Some(_) | None, DataSource::Set(_) | DataSource::Plan(_)) => Vec::new(),
    }
}

fn fault(place: &Place, message: impl Into<String>, help: impl Into<String>) -> Finding {
    Finding::error(RULE.name, place, message.into()).help(help)
}

fn figure_faults(view: &View, set: &DataSet, kind: ViewKind) -> Vec<Finding> {
    let mut faults = text_among_figures(set);
    faults.extend(units_among_others(set));
    faults.extend(long_figures(set));
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
    if matches!(kind, ViewKind::Bar | ViewKind::Share) && series.len() > 1 {
        let help =
            if kind == ViewKind::Bar { "write `#grouped-bar`, or leave columns out" } else { "leave columns out; a share is one column of parts" };
        faults.push(fault(&view.place, format!("`#{}` draws one column of figures, and these data have {}", kind.name(), series.len()), help));
    } else if series.windows(2).any(|pair| matches!(pair, [one, two] if one.unit != two.unit)) {
        let help = "leave columns out so that all are numbers, percentages or pounds, and draw the others as a chart of their own";
        faults.push(fault(&view.place, "the columns of these data have different units, which one axis cannot show", help));
    }
    if kind == ViewKind::Line && set.drawn().len() < 2 {
        faults.push(fault(&view.place, "a line needs two points, and these data have one", "write `#bar`"));
    }
    if kind == ViewKind::Share && faults.is_empty() {
        faults.extend(series.first().and_then(|parts| share_fault(view, parts)));
    }
    faults
}

/// More than can be read.
fn too_much(view: &View, kind: ViewKind, series: usize, rows: usize) -> Vec<Finding> {
    let (most, of) = match kind {
        ViewKind::Share => (MOST_LINES, "parts"),
        ViewKind::Line => (MOST_ROWS, "rows"),
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

fn share_fault(view: &View, parts: &Series) -> Option<Finding> {
    let below = parts.values.iter().flatten().any(|value| value.is_sign_negative() && !value.is_zero());
    let (message, help) = match whole(&parts.values) {
        _ if below => ("a part of a whole cannot be below nothing", "write `#bar`"),
        Some(whole) if whole.is_zero() => ("all parts are nothing, so that no share can be worked out", "write `#bar`, or leave the picture out"),
        Some(_) | None => return None,
    };
    Some(fault(&view.place, message, help))
}

/// Figures whose unit is not that of their column.
fn units_among_others(set: &DataSet) -> Vec<Finding> {
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

/// Figures that have too many digits to be written in a chart.
fn long_figures(set: &DataSet) -> Vec<Finding> {
    let columns: Vec<usize> = (1..set.columns.len()).filter(|column| set.is_figures(*column) && !set.is_total(*column)).collect();
    let cells = set.drawn().iter().flat_map(|row| columns.iter().filter_map(|column| row.cells.get(*column)));
    cells.filter_map(|cell| long_figure(&cell.place, cell.figure?.value)).collect()
}

fn long_figure(place: &Place, value: Decimal) -> Option<Finding> {
    let digits = value.normalize().to_string().bytes().filter(u8::is_ascii_digit).count();
    let message = format!("a figure of {digits} digits cannot be read in a chart; {MOST_DIGITS} is the most");
    (digits > MOST_DIGITS).then(|| fault(place, message, "round it, or count in thousands or in millions"))
}

/// Words in columns that otherwise hold figures.
fn text_among_figures(set: &DataSet) -> Vec<Finding> {
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

fn span_faults(view: &View, set: &DataSet) -> Vec<Finding> {
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

fn trend_faults(view: &View, day: Date) -> Vec<Finding> {
    let Some(action) = view.action() else { return Vec::new() };
    let measured = action.measured(day);
    if measured.len() < 2 {
        let message = format!("fewer than two figures were measured up to {day}, so that there is no trend");
        return vec![fault(&view.place, message, "write the `value` of each measurement in an update, or leave the picture out")];
    }
    let limits = action.bands.iter().flat_map(|bands| [bands.green, bands.amber]);
    let mut figures = measured.iter().map(|(_, value)| *value).chain(limits);
    figures.find_map(|value| long_figure(&view.place, value)).into_iter().collect()
}
