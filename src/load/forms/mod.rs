//! The files that authors write, key by key: each form is read into what the model means by it.

pub(super) mod appendix;
pub(super) mod committee;
pub(super) mod council;
pub(super) mod format;
pub(super) mod front;
mod kinds;
pub(super) mod meeting;
pub(super) mod outcome;
pub(super) mod plan;
pub(super) mod programme;
pub(super) mod report;
pub(super) mod silence;
pub(super) mod tables;
pub(super) mod tracker;

pub(super) use appendix::plan_in;
