//! Findings that an author keeps, with a written reason.

use std::collections::BTreeMap;

use super::{RULES, Rule, Silencing};
use crate::diagnostic::{Finding, Place, Silenced};
use crate::model::Silence;

/// The least number of characters of a reason.
pub const SHORTEST_REASON: usize = 10;

/// The rule that a silence names, if there is one.
pub(super) fn rule(silence: &Silence) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == silence.rule.value)
}

/// Whether a silence holds: its rule can be silenced, and its reason is one.
pub(super) fn holds(silence: &Silence) -> bool {
    rule(silence).is_some_and(|rule| rule.silencing == Silencing::Allowed) && has_reason(silence)
}

/// Whether a silence is about what is found on pages, so that it cannot be judged before they are made.
pub(super) fn is_of_pages(silence: &Silence) -> bool {
    rule(silence).is_some_and(Rule::is_of_pages)
}

/// Whether a reason is long enough to be one.
pub(super) fn has_reason(silence: &Silence) -> bool {
    silence.reason.value.trim().chars().count() >= SHORTEST_REASON
}

/// Whether a silence is about a finding: of its rule, in one of its lines. On a page stand whole blocks, and any of their lines will do.
fn is_about(silence: &Silence, finding: &Finding) -> bool {
    let Some(place) = finding.place() else { return false };
    if is_of_pages(silence) {
        let meets = |lines: &Place| lines.file == place.file && lines.start < place.end.max(place.start + 1) && place.start <= lines.end;
        return silence.rule.value == finding.code && silence.lines.iter().any(meets);
    }
    // The lines stand in the order of the file, so the last that begins before the place is the one that may hold it.
    let before = silence.lines.partition_point(|lines| lines.start <= place.start);
    let lines = before.checked_sub(1).and_then(|at| silence.lines.get(at));
    silence.rule.value == finding.code && lines.is_some_and(|lines| lines.file == place.file && place.start <= lines.end)
}

/// What was found, by rule and file: there may be a thousand reports, each with silences of its own.
pub(super) struct Found<'a>(BTreeMap<(&'a str, &'a str), Vec<&'a Finding>>);

impl<'a> Found<'a> {
    pub(super) fn of(findings: &'a [Finding]) -> Self {
        let mut found: BTreeMap<_, Vec<&Finding>> = BTreeMap::new();
        for finding in findings {
            let key = finding.place().map(|place| (finding.code, &*place.file));
            key.into_iter().for_each(|key| found.entry(key).or_default().push(finding));
        }
        Self(found)
    }

    /// Whether a silence is about something that was found.
    pub(super) fn meets(&self, silence: &Silence) -> bool {
        let here = silence.lines.first().and_then(|lines| self.0.get(&(silence.rule.value.as_str(), &*lines.file)));
        here.is_some_and(|findings| findings.iter().any(|finding| is_about(silence, finding)))
    }
}

/// Divides findings into those that are shown and those that are silenced.
pub(super) fn apply<'a>(silences: impl IntoIterator<Item = &'a Silence>, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Silenced>) {
    // By rule and file, as in [`Found`].
    let mut holding: BTreeMap<(&str, &str), Vec<&Silence>> = BTreeMap::new();
    for silence in silences.into_iter().filter(|silence| holds(silence)) {
        let file = silence.lines.first().map(|lines| (silence.rule.value.as_str(), &*lines.file));
        file.into_iter().for_each(|key| holding.entry(key).or_default().push(silence));
    }
    let (mut shown, mut silenced) = (Vec::new(), Vec::new());
    for finding in findings {
        let here = finding.place().and_then(|place| holding.get(&(finding.code, &*place.file)));
        let reason = here.into_iter().flatten().find(|silence| is_about(silence, &finding)).map(|silence| silence.reason.value.clone());
        match reason {
            Some(reason) => silenced.push(Silenced { finding, reason }),
            None => shown.push(finding),
        }
    }
    (shown, silenced)
}
