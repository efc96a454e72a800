//! Figures of data sets.

use super::call::{Amount, Call, Fault, Set, Value};
use super::plans;
use crate::model::{DataCell, DataRow, Decimal, Unit, exact_percentage};

/// `first`: a cell of the first row.
pub(super) fn first(call: &Call<'_>) -> Result<Value, Fault> {
    let set = call.set()?;
    end_cell(call, set, set.set.rows.first())
}

/// `last`: a cell of the last row.
pub(super) fn last(call: &Call<'_>) -> Result<Value, Fault> {
    let set = call.set()?;
    end_cell(call, set, set.set.rows.last())
}

fn end_cell(call: &Call<'_>, set: Set<'_>, row: Option<&DataRow>) -> Result<Value, Fault> {
    let column = call.text("of").map_or(Ok(0), |name| set.column("of", name))?;
    row.map_or_else(|| Err(Fault::new("the data have no rows")), |row| set.value(row, column))
}

/// `at`: a cell of one row, or something of one action.
pub(super) fn at(call: &Call<'_>) -> Result<Value, Fault> {
    if let Some((name, plan)) = call.plan() {
        return plans::at(call, name, plan);
    }
    let set = call.set().map_err(|_| call.wrong("data"))?;
    let row = set.row("row", call.text("row").unwrap_or(""))?;
    set.value(row, set.column("of", call.text("of").unwrap_or(""))?)
}

/// `sum`: all figures of a column.
pub(super) fn sum(call: &Call<'_>) -> Result<Value, Fault> {
    let set = call.set()?;
    let column = set.column("of", call.text("of").unwrap_or(""))?;
    let mut total: Option<Amount> = None;
    for row in &set.set.rows {
        let amount = set.amount(row, "of", column)?;
        if amount.unit == Unit::Percent {
            return Err(Fault::of("of", "percentages cannot be added up").help("add up the counts that they were worked out from"));
        }
        total = Some(match total {
            None => amount,
            Some(so_far) => {
                same_unit("of", so_far, amount)?;
                let value = so_far.value.checked_add(amount.value).ok_or_else(too_large)?;
                Amount { value, unit: so_far.unit, decimals: so_far.decimals.max(amount.decimals) }
            }
        });
    }
    total.map(Value::Amount).ok_or_else(|| Fault::new("the data have no rows"))
}

/// `count`: rows of a data set, or actions of a plan.
pub(super) fn count(call: &Call<'_>) -> Result<Value, Fault> {
    if let Some((name, plan)) = call.plan() {
        return plans::count(call, name, plan);
    }
    let set = call.set().map_err(|_| call.wrong("data"))?;
    call.only("the rows of a data set", &["of", "is"])?;
    let rows = &set.set.rows;
    let number = match (call.text("of"), call.text("is")) {
        (None, None) => rows.len(),
        (None, Some(_)) => return Err(Fault::of("is", "it is not said in which column this stands").help("add `of`, the heading of the column")),
        (Some(name), wanted) => {
            let column = set.column("of", name)?;
            let wanted = wanted.map(str::to_lowercase);
            let counts = |cell: &&DataCell| wanted.as_ref().map_or(!cell.is_nothing(), |wanted| cell.text.to_lowercase() == *wanted);
            rows.iter().filter_map(|row| row.cells.get(column)).filter(counts).count()
        }
    };
    Ok(Value::Amount(Amount::count(number)))
}

/// `share`: one column as a percentage of another.
pub(super) fn share(call: &Call<'_>) -> Result<Value, Fault> {
    let set = call.set()?;
    let row = set.end_or_row("at", call.text("at").unwrap_or("last"))?;
    let part = set.amount(row, "of", set.column("of", call.text("of").unwrap_or(""))?)?;
    let whole = set.amount(row, "to", set.column("to", call.text("to").unwrap_or(""))?)?;
    same_unit("to", part, whole)?;
    percentage("to", part.value, whole.value)
}

/// `change`: from one row to another.
pub(super) fn change(call: &Call<'_>) -> Result<Value, Fault> {
    let set = call.set()?;
    let column = set.column("of", call.text("of").unwrap_or(""))?;
    let from = set.amount(set.end_or_row("from", call.text("from").unwrap_or("first"))?, "from", column)?;
    let to = set.amount(set.end_or_row("to", call.text("to").unwrap_or("last"))?, "to", column)?;
    same_unit("to", from, to)?;
    let difference = to.value.checked_sub(from.value).ok_or_else(too_large)?;
    match call.text("as").unwrap_or("number") {
        // From 87% to 89% are two percentage points, and not two per cent.
        "number" if from.unit == Unit::Percent => {
            Ok(Value::Amount(Amount { value: difference, unit: Unit::Number, decimals: from.decimals.max(to.decimals) }))
        }
        "number" => Ok(Value::Amount(Amount { value: difference, unit: from.unit, decimals: from.decimals.max(to.decimals) })),
        "percent" if from.value.is_sign_negative() => {
            Err(Fault::of("from", "a change from a figure below nought has no percentage").help("write `as=\"number\"`"))
        }
        "percent" => percentage("from", difference, from.value),
        other => Err(Fault::of("as", format!("a change is not given as `{other}`")).nearest(other, ["number", "percent"].into_iter())),
    }
}

/// A part as a percentage of a whole; `argument` names the whole.
fn percentage(argument: &'static str, part: Decimal, whole: Decimal) -> Result<Value, Fault> {
    if whole.is_zero() {
        return Err(Fault::of(argument, "nothing is a percentage of 0").help("leave the percentage out where the whole is 0"));
    }
    let value = exact_percentage(part, whole).ok_or_else(too_large)?;
    Ok(Value::Amount(Amount { value, unit: Unit::Percent, decimals: 0 }))
}

fn same_unit(argument: &'static str, one: Amount, other: Amount) -> Result<(), Fault> {
    if one.unit == other.unit {
        return Ok(());
    }
    let name = |unit| match unit {
        Unit::Number => "a number",
        Unit::Percent => "a percentage",
        Unit::Pounds => "an amount of money",
    };
    Err(Fault::of(argument, format!("{} and {} do not go together", name(one.unit), name(other.unit))).help("take figures of one kind"))
}

fn too_large() -> Fault {
    Fault::new("these figures are too large to be worked with").help("write them in thousands or millions")
}

impl<'c> Set<'c> {
    /// A column by its name, which is the value of an argument.
    fn column(&self, argument: &'static str, name: &str) -> Result<usize, Fault> {
        self.set.column(name).ok_or_else(|| {
            let titles = self.set.columns.iter().map(|column| column.title.value.as_str());
            Fault::of(argument, format!("`{}` has no column `{name}`", self.name)).nearest(name, titles)
        })
    }

    /// A row by its first cell, case ignored.
    fn row(&self, argument: &'static str, name: &str) -> Result<&'c DataRow, Fault> {
        let wanted = name.to_lowercase();
        let set = self.set;
        let mut rows = set.rows.iter().filter(|row| row.cells.first().is_some_and(|cell| cell.text.to_lowercase() == wanted));
        match (rows.next(), rows.next()) {
            (Some(row), None) => Ok(row),
            (Some(_), Some(second)) => {
                let fault =
                    Fault::of(argument, format!("`{}` has more than one row `{name}`", self.name)).cell(&second.place, "a second one is here");
                Err(fault.help("give each row a name of its own"))
            }
            (None, _) => {
                Err(Fault::of(argument, format!("`{}` has no row `{name}`", self.name)).nearest(name, set.labels().collect::<Vec<_>>().into_iter()))
            }
        }
    }

    /// The first or last row, or one by its first cell.
    fn end_or_row(&self, argument: &'static str, name: &str) -> Result<&'c DataRow, Fault> {
        let named = self.set.labels().any(|label| label.eq_ignore_ascii_case(name));
        let end = match name {
            _ if named => None,
            "first" => self.set.rows.first(),
            "last" => self.set.rows.last(),
            _ => None,
        };
        end.map_or_else(|| self.row(argument, name), Ok)
    }

    /// What stands in a cell: a figure, or text. The first column names the rows, and is always text.
    fn value(&self, row: &DataRow, column: usize) -> Result<Value, Fault> {
        match row.cells.get(column) {
            Some(cell) if column == 0 || (cell.figure.is_none() && !cell.is_nothing()) => Ok(Value::Text(cell.text.clone())),
            _ => self.amount(row, "of", column).map(Value::Amount),
        }
    }

    /// The figure in a cell.
    fn amount(&self, row: &DataRow, argument: &'static str, column: usize) -> Result<Amount, Fault> {
        let cell = row.cells.get(column);
        if let Some(figure) = cell.and_then(|cell| cell.figure) {
            return Ok(Amount { value: figure.value, unit: figure.unit, decimals: figure.value.scale() });
        }
        let label = row.cells.first().map_or("", |cell| cell.text.as_str());
        let title = self.set.columns.get(column).map_or("", |column| column.title.value.as_str());
        let fault = Fault::of(argument, format!("`{}` has no figure in the column `{title}` of the row `{label}`", self.name));
        Err(match cell {
            Some(cell) if cell.is_nothing() => fault.cell(&cell.place, "nothing is given here").help("take another row or column"),
            Some(cell) => fault.cell(&cell.place, "this is no figure").help("write figures as `1,234`, `5.6%` or `£12` and nothing else beside them"),
            None => fault,
        })
    }
}
