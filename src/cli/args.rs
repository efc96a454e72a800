//! The arguments, and the help that teaches them.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// What the program was asked to do.
#[derive(Debug, Parser)]
#[command(name = "agendum", version, about = "Council report packs from text files", long_about = ABOUT, after_help = AFTER, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

const ABOUT: &str = "\
Council report packs from text files.

Authors write a report as Markdown with a few lines of YAML on top; agendum checks it, binds it with its appendices into the \
meeting's agenda pack, and writes the pack and each report as accessible PDF (PDF/UA-1 and PDF/A-2a) and as web pages.";

const AFTER: &str = "\
A content folder looks like this:

  content/council.yaml                                 the council, its posts, wards and rules
  content/<committee>/committee.yaml                   members, quorum, dates, notices
  content/<committee>/<yyyy-mm-dd>/meeting.yaml        time, place and the agenda
  content/<committee>/<yyyy-mm-dd>/<report>/report.md  a report; its appendices stand beside it

Start with:  agendum check   what is wrong, with file and line
Then:        agendum build   the site in output/public
To learn:    agendum rules   what is checked, and why
             agendum schema  what can be written in each file

Exit codes: 0 done, 1 there are errors in the content, 2 wrong arguments, 3 the machine failed.";

/// A command.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build every pack, report and page into the output folder
    #[command(long_about = BUILD)]
    Build(BuildArguments),
    /// Say what is wrong in the content, and write nothing
    #[command(long_about = CHECK)]
    Check(CheckArguments),
    /// List the rules, or explain one: what it finds, why, an example, what to write instead
    #[command(long_about = RULES)]
    Rules(RulesArguments),
    /// List the files that authors write, or print the JSON Schema of one, for editors
    #[command(long_about = SCHEMA)]
    Schema(SchemaArguments),
}

const BUILD: &str = "\
Build every pack, report and page into the output folder.

Reads the content folder, checks it, and writes the whole site to <OUTPUT>/public. With an error in the content nothing is \
written and the last good output stays as it is. What has not changed since the last build is taken from the output and its store \
(<OUTPUT>/.store, which can be deleted at any time); the bytes are the same either way. Prints each pack's page count and the pages of its items, so that a move is seen.";

const CHECK: &str = "\
Say what is wrong in the content, and write nothing.

Shows every finding with file, line and column, what is wrong and what to write instead, in order of place.";

const RULES: &str = "\
List the rules, or explain one: what it finds, why, an example, what to write instead.

The word in brackets of a finding, as in error[percentage], is the name of its rule. `agendum rules silence` says how an author keeps what a \
rule has found, with a written reason.";

const SCHEMA: &str = "\
List the files that authors write, or print the JSON Schema of one, for completion and checking in editors.

`agendum schema plan > plan.schema.json` writes the schema of action plans. `agendum schema --format markdown` prints what each key of each file \
means.";

/// Where the sources are.
#[derive(Debug, Args)]
pub(super) struct SourceArguments {
    /// The content folder
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub(super) content: PathBuf,
    /// A theme folder, in place of the built-in theme
    #[arg(long, value_name = "DIR")]
    pub(super) theme: Option<PathBuf>,
}

/// The arguments of `build`.
#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    pub(super) source: SourceArguments,
    /// The output folder; the site goes to `public` in it
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub(super) output: PathBuf,
    /// Say of each file that was made again why it was
    #[arg(long)]
    pub(super) explain: bool,
    /// Make everything again, and keep nothing for the next build
    #[arg(long)]
    pub(super) no_store: bool,
    /// How many documents are made at the same time; as many as there are processors without it
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(super) quiet: Quiet,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Show only the findings in these files and folders
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) source: SourceArguments,
    /// How findings are shown: text for people, on standard error; the others for machines, on standard output
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub(super) format: FindingFormat,
    #[command(flatten)]
    pub(super) quiet: Quiet,
}

/// The arguments of `rules`.
#[derive(Debug, Args)]
pub(super) struct RulesArguments {
    /// A rule, or a topic; without one all rules are listed
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,
}

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// A kind of file; without one they are listed
    #[arg(value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// How it is printed: a JSON Schema for editors, or tables of keys for people
    #[arg(long, value_enum, default_value_t = SchemaFormat::Json)]
    pub(super) format: SchemaFormat,
}

/// How the form of a file is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaFormat {
    /// JSON Schema, draft 2020-12.
    Json,
    /// Tables of keys in Markdown.
    Markdown,
}

/// Whether only findings are shown.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct Quiet {
    /// Show findings and failures alone
    #[arg(long, short)]
    quiet: bool,
}

impl Quiet {
    /// Whether there is more to say than findings.
    pub(super) fn is_loud(self) -> bool {
        !self.quiet
    }
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingFormat {
    /// For people.
    Text,
    /// A JSON array, one object a finding.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands that GitHub shows beside the lines.
    Github,
}
