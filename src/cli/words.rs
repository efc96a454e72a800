//! What the program says on a terminal.

use std::fmt::Write;
use std::path::Path;

use crate::render::{Pack, PackItem};
use crate::{Made, Reason};

/// Each pack with its page count, and the pages of its items.
pub(super) fn packs(packs: &[Pack]) -> String {
    let mut text = String::new();
    for pack in packs {
        let front = pack.page_count - pack.numbered_pages;
        let _ = writeln!(text, "{}: {} ({front} before page 1)", pack.path, count(pack.page_count, "page"));
        for PackItem { number, title, pages } in &pack.items {
            let _ = match pages {
                Some((first, last)) if first == last => writeln!(text, "  {number:>3}  {title} (page {first})"),
                Some((first, last)) => writeln!(text, "  {number:>3}  {title} (pages {first} – {last})"),
                None => writeln!(text, "  {number:>3}  {title}"),
            };
        }
    }
    text
}

/// Each file that was made again, and why.
pub(super) fn explained(made: &[Made], taken: usize) -> String {
    let mut text = String::new();
    for Made { files, reasons } in made {
        let reasons: Vec<String> = reasons.iter().map(reason).collect();
        for file in files {
            let _ = writeln!(text, "made {file}: {}", reasons.join("; "));
        }
    }
    let _ = writeln!(text, "{} made, {taken} taken as they were", count(made.iter().map(|made| made.files.len()).sum(), "file"));
    text
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Unknown => "nothing is known of an earlier build of it".to_owned(),
        Reason::Program => "the program is another".to_owned(),
        Reason::Theme => "the theme is another".to_owned(),
        Reason::Name => "the content folder was given by another name".to_owned(),
        Reason::Changed(path) => format!("{path} changed"),
        Reason::New(path) => format!("{path} is new"),
        Reason::Gone(path) => format!("{path} is gone"),
        Reason::Calendar => "something else is known of the meetings of its committee".to_owned(),
        Reason::Shown => "what it shows is another".to_owned(),
        Reason::Lost => "it was in neither the output nor the store".to_owned(),
        Reason::Findings => "there is something to tell of its pages".to_owned(),
    }
}

/// One line on how many findings there were.
pub(super) fn conclusion(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, 0) => "no findings\n".to_owned(),
        (0, warnings) => format!("{}\n", count(warnings, "warning")),
        (errors, 0) => format!("{}\n", count(errors, "error")),
        (errors, warnings) => format!("{} and {}\n", count(errors, "error"), count(warnings, "warning")),
    }
}

/// One line on how many findings authors have silenced; nothing when there are none.
pub(super) fn silenced(number: usize) -> String {
    match number {
        0 => String::new(),
        1 => "1 finding silenced, with a reason\n".to_owned(),
        _ => format!("{number} findings silenced, each with a reason\n"),
    }
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// That a path which was given is nothing in the content folder.
pub(super) fn no_such_path(path: &Path, content: &Path) -> String {
    let (path, content) = (path.display(), content.display());
    format!("error: there is no `{path}` in the content folder\n\nhelp: write the path as findings show it: it begins with `{content}`\n")
}

/// Whether a shown file lies at or under a path that was given.
pub(super) fn is_under(file: &str, path: &Path) -> bool {
    let plain = |path: &Path| path.components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect::<std::path::PathBuf>();
    plain(Path::new(file)).starts_with(plain(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_counted_in_words() {
        assert_eq!(conclusion(1, 0), "1 error\n");
        assert_eq!(conclusion(2, 1), "2 errors and 1 warning\n");
    }

    #[test]
    fn paths_are_compared_by_their_parts() {
        assert!(is_under("content/a/report.md", Path::new("./content/a")));
        assert!(!is_under("content/ab/report.md", Path::new("content/a")));
    }
}
