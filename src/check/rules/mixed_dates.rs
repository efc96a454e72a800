//! The rule `mixed-dates`.

use crate::check::docket::Docket;
use crate::check::tables::Table;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "mixed-dates",
    summary: "Two forms of dates in one column of a table.",
    why: "dates in one form can be compared at a glance; a second form raises the question of what else was pasted in.",
    example: "a column with \"31/03/22\", \"31/12/2021\" and \"30th September 2021\"",
    instead: "\"31 March 2022\", \"31 December 2021\", \"30 September 2021\"",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// 31/03/22
    ShortYear,
    /// 31/12/2021
    Strokes,
    /// 2021-12-31
    Hyphens,
    /// 31 December 2021
    Words,
    /// 31st December 2021
    Ordinal,
    /// December 31, 2021
    MonthFirst,
}

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for table in &docket.tables {
        for column in 0..table.heads.len() {
            findings.extend(judge(table, column));
        }
    }
}

/// The first date of a column in another form than the first date.
fn judge(table: &Table, column: usize) -> Option<Finding> {
    let mut dates = (0..table.rows.len()).filter_map(|row| table.cell(row, column)).filter_map(|cell| Some((cell, form(&cell.text)?)));
    let (first, form) = dates.next()?;
    let (other, _) = dates.find(|(_, other)| *other != form)?;
    let message = format!("the dates of the column \"{}\" are written in different forms", table.head(column));
    let finding = Finding::error(RULE.name, &other.place, message).label(format!("not as `{}`", first.text));
    Some(finding.help("write each as day, month in letters and year, such as 30 September 2021"))
}

/// The form of a cell that is a date and nothing else.
fn form(text: &str) -> Option<Form> {
    let number = |part: &str, least: usize, most: usize| (least..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if let [day, month, year] = text.split('/').collect::<Vec<_>>().as_slice() {
        let dated = number(day, 1, 2) && number(month, 1, 2);
        return match year.len() {
            2 => (dated && number(year, 2, 2)).then_some(Form::ShortYear),
            _ => (dated && number(year, 4, 4)).then_some(Form::Strokes),
        };
    }
    if let [year, month, day] = text.split('-').collect::<Vec<_>>().as_slice() {
        return (number(year, 4, 4) && number(month, 1, 2) && number(day, 1, 2)).then_some(Form::Hyphens);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let [first, second, year] = words.as_slice() else { return None };
    if !number(year, 4, 4) {
        return None;
    }
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| first.strip_suffix(ending)).is_some_and(|day| number(day, 1, 2));
    match (is_month(first), is_month(second)) {
        (false, true) if number(first, 1, 2) => Some(Form::Words),
        (false, true) if ordinal => Some(Form::Ordinal),
        (true, false) => number(second.trim_end_matches(','), 1, 2).then_some(Form::MonthFirst),
        (true | false, true | false) => None,
    }
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let word = word.to_lowercase();
    word.chars().all(char::is_alphabetic) && MONTHS.iter().any(|month| word.starts_with(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_dates_are_told_apart() {
        let forms: Vec<_> = ["31/03/22", "31/12/2021", "2021-12-31", "30 September 2021", "30th September 2021", "June 1, 2021"].map(form).into();
        let wanted = [Form::ShortYear, Form::Strokes, Form::Hyphens, Form::Words, Form::Ordinal, Form::MonthFirst];
        assert_eq!(forms, wanted.map(Some));
        for no_date in ["", "September 2021", "1.2.3.4", "ongoing", "by 30 September 2021", "12 schools 2021"] {
            assert_eq!(form(no_date), None, "{no_date}");
        }
    }
}
