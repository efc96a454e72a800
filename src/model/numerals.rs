//! Numbers as numerals and as letters, and back.

/// A number in lower-case Roman numerals; 1 to 3999, else in digits.
pub fn roman(number: usize) -> String {
    const NUMERALS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            text.push_str(numeral);
            rest -= value;
        }
    }
    text
}

/// A number in letters: a … z, aa, ab …
pub fn letters(number: usize) -> String {
    let mut rest = number;
    let mut text = String::new();
    while rest > 0 {
        rest -= 1;
        text.insert(0, char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    text
}

/// The value of numerals; what is no proper numeral has some value too.
pub(super) fn from_roman(numeral: &str) -> Option<usize> {
    let value = |letter| "ivxlcdm".find(letter).and_then(|at| [1, 5, 10, 50, 100, 500, 1000].get(at).copied());
    let values: Vec<usize> = numeral.chars().map(value).collect::<Option<_>>()?;
    // A numeral before a greater one is taken off it.
    let is_taken_off = |at: usize, value: usize| values.get(at + 1).is_some_and(|next| *next > value);
    let (minus, plus): (Vec<_>, Vec<_>) = values.iter().enumerate().partition(|(at, value)| is_taken_off(*at, **value));
    let sum = |part: Vec<(usize, &usize)>| part.into_iter().map(|(_, value)| value).sum::<usize>();
    sum(plus).checked_sub(sum(minus))
}

/// The value of letters: a is 1, aa is 27.
pub(super) fn from_letters(letters: &str) -> Option<usize> {
    letters.bytes().try_fold(0_usize, |value, letter| {
        let digit = usize::from(letter.checked_sub(b'a')?) + 1;
        value.checked_mul(26)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_numerals_and_letters() {
        let numerals: Vec<String> = [1, 2, 3, 4, 9, 14, 40, 1994].into_iter().map(roman).collect();
        assert_eq!(numerals, ["i", "ii", "iii", "iv", "ix", "xiv", "xl", "mcmxciv"]);
        let counted: Vec<String> = [1, 26, 27, 52, 53].into_iter().map(letters).collect();
        assert_eq!(counted, ["a", "z", "aa", "az", "ba"]);
    }
}
