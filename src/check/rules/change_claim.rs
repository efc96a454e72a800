//! The rule `change-claim`.

use std::collections::BTreeSet;

use crate::check::claims::{Sentence, Token, percent_of, sentences, shown};
use crate::check::docket::{Docket, Voice};
use crate::check::tables::printed;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Place};
use crate::model::{Decimal, Unit};

pub(super) const RULE: Rule = Rule {
    name: "change-claim",
    summary: "A change in per cent that does not follow from the two figures in its sentence.",
    why: "\"up 87%\" is what readers remember; the figures beside it must give the same.",
    example: "\"increased by 87% (690 compared to 370)\", \"from 266 to 308, an increase of 13%\", \"an increase of 42 on the 266 in April, a 13% increase\". \
              A sentence is judged only when it has one percentage, which it calls a change, and one pair of figures.",
    instead: "\"increased by 86% (690 compared to 370)\"",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    // What is quoted keeps its figures as they are.
    for run in docket.lines.iter().filter(|line| line.percentages && line.voice == Voice::Own).map(|line| &line.run) {
        for sentence in sentences(&run.text) {
            judge(&sentence, &|first, last| run.place(&sentence.range(first, last)), findings);
        }
    }
}

fn judge(sentence: &Sentence<'_>, place: &dyn Fn(usize, usize) -> Option<Place>, findings: &mut Vec<Finding>) {
    let percents: Vec<usize> = (0..sentence.0.len()).filter(|at| sentence.percent(*at).is_some()).collect();
    let [at] = percents.as_slice() else { return };
    let Some(percent) = sentence.percent(*at).filter(|_| is_change(sentence, *at)) else { return };
    let Some(change) = change(sentence) else { return };
    let difference = change.difference();
    if let Some((value, (first, last))) = bracketed_difference(sentence, *at)
        && let (Change::Pair { old, new }, Some(place)) = (change, place(first, last))
        && value != difference
    {
        let [new, old, right, value] = [new, old, difference, value].map(|figure| printed(figure, Unit::Number));
        let message = format!("{new} and {old} differ by {right}, and {value} is printed");
        findings.push(Finding::error(RULE.name, &place, message).help(format!("write `{right}`, or put a figure right")));
    }
    let right = percent_of(difference, change.base(), percent).filter(|right| *right != percent);
    if let (Some(right), Some(place)) = (right, place(*at, *at)) {
        let message = match change {
            Change::Pair { old, new } => {
                format!("{} against {} is a change of {} %", printed(new, Unit::Number), printed(old, Unit::Number), shown(right))
            }
            Change::Step { by, base } => format!("{} on {} is {} %", printed(by, Unit::Number), printed(base, Unit::Number), shown(right)),
        };
        let finding = Finding::error(RULE.name, &place, format!("{message}, and {} % is printed", shown(percent)));
        findings.push(finding.help(format!("write `{}%`, or put a figure right", shown(right))));
    }
}

/// What has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// From an old figure to a new one.
    Pair { old: Decimal, new: Decimal },
    /// By so many, on so many.
    Step { by: Decimal, base: Decimal },
}

impl Change {
    fn difference(self) -> Decimal {
        match self {
            Self::Pair { old, new } => (new - old).abs(),
            Self::Step { by, .. } => by,
        }
    }

    fn base(self) -> Decimal {
        match self {
            Self::Pair { old, .. } => old,
            Self::Step { base, .. } => base,
        }
    }
}

/// The change of a sentence that gives one alone.
fn change(sentence: &Sentence<'_>) -> Option<Change> {
    let positions = 0..sentence.0.len();
    let found: BTreeSet<Change> =
        positions.filter_map(|at| from_to(sentence, at).or_else(|| compared(sentence, at)).or_else(|| step(sentence, at))).collect();
    let mut found = found.into_iter();
    let only = found.next().filter(|change| !change.base().is_zero())?;
    found.next().is_none().then_some(only)
}

/// "from 370 to 690".
fn from_to(sentence: &Sentence<'_>, at: usize) -> Option<Change> {
    let words = sentence.word(at) == "from" && sentence.word(at + 2) == "to";
    let (old, new) = sentence.count(at + 1).zip(sentence.count(at + 3))?;
    words.then_some(Change::Pair { old, new })
}

/// "690 compared to 370", "690, up from 370"; between the first figure and the comparison may stand a few words and dates.
fn compared(sentence: &Sentence<'_>, at: usize) -> Option<Change> {
    let (word, next) = (sentence.word(at), sentence.word(at + 1));
    let figure = match (word.as_str(), next.as_str()) {
        ("compared", "to" | "with") | ("up" | "down", "from") => at + 2,
        ("against", _) => at + 1,
        _ => return None,
    };
    let old = sentence.count(figure).or_else(|| sentence.count(figure + 1).filter(|_| sentence.word(figure) == "the"))?;
    let new = (at.saturating_sub(10)..at).rev().find_map(|before| match sentence.token(before) {
        Some(Token::Percent(_)) => Some(None),
        Some(Token::Count(_)) => sentence.count(before).map(Some),
        Some(Token::Word(_) | Token::Sign(_)) | None => None,
    })??;
    Some(Change::Pair { old, new })
}

/// "42 more than the 266", "an increase of 42 children on the 266".
fn step(sentence: &Sentence<'_>, at: usize) -> Option<Change> {
    let by = sentence.count(at)?;
    let end = sentence.over_words(at + 1, 12);
    let is_change = sentence.word_before(at) == "of" && at >= 2 && is_noun_of_change(&sentence.word(at - 2));
    let base = (at + 1..end).find_map(|joint| {
        let joins = match sentence.word(joint).as_str() {
            "than" => joint <= at + 4 && matches!(sentence.word_before(joint).as_str(), "more" | "fewer" | "less"),
            "on" | "from" => is_change,
            _ => false,
        };
        let figure = if matches!(sentence.word(joint + 1).as_str(), "the" | "a") { joint + 2 } else { joint + 1 };
        sentence.count(figure).filter(|_| joins)
    })?;
    Some(Change::Step { by, base })
}

/// "(+320)" or "(320 more)" directly behind a percentage, and the positions of the figure.
fn bracketed_difference(sentence: &Sentence<'_>, percent: usize) -> Option<(Decimal, (usize, usize))> {
    let inside = percent + 2;
    let signed = sentence.is_sign(inside, '+') || sentence.is_sign(inside, '-') || sentence.is_sign(inside, '−');
    let at = if signed { inside + 1 } else { inside };
    let more = matches!(sentence.word(at + 1).as_str(), "more" | "fewer" | "less" | "higher" | "lower");
    let value = sentence.count(at).filter(|_| sentence.is_sign(percent + 1, '(') && (signed || more))?;
    Some((value, (inside, at)))
}

/// Whether a percentage is called a change, and an exact one.
fn is_change(sentence: &Sentence<'_>, at: usize) -> bool {
    const ABOUT: [&str; 13] =
        ["about", "around", "almost", "nearly", "over", "some", "roughly", "approximately", "than", "least", "most", "under", "circa"];
    let before = sentence.word_before(at);
    let points = matches!(sentence.word(at + 1).as_str(), "point" | "points");
    if points || ABOUT.contains(&before.as_str()) {
        return false;
    }
    let led = matches!(before.as_str(), "by" | "of" | "a" | "an")
        && (at.saturating_sub(5)..at).any(|before| is_verb_of_change(&sentence.word(before)) || is_noun_of_change(&sentence.word(before)));
    let plus = at.checked_sub(1).is_some_and(|before| sentence.is_sign(before, '+'));
    let followed = (at + 1..at + 3)
        .any(|after| is_noun_of_change(&sentence.word(after)) || matches!(sentence.word(after).as_str(), "higher" | "lower" | "more" | "fewer"));
    led || plus || followed || is_verb_of_change(&before) || matches!(before.as_str(), "up" | "down") || bracketed_difference(sentence, at).is_some()
}

fn is_noun_of_change(word: &str) -> bool {
    matches!(word, "increase" | "rise" | "growth" | "fall" | "drop" | "decrease" | "reduction" | "decline")
}

fn is_verb_of_change(word: &str) -> bool {
    const VERBS: [&str; 17] = [
        "rose",
        "risen",
        "rising",
        "increased",
        "increasing",
        "grew",
        "grown",
        "fell",
        "fallen",
        "falling",
        "dropped",
        "decreased",
        "declined",
        "reduced",
        "up",
        "down",
        "grow",
    ];
    VERBS.contains(&word)
}
