//! The numbers that people cite are the same in both formats: paragraphs, recommendations, and the pages of the agenda's items.

use std::collections::BTreeMap;

use crate::cases::lay_out;
use crate::support::{Agendum, Child, Element, Page, Pdf, PdfPage, Sample, sample, temporary};

/// The numbers of a paper as people read them, in order: "(i)", "14.", "3.3.2", "a)".
fn labels_on_page(page: &Page) -> Vec<String> {
    let is_label = |element: &&Element| element.has_class("number") || element.has_class("label");
    page.main().descendants().into_iter().filter(is_label).map(own_text).filter(|label| !label.is_empty()).collect()
}

/// What stands in an element itself, without the words in it that are only spoken.
fn own_text(element: &Element) -> String {
    let own = element.children.iter().filter_map(|child| match child {
        Child::Text(text) => Some(text.as_str()),
        Child::Element(_) => None,
    });
    own.collect::<String>().trim().to_owned()
}

/// The anchors of numbered paragraphs on a page, with the numbers shown at them.
fn numbered(page: &Page, start: &str) -> Vec<(usize, String)> {
    let with_anchor = page.main().descendants().into_iter().filter_map(|element| {
        let number = element.attribute("id")?.strip_prefix(start)?.parse().ok()?;
        let shown = element.descendants().into_iter().find(|inner| inner.has_class("number")).map(own_text)?;
        Some((number, shown))
    });
    with_anchor.collect()
}

/// What is wrong with the numbers of one paper; nothing when page and PDF agree.
fn disagreements(page: &Page, pdf: &Pdf) -> Vec<String> {
    let (shown, printed) = (labels_on_page(page), pdf.labels.iter().map(|(label, _)| label.clone()).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    if shown.is_empty() || printed.is_empty() {
        wrong.push(format!("{} numbers on the page and {} in the PDF: nothing was compared", shown.len(), printed.len()));
    }
    if shown != printed {
        let at = shown.iter().zip(&printed).position(|(a, b)| a != b).unwrap_or(shown.len().min(printed.len()));
        wrong.push(format!("number {}: {:?} on the page, {:?} in the PDF", at + 1, shown.get(at), printed.get(at)));
    }
    for (start, kind) in [("para-", "paragraph"), ("rec-", "recommendation")] {
        let numbers = numbered(page, start);
        if numbers.iter().enumerate().any(|(index, (number, _))| *number != index + 1) {
            wrong.push(format!("{kind} anchors do not count 1, 2, 3: {numbers:?}"));
        }
    }
    wrong
}

/// The reports: those pages that have numbered paragraphs and a PDF beside them.
fn reports(sample: &Sample) -> Vec<(&String, &Page, &Pdf)> {
    let beside = |path: &str| sample.pdfs.get(&path.replace("index.html", "report.pdf"));
    sample.pages.iter().filter_map(|(path, page)| Some((path, page, beside(path)?))).filter(|(_, page, _)| page.by_id("para-1").is_some()).collect()
}

#[test]
fn paragraphs_and_recommendations_are_the_same_in_both_formats() {
    let reports = reports(sample());
    assert!(reports.len() >= 4, "the sample has {} reports with numbers", reports.len());
    for (path, page, pdf) in reports {
        assert_eq!(disagreements(page, pdf), Vec::<String>::new(), "{path}");
        assert!(!numbered(page, "para-").is_empty() && !numbered(page, "rec-").is_empty(), "{path} has paragraphs and recommendations");
    }
}

/// Each number stands on the same page of the report's own PDF as in the pack.
#[test]
fn a_report_has_the_pages_of_its_pack() {
    for (path, pdf) in &sample().pdfs {
        let Some(meeting) = path.strip_suffix("/report.pdf").and_then(|folder| folder.rsplit_once('/')).map(|(meeting, _)| meeting) else { continue };
        let pack = &sample().pdfs[&format!("{meeting}/pack.pdf")];
        for page in &pdf.pages {
            let in_pack = pack.page(&page.label).unwrap_or_else(|| panic!("{path}: the pack has no page {}", page.label));
            assert_eq!(page.text(), in_pack.text(), "{path}: page {} differs from the pack's", page.label);
        }
    }
}

/// Page ranges as an item shows them: "Pages 21 – 68" or "Page 7".
fn range_in(text: &str) -> Option<(usize, usize)> {
    let numbers = |words: &str| -> Vec<usize> {
        let numbers = words.split(|c: char| !c.is_ascii_digit() && c != '–' && c != ' ').next().unwrap_or_default();
        numbers.split('–').filter_map(|number| number.trim().parse().ok()).collect()
    };
    let behind = |word: &str| text.rfind(word).map(|at| numbers(&text[at + word.len()..]));
    match behind("Pages ").or_else(|| behind("Page "))?.as_slice() {
        [one] => Some((*one, *one)),
        [first, last] => Some((*first, *last)),
        _ => None,
    }
}

/// The items of an agenda page: number to title and pages.
fn items_on_page(page: &Page) -> BTreeMap<String, (String, Option<(usize, usize)>)> {
    let items = page.main().descendants().into_iter().filter(|element| element.attribute("id").is_some_and(|id| id.starts_with("item-")));
    let read = items.filter_map(|item| {
        let inner = item.descendants();
        let number = inner.iter().find(|element| element.has_class("number")).map(|element| own_text(element))?;
        let title = inner.iter().find(|element| element.tag.starts_with('h')).map(|element| element.text())?;
        let pages = inner.iter().find(|element| element.has_class("pages")).and_then(|element| range_in(&element.text()));
        Some((number, (title, pages)))
    });
    read.collect()
}

/// The pages that the PDF's agenda prints behind a title.
fn range_in_pack(pack: &Pdf, title: &str) -> Option<(usize, usize)> {
    let front: String = pack.pages.iter().filter(|page| page.label.parse::<usize>().is_err()).map(|page| page.text() + " ").collect();
    front
        .match_indices(title)
        .find_map(|(at, _)| front[at + title.len()..].trim_start().strip_prefix('(').and_then(|rest| range_in(rest.split(')').next()?)))
}

/// What is wrong with the page ranges of one agenda.
fn range_disagreements(page: &Page, pack: &Pdf) -> Vec<String> {
    let items = items_on_page(page);
    let mut wrong = Vec::new();
    let mut covered = 0;
    if items.values().all(|(_, pages)| pages.is_none()) {
        wrong.push("no item has pages: nothing was compared".to_owned());
    }
    let mut ranges: Vec<(usize, usize)> = items.values().filter_map(|(_, pages)| *pages).collect();
    ranges.sort_unstable();
    for (first, last) in ranges {
        if first != covered + 1 || last < first {
            wrong.push(format!("pages {first} to {last} do not follow page {covered}"));
        }
        covered = last;
    }
    let numbered = pack.pages.iter().filter_map(|page| page.label.parse::<usize>().ok()).max().unwrap_or_default();
    if covered != numbered {
        wrong.push(format!("the items cover {covered} pages, the pack has {numbered}"));
    }
    for (number, (title, pages)) in &items {
        let printed = range_in_pack(pack, title);
        if printed != *pages {
            wrong.push(format!("item {number} ({title}): {pages:?} on the page, {printed:?} in the PDF"));
        }
        let starts = pages.and_then(|(first, _)| pack.page(&first.to_string())).map(PdfPage::text);
        if starts.is_some_and(|text| !text.contains(title.as_str())) {
            wrong.push(format!("item {number}: page {pages:?} does not begin with \"{title}\""));
        }
    }
    wrong
}

fn agendas(sample: &Sample) -> Vec<(&String, &Page, &Pdf)> {
    let beside = |path: &str| sample.pdfs.get(&path.replace("index.html", "pack.pdf"));
    sample.pages.iter().filter_map(|(path, page)| Some((path, page, beside(path)?))).collect()
}

#[test]
fn the_pages_of_items_are_true_in_both_formats() {
    let with_papers: Vec<_> = agendas(sample()).into_iter().filter(|(_, _, pack)| pack.page("1").is_some()).collect();
    assert!(with_papers.len() >= 2, "the sample has {} packs with papers", with_papers.len());
    for (path, page, pack) in with_papers {
        assert_eq!(range_disagreements(page, pack), Vec::<String>::new(), "{path}");
    }
}

/// `build` tells the same pages.
#[test]
fn the_program_tells_the_same_pages() {
    for (path, page, _) in agendas(sample()) {
        for (number, (title, pages)) in items_on_page(page) {
            let told = match pages {
                Some((first, last)) if first == last => format!("{number:>3}  {title} (page {first})\n"),
                Some((first, last)) => format!("{number:>3}  {title} (pages {first} – {last})\n"),
                None => format!("{number:>3}  {title}\n"),
            };
            assert!(sample().said.contains(&told), "{path}: not told: {told}");
        }
    }
}

/// The page of a copy of a file of the sample, after a change of one place.
fn changed(path: &str, from: &str, to: &str) -> Page {
    let html = std::str::from_utf8(&sample().files[path]).unwrap();
    assert!(html.contains(from), "{path} has no {from}");
    Page::read(&html.replacen(from, to, 1))
}

#[test]
fn one_wrong_number_is_seen() {
    let (path, page, pdf) = reports(sample()).remove(0);
    let (_, third) = numbered(page, "para-").into_iter().nth(2).expect("the report has three paragraphs");
    assert!(!disagreements(&changed(path, &format!("{third}</a>"), "99.</a>"), pdf).is_empty(), "a wrong number on the page");
    assert!(!disagreements(&changed(path, "class=\"number\"", "class=\"other\""), pdf).is_empty(), "a missing number on the page");
    assert!(!disagreements(&Page::read("<main><p>No numbers here.</p></main>"), pdf).is_empty(), "no number at all");
    assert!(!disagreements(&changed(path, "id=\"para-2\"", "id=\"para-5\""), pdf).is_empty(), "anchors out of order");
}

#[test]
fn one_wrong_page_is_seen() {
    let (path, page, pack) = agendas(sample()).into_iter().find(|(_, _, pack)| pack.page("1").is_some()).unwrap();
    let shown = items_on_page(page).into_values().find_map(|(_, pages)| pages).unwrap();
    let words = if shown.0 == shown.1 { format!("Page {}", shown.0) } else { format!("Pages {} – {}", shown.0, shown.1) };
    assert!(!range_disagreements(&changed(path, &words, "Pages 2 – 999"), pack).is_empty());
    assert!(!range_disagreements(&Page::read("<main><p>No items here.</p></main>"), pack).is_empty(), "no item at all");
}

/// A long list of recommendations is no reason to lose a link.
#[test]
fn the_hundred_and_first_recommendation_keeps_its_link() {
    let place = temporary();
    lay_out("base", place.path());
    let report = place.path().join("content/scrutiny/2021-11-04/road-safety/report.md");
    let made: String = (1..=101).map(|number| format!("{number}. That road {number} be mended.\n")).collect();
    let text = std::fs::read_to_string(&report).unwrap();
    let text = text.replace("1. That the results of the survey be noted.\n2. That a second report comes to the Panel in March 2022.\n", &made);
    let text = text.replace("The Panel asked for the survey.", "See recommendation (ci) and recommendation (lxxxviii).");
    std::fs::write(&report, text).unwrap();
    Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    let page = std::fs::read_to_string(place.path().join("output/public/scrutiny/2021-11-04/road-safety/index.html")).unwrap();
    let page = Page::read(&page);
    let links: Vec<&str> = page.main().descendants().into_iter().filter_map(|element| element.attribute("href")).collect();
    assert!(["#rec-101", "#rec-88"].iter().all(|link| links.contains(link)), "{links:?}");
}
