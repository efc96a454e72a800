//! The files that authors write, key by key: each form is a table of keys, and what the model means by them.

pub(super) mod appendix;
pub(super) mod committee;
pub(super) mod council;
pub(super) mod format;
mod front;
mod kinds;
mod meeting;
mod meeting_name;
mod outcome;
mod plan;
mod programme;
mod report;
mod silence;
mod tables;
mod tracker;
