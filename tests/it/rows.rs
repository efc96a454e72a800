//! What real papers contain, row by row: report front sheet and skeleton (F), numbering (N), agenda pack (P), action plan (A), tables and figures (T). Each row is shown by a phrase of
//! the sample, at its anchor on the web page and behind the same heading in the PDF.

use std::collections::BTreeSet;

use crate::support::{Page, Pdf, sample};

/// A phrase that shows a row.
struct Shown {
    row: &'static str,
    /// The folder of the page under the committee.
    page: &'static str,
    /// The anchor of the section, paragraph or item that holds the phrase.
    anchor: &'static str,
    phrase: &'static str,
}

const fn shown(row: &'static str, page: &'static str, anchor: &'static str, phrase: &'static str) -> Shown {
    Shown { row, page, anchor, phrase }
}

const COMMITTEE: &str = "children-and-families";
const AGENDA: &str = "2021-11-04";
const SEND: &str = "2021-11-04/send-performance";
const CAMHS: &str = "2021-11-04/camhs-support";
const PLAN: &str = "2021-11-04/improvement-plan";
const MONITORING: &str = "2021-11-04/scrutiny-monitoring";
const PEERS: &str = "2022-06-16/peer-reviews";
const JULY: &str = "2022-07-28/improvement-plan";

const FRONT_SHEET: [Shown; 38] = [
    shown("F1", SEND, "top", "Decision-maker Children and Families Scrutiny Panel"),
    shown("F2", MONITORING, "top", "Subject Monitoring scrutiny recommendations"),
    shown("F3", SEND, "top", "Date of decision 4 November 2021"),
    shown("F4", CAMHS, "top", "Report of Councillor Ashgrove Chair – Children and Families Scrutiny Panel"),
    shown("F4", SEND, "top", "Report of Executive Director, Children and Learning"),
    shown("F5", SEND, "section-contact-details", "Executive Director Executive Director, Children and Learning"),
    shown(
        "F5",
        SEND,
        "section-contact-details",
        "Author Head of Service, SEND Assessment and Jigsaw Name SEND Assessment and Jigsaw Service Telephone 01632 960 116",
    ),
    shown("F5", CAMHS, "section-contact-details", "Author Scrutiny Manager Name Scrutiny Team"),
    shown("F6", SEND, "section-statement-of-confidentiality", "None"),
    shown(
        "F7",
        PEERS,
        "section-statement-of-confidentiality",
        "by virtue of category 7A (obligation of confidentiality) of paragraph 10.4 of the Council’s Access",
    ),
    shown(
        "F7",
        PEERS,
        "section-statement-of-confidentiality",
        "The reason: the draft was given to the Council on the understanding that it would not be disclosed",
    ),
    shown("F8", PEERS, "section-brief-summary", "Three peer reviews of children’s services took place in April and May 2022."),
    shown("F8", PEERS, "section-brief-summary", "a peer challenge by the Local Government Association (LGA);"),
    shown("F9", PEERS, "rec-3", "(iii) That the action plan which answers the recommendations of the peer challenge"),
    shown("F9", MONITORING, "rec-1", "(i) That the Panel considers the responses"),
    shown("F10", SEND, "section-reasons-for-report-recommendations", "1. The Children and Families Act 2014"),
    shown("F11", SEND, "section-alternative-options-considered-and-rejected", "2. None"),
    shown("F12", SEND, "section-detail-including-consultation-carried-out", "Detail (including consultation carried out)"),
    shown("F13", JULY, "section-governance-and-scrutiny", "The Improvement Board of the service met again from November 2020"),
    shown("F14", JULY, "section-capital-revenue", "14. None"),
    shown("F14", JULY, "section-property-other", "15. None"),
    shown("F15", MONITORING, "section-capital-revenue-property-other", "None"),
    shown("F16", JULY, "section-statutory-power-to-undertake-proposals-in-the-report", "S.111 Local Government Act 1972"),
    shown("F16", MONITORING, "section-statutory-power-to-undertake-proposals-in-the-report", "Part 1A Section 9 of the Local Government Act 2000"),
    shown("F17", JULY, "section-other-legal-implications", "None"),
    shown("F18", PLAN, "section-risk-management-implications", "The improvement plan has been risk assessed as a whole."),
    shown(
        "F19",
        JULY,
        "section-policy-framework-implications",
        "the Corporate Plan 2020–2025 says: Wexmoor should be a city where every resident starts life well",
    ),
    shown("F20", SEND, "section-policy-framework-implications", "Key decision? No"),
    shown("F21", SEND, "section-policy-framework-implications", "Wards/communities affected All"),
    shown("F22", JULY, "section-supporting-documentation", "Supporting documentation Appendices 1."),
    shown("F23", JULY, "section-appendices", "1. Children and Learning Improvement Report – July 2022 2. Glossary of terms"),
    shown("F24", JULY, "section-documents-in-members-rooms", "1. None"),
    shown("F25", SEND, "section-equality-impact-assessment", "an Equality and Safety Impact Assessment (ESIA) to be carried out? No"),
    shown("F26", SEND, "section-data-protection-impact-assessment", "a Data Protection Impact Assessment (DPIA) to be carried out? No"),
    shown("F27", JULY, "section-other-background-documents", "Open to inspection at: Civic Centre, Harbour Road, Wexmoor WX1 2AB"),
    shown("F27", JULY, "section-other-background-documents", "Schedule 12A allowing the document to be exempt or confidential (if applicable)"),
    shown("F28", JULY, "section-other-background-documents", "Agenda for Children and Families Scrutiny Panel on Thursday 4 November 2021, 5.30 pm"),
    shown("F29", SEND, "section-capital-revenue", "15. None"),
];

const NUMBERING: [Shown; 16] = [
    shown("N1", SEND, "section-reasons-for-report-recommendations", "1. The Children"),
    shown("N1", SEND, "section-policy-framework-implications", "20. None"),
    shown("N2", SEND, "para-5", "The service has since cleansed the whole of its data."),
    shown("N2", SEND, "para-6", "32 were against the decision on whether to assess"),
    shown("N3", PEERS, "rec-1", "(i) That"),
    shown("N3", PEERS, "rec-2", "(ii) That"),
    shown("N4", MONITORING, "section-appendices", "1. Monitoring scrutiny recommendations – 4 November 2021 2."),
    shown("N4", MONITORING, "section-documents-in-members-rooms", "1. None"),
    shown("N5", CAMHS, "appendix-1-1.0", "1.0 Wexmoor Child and Adolescent Mental Health Services"),
    shown("N5", CAMHS, "appendix-1-3.3.2", "3.3.2 Many more young people are being referred with an eating disorder."),
    shown("N5", CAMHS, "appendix-1-3.3.2", "The increase was larger than in Downshire (52%) or in Portleigh (31%)."),
    shown("N6", MONITORING, "appendix-1", "Ofsted focused visit letter 1) That the Cabinet Member for Education"),
    shown("N6", MONITORING, "appendix-1", "Educational attainment 1) That the Executive Director"),
    shown("N7", AGENDA, "item-9", "9 Monitoring scrutiny recommendations"),
    shown("N9", AGENDA, "section-disclosable-pecuniary-interests", "(vii) Any beneficial interest in securities"),
    shown("N9", AGENDA, "section-disclosable-pecuniary-interests", "a) the total nominal value of the securities"),
];

const PACK: [Shown; 36] = [
    shown("P3", AGENDA, "section-role-of-the-children-and-families-scrutiny-panel", "The Panel scrutinises the services that Wexmoor provides"),
    shown("P3", AGENDA, "section-terms-of-reference", "The Panel’s scrutiny of children and families services in the city includes:"),
    shown("P3", AGENDA, "section-public-representations", "The Chair may allow members of the public to speak"),
    shown("P3", AGENDA, "section-access", "The meeting room can be reached and used by disabled people."),
    shown("P3", AGENDA, "section-mobile-telephones", "Please set your mobile telephone to silent"),
    shown("P3", AGENDA, "section-use-of-social-media-and-recording", "The Council is in favour of meetings that are open to the public being filmed"),
    shown("P3", AGENDA, "section-business-to-be-discussed", "The Panel may consider only the items that are listed on the agenda"),
    shown("P3", AGENDA, "section-quorum", "At least 3 appointed members must be present"),
    shown("P3", AGENDA, "section-rules-of-procedure", "the Overview and Scrutiny Procedure Rules"),
    shown("P3", AGENDA, "section-smoking-policy", "Smoking is not permitted"),
    shown("P3", AGENDA, "section-fire-procedure", "an alarm will sound continuously"),
    shown("P4", AGENDA, "public-information", "The plan names four key outcomes for the city:"),
    shown("P5", AGENDA, "section-dates-of-meetings-municipal-year-2021-to-2022", "2021 17 June 22 July 30 September 4 November 25 November"),
    shown("P5", AGENDA, "section-dates-of-meetings-municipal-year-2021-to-2022", "2022 27 January 3 February 31 March"),
    shown("P6", AGENDA, "section-disclosure-of-interests", "The Members’ Code of Conduct requires members to disclose"),
    shown("P6", AGENDA, "section-disclosable-pecuniary-interests", "A member must treat as a Disclosable Pecuniary Interest"),
    shown("P6", AGENDA, "section-other-interests", "A member must treat as an “Other Interest” membership"),
    shown("P7", AGENDA, "section-principles-of-decision-making", "The Council makes all its decisions in accordance with these principles:"),
    shown("P7", AGENDA, "section-principles-of-decision-making", "When exercising a discretion, the decision-maker must:"),
    shown("P8", AGENDA, "item-1", "1 Apologies and changes in panel membership (if any)"),
    shown("P8", AGENDA, "item-2", "2 Disclosure of personal and pecuniary interests"),
    shown("P8", AGENDA, "item-3", "3 Declarations of scrutiny interest"),
    shown("P8", AGENDA, "item-4", "4 Declaration of party political whip"),
    shown("P8", AGENDA, "item-5", "5 Statement from the Chair"),
    shown("P9", AGENDA, "item-8", "8 Children’s and Learning Service improvement plan (Pages"),
    shown("P9", AGENDA, "item-7", "Report of the Chair asking the Panel to consider a briefing paper"),
    shown("P10", AGENDA, "agenda", "Wednesday 27 October 2021"),
    shown("P10", AGENDA, "agenda", "Service Director – Legal and Business Operations"),
    shown("P11", PLAN, "appendix-1", "Appendix 1: Children and Learning Improvement Plan – October 2021"),
    shown("P11", PLAN, "appendix-4", "Appendix 4: Improvement timeline"),
    shown("P12", CAMHS, "appendix-1", "This report was prepared by Harbourside NHS Trust for the Children and Families Scrutiny Panel"),
    shown("P13", AGENDA, "section-role-of-the-children-and-families-scrutiny-panel", "the Overview and Scrutiny Management Committee"),
    shown("P13", AGENDA, "section-terms-of-reference", "the Corporate Parenting Committee"),
    shown("P13", PLAN, "section-governance-and-scrutiny", "The Improvement Board of the service began to meet again in November 2020"),
    shown("P13", PLAN, "appendix-3", "Appendix 3: Improvement Board forward plan"),
    shown("P1", AGENDA, "item-6", "(Pages 1 –"),
];

const PLANS: [Shown; 49] = [
    shown(
        "A1",
        PLAN,
        "section-effective-assessment-and-intervention",
        "Responsible officers What we want to do differently or better The outcome we want to achieve",
    ),
    shown("A2", PLAN, "section-robust-corporate-parenting", "Robust corporate parenting, sheet 2 of"),
    shown("A3", PLAN, "section-effective-assessment-and-intervention", "Head of Early Help Performance Manager"),
    shown("A3", PLAN, "section-effective-assessment-and-intervention", "Quality Assurance Unit Harbourside NHS Trust Data Team"),
    shown("A4", PLAN, "section-effective-assessment-and-intervention", "Inspection recommendation (2019):"),
    shown("A4", PLAN, "section-management-support-for-better-practice", "Area for improvement (2021): “The quality of supervision"),
    shown("A5", PLAN, "section-effective-assessment-and-intervention", "Red below 60%"),
    shown("A6", PLAN, "section-purposeful-direct-contact", "At least 90% of visits"),
    shown("A6", PLAN, "section-robust-corporate-parenting", "155 mainstream foster carers"),
    shown("A6", PLAN, "section-robust-corporate-parenting", "Reduce unplanned placement breakdowns by 25%"),
    shown("A6", PLAN, "section-the-right-service-at-the-right-time", "Maintain the baseline of 29%"),
    shown("A6", PLAN, "section-the-right-service-at-the-right-time", "Target 80%: take-up of funded"),
    shown("A6", PLAN, "section-robust-corporate-parenting", "Target to be set: turnover of independent reviewing officers"),
    shown("A7", PLAN, "section-robust-corporate-parenting", "From 10 June 2021 Lead Independent Reviewing Officer’s report, November 2021"),
    shown("A7", PLAN, "section-the-right-service-at-the-right-time", "1 December 2021 relaunch of the threshold document"),
    shown("A8", PLAN, "section-effective-assessment-and-intervention", "Linked service delivery plans:"),
    shown("A9", PLAN, "section-how-we-will-provide-assurance", "Priority Evidence the board will receive Effective assessment and intervention"),
    shown("A10", JULY, "appendix-3", "Between 4 November 2021 and 20 July 2022, actions that turned red: 3; overdue: 5"),
    shown("A10", JULY, "section-progress-of-the-plan", "Those that differ from what was planned are listed in the exceptions report (Appendix 3)"),
    shown("A11", PLAN, "section-what-we-have-achieved-in-the-last-12", "recruited a Principal Social Worker and a Performance Manager"),
    shown("A12", PLAN, "section-how-the-plan-is-governed", "two representatives of the Staff Reference Group"),
    shown("T1", SEND, "appendix-1", "In timescale 196 (87%) 202 (83%) 217 (86%)"),
    shown("T1", SEND, "appendix-1", "Total visits due 226 242 251"),
    shown("T2", SEND, "appendix-1", "In or on time 143 (53.76%) 161 (57.30%)"),
    shown("T3", PLAN, "section-measures-that-matter", "Measure Baseline Actual (September 2021) Target Outcomes"),
    shown("T4", PLAN, "appendix-2", "EH1 Number of referrals to Early Help Early Help"),
    shown("T5", PLAN, "appendix-4", "Children looked after 525 493 480 468 460 456 −69 (−13%)"),
    shown("T6", PLAN, "appendix-4", "Quarter 3 2021/22 October to December 2021"),
    shown("T7", PLAN, "appendix-3", "15 November 2021 1 pm to 3.30 pm Mental health"),
    shown("T8", CAMHS, "section-the-i-thrive-framework-for-change-across-the", "2. Needs-led Support follows what a child needs"),
    shown("T9", MONITORING, "appendix-1", "Primary 4.0% 10.3%"),
    shown("T10", MONITORING, "appendix-1", "Date Title Action proposed Action taken Progress status"),
    shown("T11", CAMHS, "appendix-1", "Children looked after open to SpCAMHS by recorded sex"),
    shown("T11", CAMHS, "appendix-1", "Female 23 Male 32"),
    shown("T12", CAMHS, "appendix-1", "Length of involvement with SpCAMHS"),
    shown("T12", CAMHS, "appendix-1", "Length of involvement Female Male Total Under 9 months 8 12 20"),
    shown("T13", MONITORING, "appendix-1", "Source: CHAT tool, October 2021"),
    shown("T14", CAMHS, "section-our-practice-framework", "Practice Framework"),
    shown("T15", CAMHS, "appendix-1", "Referrals to CAMHS rose by 86% (320 more)"),
    shown("T16", CAMHS, "appendix-1", "The increase was larger than in Downshire (52%) or in Portleigh (31%)."),
    shown("T16", PLAN, "section-the-right-service-at-the-right-time", "national figure 80%"),
    shown("T17", JULY, "appendix-2", "Term Meaning"),
    shown("T18", PLAN, "section-policy-framework-implications", "Wexmoor should be a city where every resident starts life well"),
    shown("T19", CAMHS, "section-what-foster-carers-said", "I could talk about what was going wrong at home and not feel judged."),
    shown("T20", CAMHS, "appendix-1", "At present 152 children and young people are open to BRS. Of these, 69 (45%) are looked after."),
    shown("T20", CAMHS, "appendix-1", "23 (15%) have a CP plan"),
    shown("A1", JULY, "appendix-4", "In progress (was: Not started)"),
    shown("A2", PLAN, "section-systems-and-support-services", "Systems and support services, sheet 1 of"),
    shown("A10", "2020-10-01/improvement-plan", "top", "exceptions"),
];

/// Rows that no phrase can show; each has a test of its own below, named here.
const BY_THEMSELVES: [(&str, &str); 5] = [
    ("P1", "page_1_is_the_first_report"),
    ("P2", "ranges_cover_the_pack"),
    ("N8", "an_item_is_cited_by_its_number_in_the_year"),
    ("N10", "a_page_has_its_own_number_and_that_of_the_pack"),
    ("P11", "portrait_and_landscape_pages_stand_in_one_pack"),
];

fn page(folder: &str) -> &'static Page {
    &sample().pages[&format!("{COMMITTEE}/{folder}/index.html")]
}

fn pdf(folder: &str) -> &'static Pdf {
    let name = if folder.contains('/') { "report.pdf" } else { "pack.pdf" };
    &sample().pdfs[&format!("{COMMITTEE}/{folder}/{name}")]
}

/// What of a phrase is missing; nothing when it stands where it should.
fn missing(shown: &Shown, page: &Page, pdf: &Pdf) -> Vec<String> {
    let mut missing = Vec::new();
    let complain = |what: &str| format!("{}: {what}: \"{}\" at {}#{}", shown.row, shown.phrase, shown.page, shown.anchor);
    let Some((heading, section)) = page.section(shown.anchor) else { return vec![complain("there is no such anchor")] };
    if !section.contains(shown.phrase) {
        missing.push(complain("not on the page"));
    }
    let printed: Vec<String> = pdf.pages.iter().map(crate::support::PdfPage::text).collect();
    let printed = printed.join(" ");
    // The title of a page stands larger and may be broken; the phrase is looked for behind the last words that lead to it.
    let behind = heading.and_then(|heading| printed.match_indices(&heading).map(|(at, _)| at).find(|at| printed[*at..].contains(shown.phrase)));
    if behind.is_none() && !(page.by_id(shown.anchor).is_some_and(|element| !element.is_heading()) && printed.contains(shown.phrase)) {
        missing.push(complain("not in the PDF behind its heading"));
    }
    missing
}

fn table() -> impl Iterator<Item = &'static Shown> {
    FRONT_SHEET.iter().chain(&NUMBERING).chain(&PACK).chain(&PLANS)
}

#[test]
fn every_row_is_shown_in_both_formats() {
    let missing: Vec<String> = table().flat_map(|shown| missing(shown, page(shown.page), pdf(shown.page))).collect();
    assert!(missing.is_empty(), "{} phrases:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn every_row_is_named() {
    let named: BTreeSet<&str> = table().map(|shown| shown.row).chain(BY_THEMSELVES.iter().map(|(row, _)| *row)).collect();
    let rows = [("F", 29), ("N", 10), ("P", 13), ("A", 12), ("T", 20)];
    let all: BTreeSet<String> = rows.iter().flat_map(|(letter, last)| (1..=*last).map(move |number| format!("{letter}{number}"))).collect();
    assert_eq!(named, all.iter().map(String::as_str).collect());
}

#[test]
fn a_missing_phrase_is_seen() {
    let absent = shown("F1", SEND, "top", "Decision-maker Cabinet");
    assert_eq!(missing(&absent, page(SEND), pdf(SEND)).len(), 2);
    let elsewhere = shown("F18", PLAN, "section-brief-summary", "The improvement plan has been risk assessed as a whole.");
    assert_eq!(missing(&elsewhere, page(PLAN), pdf(PLAN)).len(), 1, "the phrase is on the page, but not at this anchor");
    assert_eq!(missing(&shown("F1", SEND, "nowhere", "Decision-maker"), page(SEND), pdf(SEND)).len(), 1);
}

#[test]
fn page_1_is_the_first_report() {
    let pack = pdf(AGENDA);
    assert!(pack.page("i").unwrap().text().contains("Thursday 4 November 2021"));
    assert!(pack.page("1").unwrap().text().starts_with("Key performance indicators – special educational needs and disabilities"));
}

#[test]
fn ranges_cover_the_pack() {
    let told: Vec<&str> = sample().said.split("children-and-families/").find(|pack| pack.starts_with("2021-11-04")).unwrap().lines().collect();
    let ranges: Vec<(usize, usize)> = told
        .iter()
        .filter_map(|line| line.rsplit_once("(pages ")?.1.trim_end_matches(')').split_once(" – "))
        .map(|(first, last)| (first.parse().unwrap(), last.parse().unwrap()))
        .collect();
    assert_eq!(ranges.len(), 4, "{told:?}");
    assert_eq!(ranges[0].0, 1);
    assert!(ranges.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0), "{ranges:?}");
    assert_eq!(ranges[3].1, pdf(AGENDA).pages.iter().filter(|page| page.label.parse::<usize>().is_ok()).count());
}

/// Item 8 of 4 November 2021 was item 26 of the year: it is cited so, and the citation leads to it.
#[test]
fn an_item_is_cited_by_its_number_in_the_year() {
    let words = "Agenda for Children and Families Scrutiny Panel on Thursday 4 November 2021, 5.30 pm, Wexmoor City Council (item 26)";
    let july = page(JULY);
    let link = july.main().descendants().into_iter().find(|element| element.tag == "a" && element.text() == words).expect("the citation is a link");
    assert_eq!(link.attribute("href"), Some("../../2021-11-04/improvement-plan/index.html"));
    assert!(page(AGENDA).by_id("item-8").unwrap().text().contains("Children’s and Learning Service improvement plan"));
}

#[test]
fn a_page_has_its_own_number_and_that_of_the_pack() {
    let feet = |pdf: &Pdf| -> Vec<(String, String)> { pdf.pages.iter().map(|page| (page.label.clone(), page.running())).collect() };
    for pdf in [pdf(AGENDA), pdf(PLAN)] {
        let tenth: Vec<_> = feet(pdf).into_iter().filter(|(_, foot)| foot.contains("Appendix 1, page 10")).collect();
        let (label, foot) = tenth.last().expect("an appendix of ten pages");
        assert!(foot.ends_with(&format!("Page {label}")) && *label != "10", "{foot}");
    }
}

#[test]
fn portrait_and_landscape_pages_stand_in_one_pack() {
    let numbered = pdf(AGENDA).pages.iter().filter(|page| page.label.parse::<usize>().is_ok());
    let (landscape, portrait): (Vec<_>, Vec<_>) = numbered.partition(|page| page.is_landscape);
    assert!(landscape.len() >= 10 && portrait.len() >= 10, "{} landscape, {} portrait", landscape.len(), portrait.len());
}
