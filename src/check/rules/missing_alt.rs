//! The rule `missing-alt`.

use crate::check::docket::{Docket, Picture};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "missing-alt",
    summary: "A picture that says nothing to a reader who cannot see it.",
    why: "WCAG 2.2, 1.1.1, and PDF/UA-1 (ISO 14289-1, 7.3) ask for words in place of a picture.",
    example: "`![](monitoring.png)`",
    instead: "`![Nitrogen dioxide fell at 9 of 12 sites](monitoring.png)`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for picture in docket.pictures.iter().filter(|picture| says_nothing(picture)) {
        findings.push(
            Finding::error(RULE.name, picture.place, "this image says nothing to a reader who cannot see it")
                .label(picture.label)
                .help("give the finding, not the file name: \"nitrogen dioxide fell at 9 of 12 sites\""),
        );
    }
}

fn says_nothing(picture: &Picture<'_>) -> bool {
    let (words, name) = (picture.description.trim(), picture.name);
    let stem = name.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or(name);
    words.is_empty() || words.eq_ignore_ascii_case(stem) || words.to_lowercase().ends_with(".png") || words.to_lowercase().ends_with(".jpg")
}
