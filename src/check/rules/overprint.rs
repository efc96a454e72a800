//! The rule `overprint`. It is judged where pages are made: the room `render` finds it.

use crate::check::{Rule, Scope, Silencing};

pub(super) const RULE: Rule = Rule {
    name: "overprint",
    summary: "Text that stands over other text in print; a build finds it, when the pages are made.",
    why: "of two texts that are printed over each other neither can be read.",
    example: "a line of code of a hundred letters without a blank, in a cell of a table with several columns",
    instead: "divide the line, or write it outside the table.",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Pages],
};
