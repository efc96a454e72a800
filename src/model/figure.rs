//! Figures: how sources write them, how they are rounded, and how they are printed.

use rust_decimal::RoundingStrategy;

use super::Decimal;
use super::filled::filled;

/// A figure as a table prints it: `1,234`, `-5.6 %`, `£12`, `196 (87%)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// The figure itself; its scale is the number of decimals that are written.
    pub value: Decimal,
    /// Its unit.
    pub unit: Unit,
    /// The percentage in brackets behind it, with the decimals that are written.
    pub percent: Option<Decimal>,
}

/// The unit of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A plain number.
    Number,
    /// Per cent.
    Percent,
    /// Pounds sterling.
    Pounds,
}

impl Figure {
    /// Reads a figure as tables print it. Thousands are separated by commas in threes; a minus sign is `-` or `−`. A percentage in brackets may
    /// have a plus sign before it, and one with decimals may lack its sign of per cent: `+28 (+6%)`, `199 (64.61)`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (main, percent) = match text.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
            Some((main, inner)) => (main.trim_end(), Some(in_brackets(inner.trim())?)),
            None => (text, None),
        };
        let (sign, rest) = match main.strip_prefix(['-', '−']) {
            Some(rest) => ("-", rest),
            None => ("", main.strip_prefix('+').unwrap_or(main)),
        };
        let (unit, digits) = match (rest.strip_prefix('£'), rest.strip_suffix('%')) {
            (Some(pounds), None) => (Unit::Pounds, pounds),
            (None, Some(percent)) => (Unit::Percent, percent.trim_end()),
            (None, None) => (Unit::Number, rest),
            (Some(_), Some(_)) => return None,
        };
        let value = plain(&format!("{sign}{digits}"))?;
        Some(Self { value, unit, percent })
    }
}

/// The percentage in brackets behind a figure. A whole number without its sign may be a year.
fn in_brackets(inner: &str) -> Option<Decimal> {
    let inner = inner.strip_prefix('+').unwrap_or(inner);
    match inner.strip_suffix('%') {
        Some(percent) => plain(percent.trim_end()),
        None => plain(inner).filter(|percent| percent.scale() > 0),
    }
}

/// Digits with commas between thousands and at most one point, nothing else.
fn plain(text: &str) -> Option<Decimal> {
    let (sign, digits) = text.strip_prefix(['-', '−']).map_or(("", text), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let all_digits = |part: &str| !part.is_empty() && part.len() <= 20 && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().filter(|group| all_digits(group))?;
    let grouped = whole.contains(',');
    if (grouped && first.len() > 3) || !groups.all(|group| group.len() == 3 && all_digits(group)) || decimals.is_some_and(|part| !all_digits(part)) {
        return None;
    }
    let bare = format!("{sign}{}{}{}", whole.replace(',', ""), if decimals.is_some() { "." } else { "" }, decimals.unwrap_or(""));
    bare.parse().ok()
}

/// Whether a cell says that it has no figure: it is empty, or holds a dash, dots, or "n/a". Words such as "none" and "nil" are not among them, since
/// they may stand for 0.
pub fn is_nothing(cell: &str) -> bool {
    matches!(cell.trim(), "" | "–" | "-" | "—" | "−" | "…" | "..." | "n/a" | "N/A")
}

/// Whether a cell is set as figures are, at the right: also `£12m` and `€5`, whose scale or currency nothing here can reckon with.
pub fn is_set_as_figure(cell: &str) -> bool {
    let is_sign = |c: char| matches!(c, ',' | '.' | '-' | '−' | '+' | '%' | '£' | '€' | '$' | '(' | ')' | ' ' | 'm' | 'k');
    cell.contains(|c: char| c.is_ascii_digit()) && cell.chars().all(|c| c.is_ascii_digit() || is_sign(c))
}

/// A value rounded half up, as people do, to exactly so many decimals.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    rounded
}

/// What share of a whole a part is, in per cent with so many decimals; nothing of a whole of nothing.
pub fn percentage(part: Decimal, whole: Decimal, decimals: u32) -> Option<Decimal> {
    exact_percentage(part, whole).map(|share| rounded(share, decimals))
}

/// What share of a whole a part is, in per cent, not rounded; nothing of a whole of nothing, and of figures too large to be worked with.
pub fn exact_percentage(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// The signs with which figures are written: those of sources, or those of a theme.
#[derive(Debug, Clone, Copy)]
pub struct Notation<'a> {
    /// Between thousands.
    pub thousands: &'a str,
    /// Before decimals.
    pub point: &'a str,
    /// Before a figure below nought.
    pub minus: &'a str,
    /// Before a change that is not a fall.
    pub plus: &'a str,
    /// A percentage, with the place `{number}`.
    pub percent: &'a str,
    /// An amount of money, with the place `{number}`.
    pub money: &'a str,
}

impl Notation<'_> {
    /// As [`Figure::parse`] reads them; so that findings show figures as authors write them, whatever the theme's language.
    pub const SOURCES: Notation<'static> =
        Notation { thousands: ",", point: ".", minus: "−", plus: "+", percent: "{number}%", money: "£{number}" };

    /// A figure with its unit and the decimals that it has: −1,234.50; 87%; £5.
    pub fn figure(self, value: Decimal, unit: Unit) -> String {
        let sign = if value.is_sign_negative() && !value.is_zero() { self.minus } else { "" };
        format!("{sign}{}", self.unsigned(value, unit))
    }

    /// A change, always with its sign: +28; −6%.
    pub fn change(self, value: Decimal, unit: Unit) -> String {
        let sign = if value.is_sign_negative() && !value.is_zero() { self.minus } else { self.plus };
        format!("{sign}{}", self.unsigned(value, unit))
    }

    fn unsigned(self, value: Decimal, unit: Unit) -> String {
        let digits = self.digits(value.abs());
        match unit {
            Unit::Number => digits,
            Unit::Percent => filled(self.percent, &[("number", &digits)]),
            Unit::Pounds => filled(self.money, &[("number", &digits)]),
        }
    }

    fn digits(self, value: Decimal) -> String {
        let plain = value.to_string();
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut digits = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                digits.push_str(self.thousands);
            }
            digits.push(digit);
        }
        if !decimals.is_empty() {
            digits.extend([self.point, decimals]);
        }
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn read(text: &str) -> Option<(String, Unit, Option<String>)> {
        Figure::parse(text).map(|figure| (figure.value.to_string(), figure.unit, figure.percent.map(|percent| percent.to_string())))
    }

    #[test]
    fn percentages_are_rounded_half_up() {
        let share = |part: i64, whole: i64, decimals| percentage(part.into(), whole.into(), decimals).map(|share| share.to_string());
        assert_eq!(share(237, 267, 0).as_deref(), Some("89"));
        assert_eq!(share(165, 297, 2).as_deref(), Some("55.56"));
        assert_eq!(share(1, 8, 0).as_deref(), Some("13"));
        assert_eq!(share(1, 2, 1).as_deref(), Some("50.0"));
        assert_eq!(share(1, 0, 0), None);
    }

    #[test]
    fn figures_are_rounded_half_up_and_grouped() {
        let shown = |text, decimals| Notation::SOURCES.figure(rounded(number(text), decimals), Unit::Number);
        assert_eq!([shown("0.5", 0), shown("2.5", 0), shown("-2.5", 0), shown("15.789", 2)], ["1", "3", "−3", "15.79"]);
        assert_eq!([shown("999", 0), shown("1000", 0), shown("-123456.7", 1), shown("1234567", 2)], ["999", "1,000", "−123,456.7", "1,234,567.00"]);
        assert_eq!([shown("-0.4", 0), shown("0", 1), shown("999.999", 2)], ["0", "0.0", "1,000.00"]);
    }

    #[test]
    fn figures_have_their_unit_and_changes_their_sign() {
        let theme = Notation { thousands: ".", point: ",", percent: "{number} %", money: "{number} £", ..Notation::SOURCES };
        let shown = |notation: Notation<'_>, text, unit| notation.figure(number(text), unit);
        assert_eq!(shown(Notation::SOURCES, "-1200.50", Unit::Pounds), "−£1,200.50");
        assert_eq!(shown(theme, "-1200.50", Unit::Pounds), "−1.200,50 £");
        assert_eq!(shown(theme, "12.5", Unit::Percent), "12,5 %");
        let change = |text| Notation::SOURCES.change(number(text), Unit::Percent);
        assert_eq!([change("6"), change("-13"), change("0"), change("-0")], ["+6%", "−13%", "+0%", "+0%"]);
    }

    #[test]
    fn figures_are_read_as_they_are_printed() {
        let plain = |value: &str, percent: Option<&str>| Some((value.to_owned(), Unit::Number, percent.map(str::to_owned)));
        assert_eq!(read("1,234"), plain("1234", None));
        assert_eq!(read("196 (87%)"), plain("196", Some("87")));
        assert_eq!(read("165 (55.56 %)"), plain("165", Some("55.56")));
        assert_eq!(read("+28 (+6%)"), plain("28", Some("6")));
        assert_eq!(read("199 (64.61)"), plain("199", Some("64.61")));
        assert_eq!(read("−5.60 %"), Some(("-5.60".to_owned(), Unit::Percent, None)));
        assert_eq!(read("£1,200,000"), Some(("1200000".to_owned(), Unit::Pounds, None)));
        for wrong in ["", "–", "12 to 15", "1,23", "1234,567", "1.2.3", "£5%", "(87%)", "5 (six%)", "=1+1", "1e5", "12 (2019)", "12 (see note)"] {
            assert_eq!(Figure::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn figures_of_other_scales_stand_at_the_right_too() {
        assert!(["1,234", "£12m", "€5", "196 (87%)", "-5.6 %"].iter().all(|cell| is_set_as_figure(cell)));
        assert!(!["", "m", "12 to 15", "2021-22 Q1"].iter().any(|cell| is_set_as_figure(cell)));
    }

    #[test]
    fn what_is_printed_is_read_again() {
        for (text, unit) in [("1234567.50", Unit::Number), ("-12", Unit::Percent), ("-1000", Unit::Pounds), ("0", Unit::Number)] {
            let printed = Notation::SOURCES.figure(number(text), unit);
            assert_eq!(read(&printed), Some((text.to_owned(), unit, None)), "{printed}");
        }
    }
}
