//! Dates and times as the sources write them; no clock.

use serde::{Deserialize, Serialize};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date(jiff::civil::Date);

/// A text that is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a day is written as in 2021-11-04")]
pub struct NoDate;

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = NoDate;

    fn try_from(text: String) -> Result<Self, NoDate> {
        Self::parse(&text).ok_or(NoDate)
    }
}

impl Date {
    /// The last day that can be counted: on it everything is known that was ever dated.
    pub const LAST: Self = Self(jiff::civil::Date::MAX);

    /// Reads `2021-11-04`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
        let shaped = bytes.len() == 10 && digits(0..4) && bytes[4] == b'-' && digits(5..7) && bytes[7] == b'-' && digits(8..10);
        if !shaped {
            return None;
        }
        text.parse().ok().map(Self)
    }

    /// Reads the month `2021-11` as its first day, and nothing else.
    pub fn parse_month(text: &str) -> Option<Self> {
        (text.len() == 7).then(|| Self::parse(&format!("{text}-01"))).flatten()
    }

    /// Days since the first of January 1970.
    pub fn days(self) -> i64 {
        i64::from((self.0 - jiff::civil::date(1970, 1, 1)).get_days())
    }

    /// The year, such as 2021.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> usize {
        usize::from(self.0.month().unsigned_abs())
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> usize {
        usize::from(self.0.weekday().to_monday_zero_offset().unsigned_abs())
    }

    /// The year in which the municipal year of this day began: councils count from May to April.
    pub fn municipal_year(self) -> i16 {
        if self.month() >= 5 { self.year() } else { self.year() - 1 }
    }

    /// The day before this one; the first day that can be counted has none before it.
    pub fn day_before(self) -> Self {
        self.0.yesterday().map_or(self, Self)
    }

    /// The first day of the municipal year of this day.
    pub fn start_of_municipal_year(self) -> Self {
        Self(jiff::civil::date(self.municipal_year(), 5, 1))
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A time of day, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl Time {
    /// Reads `17:30`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let two = |part: &str| (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u8>().ok()).flatten();
        let (hour, minute) = (two(hour)?, two(minute)?);
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_year_month_day_is_a_date() {
        for wrong in ["04/11/21", "2021-13-01", "2021-02-30", "2021-1-1", "20211104", "2021-11-04T00:00", "+2021-11-4", ""] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
        let date = Date::parse("2021-11-04").map(|d| (d.year(), d.month(), d.day(), d.weekday(), d.municipal_year()));
        assert_eq!(date, Some((2021, 11, 4, 3, 2021)));
        assert_eq!(Date::parse("2022-03-31").map(Date::municipal_year), Some(2021));
        assert_eq!(Date::parse_month("2022-03"), Date::parse("2022-03-01"));
        for wrong in ["2022-13", "2022-3-", "2022-03-", "2022/03", "2022", ""] {
            assert_eq!(Date::parse_month(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_hours_and_minutes_are_a_time() {
        assert_eq!(Time::parse("17:30"), Some(Time { hour: 17, minute: 30 }));
        for wrong in ["24:00", "5:30", "17:60", "17.30", "17:30:00"] {
            assert_eq!(Time::parse(wrong), None, "{wrong}");
        }
    }
}
