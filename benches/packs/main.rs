//! Speed: the whole build beside bare typst that compiles and exports the same PDFs, at several sizes of pack, in one run.
//!
//! `cargo bench` measures packs of about 10, 100 and 1,000 pages, the sample content and a council of 1,000 reports, and prints Markdown.
//! `cargo bench -- 10 100 --repeat 5` measures two sizes, five times each; `--stages` adds where a build spends its time;
//! `cargo bench -- council` measures that council alone.

mod bare;
mod children;
mod content;
mod council;
mod figures;
mod table;
mod words;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use serde::de::DeserializeOwned;

use children::{BuildRun, Stages, Trouble, trouble};
use figures::{Measured, Pair};

/// The sizes that are measured when none is named.
const SIZES: [usize; 3] = [10, 100, 1000];
/// The actions of the large plan.
const ACTIONS: usize = 1000;
/// The content of this repository.
const SAMPLE: &str = "content";

/// What was asked for.
struct Wish {
    packs: bool,
    council: bool,
    sizes: Vec<usize>,
    repeat: Option<usize>,
    stages: bool,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let parts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match parts.as_slice() {
        ["child", role, first, second, ..] => child(role, Path::new(first), Path::new(second)),
        _ => wish(&parts).and_then(|wish| parent(&wish)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn child(role: &str, first: &Path, second: &Path) -> Result<(), Trouble> {
    let said = match role {
        "build" => serde_json::to_string(&children::build(first, second)?)?,
        "sources" => serde_json::to_string(&children::sources(first, second)?)?,
        "bare" => serde_json::to_string(&bare::run(first, second)?)?,
        "check" => serde_json::to_string(&children::check(first)?)?,
        "again" => serde_json::to_string(&children::again(first, second, None)?)?,
        _ => match role.strip_prefix("jobs-") {
            Some(jobs) => serde_json::to_string(&children::again(first, second, Some(jobs.parse()?))?)?,
            None => return Err(trouble(format!("no such child: {role}"))),
        },
    };
    println!("{said}");
    Ok(())
}

fn wish(arguments: &[&str]) -> Result<Wish, Trouble> {
    let mut wish = Wish { packs: true, council: false, sizes: Vec::new(), repeat: None, stages: false };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match *argument {
            // Cargo's own.
            "--bench" => {}
            "--stages" => wish.stages = true,
            "council" => (wish.packs, wish.council) = (false, true),
            "--repeat" => wish.repeat = Some(arguments.next().ok_or_else(|| trouble("--repeat: how often?"))?.parse()?),
            size => wish.sizes.push(size.parse().map_err(|_| trouble(format!("{size}: a number of pages, --repeat N or --stages")))?),
        }
    }
    if wish.packs && wish.sizes.is_empty() {
        (wish.sizes, wish.council) = (SIZES.to_vec(), true);
    }
    Ok(wish)
}

fn parent(wish: &Wish) -> Result<(), Trouble> {
    let scratch = tempfile::tempdir()?;
    if wish.packs {
        print!("{}", table::markdown(&packs(wish, scratch.path())?));
    }
    if wish.council {
        print!("{}", council::measure(scratch.path())?);
    }
    Ok(())
}

fn packs(wish: &Wish, scratch: &Path) -> Result<Vec<Measured>, Trouble> {
    let mut measured = Vec::new();
    for size in &wish.sizes {
        let folder = scratch.join(size.to_string());
        let content_folder = folder.join("content");
        content::write(&content_folder, *size)?;
        let often = wish.repeat.unwrap_or(match size {
            0..50 => 15,
            50..500 => 9,
            _ => 5,
        });
        measured.push(measure((Some(*size), None), &content_folder, &folder, often, wish)?);
    }
    let folder = scratch.join("plan");
    content::write_plan(&folder.join("content"), ACTIONS)?;
    let name = format!("plan of {ACTIONS} actions");
    measured.push(measure((None, Some(name)), &folder.join("content"), &folder, wish.repeat.unwrap_or(5), wish)?);
    let sample = (None, Some("sample".to_owned()));
    measured.push(measure(sample, &PathBuf::from(SAMPLE), &scratch.join("sample"), wish.repeat.unwrap_or(9), wish)?);
    Ok(measured)
}

/// The build and bare typst in turn, the order changed each time.
fn measure((size, called): (Option<usize>, Option<String>), content: &Path, folder: &Path, often: usize, wish: &Wish) -> Result<Measured, Trouble> {
    let name = called.clone().unwrap_or_else(|| format!("{} pages", size.unwrap_or_default()));
    let (output, sources) = (folder.join("output"), folder.join("sources"));
    eprintln!("{name}: taking the sources");
    let stages: Stages = run("sources", content, &sources)?;
    if wish.stages {
        println!("{}", table::stages(&name, &stages));
    }
    // The output is there before the first bare run, which compares itself with it.
    let first: BuildRun = run("build", content, &output)?;
    let mut pairs = Vec::new();
    for turn in 0..often {
        let bare_first = if turn % 2 == 0 { Some(run("bare", &sources, &output.join("public"))?) } else { None };
        let build: BuildRun = run("build", content, &output)?;
        let bare = match bare_first {
            Some(bare) => bare,
            None => run("bare", &sources, &output.join("public"))?,
        };
        let pair = Pair { build, bare };
        eprintln!("{name}: {} of {often}: {:.2} s ÷ {:.2} s", turn + 1, pair.build.machine.wall, pair.bare.machine.wall);
        pairs.push(pair);
    }
    Ok(Measured { size, name: called, pack_pages: first.packs.iter().sum(), sizes: figures::Sizes::of(&output.join("public")), pairs })
}

fn run<T: DeserializeOwned>(role: &str, first: &Path, second: &Path) -> Result<T, Trouble> {
    let output = Command::new(std::env::current_exe()?).args(["child", role]).args([first, second]).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(trouble(format!("the child `{role}` failed")));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
