//! The rule `percentage-claim`.

use crate::check::claims::{Sentence, percent_of, sentences, shown};
use crate::check::docket::{Docket, Voice};
use crate::check::tables::printed;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Decimal, Unit};

pub(super) const RULE: Rule = Rule {
    name: "percentage-claim",
    summary: "A percentage in a sentence that does not follow from the two counts beside it.",
    why: "a sentence that gives part, whole and percentage can be checked by every reader.",
    example: "\"237 of 267 visits (90%)\"; read alike are \"237 out of 267 (90 %)\", \"165/297 (55.55%)\" and \"90% (237 of 267)\".",
    instead: "\"237 of 267 visits (89%)\"",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

/// What a sentence says: a part, a whole, a percentage, and the first and last pieces of it.
struct Claim {
    part: Decimal,
    whole: Decimal,
    percent: Decimal,
    pieces: (usize, usize),
}

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    // What is quoted keeps its figures as they are.
    for run in docket.lines.iter().filter(|line| line.percentages && line.voice == Voice::Own).map(|line| &line.run) {
        for sentence in sentences(&run.text) {
            for claim in (0..sentence.0.len()).filter_map(|at| claim(&sentence, at)) {
                let right = percent_of(claim.part, claim.whole, claim.percent).filter(|right| *right != claim.percent);
                let place = run.place(&sentence.range(claim.pieces.0, claim.pieces.1));
                let Some((right, place)) = right.zip(place) else { continue };
                let (part, whole) = (printed(claim.part, Unit::Number), printed(claim.whole, Unit::Number));
                let message = format!("{part} of {whole} is {} %, and {} % is printed", shown(right), shown(claim.percent));
                findings.push(Finding::error(RULE.name, &place, message).help(format!("write `{}%`, or put a count right", shown(right))));
            }
        }
    }
}

/// The claim that begins at a position, if one does.
fn claim(sentence: &Sentence<'_>, at: usize) -> Option<Claim> {
    if let Some(percent) = sentence.percent(at) {
        let (part, whole, last) = part_of_whole(sentence, at + 2).filter(|_| sentence.is_sign(at + 1, '('))?;
        return plausible(Claim { part, whole, percent, pieces: (at, last + 1) }).filter(|_| sentence.is_sign(last + 1, ')'));
    }
    let (part, whole, last) = part_of_whole(sentence, at)?;
    let open = sentence.over_words(last + 1, 6);
    let speaks_of_change = (last + 1..open).any(|at| is_comparing(&sentence.word(at)));
    let percent = sentence.percent(open + 1).filter(|_| sentence.is_sign(open, '(') && !speaks_of_change)?;
    let ends = [')', ',', ';'].iter().any(|sign| sentence.is_sign(open + 2, *sign));
    plausible(Claim { part, whole, percent, pieces: (at, open + 1) }).filter(|_| ends)
}

fn plausible(claim: Claim) -> Option<Claim> {
    let sound = !claim.whole.is_zero() && !claim.part.is_sign_negative() && claim.part <= claim.whole;
    sound.then_some(claim)
}

/// "237 of 267", "237 out of the 267", "237/267": both counts, and the position of the second.
fn part_of_whole(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let part = sentence.count(at)?;
    let mut next = at + 1;
    if sentence.is_sign(next, '/') {
        // Three numbers between strokes are a date, and what stands apart is no fraction.
        let dated = sentence.is_sign(at + 3, '/') || at.checked_sub(1).is_some_and(|before| sentence.is_sign(before, '/'));
        let range = sentence.range(at, at + 2);
        let joined = sentence.0.get(at..at + 3)?.iter().map(|piece| piece.range.len()).sum::<usize>() == range.len();
        return sentence.count(at + 2).filter(|_| joined && !dated).map(|whole| (part, whole, at + 2));
    }
    if sentence.word(next) == "out" {
        next += 1;
    }
    if sentence.word(next) != "of" {
        return None;
    }
    next += 1;
    while matches!(sentence.word(next).as_str(), "the" | "all" | "those" | "our") {
        next += 1;
    }
    sentence.count(next).map(|whole| (part, whole, next))
}

fn is_comparing(word: &str) -> bool {
    const WORDS: [&str; 16] = [
        "up",
        "down",
        "more",
        "fewer",
        "less",
        "rose",
        "fell",
        "rise",
        "fall",
        "increase",
        "increased",
        "decrease",
        "reduction",
        "compared",
        "against",
        "than",
    ];
    WORDS.contains(&word)
}
