//! agendum turns a folder of reports into agenda packs, as accessible PDF and as web pages.
//!
//! The rooms in the order in which a pack passes through them. A room names only rooms above it in this list; `tests/house.rs` holds that.
//!
//! | room | takes | hands on | never |
//! |---|---|---|---|
//! | [`diagnostic`] | a code, a place, words | findings and failures | knows the rest of the house |
//! | [`model`] | parsed values | what a council's papers mean | knows YAML, Markdown, paths or pages |
//! | [`load`] | a content folder, a theme folder | [`model::Content`], [`model::Theme`], findings | judges what a report says; writes |
//! | [`check`] | the content | [`check::CheckedContent`], which only this room makes, or findings | knows files or formats |
//! | [`compose`] | the checked content, the theme's words | [`compose::Document`]s: numbered blocks, links, tables | knows HTML or PDF |
//! | [`render`] | documents and a theme | artifacts: path and bytes | sees the content, files, clock or network |
//! | [`publish`] | artifacts | the output folder, staged and swapped | looks inside an artifact |
//! | [`cli`] | arguments | exit codes and words on the terminal | works of its own |

pub mod check;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod publish;
pub mod render;
