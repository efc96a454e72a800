//! agendum turns a folder of reports into agenda packs, as accessible PDF and as web pages.
//!
//! The rooms in the order in which a pack passes through them. A room names only rooms above it in this list; `tests/house.rs` holds that.
//!
//! | room | takes | hands on | never |
//! |---|---|---|---|
//! | [`diagnostic`] | a code, a place, words | findings and failures | knows the rest of the house |
//! | `crew` | things and work for each | their results, in order | knows what the work is |
//! | [`model`] | parsed values | what a council's papers mean | knows YAML, Markdown, paths or pages |
//! | [`load`] | a content folder, a theme folder | [`model::draft::Content`], [`model::Theme`], findings | judges what a report says; writes |
//! | [`check`] | a draft, the theme's words | its figures worked out: [`check::CheckedContent`], which only this room makes, or findings | knows files or formats |
//! | [`compose`] | the checked content, the theme's words, an order | [`compose::Family`]: a pack and its papers as one value | knows HTML or PDF |
//! | [`render`] | a family and a theme | artifacts (path and bytes), findings of what does not fit its page | sees the content, files, clock or network |
//! | [`publish`] | artifacts, one after the other | the output folder, staged and swapped | looks inside an artifact |
//! | `build` | a source, an output folder | what was made, and why: no more than has changed | changes a byte of it by what is kept |
//! | [`cli`] | arguments | exit codes and words on the terminal | works of its own |
//!
//! # Words
//!
//! Each has one meaning throughout.
//!
//! | word | what it means |
//! |---|---|
//! | place | a stretch of a file ([`diagnostic::Place`]); where a meeting is held is its *venue* |
//! | finding, failure | what an author can mend; what only the machine or the theme can |
//! | rule, silence | one question asked of all content; an author's reason to keep what it found |
//! | paper | what an agenda binds in: a report, an appendix, minutes |
//! | pack | all papers of a meeting behind its agenda, with one run of page numbers |
//! | prose | what an author wrote in Markdown, as blocks with their places ([`model::Prose`]) |
//! | section, outline | a heading of the report format with what stands under it; all of them with their numbers |
//! | figure | a number that is printed, with its unit ([`model::Figure`]), or the expression in prose that gives one |
//! | picture, chart | an image of an author's own; data drawn by the program ([`compose::chart::Chart`]) |
//! | data set, view | a table of figures from a file; the way in which one, or a plan, is shown ([`model::ViewKind`]) |
//! | plan, action, update | a living list; one thing to be done; what was said of it on a day |
//! | progress, course | how an action stands on a day; how it stood on two |
//! | tracker, recommendation | the committee's list; what it asked for, with what became of that |
//! | programme, promise | what comes to which meeting; what a committee was told would come |
//! | exempt | kept from the public by a category of the law |
//! | slug | a name that is a folder and part of an address ([`model::Slug`]) |
//! | words | every text that the program itself prints, from the theme ([`model::Words`]) |
//! | tokens | the lengths and colours of a theme ([`model::Tokens`]) |
//! | dossier, calendar | a committee's folder; its meetings as others know them, and what it means to consider ([`model::Calendar`]) |
//! | order, pins, edition | what a family is composed for; numbers that are given; for whom ([`compose::Order`]) |
//! | family, document | a pack and its papers as one value ([`compose::Family`]); one page and its PDF |
//! | part, block, inline | what starts on a new page; what stands in it; a piece of a line |
//! | origin | the author's text that a block was made from ([`compose::Origin`]); no part of what it shows |
//! | anchor, label | the address of a block on a web page; the number or letter printed before one |
//! | room, run | what a page leaves for text; pages of one orientation that follow each other |
//! | store, basis | what earlier builds made ([`publish::Store`]); all that a result depends on, by digests |
//! | artifact | a finished file of the output: path and bytes |
//!
//! # Three ways through the house
//!
//! Each arrow leads from a function to one that it calls, or to a value or type that it uses; `tests/house.rs` walks them.
//!
//! A paragraph becomes a page:
//!
//! - read: `build/mod.rs` `build` → `judge` → `build/known.rs` `meetings` → `read` → `load/ground.rs` `read_meetings` → `meeting` →
//!   `load/forms/meeting.rs` `read` → `reports` → `load/forms/report.rs` `read` → `load/markdown/mod.rs` `read` → `parsed` →
//!   `load/markdown/blocks.rs` `blocks` → `block` → `paragraph`
//! - composed: `build/mod.rs` `build` → `publish` → `task` → `composed` → `compose/mod.rs` `family` → `compose/meeting.rs` `family` → `bound_report` →
//!   `compose/report.rs` `part` → `narrative` → `said` → `compose/prose.rs` `blocks` → `at_depth` → `line`
//! - as PDF: `build/mod.rs` `drawn` → `render/mod.rs` `draw` → `render/pdf/mod.rs` `lay_out` → `desk` → `render/pdf/sheet.rs` `sheet` →
//!   `blocks` → `inline`; then `render/mod.rs` `draw` → `render/pdf/mod.rs` `export` → `render/pdf/compact.rs` `compact`
//! - on the web: `render/mod.rs` `draw` → `render/html/mod.rs` `page` → `render/html/parts.rs` `write` → `under_page_heading` →
//!   `render/html/writer.rs` `blocks`
//! - written: `build/mod.rs` `drawn` → `publish.rs` `put` → `publish/disk.rs` `write`; then `build/mod.rs` `publish` → `publish.rs` `finish` → `publish/disk.rs` `swap`
//!
//! An update of an action becomes a row of its exceptions:
//!
//! - read: `load/forms/appendix.rs` `yaml_paper` → `load/forms/plan.rs` `PlanKeys` → `PriorityKeys` → `ActionKeys` → `UpdateKeys` →
//!   `model/plan.rs` `Update`
//! - shown: `compose/prose.rs` `blocks` → `compose/views/mod.rs` `view` → `compose/views/exceptions.rs` `exceptions` →
//!   `model/exceptions.rs` `exceptions` → `course` → `model/progress.rs` `at`; then `compose/views/exceptions.rs` `row` → `compose/document.rs`
//!   `TableCell`
//!
//! A wrong percentage becomes a finding:
//!
//! - judged: `cli.rs` `check` → `build/mod.rs` `check_only` → `judge` → `check/mod.rs` `examine` → `committee` → `meeting` → `check/judge.rs` `meeting` →
//!   `report` → `hold` → `check/rules/mod.rs` `RULES` →
//!   `check/rules/percentage.rs` `RULE` → `check` → `judge` → `readings`
//! - kept or told: `check/mod.rs` `judged` → `check/silences.rs` `apply`; then `cli.rs` `show` → `diagnostic/printer.rs` `print`

mod build;
pub mod check;
pub mod cli;
pub mod compose;
mod crew;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod publish;
pub mod render;

pub use build::{Built, Made, Reason, Reuse, Source, Watch, build, check_only};
