//! Data sets: tables of figures that text, tables and pictures are made from.

use std::convert::Infallible;
use std::sync::Arc;

use rust_decimal::RoundingStrategy;

use super::{ActionPlan, Date, Decimal};
use crate::diagnostic::{Located, Place};

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataSource<F = Infallible> {
    /// A table of figures.
    Set(Arc<DataSet>),
    /// An action plan.
    Plan(Arc<ActionPlan<F>>),
}

/// Data to be drawn, as a table or a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View<F = Infallible> {
    /// The data.
    pub source: DataSource<F>,
    /// How they are drawn: the word behind `#`; without one as a plain table.
    pub kind: Option<Located<String>>,
    /// What the kind is told besides: what stands behind the colon in `#exceptions:2021-07-22`.
    pub argument: Option<Located<String>>,
    /// The day as at which a plan is drawn; without one the day on which the agenda is issued.
    pub as_at: Option<Date>,
    /// A caption.
    pub caption: Option<String>,
    /// Where the data come from.
    pub credit: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A way to draw data.
#[derive(Debug, Clone, Copy)]
pub struct ViewKind {
    /// The word behind `#`.
    pub name: &'static str,
    /// What it draws.
    pub of: ViewOf,
    /// What it is told besides.
    pub argument: ViewArgument,
}

/// What a kind of view draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewOf {
    /// Data sets.
    Set,
    /// Action plans.
    Plan,
}

/// What stands behind the colon in the address of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewArgument {
    /// Nothing.
    None,
    /// Nothing, or how many decimals percentages have: 0 to 4.
    Decimals,
    /// A day, such as `2021-07-22`.
    Date,
    /// The id of an action.
    Action,
}

/// Every way to draw data; `compose` has a file for each.
pub const VIEW_KINDS: &[ViewKind] = &[
    ViewKind { name: "table", of: ViewOf::Set, argument: ViewArgument::None },
    ViewKind { name: "monthly", of: ViewOf::Set, argument: ViewArgument::Decimals },
    ViewKind { name: "predictions", of: ViewOf::Set, argument: ViewArgument::None },
    ViewKind { name: "bar", of: ViewOf::Set, argument: ViewArgument::None },
    ViewKind { name: "grouped-bar", of: ViewOf::Set, argument: ViewArgument::None },
    ViewKind { name: "line", of: ViewOf::Set, argument: ViewArgument::None },
    ViewKind { name: "share", of: ViewOf::Set, argument: ViewArgument::None },
    ViewKind { name: "timeline", of: ViewOf::Set, argument: ViewArgument::None },
    ViewKind { name: "exceptions", of: ViewOf::Plan, argument: ViewArgument::Date },
    ViewKind { name: "progress", of: ViewOf::Plan, argument: ViewArgument::Date },
    ViewKind { name: "status", of: ViewOf::Plan, argument: ViewArgument::None },
    ViewKind { name: "trend", of: ViewOf::Plan, argument: ViewArgument::Action },
];

impl View {
    /// Its kind, if it is known: a data set without one is a plain table.
    pub fn known_kind(&self) -> Option<&'static ViewKind> {
        let of = match self.source {
            DataSource::Set(_) => ViewOf::Set,
            DataSource::Plan(_) => ViewOf::Plan,
        };
        let name = self.kind.as_ref().map_or("table", |kind| kind.value.as_str());
        VIEW_KINDS.iter().find(|kind| kind.of == of && kind.name == name)
    }
}

/// A table of figures: a row for each period or category. Its first column names the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataSet {
    /// The file's name without its extension, such as `visits`.
    pub name: String,
    /// Its columns, two or more; the first names the rows.
    pub columns: Vec<DataColumn>,
    /// Its rows, one or more, each as long as the columns.
    pub rows: Vec<DataRow>,
    /// Where the file starts.
    pub place: Place,
}

/// A column of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataColumn {
    /// Its heading as written.
    pub title: Located<String>,
}

/// A row of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataRow {
    /// Its cells.
    pub cells: Vec<DataCell>,
    /// Where it stands.
    pub place: Place,
}

/// A cell of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataCell {
    /// Its text as written, without blanks at its ends.
    pub text: String,
    /// The figure that it is, if it is one.
    pub figure: Option<Figure>,
    /// Where it stands: the row, where nothing closer is known.
    pub place: Place,
}

/// A figure as a table prints it: `1,234`, `-5.6 %`, `£12`, `196 (87%)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// The figure itself; its scale is the number of decimals that are written.
    pub value: Decimal,
    /// Its unit.
    pub unit: Unit,
    /// The percentage in brackets behind it, with the decimals that are written.
    pub percent: Option<Decimal>,
}

/// The unit of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A plain number.
    Number,
    /// Per cent.
    Percent,
    /// Pounds sterling.
    Pounds,
}

impl DataSet {
    /// The names of the rows: the first column.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.cells.first().map_or("", |cell| cell.text.as_str()))
    }

    /// A column by its heading or by its name in expressions, case ignored: `In time` and `in_time` are one.
    pub fn column(&self, name: &str) -> Option<usize> {
        let wanted = key(name);
        self.columns.iter().position(|column| key(&column.title.value) == wanted)
    }

    /// The figures of a column, in the order of the rows; nothing for a cell that is no figure.
    pub fn figures(&self, column: usize) -> impl Iterator<Item = Option<Figure>> {
        self.rows.iter().map(move |row| row.cells.get(column).and_then(|cell| cell.figure))
    }

    /// Whether a column, other than the first, holds figures alone; cells that say there is none (`–`) are left out of account.
    pub fn is_figures(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !is_nothing(&cell.text)).peekable();
        column > 0 && cells.peek().is_some() && cells.all(|cell| cell.figure.is_some())
    }
}

impl DataCell {
    /// Whether it says that there is nothing to say: it is empty, or holds a dash.
    pub fn is_nothing(&self) -> bool {
        is_nothing(&self.text)
    }
}

/// A heading as a name: lower case, letters and digits, `_` between words.
fn key(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

/// Whether a cell says that there is nothing to say.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text.trim(), "" | "–" | "-" | "—" | "n/a" | "N/A")
}

impl Figure {
    /// Reads a figure as tables print it. Thousands are separated by commas in threes; a minus sign is `-` or `−`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (main, percent) = match text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
            Some((main, inner)) => (main.trim_end(), Some(plain(inner.trim().strip_suffix('%')?.trim_end())?)),
            None => (text, None),
        };
        let (sign, rest) = match main.strip_prefix(['-', '−']) {
            Some(rest) => ("-", rest),
            None => ("", main.strip_prefix('+').unwrap_or(main)),
        };
        let (unit, digits) = match (rest.strip_prefix('£'), rest.strip_suffix('%')) {
            (Some(pounds), None) => (Unit::Pounds, pounds),
            (None, Some(percent)) => (Unit::Percent, percent.trim_end()),
            (None, None) => (Unit::Number, rest),
            (Some(_), Some(_)) => return None,
        };
        let value = plain(&format!("{sign}{digits}"))?;
        Some(Self { value, unit, percent })
    }
}

/// Digits with commas between thousands and at most one point, nothing else.
fn plain(text: &str) -> Option<Decimal> {
    let (sign, digits) = text.strip_prefix(['-', '−']).map_or(("", text), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let all_digits = |part: &str| !part.is_empty() && part.len() <= 20 && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().filter(|group| all_digits(group))?;
    let grouped = whole.contains(',');
    if (grouped && first.len() > 3) || !groups.all(|group| group.len() == 3 && all_digits(group)) || decimals.is_some_and(|part| !all_digits(part)) {
        return None;
    }
    let bare = format!("{sign}{}{}{}", whole.replace(',', ""), if decimals.is_some() { "." } else { "" }, decimals.unwrap_or(""));
    bare.parse().ok()
}

/// What share of a whole a part is, in per cent with so many decimals, rounded half up as people do; nothing of a whole of nothing.
pub fn percentage(part: Decimal, whole: Decimal, decimals: u32) -> Option<Decimal> {
    let share = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let mut rounded = share.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    Some(rounded)
}

/// A figure with commas between thousands and a true minus sign: 1,234.5; −12.
pub fn grouped(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, decimals) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, decimals)| (whole, Some(decimals)));
    let mut text = String::from(if value.is_sign_negative() && !value.is_zero() { "−" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    decimals.into_iter().for_each(|decimals| text.extend([".", decimals]));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Option<(String, Unit, Option<String>)> {
        Figure::parse(text).map(|figure| (figure.value.to_string(), figure.unit, figure.percent.map(|percent| percent.to_string())))
    }

    #[test]
    fn percentages_are_rounded_half_up() {
        let share = |part: i64, whole: i64, decimals| percentage(part.into(), whole.into(), decimals).map(|share| share.to_string());
        assert_eq!(share(237, 267, 0).as_deref(), Some("89"));
        assert_eq!(share(165, 297, 2).as_deref(), Some("55.56"));
        assert_eq!(share(1, 8, 0).as_deref(), Some("13"));
        assert_eq!(share(1, 2, 1).as_deref(), Some("50.0"));
        assert_eq!(share(1, 0, 0), None);
    }

    #[test]
    fn thousands_are_grouped() {
        let shown = |text: &str| grouped(text.parse().unwrap());
        assert_eq!([shown("1234567.50"), shown("-12"), shown("999"), shown("-1000"), shown("0")], ["1,234,567.50", "−12", "999", "−1,000", "0"]);
    }

    #[test]
    fn figures_are_read_as_they_are_printed() {
        let number = |value: &str, percent: Option<&str>| Some((value.to_owned(), Unit::Number, percent.map(str::to_owned)));
        assert_eq!(figure("1,234"), number("1234", None));
        assert_eq!(figure("196 (87%)"), number("196", Some("87")));
        assert_eq!(figure("165 (55.56 %)"), number("165", Some("55.56")));
        assert_eq!(figure("−5.60 %"), Some(("-5.60".to_owned(), Unit::Percent, None)));
        assert_eq!(figure("£1,200,000"), Some(("1200000".to_owned(), Unit::Pounds, None)));
        for wrong in ["", "–", "12 to 15", "1,23", "1234,567", "1.2.3", "£5%", "(87%)", "5 (six%)", "=1+1", "1e5"] {
            assert_eq!(Figure::parse(wrong), None, "{wrong}");
        }
    }
}
