//! Arguments, exit codes, and what stands on which stream.

use std::fs;
use std::path::Path;

use crate::cases::lay_out;
use crate::support::{Agendum, files, temporary};

/// A folder with a small pack that has no findings.
fn good() -> tempfile::TempDir {
    let place = temporary();
    lay_out("small-pack", place.path());
    place
}

/// The same with a reference to an appendix that is not there.
fn faulty() -> tempfile::TempDir {
    let place = good();
    break_reference(place.path());
    place
}

fn break_reference(folder: &Path) {
    let report = folder.join("content/scrutiny/2026-03-19/air-quality/report.md");
    let text = fs::read_to_string(&report).unwrap();
    let broken = text.replace("Appendix 1", "Appendix 9");
    assert_ne!(text, broken, "the small pack refers to Appendix 1");
    fs::write(report, broken).unwrap();
}

#[test]
fn done_is_0() {
    let place = good();
    let checked = Agendum::within(place.path()).args(["check"]).run().ended_with(0);
    assert_eq!((checked.stdout.as_str(), checked.stderr.as_str()), ("", "no findings\n"));
    let built = Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    assert_eq!(built.stderr, "", "nothing but findings goes to standard error in a pipe");
    assert!(built.stdout.contains("(page 1)") && built.stdout.contains("(pages 2 – "), "the page ranges are told:\n{}", built.stdout);
    assert!(!built.stdout.contains('\u{1b}') && !built.stdout.contains('\r'), "no progress in a pipe:\n{}", built.stdout);
}

#[test]
fn findings_are_1_and_go_to_standard_error() {
    let place = faulty();
    for command in ["check", "build"] {
        let ended = Agendum::within(place.path()).args([command]).run().ended_with(1).says("error[cross-reference]");
        assert_eq!(ended.stdout, "", "{command} says nothing on standard output");
        assert!(ended.stderr.contains("content/scrutiny/2026-03-19/air-quality/report.md:"), "{}", ended.stderr);
    }
    assert!(!place.path().join("output/public").exists(), "nothing is written with an error in the content");
}

#[test]
fn wrong_arguments_are_2() {
    let place = good();
    for wrong in [vec!["chekc"], vec!["build", "--jobs", "0"], vec!["check", "--format", "xml"], vec!["build", "--outptu", "x"], vec![]] {
        let ended = Agendum::within(place.path()).args(&wrong).run().ended_with(2);
        assert!(ended.stderr.contains("Usage: agendum") || ended.stderr.contains("try '--help'"), "{wrong:?}: {}", ended.stderr);
        assert_eq!(ended.stdout, "", "{wrong:?}");
    }
}

#[test]
fn a_missing_content_folder_is_3() {
    let place = temporary();
    for command in ["check", "build"] {
        let ended = Agendum::within(place.path()).args([command]).run().ended_with(3);
        assert!(ended.stderr.contains("content"), "the folder is named: {}", ended.stderr);
    }
}

#[test]
fn help_teaches() {
    let place = temporary();
    let help = Agendum::within(place.path()).args(["--help"]).run().ended_with(0);
    for told in ["check", "build", "rules", "content/council.yaml", "report.md", "Exit codes"] {
        assert!(help.stdout.contains(told), "--help does not tell of {told}:\n{}", help.stdout);
    }
    for command in ["check", "build"] {
        let help = Agendum::within(place.path()).args([command, "--help"]).run().ended_with(0);
        assert!(help.stdout.contains("--content") && help.stdout.contains("--theme"), "{}", help.stdout);
    }
}

#[test]
fn rules_are_listed_and_explained() {
    let place = temporary();
    let list = Agendum::within(place.path()).args(["rules"]).run().ended_with(0);
    let one = Agendum::within(place.path()).args(["rules", "percentage"]).run().ended_with(0);
    for told in ["percentage", "missing-section", "Topics:", "silence"] {
        assert!(list.stdout.contains(told), "the list does not have {told}:\n{}", list.stdout);
    }
    for told in ["Why: ", "Example: ", "Use instead: ", "Can be silenced: yes"] {
        assert!(one.stdout.contains(told), "{told} is not told:\n{}", one.stdout);
    }
    assert_eq!((list.stderr.as_str(), one.stderr.as_str()), ("", ""));
    assert!(list.stdout.lines().chain(one.stdout.lines()).all(|line| line.chars().count() <= 100), "a line is too long:\n{}", list.stdout);
    let topic = Agendum::within(place.path()).args(["rules", "silence"]).run().ended_with(0);
    assert!(topic.stdout.contains("small-count") && !topic.stdout.contains("missing-section"), "{}", topic.stdout);
}

#[test]
fn an_unknown_rule_is_2_with_the_nearest_name() {
    let place = temporary();
    let near = Agendum::within(place.path()).args(["rules", "mising-section"]).run().ended_with(2);
    assert_eq!((near.stdout.as_str(), near.stderr.as_str()), ("", "error: there is no rule `mising-section`; there is `missing-section`\n"));
    let code = Agendum::within(place.path()).args(["rules", "unknown-key"]).run().ended_with(0);
    assert!(code.stdout.contains("A key that a thing does not have."), "{}", code.stdout);
    let far = Agendum::within(place.path()).args(["rules", "quite-another-thing"]).run().ended_with(2);
    assert_eq!(far.stderr, "error: there is no rule `quite-another-thing`; `agendum rules` lists the rules\n");
}

#[test]
fn forms_are_listed_and_printed() {
    let place = temporary();
    let schema = |arguments: &[&str], code| Agendum::within(place.path()).args(["schema"]).args(arguments).run().ended_with(code);
    let list = schema(&[], 0);
    assert!(list.stdout.starts_with("council          council.yaml\n") && list.stderr.is_empty(), "{}", list.stdout);
    let plan: serde_json::Value = serde_json::from_str(&schema(&["plan"], 0).stdout).unwrap();
    assert_eq!(plan["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!((&plan["additionalProperties"], &plan["properties"]["kind"]["enum"][0]), (&false.into(), &"plan".into()));
    let keys = schema(&["--format", "markdown"], 0);
    assert!(
        keys.stdout.contains("### plan: an action\n") && keys.stdout.contains("\n| `quorum` | yes | whole number, 1 to 200 |"),
        "{}",
        keys.stdout
    );
    let near = schema(&["plans"], 2);
    assert_eq!((near.stdout.as_str(), near.stderr.as_str()), ("", "error: there is no kind of file `plans`; there is `plan`\n"));
}

#[test]
fn silenced_findings_are_counted_and_told_to_machines() {
    let place = temporary();
    lay_out("silence", place.path());
    let checked = Agendum::within(place.path()).args(["check"]).run().ended_with(0);
    assert_eq!(checked.stderr, "no findings\n7 findings silenced, each with a reason\n");
    let built = Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    assert_eq!(built.stderr, "7 findings silenced, each with a reason\n");
    let quiet = Agendum::within(place.path()).args(["build", "--quiet"]).run().ended_with(0);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
    let json = Agendum::within(place.path()).args(["check", "--format", "json"]).run().ended_with(0);
    let findings: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert!(findings.as_array().unwrap().iter().all(|finding| finding["silenced"].as_str().is_some_and(|reason| reason.len() > 10)), "{findings}");
    let sarif = Agendum::within(place.path()).args(["check", "--format", "sarif"]).run().ended_with(0);
    let log: serde_json::Value = serde_json::from_str(&sarif.stdout).unwrap();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        assert!(result["suppressions"][0]["justification"].is_string() && result["suppressions"][0]["kind"] == "inSource", "{result}");
    }
    let github = Agendum::within(place.path()).args(["check", "--format", "github"]).run().ended_with(0);
    assert_eq!(github.stdout, "");
}

#[test]
fn findings_have_no_colour_in_a_pipe() {
    let place = faulty();
    let plain = Agendum::within(place.path()).args(["check"]).run().ended_with(1);
    assert!(!plain.stderr.contains('\u{1b}'));
    let quiet = Agendum::within(place.path()).args(["check"]).env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1").run().ended_with(1);
    assert_eq!(quiet.stderr, plain.stderr);
}

#[test]
fn quiet_shows_findings_alone() {
    let place = good();
    let built = Agendum::within(place.path()).args(["build", "--quiet"]).run().ended_with(0);
    assert_eq!((built.stdout.as_str(), built.stderr.as_str()), ("", ""));
    let faulty = faulty();
    Agendum::within(faulty.path()).args(["check", "--quiet"]).run().ended_with(1).says("error[cross-reference]");
}

#[test]
fn paths_narrow_what_is_shown() {
    let place = faulty();
    let elsewhere = Agendum::within(place.path()).args(["check", "content/council.yaml"]).run().ended_with(0);
    assert!(!elsewhere.stderr.contains("error["), "{}", elsewhere.stderr);
    Agendum::within(place.path()).args(["check", "content/scrutiny/2026-03-19/air-quality"]).run().ended_with(1).says("error[cross-reference]");
}

#[test]
fn findings_are_told_to_machines_on_standard_output() {
    let place = faulty();
    let json = Agendum::within(place.path()).args(["check", "--format", "json"]).run().ended_with(1);
    let findings: serde_json::Value = serde_json::from_str(&json.stdout).expect("--format json prints JSON");
    assert_eq!(json.stderr, "", "nothing else is said");
    assert!(findings.as_array().is_some_and(|findings| !findings.is_empty()), "{findings}");
    assert!(json.stdout.contains("cross-reference"));
    let sarif = Agendum::within(place.path()).args(["check", "--format", "sarif"]).run().ended_with(1);
    let log: serde_json::Value = serde_json::from_str(&sarif.stdout).expect("--format sarif prints JSON");
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "cross-reference");
    let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], region["endLine"]);
    assert_eq!(region["endColumn"].as_u64().unwrap() - region["startColumn"].as_u64().unwrap(), "Appendix 9".len() as u64);
    let github = Agendum::within(place.path()).args(["check", "--format", "github"]).run().ended_with(1);
    assert!(github.stdout.starts_with("::error file=content/scrutiny/2026-03-19/air-quality/report.md,line="), "{}", github.stdout);
    let told = format!(",endLine={},col={},endColumn={},title=", region["endLine"], region["startColumn"], region["endColumn"]);
    assert!(github.stdout.contains(&told), "{told} is not in {}", github.stdout);
}

/// What a machine reads must never be cut in silence; a reader that has heard enough may close the pipe.
#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_3_unless_its_reader_is_gone() {
    let (good, faulty) = (good(), faulty());
    let run = |folder: &Path, command: &str, to: &str| {
        let script = format!("exec '{}' {command} {to}", env!("CARGO_BIN_EXE_agendum"));
        std::process::Command::new("sh").args(["-c", &script]).current_dir(folder).output().unwrap()
    };
    for command in ["check --format json", "check --format sarif", "check --format github", "rules", "rules percentage"] {
        let ended = run(faulty.path(), command, ">/dev/full");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.code() == Some(3) && said.contains("cannot write standard output"), "{command}: {said}");
    }
    assert_eq!(run(good.path(), "build", ">/dev/full").status.code(), Some(3));
    assert_eq!(run(faulty.path(), "check", "2>/dev/full").status.code(), Some(3));
    for (command, code) in [("check --format json", 1), ("rules", 0)] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut ended = std::process::Command::new(env!("CARGO_BIN_EXE_agendum"));
        let ended = ended.args(command.split(' ')).current_dir(faulty.path()).stdout(writer).stderr(std::process::Stdio::piped()).output().unwrap();
        assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(code), ""), "{command}");
    }
}

#[test]
fn a_path_that_is_not_there_is_no_clean_check() {
    let place = good();
    for path in ["nosuch", "content/nosuch", "."] {
        Agendum::within(place.path()).args(["check", path]).run().ended_with(2).says(&format!("there is no `{path}` in the content folder"));
    }
    Agendum::within(place.path()).args(["check", "content/scrutiny"]).run().ended_with(0);
    Agendum::within(place.path()).args(["check", "./content"]).run().ended_with(0);
}

#[test]
fn a_failed_build_leaves_the_last_good_output_whole() {
    let place = good();
    let public = place.path().join("output/public");
    Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    let before = files(&public);
    break_reference(place.path());
    Agendum::within(place.path()).args(["build"]).run().ended_with(1);
    assert!(files(&public) == before, "the output changed although the build failed");
}

/// Only the pages show it: the check has nothing to say.
#[test]
fn text_that_does_not_fit_on_its_page_is_told_at_its_place() {
    let place = good();
    let report = place.path().join("content/scrutiny/2026-03-19/air-quality/report.md");
    let text = fs::read_to_string(&report).unwrap();
    let wide = text.replacen("   > We can breathe again.", &format!("   ```\n   {}\n   ```", "x".repeat(300)), 1);
    assert_ne!(text, wide);
    let line = wide.lines().position(|line| line.contains("```")).unwrap() + 1;
    Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    let output = || files(&place.path().join("output")).into_iter().filter(|(path, _)| !path.starts_with(".store/")).collect::<Vec<_>>();
    let before = output();
    fs::write(&report, wide).unwrap();
    Agendum::within(place.path()).args(["check"]).run().ended_with(0);
    let built = Agendum::within(place.path()).args(["build"]).run().ended_with(1);
    assert!(output() == before, "the output changed, or something was left beside it");
    assert!(built.stderr.contains("error[off-page]: in print this runs out of its page"), "{}", built.stderr);
    assert!(built.stderr.contains(&format!("air-quality/report.md:{line}:4")), "{}", built.stderr);
    assert!(built.stderr.contains("of `scrutiny/2026-03-19/pack.pdf`"), "{}", built.stderr);
    assert_eq!(built.stderr.matches("error[").count(), 1, "one cause, one finding: {}", built.stderr);
}

#[test]
fn what_is_gone_from_the_content_is_gone_from_the_output() {
    let place = good();
    let public = place.path().join("output/public");
    fs::create_dir_all(public.join("old")).unwrap();
    fs::write(public.join("old/index.html"), "old").unwrap();
    Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    assert!(!public.join("old").exists());
    let left: Vec<String> =
        fs::read_dir(place.path().join("output")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name.contains("staging") || name.contains("old")), "something was left behind: {left:?}");
}

/// An output that cannot be written is the machine's failure. A file in the place of the folder refuses even a superuser.
#[test]
fn an_output_that_refuses_is_3() {
    let place = good();
    fs::write(place.path().join("blocked"), "a file").unwrap();
    Agendum::within(place.path()).args(["build", "--output", "blocked"]).run().ended_with(3).says("blocked");
    Agendum::within(place.path()).args(["build", "--output", "blocked/inner"]).run().ended_with(3).says("blocked");
    assert_eq!(fs::read(place.path().join("blocked")).unwrap(), b"a file");
}

#[cfg(unix)]
#[test]
fn a_read_only_output_is_3_and_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let place = good();
    let output = place.path().join("output");
    Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    let before = files(&output.join("public"));
    fs::set_permissions(&output, fs::Permissions::from_mode(0o555)).unwrap();
    Agendum::within(place.path()).args(["build"]).without_privilege().run().ended_with(0);
    edit(place.path());
    Agendum::within(place.path()).args(["build"]).without_privilege().run().ended_with(3).says("output");
    fs::set_permissions(&output, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(files(&output.join("public")) == before);
}

/// Changes the first paragraph of each report, so that there is something to write.
#[cfg(unix)]
fn edit(folder: &Path) {
    let reports = files(&folder.join("content")).into_iter().filter(|(path, _)| path.ends_with("report.md"));
    for (path, bytes) in reports {
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("\n1. "), "{path} has a paragraph");
        fs::write(folder.join("content").join(path), text.replacen("\n1. ", "\n1. Indeed, ", 1)).unwrap();
    }
}

/// A disk that is full in the middle of writing: `ulimit -f` ends writing at so many blocks of 512 bytes.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_last_good_output_whole() {
    let place = good();
    let public = place.path().join("output/public");
    Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    let before = files(&public);
    edit(place.path());
    let script = format!("trap '' XFSZ; ulimit -f 40; exec '{}' build", env!("CARGO_BIN_EXE_agendum"));
    let ended = std::process::Command::new("sh").args(["-c", &script]).current_dir(place.path()).output().unwrap();
    assert_eq!(ended.status.code(), Some(3), "{}", String::from_utf8_lossy(&ended.stderr));
    assert!(files(&public) == before, "the output changed although the disk was full");
}
