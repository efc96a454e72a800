//! Files that mean harm, or that no repository can hold well: each is a finding with its file, never a panic, a hang or gigabytes.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::cases::lay_out;
use crate::support::{Agendum, temporary};

/// Most memory for it, in kilobytes.
const MOST_MEMORY: u64 = 1_500_000;

const COUNCIL: &str = "content/council.yaml";
const MEETING: &str = "content/scrutiny/2026-03-19/meeting.yaml";
const REPORT: &str = "content/scrutiny/2026-03-19/air-quality/report.md";
const PLACES: &str = "content/scrutiny/2026-03-19/air-quality/places.csv";
const FIGURES: &str = "content/scrutiny/2026-03-19/air-quality/figures.yaml";
const BRIEFING: &str = "content/scrutiny/2026-03-19/air-quality/briefing.md";
const PICTURE: &str = "content/scrutiny/2026-03-19/air-quality/readings.svg";

/// A hostile file.
struct Attack {
    name: &'static str,
    file: &'static str,
    bytes: Vec<u8>,
    harm: Harm,
}

/// What must come of an attack.
#[derive(Debug, Clone, Copy)]
enum Harm {
    /// The author must be told.
    Finding,
    /// It is odd, but nothing is wrong with it.
    None,
}

/// A file that must be a finding.
fn attack(name: &'static str, file: &'static str, bytes: impl Into<Vec<u8>>) -> Attack {
    Attack { name, file, bytes: bytes.into(), harm: Harm::Finding }
}

/// A file that may be taken as it is.
fn oddity(name: &'static str, file: &'static str, bytes: impl Into<Vec<u8>>) -> Attack {
    Attack { harm: Harm::None, ..attack(name, file, bytes) }
}

/// The report with more text in its detail.
fn report_with(text: &str) -> Vec<u8> {
    let base = fs::read_to_string(crate::support::repository().join("tests/cases/small-pack").join(REPORT)).unwrap();
    let mark = "1. The limit was kept";
    assert!(base.contains(mark));
    base.replace(mark, &format!("{text}\n\n{mark}")).into_bytes()
}

/// What is wrong at the level of bytes, in any file.
fn bytes() -> Vec<Attack> {
    vec![
        attack("50 MB of one letter", COUNCIL, vec![b'a'; 50_000_000]),
        attack("50 MB of narrative", REPORT, vec![b'a'; 50_000_000]),
        attack("50 MB of cells", PLACES, b"a,b,c\n".repeat(8_400_000)),
        attack("not UTF-8 in YAML", MEETING, b"time: \"18:00\"\nplace: caf\xe9\n".to_vec()),
        attack("not UTF-8 in Markdown", REPORT, [report_with("1. A caf").as_slice(), b"\xe9\xff\n"].concat()),
        attack("not UTF-8 in CSV", PLACES, b"Place,Ward\ncaf\xe9,Castle\n".to_vec()),
        attack("UTF-16", COUNCIL, "name: T\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        attack("NUL", MEETING, b"time: \"18:00\"\0\n".to_vec()),
        attack("millions of control characters", REPORT, vec![1; 5_000_000]),
        attack("an empty council", COUNCIL, b"".to_vec()),
        attack("an empty report", REPORT, b"".to_vec()),
        attack("an empty table", PLACES, b"".to_vec()),
        attack("only line ends", REPORT, b"\r\n".repeat(1_000_000)),
    ]
}

fn yaml() -> Vec<Attack> {
    let laughs = (1..40).fold("a0: &a0 [x, x, x, x]\n".to_owned(), |text, n| format!("{text}a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}]\n", n - 1));
    let deep = (0..20_000).map(|depth| format!("{}a:\n", " ".repeat(depth % 4_000))).collect::<String>();
    vec![
        attack("100,000 brackets", COUNCIL, "[".repeat(100_000)),
        attack("100,000 braces", MEETING, format!("items: {}", "{a: ".repeat(100_000))),
        attack("100,000 dashes", FIGURES, "- ".repeat(100_000)),
        attack("brackets in front matter", REPORT, format!("---\nsubject: {}\n---\n", "[".repeat(100_000))),
        attack("a billion laughs", FIGURES, format!("{laughs}kind: tables\ntables: *a39\n")),
        attack("deep mappings", COUNCIL, deep),
        attack("an alias of itself", COUNCIL, "name: &a [*a]\n"),
        attack("an unknown alias", COUNCIL, "name: *nobody\n"),
        attack("a tag", COUNCIL, "name: !!python/object/apply:os.system [\"true\"]\n"),
        attack("two documents", COUNCIL, "name: a\n---\nname: b\n"),
        attack("a million repeated keys", COUNCIL, "name: a\n".repeat(500_000)),
        attack("a tab", MEETING, "time: \"18:00\"\n\tplace: town-hall\n"),
        attack("a number beyond all bounds", FIGURES, format!("kind: tables\ntables: {}\n", "9".repeat(100_000))),
        attack("a table where a text should stand", COUNCIL, "name: {a: [1, {b: c}]}\n"),
        attack("an open quotation", MEETING, format!("time: \"{}", "x".repeat(100_000))),
        attack("an open front matter", REPORT, format!("---\nsubject: {}", "x\n".repeat(100_000))),
        attack("a merge key", COUNCIL, "a: &a {name: x}\n<<: *a\n"),
    ]
}

fn markdown() -> Vec<Attack> {
    let many = |what: &str, count: usize| report_with(&what.repeat(count));
    let nested = (0..2_000).map(|depth| format!("{}1. a\n", "   ".repeat(depth))).collect::<String>();
    let links = (0..20_000).map(|n| format!("[a{n}]: <x> '{n}'\n")).collect::<String>();
    vec![
        attack("100,000 quotations", REPORT, many(">", 100_000)),
        attack("100,000 open brackets", REPORT, many("[", 100_000)),
        attack("100,000 open links", REPORT, many("[a](", 100_000)),
        attack("100,000 pictures in pictures", REPORT, many("![", 100_000)),
        attack("100,000 stars", REPORT, many("*a ", 100_000)),
        attack("100,000 emphases in emphases", REPORT, many("*a **b ", 50_000)),
        attack("100,000 ticks", REPORT, (1..1_000).map(|n| "`".repeat(n) + " ").collect::<String>()),
        attack("deeply nested lists", REPORT, report_with(&nested)),
        oddity("20,000 definitions", REPORT, report_with(&links)),
        attack("100,000 footnotes", REPORT, many("[^1] ", 100_000)),
        attack("footnotes in footnotes", REPORT, report_with("1. a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n")),
        oddity(
            "a table of 2,000 columns",
            REPORT,
            report_with(&format!("1. t\n\n   |{0}\n   |{1}\n   |{0}\n", "a|".repeat(2_000), "-|".repeat(2_000))),
        ),
        attack("raw HTML", REPORT, report_with("1. <script>alert(1)</script>")),
        attack("an HTML block", REPORT, report_with("<div onclick=x>\n\nwords\n\n</div>")),
        attack("a javascript link", REPORT, report_with("1. [the plan](javascript:alert(1))")),
        attack("a data link", REPORT, report_with("1. [the plan](data:text/html,x)")),
        attack("a file link", REPORT, report_with("1. [the plan](file:///etc/passwd)")),
        attack("an expression", REPORT, report_with("1. {{ 1 + 1 }}")),
        attack("bidirectional characters", REPORT, report_with("1. abc \u{202e}cba\u{202c}")),
        attack("control characters", REPORT, report_with("1. a\u{7}b\u{1b}[31mc")),
        attack("a character without a glyph", REPORT, report_with("1. \u{1f600} and \u{1f9fe}")),
        attack("a private character", REPORT, report_with("1. \u{e000}")),
        attack("a picture that is not there", REPORT, report_with("1. a\n\n   ![A chart](nowhere.png)")),
        attack("a picture outside", REPORT, report_with("1. a\n\n   ![A chart](../../../../../../etc/passwd)")),
        attack("a picture by address", REPORT, report_with("1. a\n\n   ![A chart](https://www.example.org/x.png)")),
        attack("headings of level 1", REPORT, report_with("# Title")),
        attack("quotations in an appendix", BRIEFING, format!("## A\n\n{}", "> ".repeat(50_000))),
    ]
}

fn tables_and_pictures() -> Vec<Attack> {
    let svg = |inner: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">{inner}</svg>")
    };
    let entities = (1..30).fold("<!ENTITY e0 \"xxxxxxxxxx\">".to_owned(), |text, n| format!("{text}<!ENTITY e{n} \"&e{0};&e{0};&e{0};\">", n - 1));
    vec![
        attack("rows of different lengths", PLACES, "a,b\n1\n1,2,3\n"),
        attack("an open quotation in a table", PLACES, format!("a,b\n\"{}", "x,".repeat(100_000))),
        attack("a column without a name", PLACES, "a,,c\n1,2,3\n"),
        attack("a header alone", PLACES, "a,b\n"),
        attack("a table of 100,000 columns", PLACES, format!("{}\n{}\n", "a,".repeat(100_000), "1,".repeat(100_000))),
        attack("a script in a picture", PICTURE, svg("<script>alert(1)</script>")),
        attack("a handler in a picture", PICTURE, svg("<rect onload=\"x\" width=\"1\" height=\"1\"/>")),
        attack("a foreign object in a picture", PICTURE, svg("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">a</p></foreignObject>")),
        attack("a picture in a picture", PICTURE, svg("<image xlink:href=\"https://www.example.org/x.png\" width=\"1\" height=\"1\"/>")),
        attack("a file in a picture", PICTURE, svg("<image href=\"file:///etc/passwd\" width=\"1\" height=\"1\"/>")),
        attack("a style sheet in a picture", PICTURE, svg("<style>@import url(https://www.example.org/x.css);</style>")),
        attack("an address in a style", PICTURE, svg("<rect style=\"fill:url(https://www.example.org/x#y)\" width=\"1\" height=\"1\"/>")),
        attack("entities in a picture", PICTURE, format!("<!DOCTYPE svg [{entities}]>{}", svg("<text>&e29;</text>"))),
        attack("a deep picture", PICTURE, svg(&format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000)))),
        attack("a picture that uses itself", PICTURE, svg("<g id=\"a\"><use href=\"#a\"/></g><use href=\"#a\"/>")),
        attack("a picture that multiplies itself", PICTURE, svg(&uses())),
        attack("half a picture", PICTURE, "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>"),
        attack("a picture that is none", PICTURE, "words"),
    ]
}

/// Groups that each use the one before ten times.
fn uses() -> String {
    let group = |n: usize| format!("<g id=\"g{n}\">{}</g>", format!("<use href=\"#g{}\"/>", n - 1).repeat(10));
    (1..12).map(group).fold("<g id=\"g0\"><rect width=\"1\" height=\"1\"/></g>".to_owned(), |text, next| text + &next)
}

/// Builds the small pack with one file replaced: it is a finding, or it does no harm.
fn survives(attack: &Attack) -> Result<(), String> {
    let place = temporary();
    lay_out("small-pack", place.path());
    fs::write(place.path().join(attack.file), &attack.bytes).unwrap();
    let ended = Agendum::within(place.path()).args(["build"]).memory(MOST_MEMORY).run();
    let start: String = ended.stderr.chars().take(2_000).collect();
    match (ended.code, attack.harm) {
        (1, Harm::Finding) if names_a_place(&ended.stderr, attack.file) => Ok(()),
        (0 | 1, Harm::None) => Ok(()),
        (code, _) => Err(format!("{}: ended with {code}:\n{start}", attack.name)),
    }
}

/// Whether a finding that names a file points to a line, in that file or in the one that asks for it.
fn names_a_place(findings: &str, file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let is_place = |line: &str| {
        line.split_once("--> content/").is_some_and(|(_, place)| place.split(':').nth(1).is_some_and(|line| line.parse::<usize>().is_ok()))
    };
    findings.contains(name) && findings.lines().any(is_place)
}

#[track_caller]
fn all_survive(attacks: Vec<Attack>) {
    let failures: Vec<String> = attacks
        .par_iter()
        .filter_map(|attack| std::panic::catch_unwind(|| survives(attack)).unwrap_or_else(|_| Err(format!("{}: hangs", attack.name))).err())
        .collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), attacks.len(), failures.join("\n"));
}

#[test]
fn hostile_bytes_are_findings() {
    all_survive(bytes());
}

#[test]
fn hostile_yaml_is_a_finding() {
    all_survive(yaml());
}

#[test]
fn hostile_markdown_is_a_finding() {
    all_survive(markdown());
}

#[test]
fn hostile_tables_and_pictures_are_findings() {
    all_survive(tables_and_pictures());
}

/// A picture that says it is enormous, and one that ends in the middle.
#[test]
fn hostile_photographs_are_findings() {
    let png = |width: u32, height: u32| {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x02\0\0\0\0\0\0\0");
        bytes
    };
    let photograph = "content/scrutiny/2026-03-19/air-quality/photo.png";
    for (name, bytes) in [("enormous", png(60_000, 60_000)), ("cut", png(10, 10)), ("no picture", b"GIF89a".to_vec()), ("empty", Vec::new())] {
        let place = temporary();
        lay_out("small-pack", place.path());
        fs::write(place.path().join(REPORT), report_with("1. a\n\n   ![A chart of the year](photo.png)")).unwrap();
        fs::write(place.path().join(photograph), bytes).unwrap();
        let ended = Agendum::within(place.path()).args(["check"]).memory(MOST_MEMORY).run();
        assert_eq!(ended.code, 1, "{name}: {}", ended.stderr);
        assert!(names_a_place(&ended.stderr, REPORT) || ended.stderr.contains("photo.png"), "{name}: {}", ended.stderr);
    }
}

/// The bytes that some editors put before a text are a finding or are left out; they never turn up in what is read.
#[test]
fn a_byte_order_mark_does_no_harm() {
    for file in [COUNCIL, MEETING, REPORT, PLACES, FIGURES] {
        let place = temporary();
        lay_out("small-pack", place.path());
        let path = place.path().join(file);
        let marked = [b"\xef\xbb\xbf".as_slice(), &fs::read(&path).unwrap()].concat();
        fs::write(&path, marked).unwrap();
        let ended = Agendum::within(place.path()).args(["check"]).run();
        assert!(ended.code == 0 || (ended.code == 1 && names_a_place(&ended.stderr, file)), "{file}: {}", ended.stderr);
    }
}

/// Line ends of another system change nothing.
#[test]
fn line_ends_of_another_system_are_read() {
    let place = temporary();
    lay_out("small-pack", place.path());
    for file in [COUNCIL, MEETING, REPORT, PLACES, FIGURES] {
        let path = place.path().join(file);
        let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
        fs::write(&path, text).unwrap();
    }
    Agendum::within(place.path()).args(["check"]).run().ended_with(0);
}

/// A list of appendices in place of the small pack's.
fn with_source(folder: &Path, source: &str) {
    let path = folder.join(REPORT);
    let text = fs::read_to_string(&path).unwrap();
    let changed = text.replace("source: briefing.md, numbering: decimal", &format!("source: {source:?}, numbering: decimal"));
    assert_ne!(text, changed);
    fs::write(path, changed).unwrap();
}

#[test]
fn a_source_outside_the_content_is_a_finding() {
    for source in ["../../../../secret.md", "/etc/passwd", "..", "nowhere.md", "~/x.md", "briefing.md/x", ""] {
        let place = temporary();
        lay_out("small-pack", place.path());
        fs::write(place.path().join("secret.md"), "## Secret\n\n1. tell-tale words\n").unwrap();
        with_source(place.path(), source);
        let ended = Agendum::within(place.path()).args(["check"]).run().ended_with(1);
        assert!(names_a_place(&ended.stderr, REPORT), "{source}: {}", ended.stderr);
        assert!(!ended.stderr.contains("tell-tale words"), "{source} was opened");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_content_are_not_followed() {
    use std::os::unix::fs::symlink;
    let secret = temporary();
    fs::write(secret.path().join("secret.md"), "## Secret\n\n1. tell-tale words\n").unwrap();
    let targets: [PathBuf; 3] = [secret.path().join("secret.md"), PathBuf::from("briefing.md"), PathBuf::from("nowhere.md")];
    for target in targets {
        let place = temporary();
        lay_out("small-pack", place.path());
        fs::remove_file(place.path().join(BRIEFING)).unwrap();
        symlink(&target, place.path().join(BRIEFING)).unwrap();
        let ended = Agendum::within(place.path()).args(["build"]).run().ended_with(1);
        assert!(ended.stderr.contains("briefing.md"), "{}", ended.stderr);
        assert!(!ended.stderr.contains("tell-tale words"), "the link was followed");
        assert!(!place.path().join("output/public").exists());
    }
}

#[cfg(unix)]
#[test]
fn folders_in_a_ring_end() {
    let place = temporary();
    lay_out("small-pack", place.path());
    std::os::unix::fs::symlink("..", place.path().join("content/scrutiny/ring")).unwrap();
    let ended = Agendum::within(place.path()).args(["check"]).run();
    assert!(ended.code == 1 && ended.stderr.contains("ring"), "{} {}", ended.code, ended.stderr);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let place = temporary();
    lay_out("small-pack", place.path());
    let path = place.path().join(BRIEFING);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    let ended = Agendum::within(place.path()).args(["check"]).without_privilege().run();
    assert!([1, 3].contains(&ended.code) && ended.stderr.contains("briefing.md"), "{} {}", ended.code, ended.stderr);
}

#[test]
fn names_that_are_no_addresses_are_findings() {
    for name in ["Air Quality", "air_quality", "luft-qualität", "-air"] {
        let place = temporary();
        lay_out("small-pack", place.path());
        let from = place.path().join("content/scrutiny/2026-03-19/flood-plan");
        fs::rename(&from, from.with_file_name(name)).unwrap();
        let ended = Agendum::within(place.path()).args(["check"]).run().ended_with(1);
        assert!(ended.stderr.contains(name), "{name}: {}", ended.stderr);
    }
}

/// A plan that no sheet can hold, and a table that no reader can read, are refused in little time and memory, and the limit is named.
#[test]
fn ten_thousand_actions_and_a_hundred_thousand_rows_are_refused() {
    let place = temporary();
    lay_out("small-pack", place.path());
    let mut plan = "kind: plan\ntitle: Plan\npriorities:\n".to_owned();
    for priority in 0..100 {
        plan.push_str(&format!(" - id: p{priority}\n   title: Priority {priority}\n   actions:\n"));
        for action in 0..100 {
            plan.push_str(&format!(
                "    - {{id: P{priority}-{action}, owners: [x], improvement: Safer., outcomes: [{{qualitative: Safer.}}], steps: [We act.], \
                 due: 2027-03-31, added: 2025-06-10}}\n"
            ));
        }
    }
    fs::create_dir_all(place.path().join("content/scrutiny/plans")).unwrap();
    fs::write(place.path().join("content/scrutiny/plans/large.yaml"), plan).unwrap();
    let rows: String = (0..100_000).map(|row| format!("{row},{row}\n")).collect();
    let briefing = fs::read_to_string(place.path().join(BRIEFING)).unwrap();
    fs::write(place.path().join(BRIEFING).with_file_name("rows.csv"), format!("Day,Visits\n{rows}")).unwrap();
    fs::write(place.path().join(BRIEFING), format!("{briefing}\n![](rows.csv#line)\n")).unwrap();
    let ended = Agendum::within(place.path()).args(["check"]).memory(MOST_MEMORY).run().ended_with(1);
    assert!(ended.stderr.contains("more than 100000 values"), "{}", ended.stderr);
    assert!(ended.stderr.contains("more than 100000 cells"), "{}", ended.stderr);
}

/// Every figure of a report can name data that are not there.
#[test]
fn mistakes_in_the_figures_of_a_report_are_bounded() {
    let place = temporary();
    lay_out("small-pack", place.path());
    fs::write(place.path().join(REPORT), report_with(&"1. There were {{ nothing | count }} visits.\n".repeat(250))).unwrap();
    let ended = Agendum::within(place.path()).args(["check"]).run().ended_with(1);
    assert_eq!(ended.stderr.matches("error[figure]").count(), 200, "{}", ended.stderr);
    assert!(ended.stderr.contains("more than 200 things in this file"), "{}", ended.stderr);
}

/// A table can be wrong in each of its cells: of one file two hundred findings of the rules are shown, of every other all.
#[test]
fn what_the_rules_find_in_a_file_is_bounded() {
    let place = temporary();
    lay_out("small-pack", place.path());
    fs::write(place.path().join(REPORT), report_with(&"1. Of the readings 1 of 2 visits (10%) was late.\n".repeat(250))).unwrap();
    let briefing = fs::read_to_string(place.path().join(BRIEFING)).unwrap();
    fs::write(place.path().join(BRIEFING), format!("{briefing}\n1 of 2 visits (20%) was late.\n")).unwrap();
    let ended = Agendum::within(place.path()).args(["check"]).run().ended_with(1);
    let (shown, others) = (ended.stderr.matches("10 % is printed").count(), ended.stderr.matches("20 % is printed").count());
    assert_eq!((shown, others), (200, 1), "{}", ended.stderr);
    assert!(ended.stderr.contains("the rules find more than 200 things in this file"), "{}", ended.stderr);
}
