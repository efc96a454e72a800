//! What has become of a plan between two days, held against a list that was worked out by hand.

use std::collections::BTreeSet;
use std::fs;

use crate::cases::lay_out;
use crate::support::{Agendum, Element, Page, Pdf, PdfPage, repository, temporary};

const CASE: &str = "plan-exceptions";
const REPORT: &str = "output/public/scrutiny/2021-11-04/road-safety";

/// Kind and action of each exception in the list.
fn by_hand() -> BTreeSet<(String, String)> {
    let list = fs::read_to_string(repository().join("tests/cases").join(CASE).join("by-hand.md")).unwrap();
    let lines = list.lines().filter_map(|line| line.strip_prefix("- ")).filter_map(|line| line.split_once(": "));
    lines.flat_map(|(kind, actions)| ids(actions).into_iter().map(|id| (kind.to_owned(), id))).collect()
}

/// The ids of actions in a text.
fn ids(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.filter(|word| word.len() == 4 && word.starts_with("A-")).map(str::to_owned).collect()
}

/// Kind and action of each row of a table of exceptions.
fn drawn(section: &Element) -> BTreeSet<(String, String)> {
    let rows = section.descendants().into_iter().filter(|element| element.tag == "tr");
    let cells =
        rows.map(|row| row.descendants().into_iter().filter(|cell| ["th", "td"].contains(&cell.tag.as_str())).map(Element::text).collect::<Vec<_>>());
    cells.filter_map(|cells| Some((cells.first()?.trim().to_owned(), ids(cells.get(1)?).first()?.clone()))).collect()
}

#[test]
fn the_exceptions_are_those_worked_out_by_hand() {
    let place = temporary();
    lay_out(CASE, place.path());
    Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    let page = Page::read(&fs::read_to_string(place.path().join(REPORT).join("index.html")).unwrap());
    let wanted = by_hand();
    let kinds: BTreeSet<&str> = wanted.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds.len(), 6, "the list has each kind: {kinds:?}");
    assert_eq!(drawn(page.by_id("appendix-2").unwrap()), wanted);
    // In print the same rows stand in the same order.
    let pdf = Pdf::read(&fs::read(place.path().join(REPORT).join("report.pdf")).unwrap());
    let text = pdf.pages.iter().map(PdfPage::text).collect::<Vec<_>>().join("\n");
    let appendix = text.split("Appendix 2: Exceptions since June").last().unwrap().split("Appendix 3:").next().unwrap();
    assert_eq!(ids(appendix).into_iter().collect::<BTreeSet<_>>(), wanted.iter().map(|(_, id)| id.clone()).collect());
}
