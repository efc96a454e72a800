//! Content folders with one meeting, for any number of pages: made, never stored, and alike for the same number.
#![expect(clippy::disallowed_methods, reason = "a benchmark writes its own input")]

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use crate::words::Dice;

/// The pages before the first report, about.
const FRONT_PAGES: usize = 4;
/// The pages of so many reports that follow each other, with their appendices, about.
const CYCLE: (usize, usize) = (6, 77);
/// The actions of a priority of a large plan.
const ACTIONS: usize = 50;
const SEED: u64 = 0x5eed_0f0a_6e2d_a001;

/// Writes a content folder whose pack has about so many pages.
pub(crate) fn write(root: &Path, pages: usize) -> io::Result<()> {
    let (reports, of_pages) = CYCLE;
    let count = (pages.saturating_sub(FRONT_PAGES) * reports + of_pages / 2).checked_div(of_pages).unwrap_or(1).max(1);
    let mut dice = Dice::new(SEED);
    file(root, "council.yaml", COUNCIL)?;
    file(root, "panel/committee.yaml", COMMITTEE)?;
    let mut meeting = MEETING.to_owned();
    // The first report is one without appendices, so that a pack of one report is short.
    for index in 5..5 + count {
        let _ = writeln!(meeting, "  - report: report-{index:03}\n    purpose: \"Report of the Executive Director on {}.\"", dice.phrase());
        report(root, index, &mut dice)?;
    }
    file(root, "panel/2024-03-14/meeting.yaml", &meeting)
}

/// Writes a content folder with one report, whose appendices are an action plan of so many actions, each of them updated, and its exceptions.
pub(crate) fn write_plan(root: &Path, actions: usize) -> io::Result<()> {
    let mut dice = Dice::new(SEED);
    file(root, "council.yaml", COUNCIL)?;
    file(root, "panel/committee.yaml", COMMITTEE)?;
    let mut text = "kind: plan\ntitle: Improvement plan\npriorities:\n".to_owned();
    for priority in 0..actions.div_ceil(ACTIONS) {
        actions_of(&mut text, priority, ACTIONS.min(actions - priority * ACTIONS), Updates::Some, &mut dice);
    }
    file(root, "panel/plans/plan.yaml", &text)?;
    file(root, "panel/2024-03-14/meeting.yaml", &format!("{MEETING}  - report: plan\n    purpose: \"Report on the plan.\"\n"))?;
    let mut report = format!("---\nsubject: Improvement plan\n{FRONT}appendices:\n");
    report.push_str("  - {title: Improvement plan, source: ../../plans/plan.yaml}\n");
    report.push_str("  - {title: Exceptions, source: ../../plans/plan.yaml, view: \"exceptions:2024-02-10\"}\n");
    report.push_str(BACKGROUND);
    narrative(&mut report, 2, &mut dice);
    file(root, "panel/2024-03-14/plan/report.md", &report)
}

/// Which reports have an action plan of forty actions among their appendices.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plans {
    /// None of them.
    None,
    /// The first of each meeting.
    First,
    /// Each.
    Each,
}

/// Writes a content folder with so many meetings of one committee, each with so many reports.
pub(crate) fn write_council(root: &Path, meetings: usize, reports: usize, plans: Plans) -> io::Result<()> {
    let mut dice = Dice::new(SEED);
    file(root, "council.yaml", COUNCIL)?;
    let days: Vec<String> =
        (0..meetings).map(|number| format!("{}-{:02}-{:02}", 2001 + number / 336, number / 28 % 12 + 1, number % 28 + 1)).collect();
    file(root, "panel/committee.yaml", &COMMITTEE.replace("2024-01-18, 2024-03-14, 2024-06-13", &days.join(", ")))?;
    for (number, day) in days.iter().enumerate() {
        let issued = "2000-12-01";
        let mut meeting = MEETING.replace("2024-03-05", issued);
        for index in number * reports..(number + 1) * reports {
            let _ = writeln!(meeting, "  - report: report-{index:04}\n    purpose: \"Report of the Executive Director on {}.\"", dice.phrase());
            let has_plan = plans == Plans::Each || plans == Plans::First && index.is_multiple_of(reports);
            let mut text = format!("---\nsubject: \"{}\"\n{FRONT}", dice.subject());
            if has_plan {
                let mut plan = format!("kind: plan\ntitle: Improvement plan {index}\npriorities:\n");
                (0..5).for_each(|priority| actions_of(&mut plan, priority, 8, Updates::None, &mut dice));
                file(root, &format!("panel/plans/plan-{index:04}.yaml"), &plan.replace("added: 2024-01-10", "added: 2000-11-01"))?;
                let _ = writeln!(text, "appendices:\n  - {{title: Improvement plan, source: ../../plans/plan-{index:04}.yaml, as_at: {issued}}}");
            }
            text.push_str(BACKGROUND);
            narrative(&mut text, usize::from(has_plan), &mut dice);
            file(root, &format!("panel/{day}/report-{index:04}/report.md"), &text)?;
        }
        file(root, &format!("panel/{day}/meeting.yaml"), &meeting)?;
    }
    Ok(())
}

fn file(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap_or(root))?;
    fs::write(path, text)
}

/// What hangs on a report.
struct Hung {
    /// Its line in the report's list.
    listed: String,
}

fn report(root: &Path, index: usize, dice: &mut Dice) -> io::Result<()> {
    let folder = format!("panel/2024-03-14/report-{index:03}");
    let mut hung = Vec::new();
    let mut hang = |name: &str, title: &str, more: &str| hung.push(Hung { listed: format!("  - {{title: \"{title}\", source: {name}{more}}}\n") });
    // Every kind in turn; a plan with every sixth report.
    if index.is_multiple_of(2) {
        file(root, &format!("{folder}/highlights.md"), &decimal_paper(dice))?;
        hang("highlights.md", "Highlight report", ", numbering: decimal");
    }
    if index % 3 == 1 {
        file(root, &format!("{folder}/figures.yaml"), &figures(dice))?;
        hang("figures.yaml", "Key figures", "");
    }
    if index % 4 == 3 {
        file(root, &format!("{folder}/places.csv"), &places(dice))?;
        hang("places.csv", "Places by ward", "");
    }
    if index % 6 == 2 {
        file(root, &format!("panel/plans/plan-{index:03}.yaml"), &plan(index, dice))?;
        hang(&format!("../../plans/plan-{index:03}.yaml"), "Improvement plan", ", as_at: 2024-03-05");
    }
    let mut text = format!("---\nsubject: \"{}\"\n{FRONT}", dice.subject());
    if !hung.is_empty() {
        text.push_str("appendices:\n");
        hung.iter().for_each(|hung| text.push_str(&hung.listed));
    }
    text.push_str(BACKGROUND);
    narrative(&mut text, hung.len(), dice);
    file(root, &format!("{folder}/report.md"), &text)
}

fn narrative(text: &mut String, appendices: usize, dice: &mut Dice) {
    let _ = write!(text, "\n## Brief summary\n\n{}\n\n", dice.prose(3));
    (0..3).for_each(|_| push(text, &format!("- {};\n", dice.phrase())));
    text.push_str("\n## Recommendations\n\n");
    (0..dice.between(2, 4)).for_each(|_| push(text, &format!("1. That the panel notes {}.\n", dice.phrase())));
    let _ = write!(text, "\n## Reasons for report recommendations\n\n1. {}\n", dice.prose(3));
    let _ = write!(text, "\n## Alternative options considered and rejected\n\n1. {}\n", dice.prose(2));
    text.push_str("\n## Detail\n\n");
    for section in 0..3 {
        let _ = write!(text, "### {}\n\n", dice.heading());
        for number in 0..dice.between(4, 6) {
            detail(text, (section, number), appendices, dice);
        }
        text.push('\n');
    }
    let _ = write!(text, "## Resource implications\n\n### Capital/Revenue\n\n1. {}\n\n### Property/Other\n\nNone\n", dice.prose(3));
    let _ = write!(
        text,
        "\n## Legal implications\n\n### Statutory power to undertake proposals in the report\n\n1. {}\n\n### Other legal implications\n\nNone\n",
        dice.prose(2)
    );
    let _ = write!(text, "\n## Risk management implications\n\n1. {}\n", dice.prose(3));
    let _ = write!(text, "\n## Policy framework implications\n\n1. {}\n", dice.prose(2));
}

/// A numbered paragraph of the detail, with what belongs to it.
fn detail(text: &mut String, (section, number): (usize, usize), appendices: usize, dice: &mut Dice) {
    let _ = write!(text, "1. {}", dice.prose(dice_sentences(number)));
    match number {
        0 if appendices > 0 => {
            let _ = write!(text, " Appendix {} gives the figures, and paragraph 1 the reasons.", section % appendices + 1);
        }
        1 => {
            let _ = write!(text, " The [guidance on {}](https://www.example.org/guidance/{section}) explains this.", dice.phrase());
        }
        2 => text.push_str(" This was **agreed in full** by the *improvement board*."),
        _ => {}
    }
    text.push('\n');
    match (section, number) {
        (_, 1) => {
            text.push('\n');
            (0..5).for_each(|_| push(text, &format!("   - {};\n", dice.phrase())));
            let _ = write!(text, "\n   {}\n", dice.prose(2));
        }
        (1, 2) => {
            text.push('\n');
            (0..3).for_each(|_| push(text, &format!("   1. {};\n", dice.phrase())));
            text.push('\n');
        }
        (0, 3) => {
            text.push_str("\n   | Measure | Last year | This year | Target |\n   | --- | ---: | ---: | ---: |\n");
            for _ in 0..7 {
                let (a, b, c) = (dice.between(20, 95), dice.between(20, 95), dice.between(60, 95));
                let _ = writeln!(text, "   | {} | {a}% | {b}% | {c}% |", dice.heading());
            }
            text.push('\n');
        }
        (2, 2) => {
            let _ = write!(text, "\n   > {}\n\n", dice.prose(3));
        }
        _ => {}
    }
}

fn dice_sentences(number: usize) -> usize {
    3 + number % 3
}

fn push(text: &mut String, more: &str) {
    text.push_str(more);
}

/// A paper whose paragraphs count 1.1, 1.2, 1.2.1.
fn decimal_paper(dice: &mut Dice) -> String {
    let mut text = format!("{}\n\n", dice.prose(2));
    for _ in 0..4 {
        let _ = write!(text, "## {}\n\n", dice.heading());
        for number in 0..dice.between(3, 5) {
            let _ = writeln!(text, "1. {}", dice.prose(dice_sentences(number)));
            if number == 1 {
                (0..3).for_each(|_| push(&mut text, &format!("   1. {}\n", dice.sentence())));
            }
        }
        text.push('\n');
    }
    text
}

fn figures(dice: &mut Dice) -> String {
    let mut text = format!("kind: tables\nintro: \"{}\"\ntables:\n", dice.prose(2));
    for table in 0..3 {
        let _ = write!(text, "  - title: \"{}, {}\"\n    columns: [Measure, ", dice.heading(), 2021 + table);
        let months = ["April", "May", "June", "July", "August"].map(|month| format!("{{title: {month}, align: right}}"));
        let _ = write!(text, "{}]\n    rows:\n", months.join(", "));
        for _ in 0..14 {
            let cells: Vec<String> = (0..5).map(|_| format!("\"{}\"", dice.between(10, 4200))).collect();
            let _ = writeln!(text, "      - [\"{}\", {}]", dice.heading(), cells.join(", "));
        }
        text.push_str("    source: \"Case system, 1 March 2024\"\n");
    }
    text
}

fn places(dice: &mut Dice) -> String {
    let mut text = "Place,Ward,Visits,Cost\n".to_owned();
    for row in 1..=40 {
        let ward = if dice.below(2) == 0 { "Bargate" } else { "Quayside" };
        let _ = writeln!(text, "{} {row},{ward},{},£{}", dice.heading(), dice.between(10, 900), dice.between(100, 999));
    }
    text
}

/// A six-column plan of five sheets or so.
fn plan(index: usize, dice: &mut Dice) -> String {
    let mut text =
        format!("kind: plan\ntitle: Improvement plan {index}\nintroduction: |\n  ## About this plan\n\n  {}\npriorities:\n", dice.prose(4));
    (0..2).for_each(|priority| actions_of(&mut text, priority, 4, Updates::None, dice));
    text
}

/// Whether actions have been updated since they were added.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Updates {
    None,
    Some,
}

/// A priority with so many actions.
fn actions_of(text: &mut String, priority: usize, actions: usize, updates: Updates, dice: &mut Dice) {
    let _ = write!(text, "  - id: priority-{priority}\n    title: \"{}\"\n    linked_plans: [Early help, Fostering]\n    actions:\n", dice.heading());
    for action in 0..actions {
        let _ = write!(
            text,
            "      - id: P{priority}-{action:02}\n        owners: [executive-director, head-of-quality]\n        improvement: \"{}\"\n        outcomes:\n          \
                 - {{at_least: {{percent: {}, of: \"{}\"}}}}\n          - {{qualitative: \"{}\"}}\n        \
                 bands: {{amber: 60, green: 70, of: \"case audits good or outstanding\"}}\n        steps:\n",
            dice.prose(2),
            dice.between(60, 99),
            dice.phrase(),
            dice.sentence(),
        );
        (0..4).for_each(|_| push(text, &format!("          - \"We will monitor {}.\"\n", dice.phrase())));
        text.push_str("        due: 2024-12-31\n        partners: [Harbourside NHS Trust, Data Team]\n        added: 2024-01-10\n");
        if updates == Updates::Some {
            let value = dice.between(40, 90);
            let _ = write!(text, "        updates:\n          - {{date: 2024-02-01, status: in progress, value: {value}}}\n");
            let _ = writeln!(text, "          - {{date: 2024-02-28, value: {}, note: \"{}\"}}", dice.between(40, 90), dice.sentence());
        }
    }
}

const COUNCIL: &str = r##"name: Wexmoor City Council
website: "https://www.wexmoor.example/democracy/"
language: en-GB
accent: "#1d4f73"
access:
  rules: "paragraph 10.4 of the Council’s Access to Information Procedure Rules"
  categories:
    - {code: "3", class: exempt, paragraph: "paragraph 3 of Part 1 of Schedule 12A", wording: "financial or business affairs"}
posts:
  executive-director: {title: Executive Director, name: Director’s Office, contact_label: Executive Director, phone: "01632 960 101", email: director@wexmoor.example}
  head-of-quality: {title: Head of Quality, name: Quality Unit, phone: "01632 960 102", email: quality@wexmoor.example}
  clerk: {title: Democratic Support Officer, name: Democratic Services, phone: "01632 960 103", email: clerk@wexmoor.example}
places:
  civic-centre: {name: "Civic Centre, Harbour Road, Wexmoor", note: "Monday to Friday, 9 am to 5 pm"}
wards: [Bargate, Quayside]
glossary: {NHS: National Health Service}
duplex: no
"##;

const COMMITTEE: &str = r#"name: Scrutiny Panel
role: The Panel looks at what the council does, and asks whether it could be done better.
terms_of_reference: |
  The Panel may:

  - call for reports and question those who wrote them;
  - ask partners and residents for evidence; and
  - recommend what should change.
members:
  - {name: Councillor Ashgrove, role: Chair}
  - {name: Councillor Brandling, role: Vice-Chair}
  - {name: Councillor Cole}
quorum: 3
clerk: clerk
meetings: [2024-01-18, 2024-03-14, 2024-06-13]
notices:
  - {title: Access, text: The room can be reached and used by everyone.}
  - {title: Recording, text: The meeting may be filmed and recorded.}
"#;

const MEETING: &str = r#"time: "17:30"
place: civic-centre
attend: The meeting is open to the public.
issued: 2024-03-05
proper_officer: executive-director
items:
  - {title: Apologies, text: To receive apologies for absence.}
  - {title: Disclosure of interests, text: Members are asked to disclose interests in matters on this agenda.}
"#;

const FRONT: &str = "report_of: executive-director
contacts: [executive-director, head-of-quality]
key_decision: no
wards: all
impact_assessments: {equality_and_safety: no, data_protection: no}
";

const BACKGROUND: &str = "members_rooms: []
background:
  - {title: \"The council’s performance framework\", url: \"https://www.example.org/framework\"}
inspection_place: civic-centre
---
";
