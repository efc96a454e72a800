//! The first report of the README, written as it says.

use std::fs;

use crate::support::{Agendum, copy, repository, temporary};

/// The indented block of a language in the README, as its reader would paste it.
fn block(readme: &str, language: &str) -> String {
    let (_, after) = readme.split_once(&format!("```{language}\n")).expect("the README has the block");
    let (inner, _) = after.split_once("   ```\n").expect("the block ends");
    inner.lines().map(|line| format!("{}\n", line.strip_prefix("   ").unwrap_or(line))).collect()
}

#[test]
fn the_first_report_builds_and_a_missing_section_is_told() {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let place = temporary();
    copy(&repository().join("content"), &place.path().join("content"));
    let meeting = place.path().join("content/children-and-families/2023-01-26");
    let report = meeting.join("my-report/report.md");
    fs::create_dir_all(meeting.join("my-report")).unwrap();
    fs::write(meeting.join("meeting.yaml"), block(&readme, "yaml")).unwrap();
    fs::write(&report, block(&readme, "markdown")).unwrap();
    Agendum::within(place.path()).args(["check"]).run().ended_with(0).says("no findings");
    let built = Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    assert!(built.stdout.contains("Progress since the autumn (pages 1 – "), "{}", built.stdout);

    let text = fs::read_to_string(&report).unwrap();
    let (before, after) = text.split_once("## Risk management implications\n\nNone\n\n").expect("the section stands in the README");
    fs::write(&report, format!("{before}{after}")).unwrap();
    Agendum::within(place.path()).args(["check"]).run().ended_with(1).says("the section \"Risk management implications\" is missing");
}
