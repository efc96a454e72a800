//! Figures in their forms.

use super::call::{Call, Fault, Value};
use crate::model::{Date, Unit, rounded};

/// The greatest number of decimals that can be asked for.
const MOST_DECIMALS: u32 = 6;

/// `number`: 1,234.5
pub(super) fn number(call: &Call<'_>) -> Result<Value, Fault> {
    let amount = call.amount()?;
    Ok(Value::Text(call.setting.words.figure(rounded(amount.value, decimals(call, amount.decimals)?), Unit::Number)))
}

/// `percent`: 89%
pub(super) fn percent(call: &Call<'_>) -> Result<Value, Fault> {
    let amount = call.amount()?;
    if amount.unit == Unit::Pounds {
        return Err(Fault::new("an amount of money is no percentage").help("write `money`"));
    }
    Ok(Value::Text(call.setting.words.figure(rounded(amount.value, decimals(call, amount.decimals)?), Unit::Percent)))
}

/// `money`: £12,345
pub(super) fn money(call: &Call<'_>) -> Result<Value, Fault> {
    let amount = call.amount()?;
    if amount.unit == Unit::Percent {
        return Err(Fault::new("a percentage is no amount of money").help("write `percent`"));
    }
    // Pence are two digits or none.
    let own = if amount.decimals == 0 { 0 } else { 2 };
    Ok(Value::Text(call.setting.words.figure(rounded(amount.value, decimals(call, own)?), Unit::Pounds)))
}

/// `words`: twelve
pub(super) fn words(call: &Call<'_>) -> Result<Value, Fault> {
    let amount = call.amount()?;
    let word = call.setting.words.in_words(amount.value).map(|word| Value::Text(word.to_owned()));
    word.ok_or_else(|| {
        let number = call.setting.words.figure(rounded(amount.value, amount.decimals), Unit::Number);
        Fault::new(format!("the theme has no word for {number}")).help("write `number`")
    })
}

/// `date`: 4 November 2021
pub(super) fn date(call: &Call<'_>) -> Result<Value, Fault> {
    let words = call.setting.words;
    let shown = match call.value {
        Value::Day(day) => Some(words.date(*day)),
        Value::Text(text) => match Date::parse(text) {
            Some(day) => Some(words.date(day)),
            // A month is as good as its first day.
            None => Date::parse(&format!("{text}-01")).map(|day| words.month(day)),
        },
        Value::Amount(_) | Value::Data(..) => return Err(call.wrong("a day")),
    };
    shown.map(Value::Text).ok_or_else(|| {
        let text = call.value.shown(words);
        Fault::new(format!("`{text}` is no day")).help("write days in the data as year-month-day, and months as year-month, or leave out `date`")
    })
}

fn decimals(call: &Call<'_>, own: u32) -> Result<u32, Fault> {
    match call.number("decimals") {
        None => Ok(own),
        Some(asked) if asked <= MOST_DECIMALS => Ok(asked),
        Some(asked) => {
            let fault = Fault::of("decimals", format!("{asked} decimals are more than a reader can use"));
            Err(fault.help(format!("write a number from 0 to {MOST_DECIMALS}")))
        }
    }
}
