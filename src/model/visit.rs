//! Every text that an author wrote, reached in one walk.
//!
//! Each type is taken apart whole, without `..`: a new field does not compile until it is said here whether it is a text. What no rule has read cannot be
//! published, so a rule that reads texts is given those of this walk, and leaves out only what it says that it leaves out.

use super::{
    AccessCategory, AccessRules, Action, ActionPlan, Annex, Answered, Appendix, AppendixContent, Assessment, Assurance, Background, Bands, Block,
    Calendar, ClosingRow, Column, Commitment, Committee, Content, Council, DataCell, DataColumn, DataRow, DataSet, DataSource, DataTable, DatedPlan,
    Dossier, Driver, Due, DueDay, Exemption, FrontRow, GivenUp, Glossary, Heading, Inline, Item, ItemContent, ListItem, MarkdownPaper, Measure,
    Meeting, MeetingStatus, Member, Notice, Origin, Outcome, Paper, PlannedMeeting, PlannedSubject, Post, Priority, Promise, Prose, Recommendation,
    Recommendations, Report, ReportFormat, Section, SectionSpec, Slug, Step, StepKind, SubheadingSpec, Tables, Tracked, TrackedItem, Tracker,
    TrackerItem, Update, Venue, View, WorkProgramme,
};
use crate::diagnostic::{Located, Place};

/// A text that an author wrote.
#[derive(Debug, Clone, Copy)]
pub enum Text<'a> {
    /// Running prose, whole. What stands in it by itself (a picture's description, a caption, code) comes after it as a text of its own.
    Prose(&'a Prose),
    /// A cell of a table: prose that need be no sentence.
    Cell(&'a Prose),
    /// A line without marks.
    Line(&'a str, &'a Place),
    /// Words in typewriter type, shown as they are typed.
    Code(&'a str, &'a Place),
    /// What a picture shows, for those who cannot see it.
    Description(&'a str, &'a Place),
    /// A heading or a cell of a data set.
    Datum(&'a str, &'a Place),
    /// The name of somebody or something, an address, a heading that the format gives: it claims nothing, and has no place.
    Name(&'a str),
}

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
pub enum Home<'a> {
    /// In the council's own files.
    Council,
    /// With a committee: its role, its notices, what it follows and plans.
    Committee(&'a Committee),
    /// In a plan of a committee, by the name of its file.
    Plan(&'a Committee, &'a Slug),
    /// With a meeting: its agenda.
    Meeting(&'a Meeting),
    /// In a report, or in what the agenda says of it.
    Report(&'a Report),
    /// In an appendix of a report, by its number.
    Appendix(&'a Report, usize),
}

/// Somebody who goes through content. What is not overridden goes on to what is inside.
pub trait Visitor<'a> {
    /// A text. `field` is its place in the model, such as `Action.improvement`.
    fn text(&mut self, home: Home<'a>, field: &'static str, text: Text<'a>);

    /// A meeting, and its reports.
    fn meeting(&mut self, meeting: &'a Meeting)
    where
        Self: Sized,
    {
        walk_meeting(self, meeting);
        meeting.reports.values().for_each(|report| walk_report(self, report));
    }

    /// A plan under a committee's `plans`.
    fn standing_plan(&mut self, home: Home<'a>, plan: &'a ActionPlan)
    where
        Self: Sized,
    {
        walk_plan(self, home, plan);
    }

    /// A block of prose, outer before inner.
    fn block(&mut self, home: Home<'a>, block: &'a Block)
    where
        Self: Sized,
    {
        walk_block(self, home, block);
    }

    /// Data, drawn.
    fn view(&mut self, home: Home<'a>, view: &'a View)
    where
        Self: Sized,
    {
        walk_view(self, home, view);
    }

    /// Data, which may be shared with others who draw them.
    fn source(&mut self, home: Home<'a>, source: &'a DataSource)
    where
        Self: Sized,
    {
        walk_source(self, home, source);
    }

    /// A paper behind a report.
    fn paper(&mut self, home: Home<'a>, paper: &'a Paper)
    where
        Self: Sized,
    {
        walk_paper(self, home, paper);
    }

    /// A table that is drawn as given.
    fn table(&mut self, home: Home<'a>, table: &'a DataTable)
    where
        Self: Sized,
    {
        walk_table(self, home, table);
    }
}

/// Goes through everything.
pub fn walk_content<'a>(visitor: &mut impl Visitor<'a>, content: &'a Content) {
    // What authors keep is told to the program, not to readers.
    let Content { council, format, committees, silences: _ } = content;
    walk_council(visitor, council, format);
    for dossier in committees.values() {
        walk_dossier(visitor, dossier);
        dossier.meetings.values().for_each(|meeting| visitor.meeting(meeting));
    }
}

/// Goes through the council's own files.
pub fn walk_council<'a>(visitor: &mut impl Visitor<'a>, council: &'a Council, format: &'a ReportFormat) {
    let home = Home::Council;
    let Council { name: own, website, language: _, accent: _, access, posts, venues, wards, duplex: _ } = council;
    name(visitor, "Council.name", own);
    website.iter().for_each(|address| name(visitor, "Council.website", address));
    wards.iter().for_each(|ward| name(visitor, "Council.wards", ward));
    for post in posts.values() {
        let Post { title, kind: _, contact_label, name: holder, role, phone, email } = post;
        name(visitor, "Post.title", title);
        contact_label.iter().for_each(|label| name(visitor, "Post.contact_label", label));
        holder.iter().for_each(|holder| name(visitor, "Post.name", holder));
        role.iter().for_each(|role| name(visitor, "Post.role", role));
        phone.iter().for_each(|phone| name(visitor, "Post.phone", phone));
        email.iter().for_each(|email| name(visitor, "Post.email", email));
    }
    let AccessRules { rules, categories } = access;
    name(visitor, "AccessRules.rules", rules);
    for category in categories {
        let AccessCategory { code, class: _, paragraph, wording } = category;
        name(visitor, "AccessCategory.code", code);
        name(visitor, "AccessCategory.paragraph", paragraph);
        line(visitor, home, "AccessCategory.wording", wording);
    }
    for venue in venues.values() {
        let Venue { name: own, note } = venue;
        name(visitor, "Venue.name", own);
        note.iter().for_each(|note| line(visitor, home, "Venue.note", note));
    }
    walk_format(visitor, format);
}

fn walk_format<'a>(visitor: &mut impl Visitor<'a>, format: &'a ReportFormat) {
    let ReportFormat { front, contacts_heading, confidentiality_heading, sections, closing, assessments, place: _ } = format;
    name(visitor, "ReportFormat.contacts_heading", contacts_heading);
    name(visitor, "ReportFormat.confidentiality_heading", confidentiality_heading);
    for FrontRow { field: _, label } in front {
        name(visitor, "FrontRow.label", label);
    }
    for SectionSpec { key: _, heading, aliases: _, numbering: _, required: _, free_subheadings: _, subheadings } in sections {
        name(visitor, "SectionSpec.heading", heading);
        for SubheadingSpec { heading, aliases: _ } in subheadings.iter().flatten() {
            name(visitor, "SubheadingSpec.heading", heading);
        }
    }
    for ClosingRow { field: _, heading } in closing {
        name(visitor, "ClosingRow.heading", heading);
    }
    for Assessment { key: _, heading, question } in assessments {
        name(visitor, "Assessment.heading", heading);
        name(visitor, "Assessment.question", question);
    }
}

/// Goes through what a committee says besides its meetings.
pub fn walk_dossier<'a>(visitor: &mut impl Visitor<'a>, dossier: &'a Dossier) {
    // What the calendar knows of meetings stands in their own files.
    let Dossier { committee, recommendations, plans, calendar, meetings: _ } = dossier;
    let Calendar { programme, meetings: _ } = calendar;
    let home = Home::Committee(committee);
    walk_committee(visitor, home, committee);
    recommendations.iter().for_each(|recommendations| walk_recommendations(visitor, home, recommendations));
    programme.iter().for_each(|programme| walk_programme(visitor, home, programme));
    for (slug, plan) in plans {
        visitor.standing_plan(Home::Plan(committee, slug), plan);
    }
}

fn walk_committee<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, committee: &'a Committee) {
    let Committee {
        slug: _,
        name,
        role,
        terms_of_reference,
        members,
        quorum: _,
        clerk: _,
        contacts: _,
        dates: _,
        notices,
        outcomes,
        interests,
        principles,
        place: _,
    } = committee;
    visitor.text(home, "Committee.name", Text::Name(name));
    for Member { name, role } in members {
        visitor.text(home, "Member.name", Text::Name(name));
        role.iter().for_each(|role| visitor.text(home, "Member.role", Text::Name(role)));
    }
    prose(visitor, home, "Committee.role", role);
    prose(visitor, home, "Committee.terms_of_reference", terms_of_reference);
    for Notice { title, text } in notices.iter().chain(outcomes) {
        line(visitor, home, "Notice.title", title);
        prose(visitor, home, "Notice.text", text);
    }
    prose(visitor, home, "Committee.interests", interests);
    prose(visitor, home, "Committee.principles", principles);
}

fn walk_recommendations<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, recommendations: &'a Recommendations) {
    let Recommendations { title, items } = recommendations;
    line(visitor, home, "Recommendations.title", title);
    for TrackedItem { meeting: _, title, recommendations } in items {
        line(visitor, home, "TrackedItem.title", title);
        for made in recommendations {
            let Tracked { text, steps, place: _ } = made;
            prose(visitor, home, "Tracked.text", text);
            for Step { date: _, kind } in steps {
                match kind {
                    StepKind::Response { status: _, text } => prose(visitor, home, "StepKind::Response.text", text),
                    StepKind::Accepted | StepKind::NotAccepted => {}
                }
            }
        }
    }
}

fn walk_programme<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, programme: &'a WorkProgramme) {
    let WorkProgramme { title, meetings, commitments } = programme;
    line(visitor, home, "WorkProgramme.title", title);
    for PlannedMeeting { date: _, subjects } in meetings {
        for PlannedSubject { title, leads: _, reason, answers, added: _, withdrawn } in subjects {
            line(visitor, home, "PlannedSubject.title", title);
            reason.iter().for_each(|reason| line(visitor, home, "PlannedSubject.reason", reason));
            for Answered { made: Origin { meeting: _, report: _ }, subject } in answers {
                subject.iter().for_each(|subject| line(visitor, home, "Answered.subject", subject));
            }
            if let Some(GivenUp { date: _, reason }) = withdrawn {
                line(visitor, home, "GivenUp.reason", reason);
            }
        }
    }
    for Commitment { promise, made: Origin { meeting: _, report: _ } } in commitments {
        walk_promise(visitor, home, promise);
    }
}

fn walk_promise<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, promise: &'a Promise) {
    let Promise { subject, by: _, reason } = promise;
    line(visitor, home, "Promise.subject", subject);
    reason.iter().for_each(|reason| line(visitor, home, "Promise.reason", reason));
}

/// Goes through a meeting and its agenda, without its reports.
pub fn walk_meeting<'a>(visitor: &mut impl Visitor<'a>, meeting: &'a Meeting) {
    let home = Home::Meeting(meeting);
    let Meeting {
        folder: _,
        date: _,
        time: _,
        venue: _,
        room,
        attend,
        clerk: _,
        issued: _,
        proper_officer: _,
        status,
        first_minute: _,
        items,
        reports,
        place: _,
    } = meeting;
    room.iter().for_each(|room| line(visitor, home, "Meeting.room", room));
    prose(visitor, home, "Meeting.attend", attend);
    match status {
        MeetingStatus::Planned | MeetingStatus::Held => {}
        MeetingStatus::Moved { to: _, note } => line(visitor, home, "MeetingStatus::Moved.note", note),
        MeetingStatus::Cancelled { note } => line(visitor, home, "MeetingStatus::Cancelled.note", note),
    }
    for Item { content, purpose, place: _ } in items {
        let mut of = home;
        match content {
            ItemContent::Standing { title, text, paper } => {
                line(visitor, home, "ItemContent::Standing.title", title);
                prose(visitor, home, "ItemContent::Standing.text", text);
                paper.iter().for_each(|paper| walk_markdown(visitor, home, paper));
            }
            ItemContent::Report(slug) => of = reports.get(&slug.value).map_or(home, Home::Report),
            ItemContent::ToFollow { title } => line(visitor, home, "ItemContent::ToFollow.title", title),
        }
        purpose.iter().for_each(|purpose| line(visitor, of, "Item.purpose", purpose));
    }
}

/// Goes through a report and the papers behind it.
pub fn walk_report<'a>(visitor: &mut impl Visitor<'a>, report: &'a Report) {
    let home = Home::Report(report);
    let Report {
        slug: _,
        subject,
        report_of: _,
        contacts: _,
        key_decision: _,
        wards: _,
        assessments: _,
        appendices,
        data,
        unread_data: _,
        returns,
        members_rooms,
        background,
        inspection_place: _,
        sections,
        front_matter: _,
    } = report;
    line(visitor, home, "Report.subject", subject);
    for Section { heading, body } in sections {
        line(visitor, home, "Section.heading", heading);
        prose(visitor, home, "Section.body", body);
    }
    returns.iter().for_each(|promise| walk_promise(visitor, home, promise));
    members_rooms.iter().for_each(|text| line(visitor, home, "Report.members_rooms", text));
    for Background { title, source: _, exempt_paragraph, place: _ } in background {
        line(visitor, home, "Background.title", title);
        exempt_paragraph.iter().for_each(|text| line(visitor, home, "Background.exempt_paragraph", text));
    }
    data.iter().for_each(|(_, source)| visitor.source(home, source));
    for (index, appendix) in appendices.iter().enumerate() {
        let Appendix { title, content, place: _ } = appendix;
        // A title is listed in the report, and what may be said of a withheld paper stands there.
        match content {
            AppendixContent::Public(paper) => {
                line(visitor, home, "Appendix.title", title);
                visitor.paper(Home::Appendix(report, index + 1), paper);
            }
            AppendixContent::Exempt(exemption) => {
                let Exemption { category: _, reason, until, summary } = exemption.as_ref();
                line(visitor, home, "Exemption.reason", reason);
                until.iter().for_each(|until| line(visitor, home, "Exemption.until", until));
                summary.iter().for_each(|summary| line(visitor, home, "Exemption.summary", summary));
            }
        }
    }
}

/// Goes through a paper behind a report.
pub fn walk_paper<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, paper: &'a Paper) {
    match paper {
        Paper::Markdown(paper) => walk_markdown(visitor, home, paper),
        Paper::Tables(tables) => walk_tables(visitor, home, tables),
        Paper::Glossary(Glossary { terms }) => {
            for (term, meaning) in terms {
                line(visitor, home, "Glossary.terms", term);
                line(visitor, home, "Glossary.terms", meaning);
            }
        }
        Paper::Tracker(tracker) => walk_tracker(visitor, home, tracker),
        // It is the committee's, which goes through it.
        Paper::WorkProgramme => {}
        Paper::Plan(DatedPlan { plan, as_at: _ }) => walk_plan(visitor, home, plan),
        Paper::View(view) => visitor.view(home, view),
        Paper::Picture { asset: _, description } => {
            visitor.text(home, "Paper::Picture.description", Text::Description(&description.value, &description.place));
        }
    }
}

fn walk_markdown<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, paper: &'a MarkdownPaper) {
    let MarkdownPaper { body, numbering: _, place: _ } = paper;
    prose(visitor, home, "MarkdownPaper.body", body);
}

fn walk_tables<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, tables: &'a Tables) {
    let Tables { intro, tables, notes } = tables;
    prose(visitor, home, "Tables.intro", intro);
    tables.iter().for_each(|table| visitor.table(home, table));
    prose(visitor, home, "Tables.notes", notes);
}

/// Goes through a table that is drawn as given.
pub fn walk_table<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, table: &'a DataTable) {
    let DataTable { title, orientation: _, columns, row_headers: _, rows, source, place: _ } = table;
    title.iter().for_each(|title| line(visitor, home, "DataTable.title", title));
    for Column { title, align: _ } in columns {
        match title {
            Heading::Written(title) => line(visitor, home, "Heading::Written", title),
            Heading::Period(_, period) => line(visitor, home, "Heading::Period", period),
            Heading::Word(_) => {}
        }
    }
    for cell in rows.iter().flatten() {
        visitor.text(home, "DataTable.rows", Text::Cell(cell));
        cell.iter().for_each(|block| visitor.block(home, block));
    }
    source.iter().for_each(|source| line(visitor, home, "DataTable.source", source));
}

fn walk_tracker<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, tracker: &'a Tracker) {
    let Tracker { title, items, living: _ } = tracker;
    line(visitor, home, "Tracker.title", title);
    for TrackerItem { meeting: _, title, recommendations } in items {
        line(visitor, home, "TrackerItem.title", title);
        for Recommendation { text, response, status: _, age: _, refused: _ } in recommendations {
            prose(visitor, home, "Recommendation.text", text);
            prose(visitor, home, "Recommendation.response", response);
        }
    }
}

/// Goes through an action plan.
pub fn walk_plan<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, plan: &'a ActionPlan) {
    let ActionPlan { title, introduction, assurance, priorities, annexes, last_day: _ } = plan;
    line(visitor, home, "ActionPlan.title", title);
    prose(visitor, home, "ActionPlan.introduction", introduction);
    for Assurance { priority: _, evidence } in assurance {
        prose(visitor, home, "Assurance.evidence", evidence);
    }
    for Priority { id: _, title, linked_plans, actions } in priorities {
        line(visitor, home, "Priority.title", title);
        linked_plans.iter().for_each(|text| line(visitor, home, "Priority.linked_plans", text));
        actions.iter().for_each(|action| walk_action(visitor, home, action));
    }
    for Annex { title, text, tables } in annexes {
        line(visitor, home, "Annex.title", title);
        prose(visitor, home, "Annex.text", text);
        walk_tables(visitor, home, tables);
    }
}

fn walk_action<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, action: &'a Action) {
    let Action { id: _, new_sheet: _, owners: _, improvement, driver, outcomes, bands, steps, due, partners, added: _, updates, place: _ } = action;
    prose(visitor, home, "Action.improvement", improvement);
    if let Some(Driver { kind: _, year: _, quote }) = driver {
        quote.iter().for_each(|quote| line(visitor, home, "Driver.quote", quote));
    }
    outcomes.iter().for_each(|outcome| walk_outcome(visitor, home, outcome));
    if let Some(Bands { amber: _, green: _, of, unit }) = bands {
        of.iter().for_each(|of| line(visitor, home, "Bands.of", of));
        match unit {
            Some(Measure::Named(unit)) => line(visitor, home, "Measure::Named", unit),
            Some(Measure::In(_)) | None => {}
        }
    }
    steps.iter().for_each(|step| prose(visitor, home, "Action.steps", step));
    walk_due(visitor, home, due);
    partners.iter().for_each(|text| line(visitor, home, "Action.partners", text));
    for update in updates {
        let Update { date: _, status: _, value: _, rag: _, note, due, owners: _, improvement, withdrawn, place: _ } = update;
        prose(visitor, home, "Update.note", note);
        due.iter().for_each(|due| walk_due(visitor, home, due));
        improvement.iter().for_each(|text| prose(visitor, home, "Update.improvement", text));
        withdrawn.iter().for_each(|reason| line(visitor, home, "Update.withdrawn", reason));
    }
}

fn walk_outcome<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, outcome: &'a Outcome) {
    match outcome {
        Outcome::AtLeast { percent: _, of } => line(visitor, home, "Outcome::AtLeast.of", of),
        Outcome::Count { number: _, of } => line(visitor, home, "Outcome::Count.of", of),
        Outcome::Change { percent: _, of } => line(visitor, home, "Outcome::Change.of", of),
        Outcome::Keep { percent: _, of, source } => {
            line(visitor, home, "Outcome::Keep.of", of);
            source.iter().for_each(|source| line(visitor, home, "Outcome::Keep.source", source));
        }
        Outcome::Target { baseline: _, target: _, national: _, of } => line(visitor, home, "Outcome::Target.of", of),
        Outcome::Qualitative(text) => prose(visitor, home, "Outcome::Qualitative", text),
        Outcome::ToBeSet(text) => prose(visitor, home, "Outcome::ToBeSet", text),
    }
}

fn walk_due<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, due: &'a Due) {
    let Due { day, note, place: _ } = due;
    match day {
        DueDay::On(_) | DueDay::From(_) | DueDay::Quarter(..) => {}
        DueDay::Event(event) => line(visitor, home, "DueDay::Event", event),
    }
    note.iter().for_each(|note| line(visitor, home, "Due.note", note));
}

/// Goes through data, drawn.
pub fn walk_view<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, view: &'a View) {
    let View { source, kind: _, argument: _, as_at: _, caption, credit, place } = view;
    caption.iter().for_each(|caption| visitor.text(home, "View.caption", Text::Line(caption, place)));
    credit.iter().for_each(|credit| visitor.text(home, "View.credit", Text::Line(credit, place)));
    visitor.source(home, source);
}

/// Goes through data.
pub fn walk_source<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, source: &'a DataSource) {
    match source {
        DataSource::Set(set) => walk_set(visitor, home, set),
        DataSource::Plan(plan) => walk_plan(visitor, home, plan),
    }
}

/// Goes through a data set.
pub fn walk_set<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, set: &'a DataSet) {
    let DataSet { name: _, columns, rows, place: _ } = set;
    for DataColumn { title } in columns {
        visitor.text(home, "DataColumn.title", Text::Datum(&title.value, &title.place));
    }
    for DataRow { cells, place: _ } in rows {
        for DataCell { text, figure: _, place } in cells {
            visitor.text(home, "DataCell.text", Text::Datum(text, place));
        }
    }
}

/// Goes through a block of prose, whose words are a part of the prose: through what stands in it by itself.
pub fn walk_block<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, block: &'a Block) {
    match block {
        Block::Paragraph { content, place: _ } | Block::Heading { level: _, content, place: _ } => walk_inlines(visitor, home, content),
        Block::List { ordered: _, items, place: _ } => {
            for ListItem { blocks, typed: _, ticked: _, place: _ } in items {
                blocks.iter().for_each(|block| visitor.block(home, block));
            }
        }
        Block::Quote { blocks, place: _ } => blocks.iter().for_each(|block| visitor.block(home, block)),
        Block::Code { text, indented: _, place } => visitor.text(home, "Block::Code.text", Text::Code(text, place)),
        Block::Table { alignments: _, header, rows, place: _ } => {
            header.iter().chain(rows.iter().flatten()).for_each(|cell| walk_inlines(visitor, home, cell));
        }
        Block::Picture { asset: _, description, caption, place } => {
            visitor.text(home, "Block::Picture.description", Text::Description(description, place));
            caption.iter().for_each(|caption| visitor.text(home, "Block::Picture.caption", Text::Line(caption, place)));
        }
        Block::View(view) => visitor.view(home, view),
        Block::Rule { place: _ } => {}
    }
}

fn walk_inlines<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, content: &'a [Inline]) {
    for inline in content {
        match inline {
            // A part of the prose.
            Inline::Text(_, _) | Inline::Date(_, _) | Inline::Break => {}
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link { address: _, content: inner, place: _ } => {
                walk_inlines(visitor, home, inner);
            }
            Inline::Code(text, place) => visitor.text(home, "Inline::Code", Text::Code(text, place)),
            Inline::Figure(never) => match *never {},
            Inline::Note { blocks, place: _ } => blocks.iter().for_each(|block| visitor.block(home, block)),
        }
    }
}

/// A name in the council's own files.
fn name<'a>(visitor: &mut impl Visitor<'a>, field: &'static str, text: &'a str) {
    visitor.text(Home::Council, field, Text::Name(text));
}

fn line<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, field: &'static str, text: &'a Located<String>) {
    visitor.text(home, field, Text::Line(&text.value, &text.place));
}

fn prose<'a>(visitor: &mut impl Visitor<'a>, home: Home<'a>, field: &'static str, text: &'a Prose) {
    visitor.text(home, field, Text::Prose(text));
    text.iter().for_each(|block| visitor.block(home, block));
}
