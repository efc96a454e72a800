//! Which meetings need not be read, and why the others are.

use std::collections::{BTreeMap, BTreeSet};

use super::records::{Basis, MeetingRecord, Reason, Told, key, recall};
use crate::diagnostic::Finding;
use crate::load::{Ground, Home, MeetingRead, Unread};
use crate::model::{Calendar, Digest, MeetingFacts, Reach, Silence};
use crate::publish::Store;

/// What a whole build stands on.
pub(super) struct Footing<'a> {
    pub(super) store: &'a Store,
    /// With every file of the content.
    pub(super) basis: &'a Basis,
}

/// A meeting that need not be read: nothing that it depends on has changed.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) facts: MeetingFacts,
    pub(super) silences: Vec<Silence>,
    pub(super) read: Vec<Finding>,
    pub(super) checked: Vec<Finding>,
    pub(super) family: Digest,
}

/// Every meeting, read or known.
pub(super) struct Meetings {
    pub(super) known: BTreeMap<Home, Known>,
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
    pub(super) fn meetings(&self, ground: &Ground<'_>) -> Meetings {
        let mut meetings = Meetings { known: BTreeMap::new(), read: Vec::new(), reasons: BTreeMap::new(), bases: BTreeMap::new() };
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
        let calendars = calendars(&recorded, &meetings.read);
        let mut shown_otherwise = Vec::new();
        for (home, record) in recorded {
            let calendar = calendars.get(&home.committee).map(|calendar| calendar.shown_to(&record.facts));
            match known(record, calendar) {
                Ok(known) => {
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
            let Some(meeting) = read.meeting.as_ref().filter(|_| !crate::diagnostic::any_error(&read.findings)) else { continue };
            let facts = MeetingFacts::of(meeting);
            let read_from = read.inputs.iter().map(|input| (input.path.clone(), input.digest));
            let files = self.files(home, &facts).chain(read_from).collect();
            let calendar = calendars_of(&calendars, home, &facts);
            meetings.bases.insert(home.clone(), Basis { files, calendar, ..self.basis.clone_without_files() });
        }
        meetings
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

/// Something of each of some meetings.
type Homes<T> = Vec<(Home, T)>;

impl Meetings {
    fn read(&mut self, ground: &Ground<'_>, homes: Vec<Home>) {
        let read = ground.read_meetings(&homes);
        self.read.extend(homes.into_iter().zip(read));
    }

    /// What the content is made from: the meetings that were read, and what is known of the others.
    pub(super) fn taken(&mut self) -> (Homes<MeetingRead>, Homes<Unread>) {
        let known = self.known.iter().map(|(home, known)| {
            let unread = Unread { facts: known.facts.clone(), silences: known.silences.clone() };
            (home.clone(), unread)
        });
        (std::mem::take(&mut self.read), known.collect())
    }
}

/// A meeting that is shown what it was shown before.
fn known(record: MeetingRecord, calendar: Option<Digest>) -> Result<Known, Reason> {
    let MeetingRecord { basis, facts, silences, read, checked, family } = record;
    if basis.calendar != calendar {
        return Err(Reason::Calendar);
    }
    let told = || Some((Told::findings(read)?, Told::findings(checked)?));
    let (read, checked) = told().ok_or(Reason::Unknown)?;
    Ok(Known { facts, silences, read, checked, family })
}

/// The calendar of a committee, with its digest as a whole.
struct Facts {
    calendar: Calendar,
    whole: Digest,
}

impl Facts {
    /// The digest of what the papers of a meeting are shown.
    fn shown_to(&self, meeting: &MeetingFacts) -> Digest {
        match self.calendar.seen_by(meeting) {
            std::borrow::Cow::Borrowed(_) => self.whole,
            std::borrow::Cow::Owned(seen) => digest(&seen),
        }
    }
}

fn digest(calendar: &Calendar) -> Digest {
    Digest::of(&super::records::written(&calendar.meetings))
}

/// The calendars of all committees, by folder. What their work programmes say is known by the files.
fn calendars(recorded: &BTreeMap<Home, MeetingRecord>, read: &[(Home, MeetingRead)]) -> BTreeMap<String, Facts> {
    let mut calendars: BTreeMap<String, Calendar> = BTreeMap::new();
    let from_read = read.iter().filter_map(|(home, read)| Some((home, MeetingFacts::of(read.meeting.as_ref()?))));
    for (home, facts) in recorded.iter().map(|(home, record)| (home, record.facts.clone())).chain(from_read) {
        calendars.entry(home.committee.clone()).or_default().meetings.insert(home.name.clone(), facts);
    }
    calendars.into_iter().map(|(folder, calendar)| (folder, Facts { whole: digest(&calendar), calendar })).collect()
}

fn calendars_of(calendars: &BTreeMap<String, Facts>, home: &Home, facts: &MeetingFacts) -> Option<Digest> {
    calendars.get(&home.committee).map(|calendar| calendar.shown_to(facts))
}
