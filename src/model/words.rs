//! The fixed words of the output, from the theme's `words.yaml`.

use std::collections::BTreeMap;

use rust_decimal::RoundingStrategy;

use super::{Date, Decimal, Time};

/// A piece of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Fixed text.
    Text(&'a str),
    /// The name of a `{place}` that the program fills in.
    Place(&'a str),
}

/// The text of an entry in pieces.
///
/// # Errors
/// The byte, counted from 0, of a brace without its partner.
pub fn pieces(text: &str) -> Result<Vec<Piece<'_>>, usize> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let open = text.len() - rest.len() + at;
        let (fixed, braced) = rest.split_at(at);
        let close = braced.strip_prefix('{').and_then(|name| name.find(['{', '}']).filter(|end| name[*end..].starts_with('}')));
        let end = close.ok_or(open)? + 1;
        pieces.extend([Piece::Text(fixed), Piece::Place(&braced[1..end])]);
        rest = &braced[end + 1..];
    }
    pieces.push(Piece::Text(rest));
    pieces.retain(|piece| *piece != Piece::Text(""));
    Ok(pieces)
}

/// Every word the program itself puts on a page.
#[derive(Debug, Clone, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Takes the entries of the file.
    pub fn new(entries: BTreeMap<String, String>) -> Self {
        Self(entries)
    }

    /// Whether an entry is there.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// An entry. `load` has held the theme's keys against the standard ones; a key that is misspelt in the program shows as itself.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// An entry with its `{places}` filled in. A place that has no value shows as it is written, so that a slip of the program is seen.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.get(key);
        let of = |piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Place(name) => {
                values.iter().find(|(known, _)| *known == name).map_or_else(|| format!("{{{name}}}"), |(_, value)| (*value).to_owned())
            }
        };
        pieces(text).map_or_else(|_| text.to_owned(), |pieces| pieces.into_iter().map(of).collect())
    }

    /// One of the entries of a list that is separated by commas, such as the months.
    fn listed<'a>(&'a self, key: &'a str, index: usize) -> &'a str {
        self.get(key).split(',').map(str::trim).nth(index).unwrap_or("")
    }

    /// A date in words: "4 November 2021".
    pub fn date(&self, date: Date) -> String {
        self.dated("date", date)
    }

    /// A date in words with the day of the week: "Thursday 4 November 2021".
    pub fn long_date(&self, date: Date) -> String {
        self.dated("date-long", date)
    }

    /// A date in words without its year: "4 November".
    pub fn day_and_month(&self, date: Date) -> String {
        self.dated("date-day", date)
    }

    /// A month in words: "November 2021".
    pub fn month(&self, date: Date) -> String {
        self.dated("date-month", date)
    }

    fn dated(&self, key: &str, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let values = [
            ("day", day.as_str()),
            ("month", self.listed("months", date.month() - 1)),
            ("year", year.as_str()),
            ("weekday", self.listed("weekdays", date.weekday())),
        ];
        self.fill(key, &values)
    }

    /// A number rounded half up to some decimals: "12,345.6".
    pub fn number(&self, value: Decimal, decimals: u32) -> String {
        let (sign, digits) = self.digits(value, decimals);
        format!("{sign}{digits}")
    }

    /// A percentage: "89%".
    pub fn percentage(&self, value: Decimal, decimals: u32) -> String {
        self.fill("number-percent", &[("number", &self.number(value, decimals))])
    }

    /// Pounds: "£12,345".
    pub fn money(&self, value: Decimal, decimals: u32) -> String {
        let (sign, digits) = self.digits(value, decimals);
        format!("{sign}{}", self.fill("number-money", &[("number", &digits)]))
    }

    /// A small whole number in words: "twelve". Nothing where the theme has no word for it.
    pub fn in_words(&self, value: Decimal) -> Option<&str> {
        let index = usize::try_from(value.is_integer().then_some(value)?).ok()?;
        Some(self.listed("number-words", index)).filter(|word| !word.is_empty())
    }

    /// A number's sign, and its digits with a mark between thousands.
    fn digits(&self, value: Decimal, decimals: u32) -> (&str, String) {
        let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let sign = if rounded.is_sign_negative() && !rounded.is_zero() { self.get("number-minus") } else { "" };
        let plain = format!("{:.*}", usize::try_from(decimals).unwrap_or(0), rounded.abs());
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut digits = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                digits.push_str(self.get("number-thousands"));
            }
            digits.push(digit);
        }
        if !rest.is_empty() {
            digits.push_str(self.get("number-point"));
            digits.push_str(rest);
        }
        (sign, digits)
    }

    /// A time in words: "5.30 pm".
    pub fn time(&self, time: Time) -> String {
        let half = if time.hour < 12 { "time-am" } else { "time-pm" };
        let hour = match time.hour % 12 {
            0 => 12,
            hour => hour,
        };
        let key = if time.minute == 0 { "time-hour" } else { "time" };
        self.fill(key, &[("hour", &hour.to_string()), ("minute", &format!("{:02}", time.minute)), ("half", self.get(half))])
    }

    /// Several things in a row: "1, 2 and 3".
    pub fn list(&self, things: &[String]) -> String {
        match things {
            [] => String::new(),
            [one] => one.clone(),
            [start @ .., last] => format!("{}{}{last}", start.join(self.get("list-separator")), self.get("list-last-separator")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let entries = [
            ("number-thousands", ","),
            ("number-point", "."),
            ("number-minus", "−"),
            ("number-percent", "{number}%"),
            ("number-money", "£{number}"),
            ("number-words", "zero, one, two"),
        ];
        Words::new(entries.into_iter().map(|(key, word)| (key.to_owned(), word.to_owned())).collect())
    }

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_rounded_half_up_and_grouped() {
        let shown = |text, decimals| words().number(number(text), decimals);
        assert_eq!([shown("0.5", 0), shown("2.5", 0), shown("-2.5", 0), shown("15.789", 2)], ["1", "3", "−3", "15.79"]);
        assert_eq!([shown("999", 0), shown("1000", 0), shown("-123456.7", 1), shown("1234567", 2)], ["999", "1,000", "−123,456.7", "1,234,567.00"]);
        assert_eq!([shown("-0.4", 0), shown("0", 1), shown("999.999", 2)], ["0", "0.0", "1,000.00"]);
        assert_eq!((words().percentage(number("-4.15"), 1), words().money(number("-1234.5"), 2)), ("−4.2%".to_owned(), "−£1,234.50".to_owned()));
    }

    #[test]
    fn pieces_are_texts_and_places() {
        assert_eq!(pieces("a {b}{c}"), Ok(vec![Piece::Text("a "), Piece::Place("b"), Piece::Place("c")]));
        assert_eq!(["", "a {b", "ä} {b}", "{a {b}}", "{{a}}"].map(|text| pieces(text).err()), [None, Some(2), Some(2), Some(0), Some(0)]);
    }

    #[test]
    fn a_slip_of_the_program_is_shown() {
        assert_eq!([words().get("nubmer"), &words().fill("number-money", &[("figure", "1")])], ["nubmer", "£{number}"]);
    }

    #[test]
    fn only_numbers_that_the_theme_has_words_for_are_words() {
        let words = words();
        let shown = ["0", "2", "2.0", "3", "-1", "1.5", "79228162514264337593543950335"].map(|text| words.in_words(number(text)));
        assert_eq!(shown, [Some("zero"), Some("two"), Some("two"), None, None, None, None]);
    }
}
