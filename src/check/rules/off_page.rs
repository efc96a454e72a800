//! The rule `off-page`. It is judged where pages are made: the room `render` finds it.

use crate::check::{Rule, Scope, Silencing};

pub(super) const RULE: Rule = Rule {
    name: "off-page",
    summary: "Text that runs out of the text area of its page in print; a build finds it, when the pages are made.",
    why: "what runs out of its page is cut off when it is printed, and nobody can read it.",
    example: "a line of code of a hundred and twenty letters without a blank",
    instead: "divide the line, or the table that it stands in.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Pages],
};
