//! Paragraphs that name a whole and give parts of it: "Of the 152 children, 31 have a plan (20%)", also in the list below the paragraph.

use super::claims::{Sentence, Token, percent_of, sentences, speaks_of_percentages};
use crate::diagnostic::Place;
use crate::model::{Block, Decimal, Run};

/// A count with a percentage in brackets, in a paragraph that names a whole.
pub(super) struct Share {
    /// The count.
    pub(super) count: Decimal,
    /// The percentage as printed.
    pub(super) percent: Decimal,
    /// The whole that was named last before it.
    pub(super) whole: Decimal,
    /// Whether the whole is one of children.
    pub(super) of_children: bool,
    /// Whether it agrees with a whole that the paragraph names.
    pub(super) agrees: bool,
    /// Whether the whole is named in the same sentence.
    pub(super) is_near: bool,
    /// Where count and percentage stand.
    pub(super) place: Place,
}

/// Words for children and their families.
pub(super) const CHILDREN: [&str; 14] =
    ["child", "children", "pupil", "pupils", "boy", "boys", "girl", "girls", "baby", "babies", "siblings", "families", "family", "teenagers"];

/// The shares of a line and of the list below it, if there is one.
pub(super) fn shares(line: &Run<'_>, list: Option<&Block>) -> Vec<Share> {
    let mut listed = Vec::new();
    if let Some(Block::List { items, .. }) = list {
        items.iter().for_each(|item| below(&item.blocks, &mut listed));
    }
    let runs: Vec<&Run<'_>> = std::iter::once(line).chain(&listed).collect();
    if runs.iter().any(|run| speaks_of_percentages(&run.text)) { named(&runs) } else { Vec::new() }
}

/// Adds the lines of the paragraphs in a list.
fn below<'a>(blocks: &'a [Block], runs: &mut Vec<Run<'a>>) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => runs.push(Run::whole(content)),
            Block::List { items, .. } => items.iter().for_each(|item| below(&item.blocks, runs)),
            Block::Table { header, rows, .. } => runs.extend(header.iter().chain(rows.iter().flatten()).map(|cell| Run::whole(cell))),
            Block::Quote { .. } | Block::Code { .. } | Block::Picture { .. } | Block::View(_) | Block::Rule { .. } => {}
        }
    }
}

/// The greatest number of wholes that a paragraph is held against.
const MOST_WHOLES: usize = 12;

/// A whole that was named.
#[derive(Clone, Copy)]
struct Whole {
    number: Decimal,
    of_children: bool,
}

/// What is known on the way through a paragraph.
#[derive(Default)]
struct Known {
    /// The whole that shares are of.
    whole: Option<Whole>,
    /// Every number that shares may be of: wholes, and what remains of them.
    numbers: Vec<Decimal>,
    /// The only count of the sentence before, which "of these" would mean.
    last: Option<Whole>,
}

fn named(runs: &[&Run<'_>]) -> Vec<Share> {
    let mut known = Known::default();
    let mut shares = Vec::new();
    for run in runs {
        for sentence in sentences(&run.text) {
            let named = name_wholes(&sentence, &mut known);
            if let Some(whole) = known.whole {
                for at in 0..sentence.0.len() {
                    let Some((count, percent, end)) = share(&sentence, at).filter(|(count, _, _)| *count <= whole.number) else { continue };
                    let Some(place) = run.place(&sentence.range(at, end)) else { continue };
                    let agrees = known.numbers.iter().any(|number| percent_of(count, *number, percent) == Some(percent));
                    shares.push(Share { count, percent, whole: whole.number, of_children: whole.of_children, agrees, is_near: named, place });
                }
            }
            known.last = only_count(&sentence);
        }
    }
    shares
}

/// Finds "Of the 152", "Of the remaining 83", "the other 83", "Of these" in a sentence; says whether it names a whole in figures.
fn name_wholes(sentence: &Sentence<'_>, known: &mut Known) -> bool {
    let mut named = false;
    for at in 0..sentence.0.len() {
        let word = sentence.word(at);
        // "Of" opens a sentence or a part of it: "one of the 12 homes" names no whole.
        let opens = at.checked_sub(1).is_none_or(|before| matches!(sentence.token(before), Some(Token::Sign(_))));
        if word == "of" && opens {
            let next = sentence.word(at + 1);
            let behind = if matches!(next.as_str(), "the" | "all" | "those" | "these" | "our") { at + 2 } else { at + 1 };
            if let Some(number) = sentence.count(behind) {
                known.name(Whole { number, of_children: of_children(sentence, behind) });
                named = true;
            } else if let Some(whole) = known.last.filter(|_| at == 0 && means_the_last(sentence, at + 1)) {
                known.name(whole);
            }
        }
        if matches!(word.as_str(), "remaining" | "other") && sentence.word_before(at) == "the" && known.whole.is_some() {
            sentence.count(at + 1).into_iter().for_each(|number| known.remember(number));
        }
    }
    named
}

/// "these", "them", "that number": the count of the sentence before.
fn means_the_last(sentence: &Sentence<'_>, at: usize) -> bool {
    let number = matches!(sentence.word(at + 1).as_str(), "number" | "total");
    match sentence.word(at).as_str() {
        "these" | "them" | "those" | "whom" | "which" => true,
        "that" | "this" => number,
        _ => false,
    }
}

impl Known {
    fn name(&mut self, whole: Whole) {
        self.whole = Some(whole);
        self.remember(whole.number);
    }

    /// A paragraph that names more numbers than these cannot be understood by its wholes.
    fn remember(&mut self, number: Decimal) {
        if self.numbers.len() < MOST_WHOLES {
            self.numbers.push(number);
        }
    }
}

/// The count of a sentence that has one alone, percentages and their counts left out.
fn only_count(sentence: &Sentence<'_>) -> Option<Whole> {
    let mut counts = (0..sentence.0.len()).filter_map(|at| sentence.count(at).map(|number| (at, number)));
    let (at, number) = counts.next()?;
    counts.next().is_none().then(|| Whole { number, of_children: of_children(sentence, at) })
}

/// Whether a count is followed by a word for children, with two words between them at most.
fn of_children(sentence: &Sentence<'_>, at: usize) -> bool {
    (at + 1..at + 4).any(|at| names_children(sentence, at))
}

/// Whether a word for children stands at a position.
pub(super) fn names_children(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    CHILDREN.contains(&word.as_str()) || (word == "young" && matches!(sentence.word(at + 1).as_str(), "people" | "person"))
}

/// A count with its percentage at a position: "31 have a plan (20%)", "69 (45%)", "45% (69)"; gives the position of the last piece too.
fn share(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, Decimal, usize)> {
    if let Some(percent) = sentence.percent(at) {
        let count = sentence.count(at + 2).filter(|_| sentence.is_sign(at + 1, '(') && sentence.is_sign(at + 3, ')'))?;
        return Some((count, percent, at + 3));
    }
    let count = sentence.count(at)?;
    let is_whole = matches!(sentence.word_before(at).as_str(), "of" | "the" | "remaining" | "other" | "than" | "to" | "with")
        || at.checked_sub(1).is_some_and(|before| sentence.is_sign(before, '/'));
    let of_another = sentence.word(at + 1) == "of" && (sentence.count(at + 2).is_some() || sentence.count(at + 3).is_some());
    let open = sentence.over_words(at + 1, 6);
    let percent = sentence.percent(open + 1).filter(|_| sentence.is_sign(open, '(') && sentence.is_sign(open + 2, ')'))?;
    (!is_whole && !of_another).then_some((count, percent, open + 2))
}
