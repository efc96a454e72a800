//! The fixed words of the output, from the theme's `words.yaml`.

use std::collections::BTreeMap;

use super::{Date, Time};

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
        let mut rest = self.get(key);
        let mut text = String::new();
        while let Some(open) = rest.find('{') {
            text.push_str(&rest[..open]);
            rest = &rest[open + 1..];
            let Some(close) = rest.find('}') else { break };
            let name = &rest[..close];
            text.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            rest = &rest[close + 1..];
        }
        text + rest
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
