//! The command line: arguments in, words and an exit code out.
//!
//! **Invariant:** no work of its own; the only room that knows the terminal, the environment and the working folder.

mod args;
mod progress;
mod rules;
mod schema;
mod words;

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::diagnostic::{Colour, Failure, Finding, Printer, Severity, any_error, machine};
use crate::{Built, Reuse, Source};

use args::{Arguments, BuildArguments, CheckArguments, Command, FindingFormat, SourceArguments};

/// Done.
const DONE: u8 = 0;
/// There are findings of error severity.
const FINDINGS: u8 = 1;
/// An argument is wrong.
const WRONG: u8 = 2;
/// The machine failed.
const FAILED: u8 = 3;

/// Runs the program on the arguments of the process. Exit codes: 0 done, 1 findings, 2 wrong arguments, 3 the machine failed.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let code = match &arguments.command {
        Command::Build(build) => self::build(build),
        Command::Check(check) => self::check(check),
        Command::Rules(rules) => tell(rules::explained(rules.name.as_deref())),
        Command::Schema(schema) => tell(schema::described(schema.kind.as_deref(), schema.format)),
    };
    ExitCode::from(code.unwrap_or_else(|failure| {
        // Where this cannot be said either, the exit code still tells.
        let _ = say(&format!("error: {failure}\n"));
        FAILED
    }))
}

fn source(arguments: &SourceArguments) -> Source {
    Source { content: arguments.content.clone(), theme: arguments.theme.clone() }
}

fn build(arguments: &BuildArguments) -> Result<u8, Failure> {
    if let Some(jobs) = arguments.jobs {
        // A pool that is there already keeps its size; only the first call in a process can set it.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build_global();
    }
    let progress = progress::Progress::new(arguments.quiet);
    let reuse = if arguments.no_store { Reuse::Nothing } else { Reuse::Unchanged };
    let built = crate::build(&source(&arguments.source), &arguments.output, reuse, &progress)?;
    progress.finish();
    show(&built, FindingFormat::Text)?;
    let Some(packs) = &built.packs else {
        conclude(&built)?;
        return Ok(FINDINGS);
    };
    if arguments.explain {
        say(&words::explained(&built.made, built.taken))?;
    }
    if arguments.quiet.is_loud() {
        hand_out(&words::packs(packs))?;
        say(&words::silenced(built.silenced.len()))?;
    }
    Ok(DONE)
}

fn check(arguments: &CheckArguments) -> Result<u8, Failure> {
    let is_elsewhere = |path: &&PathBuf| !path.exists() || !words::is_under(&path.to_string_lossy(), &arguments.source.content);
    if let Some(path) = arguments.paths.iter().find(is_elsewhere) {
        return tell(Err(words::no_such_path(path, &arguments.source.content)));
    }
    let mut checked = crate::check_only(&source(&arguments.source))?;
    if !arguments.paths.is_empty() {
        let is_asked_for =
            |finding: &Finding| finding.place().is_some_and(|place| arguments.paths.iter().any(|path| words::is_under(&place.file, path)));
        checked.findings.retain(is_asked_for);
        checked.silenced.retain(|silenced| is_asked_for(&silenced.finding));
    }
    show(&checked, arguments.format)?;
    if arguments.format == FindingFormat::Text && arguments.quiet.is_loud() {
        conclude(&checked)?;
    }
    Ok(if any_error(&checked.findings) { FINDINGS } else { DONE })
}

/// Shows findings: for people on standard error, for machines on standard output.
fn show(built: &Built, format: FindingFormat) -> Result<(), Failure> {
    let Built { findings, silenced, sources, .. } = built;
    let text = match format {
        FindingFormat::Text => {
            let printer = Printer::new(colour());
            return findings.iter().try_for_each(|finding| say(&printer.print(finding, sources)));
        }
        FindingFormat::Json => machine::json(findings, silenced, sources),
        FindingFormat::Sarif => machine::sarif(findings, silenced, sources),
        FindingFormat::Github => machine::github(findings, sources),
    };
    hand_out(&text)
}

/// Says what was asked for, or why there is no such thing.
fn tell(told: Result<String, String>) -> Result<u8, Failure> {
    match told {
        Ok(text) => hand_out(&text).map(|()| DONE),
        Err(message) => say(&message).map(|()| WRONG),
    }
}

/// One line on how many findings there were, and one on how many were silenced.
fn conclude(built: &Built) -> Result<(), Failure> {
    let count = |severity| built.findings.iter().filter(|finding| finding.severity == severity).count();
    say(&words::conclusion(count(Severity::Error), count(Severity::Warning)))?;
    say(&words::silenced(built.silenced.len()))
}

/// Colours only on a terminal, and never against `NO_COLOR` (no-color.org).
fn colour() -> Colour {
    let wanted = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted { Colour::Always } else { Colour::Never }
}

/// Puts text on standard output.
fn hand_out(text: &str) -> Result<(), Failure> {
    write_all(&mut std::io::stdout().lock(), "standard output", text)
}

/// Puts text on standard error.
fn say(text: &str) -> Result<(), Failure> {
    write_all(&mut std::io::stderr().lock(), "standard error", text)
}

/// Writes everything, out of every buffer. A closed pipe is the reader's choice; whatever else cuts the text is a failure.
fn write_all(stream: &mut dyn Write, name: &str, text: &str) -> Result<(), Failure> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(source) if source.kind() != ErrorKind::BrokenPipe => Err(Failure::Write { path: name.into(), source }),
        Ok(()) | Err(_) => Ok(()),
    }
}
