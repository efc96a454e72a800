//! References in prose become links.

use super::Context;
use super::document::{Inline, Target};
use crate::model::{AppendixContent, Numbering, Reference, ReferenceKind, Report, references};

/// What the references of one text can name.
#[derive(Clone, Copy, Default)]
pub(super) struct Links<'a> {
    /// The paper the text belongs to, and its report.
    pub(super) report: Option<(&'a str, &'a Report)>,
    /// Whose paragraphs "paragraph 3" means.
    pub(super) paragraphs: Paragraphs,
    /// How the report's recommendations count, if it has any.
    recommendations: Option<Numbering>,
}

/// Whose paragraphs a reference to a paragraph means.
#[derive(Clone, Copy, Default)]
pub(super) enum Paragraphs {
    /// Nobody's: the text has no numbered paragraphs of its own.
    #[default]
    None,
    /// The report's.
    Report,
    /// The appendix' own, by its number.
    Appendix(usize),
}

impl<'a> Links<'a> {
    /// What the references of a report or of one of its appendices can name.
    pub(super) fn of(context: Context<'_>, report: &'a Report, paragraphs: Paragraphs) -> Self {
        let recommendations = context.content.format.recommendations().map(|spec| spec.numbering);
        Self { report: Some((report.slug.as_str(), report)), paragraphs, recommendations }
    }
}

impl Links<'_> {
    /// The words with their references as links.
    pub(super) fn link(&self, text: &str, into: &mut Vec<Inline>) {
        let mut at = 0;
        for reference in references(text) {
            let Some(target) = self.target(&reference) else { continue };
            push_text(&text[at..reference.range.start], into);
            let words = &text[reference.range.clone()];
            into.push(Inline::Link { target, content: vec![Inline::text(words)] });
            at = reference.range.end;
        }
        push_text(&text[at..], into);
    }

    /// The words of a plain text with their references as links.
    pub(super) fn linked(&self, text: &str) -> Vec<Inline> {
        let mut line = Vec::new();
        self.link(text, &mut line);
        line
    }

    fn target(&self, reference: &Reference) -> Option<Target> {
        let (paper, report) = self.report?;
        let anchor = match reference.kind {
            ReferenceKind::Appendix => {
                let number = reference.number.parse::<usize>().ok()?;
                let appendix = report.appendices.get(number.checked_sub(1)?)?;
                matches!(appendix.content, AppendixContent::Public(_)).then(|| format!("appendix-{number}"))?
            }
            ReferenceKind::Paragraph => match self.paragraphs {
                Paragraphs::None => return None,
                Paragraphs::Report => format!("para-{}", reference.number),
                Paragraphs::Appendix(number) => format!("appendix-{number}-{}", reference.number),
            },
            ReferenceKind::Recommendation => {
                let counting = self.recommendations?;
                format!("rec-{}", counting.number(&reference.number)?)
            }
        };
        Some(Target::Paper { paper: paper.to_owned(), anchor: Some(anchor) })
    }
}

/// Adds words to a line, joining them with words before them.
pub(super) fn push_text(words: &str, into: &mut Vec<Inline>) {
    if words.is_empty() {
        return;
    }
    if let Some(Inline::Text { text }) = into.last_mut() {
        text.push_str(words);
    } else {
        into.push(Inline::text(words));
    }
}
