//! A meeting: its cover, public information, agenda, and the papers bound behind it.

use std::sync::Arc;

use super::document::{Block, Blocks, Document, DocumentKind, Fact, FactsLook, Inline, Orientation, Part, PartKind, PdfFile, Target};
use super::family::Family;
use super::people::{self, contact, fact, post};
use super::pictures::Pictures;
use super::prose::{Composer, LEGAL, PLAIN, Setting};
use super::simple::{heading, paragraph};
use super::traced::{Origin, Traced, all_from};
use super::withheld::exemption_words;
use super::{Context, Sitting, appendix, frame, report};
use crate::diagnostic::Place;
use crate::model::{AppendixContent, Item, ItemContent, MarkdownPaper, MeetingStatus, Report, Slug};

/// A paper of the meeting, ready to be bound and to be shown by itself.
struct BoundPaper {
    slug: String,
    title: String,
    kind: DocumentKind,
    parts: Vec<Arc<Part>>,
    pictures: Pictures,
}

/// The meeting's pack and its papers.
pub(super) fn family(context: Context<'_>, sitting: Sitting<'_>) -> Family {
    let papers: Vec<Option<BoundPaper>> = sitting.meeting.items.iter().map(|item| paper(context, sitting, item)).collect();
    let mut pack = frame(context, DocumentKind::Meeting, sitting.path());
    describe(context, sitting, &mut pack);
    pack.parts.extend([cover(context, sitting), notices(context, sitting), agenda(context, sitting, &papers)].map(Arc::new));
    pack.pdf = Some(PdfFile { name: "pack.pdf".to_owned(), pages_of: None });
    let singles: Vec<Document> = papers.iter().flatten().map(|paper| single(context, sitting, paper)).collect();
    let mut pictures = Pictures::default();
    for paper in papers.into_iter().flatten() {
        pack.parts.extend(paper.parts);
        pictures.extend(paper.pictures);
    }
    pack.pictures = pictures.named;
    Family { head: pack, papers: singles, files: pictures.files }
}

fn describe(context: Context<'_>, sitting: Sitting<'_>, document: &mut Document) {
    let words = context.words;
    let date = sitting.date(words);
    let places = [("committee", sitting.committee.name.as_str()), ("date", &date), ("council", &context.content.council.name)];
    document.title = words.fill("title-meeting", &places);
    document.heading = words.fill("heading-meeting", &[("committee", &sitting.committee.name)]);
    document.kicker = Some(sitting.long_date(words));
    document.subject = words.fill("subject-meeting", &places);
    document.date = Some(context.today(sitting.meeting).to_string());
    document.running_head = Traced::from(words.fill("running-head", &places)).made_from(&sitting.committee.place);
    document.trail =
        vec![(words.get("heading-home").to_owned(), String::new()), (sitting.committee.name.clone(), sitting.committee.slug.to_string())];
}

/// A report or paper as a document of its own, with the page numbers of the pack.
fn single(context: Context<'_>, sitting: Sitting<'_>, paper: &BoundPaper) -> Document {
    let words = context.words;
    let mut document = frame(context, paper.kind, sitting.paper_path(&paper.slug));
    describe(context, sitting, &mut document);
    let date = sitting.date(words);
    let places =
        [("subject", paper.title.as_str()), ("committee", &sitting.committee.name), ("date", &date), ("council", &context.content.council.name)];
    document.title = words.fill("title-report", &places);
    document.subject = words.fill("subject-report", &places);
    document.kicker = Some(words.fill("kicker-report", &places));
    document.heading = paper.title.clone();
    document.trail.push((date.clone(), sitting.path()));
    document.pdf = Some(PdfFile { name: "report.pdf".to_owned(), pages_of: Some(sitting.path()) });
    document.parts = paper.parts.clone();
    document.pictures = paper.pictures.named.clone();
    document
}

/// The paper of an item, if it has one.
fn paper(context: Context<'_>, sitting: Sitting<'_>, item: &Item) -> Option<BoundPaper> {
    match &item.content {
        ItemContent::Report(slug) => sitting.meeting.reports.get(&slug.value).map(|report| bound_report(context, sitting, report)),
        ItemContent::Standing { title, paper: Some(paper), .. } => Some(bound_paper(context, sitting, &title.value, paper)),
        ItemContent::Standing { paper: None, .. } | ItemContent::ToFollow { .. } => None,
    }
}

fn bound_report(context: Context<'_>, sitting: Sitting<'_>, report: &Report) -> BoundPaper {
    let (part, mut pictures) = report::part(context, sitting, report);
    let mut parts = vec![bound(context, part)];
    for (index, listed) in report.appendices.iter().enumerate() {
        if let Some((part, drawn)) = appendix::part(context, sitting, report, index + 1, listed) {
            parts.push(bound(context, part));
            pictures.extend(drawn);
        }
    }
    BoundPaper { slug: report.slug.to_string(), title: report.subject.value.clone(), kind: DocumentKind::Report, parts, pictures }
}

fn bound_paper(context: Context<'_>, sitting: Sitting<'_>, title: &str, paper: &MarkdownPaper) -> BoundPaper {
    let slug = paper_slug(paper);
    let mut composer = Composer::plain(Setting::pack(context, sitting.meeting));
    composer.pictures = Pictures::of(&slug);
    let blocks = appendix::markdown(&mut composer, paper, "para-");
    let part = Part {
        id: slug.clone(),
        kind: PartKind::Paper,
        paper: Some(slug.clone()),
        title: title.to_owned(),
        anchor: "top".to_owned(),
        bookmark: title.to_owned(),
        own_label: None,
        orientation: Orientation::Portrait,
        first_page: None,
        origin: Origin::from(&paper.place),
        blocks: all_from(blocks, &paper.place),
    };
    BoundPaper { slug, title: title.to_owned(), kind: DocumentKind::Paper, parts: vec![bound(context, part)], pictures: composer.pictures }
}

/// A part as it is bound, its first page numbered as it is given.
fn bound(context: Context<'_>, part: Part) -> Arc<Part> {
    let first_page = context.order.pins.first_pages.get(&part.id).copied();
    Arc::new(Part { first_page, ..part })
}

/// The folder of a paper that is an item by itself: its file's name without the ending.
fn paper_slug(paper: &MarkdownPaper) -> String {
    let file = paper.place.file.rsplit('/').next().unwrap_or_default();
    Slug::made_of(file.strip_suffix(".md").unwrap_or(file)).map_or_else(|| "paper".to_owned(), |slug| slug.to_string())
}

fn front_part((id, kind): (&str, PartKind), title: String, origin: &Place, blocks: Blocks) -> Part {
    Part {
        id: id.to_owned(),
        kind,
        paper: None,
        bookmark: title.clone(),
        title,
        anchor: id.to_owned(),
        own_label: None,
        orientation: Orientation::Portrait,
        first_page: None,
        origin: Origin::from(origin),
        blocks,
    }
}

/// The first page: what, when, where, who.
fn cover(context: Context<'_>, sitting: Sitting<'_>) -> Part {
    let (words, committee, meeting) = (context.words, sitting.committee, sitting.meeting);
    let mut blocks: Blocks = status(context, sitting).into_iter().map(|statement| statement.made_from(&sitting.meeting.place)).collect();
    let text = |text: &str| vec![Inline::text(text)];
    let mut rows =
        vec![fact(words.get("cover-date"), text(&sitting.long_date(words))), fact(words.get("cover-time"), text(&words.time(meeting.time)))];
    if let Some(venue) = context.content.council.venues.get(&meeting.venue.value) {
        let lines = meeting.room.iter().map(|room| &room.value).chain([&venue.name]).map(|line| text(line)).collect();
        rows.push(Fact { label: words.get("cover-place").to_owned(), lines });
    }
    blocks.push(Traced::from(Block::Facts { look: FactsLook::Front, rows }).made_from(&meeting.venue.place));
    if !meeting.attend.is_empty() {
        blocks.push(heading(2, words.get("cover-attend")));
        blocks.extend(Composer::plain(Setting::pack(context, sitting.meeting)).shifted(1).blocks(&meeting.attend));
    }
    blocks.push(heading(2, words.get("cover-members")));
    blocks.push(people::members(words, committee).made_from(&committee.place));
    blocks.push(paragraph(words.counted("cover-quorum", committee.quorum as usize, &[])));
    blocks.push(heading(2, words.get("cover-contacts")));
    let clerk = meeting.clerk.as_ref().unwrap_or(&committee.clerk);
    let named = std::iter::once((words.get("contact-clerk"), clerk)).chain(committee.contacts.iter().map(|id| (words.get("contact-officer"), id)));
    blocks.extend(named.filter_map(|(label, id)| post(context, id).map(|post| contact(context, label, post).made_from(&id.place))));
    front_part(("cover", PartKind::Cover), committee.name.clone(), &committee.place, blocks)
}

/// What the public should know of a meeting that does not take place as planned.
fn status(context: Context<'_>, sitting: Sitting<'_>) -> Option<Traced<Block>> {
    let words = context.words;
    let text = match &sitting.meeting.status {
        MeetingStatus::Planned | MeetingStatus::Held => return None,
        MeetingStatus::Moved { to, note } => words.fill("status-moved", &[("date", &words.long_date(*to)), ("note", &note.value)]),
        MeetingStatus::Cancelled { note } => words.fill("status-cancelled", &[("note", &note.value)]),
    };
    Some(Block::Statement { blocks: vec![paragraph(text)] }.into())
}

/// Public information, dates, disclosure of interests, principles of decision making.
fn notices(context: Context<'_>, sitting: Sitting<'_>) -> Part {
    let (words, committee) = (context.words, sitting.committee);
    let mut prose = Composer::plain(Setting::pack(context, sitting.meeting)).shifted(1);
    let mut blocks = vec![heading(2, words.fill("notices-role", &[("committee", &committee.name)]))];
    blocks.extend(prose.blocks(&committee.role));
    blocks.push(heading(2, words.get("notices-terms")));
    blocks.extend(prose.blocks(&committee.terms_of_reference));
    for notice in &committee.notices {
        blocks.push(heading(2, &*notice.title.value));
        blocks.extend(prose.blocks(&notice.text));
    }
    blocks.push(heading(2, words.get("notices-quorum")));
    blocks.push(paragraph(words.counted("notices-quorum-text", committee.quorum as usize, &[])));
    if let Some(outcomes) = &committee.outcomes {
        let boxed = Block::Box { level: 2, title: outcomes.title.value.clone(), blocks: prose.shifted(2).blocks(&outcomes.text) };
        blocks.push(Traced::from(boxed).made_from(&committee.place));
    }
    let year = sitting.meeting.date.municipal_year();
    blocks.push(heading(2, words.fill("notices-dates", &[("from", &year.to_string()), ("to", &(year + 1).to_string())])));
    blocks.push(dates(context, sitting, year));
    if !committee.interests.is_empty() {
        blocks.push(heading(2, words.get("notices-interests")));
        let composer = &mut Composer::plain(Setting::pack(context, sitting.meeting)).shifted(1);
        blocks.extend(composer.counting(LEGAL, |composer| composer.blocks(&committee.interests)));
    }
    if !committee.principles.is_empty() {
        blocks.push(heading(2, words.get("notices-principles")));
        let composer = &mut Composer::plain(Setting::pack(context, sitting.meeting)).shifted(1);
        blocks.extend(composer.counting(PLAIN, |composer| composer.blocks(&committee.principles)));
    }
    front_part(("public-information", PartKind::Notices), words.get("notices").to_owned(), &committee.place, blocks)
}

/// The meetings of a municipal year, under the two calendar years it spans.
fn dates(context: Context<'_>, sitting: Sitting<'_>, municipal_year: i16) -> Traced<Block> {
    let mut rows: Vec<Fact> = Vec::new();
    for date in sitting.committee.dates.iter().map(|date| date.value).filter(|date| date.municipal_year() == municipal_year) {
        let line = vec![Inline::text(context.words.day_and_month(date))];
        let year = date.year().to_string();
        match rows.last_mut() {
            Some(row) if row.label == year => row.lines.push(line),
            Some(_) | None => rows.push(Fact { label: year, lines: vec![line] }),
        }
    }
    Traced::from(Block::Facts { look: FactsLook::Plain, rows }).made_from(&sitting.committee.place)
}

/// The agenda: numbered items with the pages of their papers, and who signed it.
fn agenda(context: Context<'_>, sitting: Sitting<'_>, papers: &[Option<BoundPaper>]) -> Part {
    let words = context.words;
    let mut blocks: Blocks = status(context, sitting).into_iter().map(|statement| statement.made_from(&sitting.meeting.place)).collect();
    for (index, (item, paper)) in sitting.meeting.items.iter().zip(papers).enumerate() {
        blocks.push(agenda_item(context, sitting, index + 1, item, paper.as_ref()));
    }
    let sign_off = Block::SignOff {
        date: words.long_date(sitting.meeting.issued.value),
        signatory: post(context, &sitting.meeting.proper_officer).map(|post| post.title.clone()).unwrap_or_default(),
    };
    blocks.push(Traced::from(sign_off).made_from(&sitting.meeting.proper_officer.place));
    front_part(("agenda", PartKind::Agenda), words.get("agenda").to_owned(), &sitting.meeting.place, blocks)
}

fn agenda_item(context: Context<'_>, sitting: Sitting<'_>, number: usize, item: &Item, paper: Option<&BoundPaper>) -> Traced<Block> {
    let words = context.words;
    let mut composer = Composer::plain(Setting::pack(context, sitting.meeting)).shifted(1);
    let mut remark = None;
    let (title, mut blocks) = match &item.content {
        ItemContent::Standing { title, text, .. } => (title.value.clone(), composer.blocks(text)),
        ItemContent::ToFollow { title } => {
            remark = Some(words.get("to-follow").to_owned());
            (title.value.clone(), Blocks::new())
        }
        ItemContent::Report(slug) => (paper.map_or_else(|| slug.value.to_string(), |paper| paper.title.clone()), Vec::new()),
    };
    blocks.extend(item.purpose.as_ref().map(|purpose| paragraph(purpose.value.as_str()).made_from(&purpose.place)));
    if let ItemContent::Report(slug) = &item.content
        && let Some(report) = sitting.meeting.reports.get(&slug.value)
    {
        blocks.extend(withheld(context, report));
    }
    let parts = paper.and_then(|paper| Some((paper.parts.first()?.id.clone(), paper.parts.last()?.id.clone())));
    let target = paper.map(|paper| Target::Paper { paper: paper.slug.clone(), anchor: None });
    let shown = Block::AgendaItem { number: number.to_string(), id: format!("item-{number}"), title, target, parts, remark, blocks };
    Traced::from(shown).made_from(&item.place)
}

/// The appendices of an item that are not for publication, each marked with its category, reason and public summary.
fn withheld(context: Context<'_>, report: &Report) -> Blocks {
    let listed = report.appendices.iter().enumerate().filter_map(|(index, appendix)| match &appendix.content {
        AppendixContent::Exempt(exemption) => {
            let title = context.words.fill("withheld-listed", &[("title", &appendix.title.value), ("code", &exemption.category.value)]);
            let mut content = vec![Inline::Strong { content: vec![Inline::text(title)] }, Inline::text(" ")];
            content.extend(exemption_words(context, report, index + 1, exemption));
            let statement = Block::Statement { blocks: vec![Block::Paragraph { content }.into()] };
            Some(Traced::from(statement).made_from(&appendix.place))
        }
        AppendixContent::Public(_) => None,
    });
    listed.collect()
}
