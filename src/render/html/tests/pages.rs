//! Whole pages: frame, links between them, files beside them.

use super::specimen::{committee, family, home, meeting, minutes, ranges, report};
use super::{Web, between, page, theme};
use crate::compose::Document;

fn paths(document: &Document) -> Vec<String> {
    Web::new(&theme()).unwrap().page(&family(document), document, &ranges()).unwrap().into_iter().map(|artifact| artifact.path).collect()
}

#[test]
fn a_page_brings_its_pictures_and_charts_and_the_home_page_the_colours() {
    let folder = "children-and-families/2021-11-04/improvement-plan";
    let files = ["index.html", "visits.svg", "chart-1-bar.svg"].map(|name| format!("{folder}/{name}"));
    assert_eq!(paths(&report()), files);
    assert_eq!(paths(&home()), ["index.html", "assets/council.css"]);
    assert_eq!(paths(&committee()), ["children-and-families/index.html"]);
}

#[test]
fn shared_files_stand_under_assets() {
    let assets: Vec<String> = Web::new(&theme()).unwrap().assets().into_iter().map(|artifact| artifact.path).collect();
    assert_eq!(assets, ["assets/icon.svg", "assets/site.css"]);
}

#[test]
fn links_are_relative_and_name_the_file() {
    let page = page(&report(), &ranges());
    assert!(page.contains("href=\"#appendix-1\">Appendix 1<"), "own paper");
    assert!(page.contains("href=\"../minutes-2021-09-30/index.html#para-13\""), "another paper");
    assert!(page.contains("href=\"../../../index.html\""), "home");
    assert!(page.contains("href=\"../index.html\">4 November 2021<"), "trail");
    assert!(page.contains("href=\"report.pdf\""), "download");
    assert!(page.contains("href=\"../../../assets/site.css\""), "styles");
    assert!(page.contains("href=\"https://www.example.org/ilacs?a=1&amp;b=2\""), "the web");
    for address in page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let leads_away = address.starts_with("https:") || address.starts_with("mailto:");
        let is_file = address.split('#').next().is_some_and(|file| file.is_empty() || file.contains('.'));
        assert!(!address.starts_with('/') && (leads_away || is_file), "{address}");
    }
}

#[test]
fn a_meeting_shows_its_agenda_and_links_its_papers() {
    let page = page(&meeting(), &ranges());
    let agenda = between(&page, "id=\"agenda\"", "</section>");
    assert!(agenda.contains("<h3><a href=\"improvement-plan/index.html\">Children’s services improvement plan</a></h3>"));
    assert!(agenda.contains("<p class=\"pages\">(Pages 5 – 22)</p>"), "{agenda}");
    assert!(agenda.contains("<p class=\"remark\">to follow</p>"));
    assert!(!page.contains("id=\"appendix-1\""), "papers stay on their own pages");
    assert!(page.contains("<span>Pages 5 – 22</span>"), "{page}");
}

#[test]
fn a_meeting_begins_with_date_and_agenda() {
    let page = page(&meeting(), &ranges());
    let places = ["<dt>Date</dt>", "<h2>Agenda</h2>", ">Contacts</h2>", "<h2>Public information</h2>"].map(|text| page.find(text));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}

#[test]
fn contents_leave_out_headings_over_a_word_or_two() {
    let page = page(&report(), &ranges());
    let contents = between(&page, "<nav class=\"contents beside\"", "</nav>");
    assert!(contents.contains(">Detail (including consultation carried out)<") && !contents.contains(">Capital/Revenue<"), "{contents}");
    assert!(contents.contains("<a href=\"#appendix-1\">Appendix 1: Improvement plan – October 2021</a>"), "{contents}");
}

#[test]
fn page_ranges_stay_away_until_they_are_known() {
    let page = page(&meeting(), &crate::compose::PageRanges::new());
    assert!(!page.contains("class=\"pages\"") && page.contains("href=\"pack.pdf\""));
}

#[test]
fn headings_start_at_one_and_skip_none() {
    for document in [home(), committee(), meeting(), report(), minutes()] {
        let page = page(&document, &ranges());
        assert_eq!(page.matches("<h1").count(), 1, "{}", document.path);
        let levels: Vec<u32> = page.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
        let steps = levels.iter().zip(levels.iter().skip(1));
        assert!(levels.first() == Some(&1) && steps.into_iter().all(|(above, below)| *below <= above + 1), "{levels:?}");
    }
}

#[test]
fn anchors_are_there_once_and_every_own_link_has_one() {
    for document in [home(), committee(), meeting(), report(), minutes()] {
        let page = page(&document, &ranges());
        let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}", document.path);
        for anchor in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&anchor), "{anchor} in {}", document.path);
        }
    }
}

#[test]
fn a_strict_server_can_refuse_inline_code() {
    for document in [home(), committee(), meeting(), report(), minutes()] {
        let page = page(&document, &ranges());
        for forbidden in ["<script", "<style", " style=", " onclick=", "javascript:"] {
            assert!(!page.contains(forbidden), "{forbidden} in {}", document.path);
        }
    }
}

#[test]
fn every_word_the_pages_ask_for_is_there() {
    let words = super::words();
    let sources = [
        include_str!("../../../../themes/standard/html/page.html"),
        include_str!("../agenda.rs"),
        include_str!("../blocks.rs"),
        include_str!("../notes.rs"),
        include_str!("../page.rs"),
        include_str!("../parts.rs"),
        include_str!("../writer.rs"),
    ];
    for key in sources.iter().flat_map(|source| source.split('"')).filter(|text| text.starts_with("web-")) {
        assert!(words.has(key), "{key}");
    }
}

#[test]
fn a_theme_without_its_templates_is_refused() {
    let mut theme = theme();
    theme.files.remove("html/page.html");
    let Err(failure) = Web::new(&theme) else { panic!("accepted") };
    assert_eq!(failure.to_string(), "theme file html/page.html: it is missing");
}
