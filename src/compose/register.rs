//! A page for each action plan: every action as it stands on the day of the committee's last agenda, to be looked through and downloaded.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::{Block, Blocks, Digest, DocumentKind, Filter, Inline, LinkItem, Rag, Register, Table, TableCell, TableRow, Target};
use super::family::Family;
use super::pictures::Pictures;
use super::prose::{Composer, Setting};
use super::simple::{labelled, paragraph};
use super::tables::{column, plan as sheets};
use super::traced::Traced;
use super::{Context, frame, page, people, spreadsheet};
use crate::model::{ActionPlan, Committee, Date, Dossier, DueDay, Priority, Progress, SharedPlan, Slug};

/// Links to the pages of a committee's plans.
pub(super) fn links(context: Context<'_>, dossier: &Dossier) -> Vec<LinkItem> {
    let link = |(slug, plan): (&Slug, &SharedPlan)| LinkItem {
        title: plan.title.value.clone(),
        target: Target::Page { path: path(&dossier.committee, slug), anchor: None },
        note: Some(context.words.counted("register-listed", plan.at(today(context, dossier, plan)).count(), &[])),
    };
    dossier.plans.iter().map(link).collect()
}

fn path(committee: &Committee, plan: &Slug) -> String {
    format!("{}/plans/{plan}", committee.slug)
}

/// The day as at which the page of a plan shows it.
fn today(context: Context<'_>, dossier: &Dossier, plan: &ActionPlan) -> Date {
    plan.day(None, context.today_of_pages(&dossier.calendar))
}

/// The page of a plan.
pub(super) fn family(context: Context<'_>, dossier: &Dossier, slug: &Slug, plan: &ActionPlan) -> Family {
    let (words, committee) = (context.words, &dossier.committee);
    let today = today(context, dossier, plan);
    let date = words.date(today);
    let places = [("title", plan.title.value.as_str()), ("committee", &committee.name), ("council", &context.content.council.name), ("date", &date)];
    let mut document = frame(context, DocumentKind::Plan, path(committee, slug));
    document.title = words.fill("title-register", &places);
    document.heading.clone_from(&plan.title.value);
    document.kicker = Some(committee.name.clone());
    document.subject = words.fill("subject-register", &places);
    document.date = Some(today.to_string());
    document.trail = vec![(words.get("heading-home").to_owned(), String::new()), (committee.name.clone(), committee.slug.to_string())];
    let mut composer = Composer::plain(Setting::page(context, dossier));
    composer.pictures = Pictures::of(slug.as_str());
    let rows: Vec<Row<'_>> = rows(plan, today);
    let name = format!("{slug}.csv");
    let file = Target::File { path: format!("{}/{name}", document.path) };
    let link = Inline::Link { target: file, content: vec![Inline::text(words.get("register-download"))] };
    let blocks = vec![
        paragraph(words.fill(if dossier.calendar.last_issued().is_some() { "register-intro" } else { "register-intro-alone" }, &places)),
        Block::Paragraph { content: vec![link] }.into(),
        Block::Register(register(context, &mut composer, &rows, today)).into(),
    ];
    document.parts = vec![Arc::new(page(plan.title.value.clone(), blocks))];
    let sheet: Arc<[u8]> = spreadsheet::csv(&spreadsheet(context, dossier, &rows, today)).into();
    let digest = Digest::of(&sheet);
    let mut pictures = composer.pictures;
    pictures.files.insert(digest, sheet);
    document.downloads = BTreeMap::from([(name, digest)]);
    document.pictures = pictures.named;
    Family::alone(document, pictures.files)
}

/// An action under its priority.
struct Row<'a> {
    priority: &'a Priority,
    progress: Progress<'a>,
}

fn rows(plan: &ActionPlan, today: Date) -> Vec<Row<'_>> {
    let of = |priority| move |progress| Row { priority, progress };
    plan.priorities.iter().flat_map(|priority| priority.actions.iter().filter_map(|action| action.at(today)).map(of(priority))).collect()
}

fn register(context: Context<'_>, composer: &mut Composer<'_>, rows: &[Row<'_>], today: Date) -> Register {
    let words = context.words;
    let heads =
        [("register-id", 7), ("register-action", 31), ("plan-owners", 15), ("plan-outcome", 23), ("register-due", 11), ("register-status", 13)];
    let table = Table {
        caption: None,
        columns: heads.into_iter().map(|(key, share)| column(words.get(key), share)).collect(),
        row_headers: true,
        rows: rows.iter().map(|row| cells(context, composer, row, today)).collect(),
        source: None,
        dense: true,
    };
    let values: Vec<Vec<Vec<String>>> =
        rows.iter().map(|row| FILTERS.iter().map(|filter| (filter.of)(context, row, today).into_keys().collect()).collect()).collect();
    let filters = FILTERS.iter().map(|filter| {
        let mut seen = BTreeMap::new();
        let mut choices = Vec::new();
        for (value, label) in rows.iter().flat_map(|row| (filter.of)(context, row, today)) {
            if seen.insert(value.clone(), ()).is_none() {
                choices.push((value, label));
            }
        }
        if filter.sorted {
            choices.sort();
        }
        Filter { key: filter.key.to_owned(), label: words.get(filter.label).to_owned(), choices }
    });
    let anchors = rows.iter().map(|row| format!("action-{}", row.progress.action.id.value)).collect();
    Register { table, filters: filters.collect(), anchors, values }
}

/// Something that actions can be looked through by.
struct By {
    key: &'static str,
    label: &'static str,
    /// Whether its choices are sorted; else they stand in the order of the plan.
    sorted: bool,
    /// The values of an action with their words.
    of: fn(Context<'_>, &Row<'_>, Date) -> BTreeMap<String, String>,
}

const FILTERS: [By; 5] = [
    By { key: "priority", label: "plan-priority", sorted: false, of: by_priority },
    By { key: "owner", label: "plan-owners", sorted: true, of: by_owner },
    By { key: "rag", label: "register-rag", sorted: false, of: by_rag },
    By { key: "due", label: "register-due", sorted: true, of: by_due },
    By { key: "driver", label: "register-driver", sorted: true, of: by_driver },
];

fn by_priority(_: Context<'_>, row: &Row<'_>, _: Date) -> BTreeMap<String, String> {
    BTreeMap::from([(row.priority.id.value.to_string(), row.priority.title.value.clone())])
}

fn by_owner(context: Context<'_>, row: &Row<'_>, _: Date) -> BTreeMap<String, String> {
    row.progress.owners.iter().filter_map(|id| Some((id.value.to_string(), people::post(context, id)?.title.clone()))).collect()
}

fn by_rag(context: Context<'_>, row: &Row<'_>, _: Date) -> BTreeMap<String, String> {
    let (value, key) = match row.progress.rag {
        Some(Rag::Red) => ("red", "rag-red"),
        Some(Rag::Amber) => ("amber", "rag-amber"),
        Some(Rag::Green) => ("green", "rag-green"),
        None => ("none", "register-no-rag"),
    };
    BTreeMap::from([(value.to_owned(), context.words.get(key).to_owned())])
}

fn by_due(context: Context<'_>, row: &Row<'_>, today: Date) -> BTreeMap<String, String> {
    let words = context.words;
    let mut values = BTreeMap::new();
    if row.progress.is_overdue(today) {
        values.insert("overdue".to_owned(), words.get("register-overdue").to_owned());
    }
    match &row.progress.due.day {
        DueDay::On(day) => values.insert(day.year().to_string(), day.year().to_string()),
        DueDay::Quarter(year, _) => values.insert(year.to_string(), year.to_string()),
        DueDay::From(day) => values.insert(format!("from-{}", day.year()), words.fill("due-from", &[("date", &day.year().to_string())])),
        DueDay::Event(_) => values.insert("event".to_owned(), words.get("register-event").to_owned()),
    };
    values
}

fn by_driver(context: Context<'_>, row: &Row<'_>, _: Date) -> BTreeMap<String, String> {
    let Some(driver) = &row.progress.action.driver else {
        return BTreeMap::from([("none".to_owned(), context.words.get("none").to_owned())]);
    };
    let name = sheets::driver_name(context.words, driver);
    let slug = Slug::made_of(&name).map(|slug| slug.to_string()).unwrap_or_default();
    BTreeMap::from([(slug, name)])
}

fn cells(context: Context<'_>, composer: &mut Composer<'_>, row: &Row<'_>, today: Date) -> TableRow {
    let words = context.words;
    let progress = &row.progress;
    let action = progress.action;
    let id = vec![paragraph(action.id.value.as_str())];
    let mut what = composer.blocks(progress.improvement);
    what.push(labelled(words.get("register-of-priority"), [Inline::text(row.priority.title.value.as_str())]));
    what.extend(action.driver.as_ref().map(|driver| sheets::driver(words, driver)));
    let owners = progress.owners.iter().filter_map(|id| people::post(context, id)).map(|post| paragraph(post.title.as_str())).collect();
    let mut due = sheets::due(words, progress.due);
    if progress.is_overdue(today) {
        due.push(labelled(words.get("register-overdue"), []));
    }
    let outcome = sheets::outcomes(composer, action);
    let standing = standing(composer, progress);
    let cells: Vec<TableCell> = [id, what, owners, outcome, due, standing].into_iter().map(|blocks| TableCell { blocks }).collect();
    Traced::from(cells).made_from(&action.place)
}

/// How an action stands: its status, its figure, its colour, and what was said last.
fn standing(composer: &mut Composer<'_>, progress: &Progress<'_>) -> Blocks {
    let words = composer.words;
    let mut blocks = vec![paragraph(match progress.withdrawn {
        Some(withdrawal) => sheets::withdrawn(words, withdrawal),
        None => sheets::status(words, progress),
    })];
    blocks.extend(sheets::standing(words, progress));
    blocks.extend(progress.note.map(|note| composer.blocks(note)).unwrap_or_default());
    blocks
}

/// The same rows for a spreadsheet, a column for each thing that can be said.
fn spreadsheet(context: Context<'_>, dossier: &Dossier, rows: &[Row<'_>], today: Date) -> Vec<Vec<String>> {
    let words = context.words;
    let heads = [
        "register-id",
        "plan-priority",
        "plan-owners",
        "plan-improvement",
        "plan-outcome",
        "plan-steps",
        "plan-due",
        "plan-partners",
        "register-driver",
        "register-status",
        "register-rag",
        "register-figure",
        "register-overdue",
    ];
    let mut lines = vec![heads.iter().map(|key| words.get(key).to_owned()).collect::<Vec<_>>()];
    let mut composer = Composer::plain(Setting::page(context, dossier));
    for row in rows {
        let progress = &row.progress;
        let action = progress.action;
        let owners: Vec<&str> = progress.owners.iter().filter_map(|id| people::post(context, id)).map(|post| post.title.as_str()).collect();
        let text = |blocks: Blocks| super::tables::words_of(&blocks).split_whitespace().collect::<Vec<_>>().join(" ");
        let steps: Vec<String> = action.steps.iter().map(|step| text(composer.blocks(step))).collect();
        lines.push(vec![
            action.id.value.clone(),
            row.priority.title.value.clone(),
            owners.join("; "),
            text(composer.blocks(progress.improvement)),
            text(sheets::outcomes(&mut composer, action)),
            steps.join("; "),
            text(sheets::due(words, progress.due)),
            sheets::texts(&action.partners).join("; "),
            action.driver.as_ref().map(|driver| sheets::driver_name(words, driver)).unwrap_or_default(),
            sheets::status(words, progress),
            progress.rag.map(|status| sheets::rag_word(words, status).to_owned()).unwrap_or_default(),
            progress.value.map(|(_, value)| value.normalize().to_string()).unwrap_or_default(),
            words.get(if progress.is_overdue(today) { "yes" } else { "no" }).to_owned(),
        ]);
    }
    lines
}
