//! The fixed words of the output, from the theme's `words.yaml`.

use std::collections::BTreeMap;

use super::figure::Notation;
use super::{Date, Decimal, Time, Unit};

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

    /// An entry; the empty text where the theme has none (which `load` reports).
    pub fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// An entry with its `{places}` filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(self.get(key), values)
    }

    /// One of the entries of a list that is separated by commas, such as the months.
    fn listed(&self, key: &str, index: usize) -> &str {
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

    /// The signs with which figures are written.
    fn notation(&self) -> Notation<'_> {
        Notation {
            thousands: self.get("number-thousands"),
            point: self.get("number-point"),
            minus: self.get("number-minus"),
            plus: self.get("number-plus"),
            percent: self.get("number-percent"),
            money: self.get("number-money"),
        }
    }

    /// A figure with its unit and the decimals that it has: "−1,234.50", "87%", "£5".
    pub fn figure(&self, value: Decimal, unit: Unit) -> String {
        self.notation().figure(value, unit)
    }

    /// A change, always with its sign: "+28", "−6%".
    pub fn change(&self, value: Decimal, unit: Unit) -> String {
        self.notation().change(value, unit)
    }

    /// A figure and what share of a whole it is, if that is known: "196 (87%)".
    pub fn with_share(&self, figure: String, share: Option<String>) -> String {
        match share {
            Some(share) => self.fill("number-with-share", &[("number", &figure), ("share", &share)]),
            None => figure,
        }
    }

    /// What stands where there is no figure: "–".
    pub fn no_figure(&self) -> String {
        self.get("number-none").to_owned()
    }

    /// A small whole number in words: "twelve". Nothing where the theme has no word for it.
    pub fn in_words(&self, value: Decimal) -> Option<&str> {
        let index = usize::try_from(value.is_integer().then_some(value)?).ok()?;
        Some(self.listed("number-words", index)).filter(|word| !word.is_empty())
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

/// A text with its `{places}` filled in.
pub(super) fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut rest = text;
    let mut shown = String::new();
    while let Some(open) = rest.find('{') {
        shown.push_str(&rest[..open]);
        rest = &rest[open + 1..];
        let Some(close) = rest.find('}') else { break };
        let name = &rest[..close];
        shown.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = &rest[close + 1..];
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let entries = [("number-words", "zero, one, two")];
        Words::new(entries.into_iter().map(|(key, word)| (key.to_owned(), word.to_owned())).collect())
    }

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn only_numbers_that_the_theme_has_words_for_are_words() {
        let words = words();
        let shown = ["0", "2", "2.0", "3", "-1", "1.5", "79228162514264337593543950335"].map(|text| words.in_words(number(text)));
        assert_eq!(shown, [Some("zero"), Some("two"), Some("two"), None, None, None, None]);
    }
}
