//! A report that is checked alone, with what is known around it, gives for its files what a check of everything gives.

use std::collections::BTreeSet;
use std::path::Path;

use agendum::check::{self, Facts};
use agendum::diagnostic::{Finding, Silenced, in_order};
use agendum::load::{Files, FormatSource, content, standard_theme, theme};
use agendum::model::{Theme, draft};

use crate::cases;
use crate::support::{repository, temporary};

fn load(folder: &Path, theme: &Theme) -> Option<draft::Content> {
    let (files, _) = Files::read(folder, "content").ok()?;
    content(&files, &FormatSource::of(theme).ok()?, &BTreeSet::new()).content
}

/// Findings in the files of a folder, in order.
fn of_folder(findings: impl IntoIterator<Item = Finding>, folder: &str) -> Vec<Finding> {
    in_order(findings.into_iter().filter(|finding| finding.place().is_some_and(|place| place.file.starts_with(folder))).collect())
}

fn kept(silenced: Vec<Silenced>) -> Vec<Finding> {
    silenced.into_iter().map(|silenced| silenced.finding).collect()
}

/// Compares each report of a content folder; says in what they differ, and how many findings there were.
fn compare(name: &str, folder: &Path, theme: &Theme) -> (Vec<String>, usize) {
    let (mut differing, mut found) = (Vec::new(), 0);
    let Some(draft) = load(folder, theme) else { return (differing, found) };
    let whole = check::content(draft.clone(), &theme.words);
    let examined = check::examine(draft.clone(), &theme.words);
    for (committee, dossier) in &draft.committees {
        let checked = examined.dossier(committee).expect("a committee stays one");
        let known = check::facts(checked, &draft.council);
        for (at, meeting) in &dossier.meetings {
            for (slug, report) in &meeting.reports {
                let facts = Facts { council: &draft.council, format: &draft.format, committee: &known, meeting: &dossier.calendar.meetings[at] };
                let alone = check::report(report.clone(), facts, &dossier.silences, &theme.words);
                let own = format!("content/{committee}/{at}/{slug}/");
                let wanted = (of_folder(whole.findings.clone(), &own), of_folder(kept(whole.silenced.clone()), &own));
                let given = (of_folder(alone.findings, &own), of_folder(kept(alone.silenced), &own));
                found += wanted.0.len() + wanted.1.len();
                if wanted != given {
                    differing.push(format!("{name}: {own}\n  of everything {wanted:#?}\n  alone {given:#?}"));
                }
            }
        }
    }
    (differing, found)
}

#[test]
fn a_report_alone_gives_what_it_gives_among_all() {
    let (mut differing, mut found) = (Vec::new(), 0);
    let standard = standard_theme().unwrap();
    for name in cases::names() {
        let place = temporary();
        cases::lay_out(&name, place.path());
        let own = place.path().join("theme");
        let theme = if own.is_dir() { theme(&Files::read(&own, "theme").unwrap().0).unwrap() } else { standard.clone() };
        let (others, more) = compare(&name, &place.path().join("content"), &theme);
        differing.extend(others);
        found += more;
    }
    let (others, _) = compare("the sample", &repository().join("content"), &standard);
    differing.extend(others);
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(found > 200, "{found} findings are too few to prove anything");
}
