//! What to say of a date or time in another form than ours.

use super::wording::shortened;
use crate::diagnostic::{Finding, Place};
use crate::model::{Date, Time};

const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The finding for a date that cannot be read.
pub(super) fn bad_date(text: &str, place: &Place) -> Finding {
    let shown = shortened(text);
    let readings = readings(text);
    match readings.as_slice() {
        [one] => Finding::error("bad-date", place, format!("`{shown}` is not a date as it is written here"))
            .label("write year-month-day")
            .help(format!("write {one}")),
        [first, second] => Finding::error("bad-date", place, format!("`{shown}` could be {} or {}", spoken(*first), spoken(*second)))
            .label("write year-month-day")
            .help(format!("write {first} or {second}")),
        _ => {
            let message = if looks_iso(text) { format!("there is no day `{shown}` in the calendar") } else { format!("`{shown}` is not a date") };
            Finding::error("bad-date", place, message).help("write year-month-day, such as 2021-11-04")
        }
    }
}

/// The finding for a time that cannot be read.
pub(super) fn bad_time(text: &str, place: &Place) -> Finding {
    let finding = Finding::error("bad-time", place, format!("`{}` is not a time as it is written here", shortened(text)));
    match time_meant(text) {
        Some(time) => finding.help(format!("write \"{:02}:{:02}\"", time.hour, time.minute)),
        None => finding.help("write hours and minutes, such as \"17:30\""),
    }
}

fn looks_iso(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
}

/// The days that a date in another form could mean: none, one, or two.
fn readings(text: &str) -> Vec<Date> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).take(6).collect();
    let numbers: Vec<u32> = parts.iter().filter_map(|part| number(part)).collect();
    let month = parts.iter().find_map(|part| month_named(part));
    let mut found = match (month, numbers.as_slice()) {
        (Some(month), [day, year]) if *day <= 31 => vec![day_of(*year, month, *day)],
        (Some(month), [year, day]) => vec![day_of(*year, month, *day)],
        (None, [year, month, day]) if *year > 31 => vec![day_of(*year, *month, *day)],
        (None, [first, second, year]) => vec![day_of(*year, *second, *first), day_of(*year, *first, *second)],
        _ => Vec::new(),
    };
    found.dedup();
    found.into_iter().flatten().collect()
}

/// A number, also as `4th`.
fn number(part: &str) -> Option<u32> {
    let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &part[digits.len()..];
    (digits.len() <= 4 && matches!(ending, "" | "st" | "nd" | "rd" | "th")).then(|| digits.parse().ok()).flatten()
}

fn month_named(part: &str) -> Option<u32> {
    let lower = part.to_lowercase();
    let at = MONTHS.iter().position(|name| lower.len() >= 3 && name.to_lowercase().starts_with(&lower))?;
    u32::try_from(at + 1).ok()
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = if year < 100 { 2000 + year } else { year };
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

fn spoken(date: Date) -> String {
    format!("{} {}", date.day(), MONTHS.get(date.month() - 1).unwrap_or(&""))
}

fn time_meant(text: &str) -> Option<Time> {
    let lower = text.trim().to_lowercase();
    let afternoon = lower.ends_with("pm");
    let bare = lower.trim_end_matches("am").trim_end_matches("pm").trim();
    let (hour, minute) = bare.split_once([':', '.']).unwrap_or((bare, "00"));
    let minute = minute.get(..2)?;
    let mut hour: u32 = hour.parse().ok()?;
    if afternoon && hour < 12 {
        hour += 12;
    }
    Time::parse(&format!("{hour:02}:{minute}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, words: &str) {
        let finding = bad_date(text, &Place::top(&"a".into()));
        let said = format!("{} | {}", finding.message, finding.help.unwrap_or_default());
        assert!(said.contains(words), "{said}");
    }

    #[test]
    fn other_forms_of_dates_are_turned_into_ours() {
        says("03/04/26", "could be 3 April or 4 March | write 2026-04-03 or 2026-03-04");
        says("25/12/2021", "write 2021-12-25");
        says("4 November 2021", "write 2021-11-04");
        says("Thursday 4th November, 2021", "write 2021-11-04");
        says("Nov 4 2021", "write 2021-11-04");
        says("2021-11-4", "write 2021-11-04");
        says("2021/11/04", "write 2021-11-04");
        says("04/04/2021", "write 2021-04-04");
        says("2021-02-30", "there is no day `2021-02-30`");
        says("soon", "`soon` is not a date");
        says("99999999999/1/1", "is not a date");
    }

    #[test]
    fn other_forms_of_times_are_turned_into_ours() {
        let meant: Vec<_> =
            ["5.30 pm", "17.30", "9am", "12:15pm", "17:30:00"].into_iter().map(|text| time_meant(text).map(|t| (t.hour, t.minute))).collect();
        assert_eq!(meant, [Some((17, 30)), Some((17, 30)), Some((9, 0)), Some((12, 15)), Some((17, 30))]);
        assert_eq!(time_meant("noon"), None);
    }
}
