//! The fixed words of the output, from the theme's `words.yaml`.

use std::collections::BTreeMap;

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use super::figure::Notation;
use super::filled::filled;
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

    /// An entry. `load` has held the theme's keys against the standard ones; a key that is misspelt in the program shows as itself.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// An entry with its `{places}` filled in. A place that has no value shows as it is written, so that a slip of the program is seen.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(self.get(key), values)
    }

    /// An entry in the form that the language of the words has for a count, which `{count}` names: `key.one`, `key.few` and so on, or else `key.other`.
    pub fn counted(&self, key: &str, count: usize, values: &[(&str, &str)]) -> String {
        let own = plurals(self.get("language")).map(|plurals| format!("{key}.{}", category(plurals.category_for(count))));
        let form = own.filter(|form| self.has(form)).unwrap_or_else(|| format!("{key}.other"));
        let number = self.figure(Decimal::from(count), Unit::Number);
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("count", number.as_str())]).collect();
        self.fill(&form, &values)
    }

    /// Whether a text is one of the ways in which authors say that there is nothing to say.
    pub fn says_none(&self, text: &str) -> bool {
        let bare = text.trim().trim_end_matches('.').to_lowercase();
        self.get("none-said").split(',').any(|way| way.trim() == bare)
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

/// The name of a form for counts, as Unicode's data give it.
fn category(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// How a language, as BCP 47 names it, tells counts apart.
fn plurals(language: &str) -> Option<PluralRules> {
    let language: Locale = language.parse().ok()?;
    PluralRules::try_new_cardinal(language.into()).ok()
}

/// The names of the forms that a language has for counts, in no order of meaning; nothing for a text that names no language.
pub fn count_forms(language: &str) -> Option<Vec<&'static str>> {
    plurals(language).map(|plurals| plurals.categories().map(category).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let entries = [("number-words", "zero, one, two"), ("number-money", "£{number}")];
        Words::new(entries.into_iter().map(|(key, word)| (key.to_owned(), word.to_owned())).collect())
    }

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn read(text: &str) -> Words {
        Words::new(text.lines().filter_map(|line| line.split_once(": ")).map(|(key, word)| (key.to_owned(), word.to_owned())).collect())
    }

    #[test]
    fn counts_take_the_form_of_their_language() {
        let english = read("language: en-GB\nlisted.one: {count} action\nlisted.other: {count} actions of {title}");
        let shown = [0, 1, 2].map(|count| english.counted("listed", count, &[("title", "the plan")]));
        assert_eq!(shown, ["0 actions of the plan", "1 action", "2 actions of the plan"]);
        let welsh = read(
            "language: cy\ncat.zero: dim cathod\ncat.one: {count} gath\ncat.two: {count} gath (dwy)\ncat.few: {count} cath\n\
             cat.many: {count} chath\ncat.other: {count} o gathod",
        );
        let shown = [0, 1, 2, 3, 6, 20].map(|count| welsh.counted("cat", count, &[]));
        assert_eq!(shown, ["dim cathod", "1 gath", "2 gath (dwy)", "3 cath", "6 chath", "20 o gathod"]);
        let forms = |language| count_forms(language).unwrap_or_default();
        assert_eq!((forms("en-GB").len(), forms("cy").len(), count_forms("zq7x!"), count_forms("")), (2, 6, None, None));
    }

    #[test]
    fn ways_to_say_nothing() {
        let words = read("none-said: none, n/a, not applicable, none at this stage");
        assert!(["None", "None.", "N/A", "not applicable", " None at this stage. "].iter().all(|text| words.says_none(text)));
        assert!(!words.says_none("TBC") && !words.says_none("None of the wards") && !words.says_none(""));
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
