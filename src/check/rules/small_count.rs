//! The rule `small-count`.

use crate::check::claims::{Sentence, Token, sentences};
use crate::check::docket::Docket;
use crate::check::scopes::{CHILDREN, names_children};
use crate::check::tables::{Table, has_word};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Place};
use crate::model::{Decimal, Unit};

pub(super) const RULE: Rule = Rule {
    name: "small-count",
    summary: "A count from 1 to 4 of children or families in a public paper.",
    why: "in a school or a street four children can be recognised, and with them what the paper says of them (UK GDPR; the practice of official statistics).",
    example: "\"4 children have a single assessment\", \"4 having a single assessment (3%)\" below \"Of the 152 children\", a cell \"4 (3%)\" in a table of children",
    instead: "\"fewer than 5\"; take care that no other figure or total gives the number away.",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    // What is quoted is published too.
    for run in docket.lines.iter().map(|line| &line.run).filter(|run| speaks_of_children(&run.text) && has_small_number(&run.text)) {
        for sentence in sentences(&run.text) {
            let counts = (0..sentence.0.len()).filter_map(|at| Some((at, counted(&sentence, at)?)));
            findings.extend(counts.filter_map(|(first, last)| run.place(&sentence.range(first, last))).map(|place| finding(&place)));
        }
    }
    for share in docket.shares.iter().flatten().filter(|share| share.of_children && is_small(share.count)) {
        findings.push(finding(&share.place));
    }
    docket.tables.iter().for_each(|table| cells(table, findings));
}

fn finding(place: &Place) -> Finding {
    Finding::error(RULE.name, place, "a count from 1 to 4 of children or families is published")
        .label("they could be recognised")
        .help("write `fewer than 5`, and let no other figure give the number away")
}

fn is_small(count: Decimal) -> bool {
    count.is_integer() && count >= Decimal::ONE && count <= Decimal::from(4)
}

/// Whether a text has a word for children at all: most have none.
fn speaks_of_children(text: &str) -> bool {
    const STARTS: [&str; 9] = ["child", "pupil", "young", "famil", "boy", "girl", "bab", "sibling", "teenager"];
    begins_word(text, &STARTS)
}

/// Whether a text has a small number at all.
fn has_small_number(text: &str) -> bool {
    text.contains(['1', '2', '3', '4']) || begins_word(text, &["one", "two", "three", "four"])
}

/// Whether a word of a text begins in one of some ways, capitals or not.
fn begins_word(text: &str, starts: &[&str]) -> bool {
    let bytes = text.as_bytes();
    // The first letter alone rules out nearly every word.
    let begins = |at: usize, first: u8, start: &str| {
        start.as_bytes().first() == Some(&first) && bytes.get(at..at + start.len()).is_some_and(|there| there.eq_ignore_ascii_case(start.as_bytes()))
    };
    let mut inside = false;
    bytes.iter().enumerate().any(|(at, byte)| {
        let opens = !std::mem::replace(&mut inside, byte.is_ascii_alphabetic());
        opens && inside && starts.iter().any(|start| begins(at, byte.to_ascii_lowercase(), start))
    })
}

/// A count from 1 to 4 at a position, with the word for children at most two words behind it: the position of that word.
fn counted(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let is = |word: &str, wanted: &[&str]| wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted));
    let small = match sentence.token(at)? {
        Token::Count(value) => is_small(value) && sentence.count(at).is_some(),
        // "One child" is mostly any child.
        Token::Word(word) => is(word, &["two", "three", "four"]) || (is(word, &["one"]) && is(&sentence.word_before(at), &["only", "just"])),
        Token::Percent(_) | Token::Sign(_) => false,
    };
    if !small || is_no_group(sentence, at) {
        return None;
    }
    let word = sentence.word(at);
    for noun in at + 1..at + 4 {
        if names_children(sentence, noun) {
            // "Two child protection plans", "a family hub": one child is followed by what it does, several are in the plural.
            let one = word == "one" || sentence.count(at) == Some(Decimal::ONE);
            if is_singular(sentence, noun) && !(one && is_verb(&sentence.word(noun + 1 + usize::from(sentence.word(noun) == "young")))) {
                return None;
            }
            let last = if sentence.word(noun) == "young" { noun + 1 } else { noun };
            return (!is_of_children(&sentence.word(last + 1))).then_some(last);
        }
        if sentence.word(noun).is_empty() || is_another(&sentence.word(noun)) {
            return None;
        }
    }
    None
}

/// Whether a word for children names one of them.
fn is_singular(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    matches!(word.as_str(), "child" | "pupil" | "boy" | "girl" | "baby" | "family") || (word == "young" && sentence.word(at + 1) == "person")
}

/// Whether a word, or the end of a part of a sentence, may follow one child.
fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "" | "was" | "is" | "had" | "has" | "who" | "with" | "in" | "from" | "aged" | "under" | "did" | "does" | "went" | "needs" | "needed"
    )
}

/// Whether what stands before a number makes it a share, a range, an age or a name.
fn is_no_group(sentence: &Sentence<'_>, at: usize) -> bool {
    const BEFORE: [&str; 20] = [
        "in", "than", "to", "or", "between", "every", "each", "under", "over", "groups", "phase", "step", "part", "category", "grade", "key",
        "first", "next", "last", "until",
    ];
    let before = sentence.word_before(at);
    let figure = |at: usize| matches!(sentence.token(at), Some(Token::Count(_))) || matches!(sentence.word(at).as_str(), "one" | "two" | "three");
    let listed = before == "and" && at >= 2 && figure(at - 2);
    let sign = at.checked_sub(1).is_some_and(|before| ['-', '–', '/', '.', ':', '#'].iter().any(|sign| sentence.is_sign(before, *sign)));
    let of = before == "of" && !(at >= 2 && matches!(sentence.word(at - 2).as_str(), "total" | "number"));
    BEFORE.contains(&before.as_str()) || listed || sign || of
}

/// Words between a number and children that say that something else is counted.
fn is_another(word: &str) -> bool {
    const WORDS: [&str; 44] = [
        "of", "or", "and", "to", "in", "per", "for", "with", "from", "by", "at", "on", "a", "the", "year", "years", "month", "months", "week",
        "weeks", "day", "days", "hours", "times", "homes", "places", "teams", "workers", "schools", "social", "foster", "who", "where", "which",
        "areas", "groups", "services", "key", "whose", "more", "visits", "parts", "is", "are",
    ];
    WORDS.contains(&word)
}

/// Words behind "children" and "young people" that make them part of a name, or people who speak for others.
fn is_of_children(word: &str) -> bool {
    const WORDS: [&str; 34] = [
        "home",
        "homes",
        "centre",
        "centres",
        "service",
        "services",
        "team",
        "teams",
        "hub",
        "hubs",
        "social",
        "plan",
        "plans",
        "board",
        "panel",
        "house",
        "worker",
        "workers",
        "group",
        "groups",
        "forum",
        "council",
        "participation",
        "sit",
        "sat",
        "serve",
        "served",
        "spoke",
        "attended",
        "chaired",
        "addressed",
        "support",
        "court",
        "a",
    ];
    WORDS.contains(&word)
}

/// Counts with a percentage in a table that speaks of children, and of nobody and nothing else that could be counted.
fn cells(table: &Table, findings: &mut Vec<Finding>) {
    const OTHERS: [&str; 26] = [
        "worker",
        "workers",
        "staff",
        "team",
        "teams",
        "carer",
        "carers",
        "school",
        "schools",
        "home",
        "homes",
        "post",
        "posts",
        "audit",
        "audits",
        "visit",
        "visits",
        "service",
        "services",
        "case",
        "cases",
        "provider",
        "providers",
        "centre",
        "centres",
        "member",
    ];
    let heads = || std::iter::once(table.caption.as_str()).chain(table.heads.iter().map(|head| head.text.as_str()));
    if heads().any(|text| has_word(text, &OTHERS)) {
        return;
    }
    let of_children = |text: &str| has_word(text, &CHILDREN) || text.to_lowercase().contains("young people");
    let whole_table = heads().any(of_children);
    for (row, cells) in table.rows.iter().enumerate() {
        if !whole_table && !of_children(table.label(row)) || has_word(table.label(row), &OTHERS) {
            continue;
        }
        let small = cells
            .iter()
            .skip(1)
            .filter(|cell| cell.figure.is_some_and(|figure| figure.percent.is_some() && figure.unit == Unit::Number && is_small(figure.value)));
        findings.extend(small.map(|cell| finding(&cell.place)));
    }
}
