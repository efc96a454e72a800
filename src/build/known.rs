//! Which meetings need not be read, and why the others are.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::records::{Basis, MeetingRecord, Reason, Told, digest, key, recall};
use crate::diagnostic::{self, Failure, Finding};
use crate::load::{Ground, Home, MeetingRead, Unread};
use crate::model::{Calendar, Digest, MeetingFacts, Reach};
use crate::publish::Store;

/// What a whole build stands on.
pub(super) struct Footing<'a> {
    pub(super) store: &'a Store,
    /// With every file of the content.
    pub(super) basis: &'a Basis,
}

/// What came of a meeting that need not be read: nothing that it depends on has changed.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) read: Vec<Finding>,
    pub(super) checked: Vec<Finding>,
    pub(super) family: Digest,
}

/// Every meeting, read or known.
#[derive(Default)]
pub(super) struct Meetings {
    pub(super) known: BTreeMap<Home, Known>,
    /// What others may know of those.
    pub(super) unread: Vec<(Home, Unread)>,
    pub(super) read: Vec<(Home, MeetingRead)>,
    /// Why those were read that were.
    pub(super) reasons: BTreeMap<Home, BTreeSet<Reason>>,
    /// What each of them stands on.
    pub(super) bases: BTreeMap<Home, Basis>,
}

impl Footing<'_> {
    /// Reads the meetings that have to be read.
    ///
    /// First those whose own files have changed, for what others know of a meeting stands in its files. Then those that are shown something else of
    /// their committee's calendar than before.
    ///
    /// # Errors
    /// As [`written`](super::records::written).
    pub(super) fn meetings(&self, ground: &Ground<'_>) -> Result<Meetings, Failure> {
        let mut meetings = Meetings::default();
        let mut recorded = BTreeMap::new();
        let mut unread = Vec::new();
        for home in ground.meetings() {
            match self.recorded(home) {
                Ok(record) => {
                    recorded.insert(home.clone(), record);
                }
                Err(reasons) => {
                    meetings.reasons.insert(home.clone(), reasons);
                    unread.push(home.clone());
                }
            }
        }
        meetings.read(ground, unread);
        let calendars = Calendars::of(&recorded, &meetings.read)?;
        let mut shown_otherwise = Vec::new();
        for (home, record) in recorded {
            let calendar = calendars.shown_to(&home, &record.facts)?;
            match known(record, calendar) {
                Ok((known, unread)) => {
                    meetings.unread.push((home.clone(), unread));
                    meetings.known.insert(home, known);
                }
                Err(reason) => {
                    meetings.reasons.insert(home.clone(), BTreeSet::from([reason]));
                    shown_otherwise.push(home);
                }
            }
        }
        meetings.read(ground, shown_otherwise);
        for (home, read) in &meetings.read {
            // What is wrong in a file may be that another is not there, which nobody would notice later.
            let Some(meeting) = read.meeting.as_ref().filter(|_| !diagnostic::any_error(&read.findings)) else { continue };
            let facts = MeetingFacts::of(meeting);
            let read_from = read.inputs.iter().map(|input| (input.path.clone(), input.digest));
            let files = self.files(home, &facts).chain(read_from).collect();
            let calendar = calendars.shown_to(home, &facts)?;
            meetings.bases.insert(home.clone(), Basis { files, calendar, ..self.basis.clone_without_files() });
        }
        Ok(meetings)
    }

    /// What was noted of a meeting, where the files that it was read from are the same.
    fn recorded(&self, home: &Home) -> Result<MeetingRecord, BTreeSet<Reason>> {
        let unknown = || BTreeSet::from([Reason::Unknown]);
        let record: MeetingRecord = recall(self.store, key(["subject", &home.path()])).ok_or_else(unknown)?;
        let from = record.basis.files.keys().filter_map(|path| Some((path.clone(), *self.basis.files.get(path)?)));
        let files = self.files(home, &record.facts).chain(from).collect();
        // What it is shown of the calendar is known when all meetings are.
        let now = Basis { files, calendar: record.basis.calendar, ..self.basis.clone_without_files() };
        let reasons = record.basis.differences(&now);
        if reasons.is_empty() { Ok(record) } else { Err(reasons) }
    }

    /// The files that a meeting depends on, read or not: all in its folder, and those of its council and committee.
    fn files(&self, home: &Home, facts: &MeetingFacts) -> impl Iterator<Item = (String, Digest)> {
        let own = format!("{}/", home.path());
        let of_committee = |name: &str| format!("{}/{name}", home.committee);
        let mut around = vec!["council.yaml".to_owned(), "format.yaml".to_owned(), of_committee("committee.yaml")];
        if facts.reach == Reach::Whole {
            around.extend(["tracker.yaml", "work-programme.yaml"].map(of_committee));
        }
        let inside = self.basis.files.range(own.clone()..).take_while(move |(path, _)| path.starts_with(&own));
        let inside = inside.map(|(path, digest)| (path.clone(), *digest));
        inside.chain(around.into_iter().filter_map(|path| Some((path.clone(), *self.basis.files.get(&path)?))))
    }
}

impl Meetings {
    fn read(&mut self, ground: &Ground<'_>, homes: Vec<Home>) {
        let read = ground.read_meetings(&homes);
        self.read.extend(homes.into_iter().zip(read));
    }
}

/// A meeting that is shown what it was shown before.
fn known(record: MeetingRecord, calendar: Option<Digest>) -> Result<(Known, Unread), Reason> {
    let MeetingRecord { basis, facts, silences, read, checked, family } = record;
    if basis.calendar != calendar {
        return Err(Reason::Calendar);
    }
    let told = || Some((Told::findings(read)?, Told::findings(checked)?));
    let (read, checked) = told().ok_or(Reason::Unknown)?;
    Ok((Known { read, checked, family }, Unread { facts, silences }))
}

/// The calendars of all committees, by folder, each with its digest as a whole. What their work programmes say is known by the files.
struct Calendars(BTreeMap<String, (Calendar, Digest)>);

impl Calendars {
    fn of(recorded: &BTreeMap<Home, MeetingRecord>, read: &[(Home, MeetingRead)]) -> Result<Self, Failure> {
        let mut calendars: BTreeMap<String, Calendar> = BTreeMap::new();
        let from_read = read.iter().filter_map(|(home, read)| Some((home, MeetingFacts::of(read.meeting.as_ref()?))));
        for (home, facts) in recorded.iter().map(|(home, record)| (home, record.facts.clone())).chain(from_read) {
            calendars.entry(home.committee.clone()).or_default().meetings.insert(home.name.clone(), facts);
        }
        let whole = |(folder, calendar): (String, Calendar)| digest(&calendar.meetings).map(|digest| (folder, (calendar, digest)));
        calendars.into_iter().map(whole).collect::<Result<_, _>>().map(Self)
    }

    /// The digest of what the papers of a meeting are shown.
    fn shown_to(&self, home: &Home, meeting: &MeetingFacts) -> Result<Option<Digest>, Failure> {
        let Some((calendar, whole)) = self.0.get(&home.committee) else { return Ok(None) };
        match calendar.seen_by(meeting) {
            Cow::Borrowed(_) => Ok(Some(*whole)),
            Cow::Owned(seen) => digest(&seen.meetings).map(Some),
        }
    }
}
