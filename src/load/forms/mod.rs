//! The files that authors write, key by key: each form is a table of keys, and what the model means by them.

pub(super) mod appendix;
pub(super) mod committee;
pub(super) mod council;
pub(super) mod format;
pub(super) mod front;
mod kinds;
pub(super) mod meeting;
mod meeting_name;
mod outcome;
pub(super) mod plan;
pub(super) mod programme;
pub(super) mod report;
mod silence;
pub(super) mod tables;
pub(super) mod tracker;
