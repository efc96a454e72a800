//! A council of many reports: what reading, building, building again and an edit take, and how they grow.
#![expect(clippy::disallowed_methods, reason = "a benchmark edits its own input")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::children::{BuildRun, Machine, Trouble, trouble};
use crate::content::{Plans, write_council};
use crate::run;

/// The reports of each pack.
const PACK: usize = 10;
/// The meetings of the small council and of the large one.
const SMALL: usize = 10;
const LARGE: usize = 100;
/// The meetings of the committee that meets most often, each with one report.
const MEETINGS: usize = 1000;

/// Measures all, and gives a table in Markdown.
pub(crate) fn measure(scratch: &Path) -> Result<String, Trouble> {
    let place = |name: &str| scratch.join(name);
    let mut text = String::from("\n| A council of many reports | Wall, s | Processor time, s | Peak memory, MB |\n|---|---:|---:|---:|\n");
    let mut row = |name: &str, machine: Machine| {
        eprintln!("{name}: {:.2} s", machine.wall);
        let _ = writeln!(text, "| {name} | {:.2} | {:.2} | {:.0} |", machine.wall, machine.cpu, machine.peak_memory / 1e6);
    };

    write_council(&place("plans"), LARGE, PACK, Plans::Each)?;
    row(&format!("{} reports with a plan of 40 actions each: read and checked", LARGE * PACK), run("check", &place("plans"), scratch)?);

    write_council(&place("small"), SMALL, PACK, Plans::First)?;
    let small: BuildRun = run("again", &place("small"), &place("small-output"))?;
    row(&format!("{} reports in packs of {PACK}, one plan in each pack: built from nothing", SMALL * PACK), small.machine);

    write_council(&place("large"), LARGE, PACK, Plans::First)?;
    let large: BuildRun = run("again", &place("large"), &place("large-output"))?;
    row(&format!("{} such reports: built from nothing", LARGE * PACK), large.machine);
    let unchanged: BuildRun = run("again", &place("large"), &place("large-output"))?;
    row("– built again, nothing changed", unchanged.machine);
    edit(&place("large"))?;
    let edited: BuildRun = run("again", &place("large"), &place("large-output"))?;
    row("– built again, one paragraph edited", edited.machine);
    write_council(&place("one"), 1, PACK, Plans::First)?;
    let own: BuildRun = run("again", &place("one"), &place("one-output"))?;
    row("– the family of such a pack alone: built from nothing", own.machine);

    write_council(&place("often"), MEETINGS, 1, Plans::None)?;
    for jobs in [1, 2, 16] {
        let built: BuildRun = run(&format!("jobs-{jobs}"), &place("often"), &place(&format!("often-{jobs}")))?;
        row(&format!("one committee of {MEETINGS} meetings, `--jobs {jobs}`"), built.machine);
    }

    let pages = large.packs.iter().sum::<usize>() as f64;
    let _ = writeln!(
        text,
        "\nOne run each. A report of this council has {:.1} pages of its pack, the plans and the agenda among them: some 25 numbered paragraphs, one \
         table of seven rows, four lists and a quotation; no pictures. Memory: the large council takes {:.2} of the small one’s. Nothing changed: {:.4} \
         of the build from nothing. One paragraph: {:.2} s more than its family alone takes from nothing.",
        pages / (LARGE * PACK) as f64,
        large.machine.peak_memory / small.machine.peak_memory,
        unchanged.machine.wall / large.machine.wall,
        edited.machine.wall - own.machine.wall,
    );
    Ok(text)
}

/// Edits one paragraph of one report in the middle.
fn edit(content: &Path) -> Result<(), Trouble> {
    let mut reports: Vec<PathBuf> = walkdir::WalkDir::new(content).into_iter().flatten().map(walkdir::DirEntry::into_path).collect();
    reports.retain(|path| path.ends_with("report.md"));
    reports.sort();
    let path = reports.get(reports.len() / 2).ok_or_else(|| trouble("there are no reports"))?;
    let text = fs::read_to_string(path)?;
    fs::write(path, text.replacen("\n1. ", "\n1. Now as before: ", 1))?;
    Ok(())
}
