//! The closed list of filters.

use super::call::{ArgumentKind, Call, Fault, Value};
use super::{forms, plans, sets};

/// A filter of the expressions that figures are worked out by.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// Its name.
    pub name: &'static str,
    /// What it can be told.
    pub arguments: &'static [Argument],
    /// What it gives.
    pub gives: &'static str,
    /// An expression with it.
    pub example: &'static str,
    work: fn(&Call<'_>) -> Result<Value, Fault>,
}

/// Something that a filter can be told, by its name: `of="in"`.
#[derive(Debug, Clone, Copy)]
pub struct Argument {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub kind: ArgumentKind,
    /// Whether the filter cannot do without it.
    pub needed: bool,
    /// What it says.
    pub gives: &'static str,
}

impl Filter {
    pub(super) fn apply(&self, call: &Call<'_>) -> Result<Value, Fault> {
        (self.work)(call)
    }
}

const fn needed(name: &'static str, gives: &'static str) -> Argument {
    Argument { name, kind: ArgumentKind::Text, needed: true, gives }
}

const fn text(name: &'static str, gives: &'static str) -> Argument {
    Argument { name, kind: ArgumentKind::Text, needed: false, gives }
}

const COLUMN: Argument = needed("of", "the column, by its heading");
const DECIMALS: Argument = Argument {
    name: "decimals",
    kind: ArgumentKind::Number,
    needed: false,
    gives: "how many decimals, 0 to 6; without it as many as the data have, and none for a share",
};
const PRIORITY: Argument = text("priority", "of a plan: only the actions of the priority with this id");
const OWNER: Argument = text("owner", "of a plan: only the actions of this post");

/// Every filter, in the order in which they are explained.
pub const FIGURE_FILTERS: &[Filter] = &[
    Filter {
        name: "first",
        arguments: &[text("of", "the column, by its heading; without it the name of the row")],
        gives: "the cell in the first row of a data set",
        example: "visits | first(of=\"in\")",
        work: sets::first,
    },
    Filter {
        name: "last",
        arguments: &[text("of", "the column, by its heading; without it the name of the row")],
        gives: "the cell in the last row of a data set",
        example: "visits | last(of=\"in\")",
        work: sets::last,
    },
    Filter {
        name: "at",
        arguments: &[
            needed("row", "the row, by its first cell; of a plan the id of the action"),
            needed("of", "the column, by its heading; of a plan `due`, `added`, `updated` or `value`"),
        ],
        gives: "the cell in one row of a data set, or a day or figure of one action",
        example: "visits | at(row=\"July\", of=\"in\")",
        work: sets::at,
    },
    Filter { name: "sum", arguments: &[COLUMN], gives: "all figures of a column together", example: "visits | sum(of=\"in\")", work: sets::sum },
    Filter {
        name: "count",
        arguments: &[
            text("of", "of a data set: only rows with something in this column; of a plan `actions` or `priorities`"),
            text("is", "of a data set: only rows where that is the text in the column `of`"),
            text("status", "of a plan: only actions that are `not started`, `in progress`, `complete` or `withdrawn`"),
            text("rag", "of a plan: only actions that are `red`, `amber` or `green`"),
            PRIORITY,
            OWNER,
        ],
        gives: "how many rows a data set has, or how many actions a plan has on the day of the report; those withdrawn are left out",
        example: "plan | count(status=\"complete\")",
        work: sets::count,
    },
    Filter {
        name: "overdue",
        arguments: &[PRIORITY, OWNER],
        gives: "how many open actions of a plan were due before the day of the report",
        example: "plan | overdue",
        work: plans::overdue,
    },
    Filter {
        name: "share",
        arguments: &[
            COLUMN,
            needed("to", "the column with the whole"),
            text("at", "the row, by its first cell, or `first`, or `last` as without it"),
        ],
        gives: "one column as a percentage of another",
        example: "visits | share(of=\"in\", to=\"open\", at=\"July\") | percent",
        work: sets::share,
    },
    Filter {
        name: "change",
        arguments: &[
            COLUMN,
            text("from", "the row it starts from, by its first cell, or `first` as without it"),
            text("to", "the row it ends at, by its first cell, or `last` as without it"),
            text("as", "`number`, as without it, or `percent` of the figure it starts from"),
        ],
        gives: "how much a column has changed from one row to another; below nought for a fall",
        example: "visits | change(of=\"open\", from=\"April\", as=\"percent\") | percent",
        work: sets::change,
    },
    Filter {
        name: "number",
        arguments: &[DECIMALS],
        gives: "a figure as a number: 1,234",
        example: "visits | sum(of=\"in\") | number",
        work: forms::number,
    },
    Filter {
        name: "percent",
        arguments: &[DECIMALS],
        gives: "a figure as a percentage, rounded half up: 89%",
        example: "visits | share(of=\"in\", to=\"open\") | percent(decimals=1)",
        work: forms::percent,
    },
    Filter {
        name: "money",
        arguments: &[DECIMALS],
        gives: "a figure as pounds: £12,345",
        example: "visits | sum(of=\"cost\") | money(decimals=0)",
        work: forms::money,
    },
    Filter {
        name: "words",
        arguments: &[],
        gives: "a whole number in words, up to the last that the theme has: twelve",
        example: "plan | count(of=\"priorities\") | words",
        work: forms::words,
    },
    Filter {
        name: "date",
        arguments: &[],
        gives: "a day or month in words: 2021-11-04 is 4 November 2021, 2021-11 is November 2021",
        example: "plan | at(row=\"EA-01\", of=\"due\") | date",
        work: forms::date,
    },
];
