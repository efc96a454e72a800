//! An action plan as its six-column sheets.

use super::super::Context;
use super::super::document::{Block, Blocks, Inline, Rag, Table, TableCell, TableRow};
use super::super::people;
use super::super::prose::Composer;
use super::super::simple::{bullets, heading, labelled, paragraph};
use super::super::traced::Traced;
use super::{cell, column};
use crate::diagnostic::Located;
use crate::model::{
    Action, ActionPlan, ActionStatus, Bands, Date, DatedPlan, Decimal, Driver, DriverKind, Due, DueDay, Measure, Outcome, Priority, Progress, Unit,
    Withdrawal, Words, rounded,
};

/// A plan: its opening pages, the evidence table, the sheets, and the papers behind them.
pub(in crate::compose) fn plan(context: Context<'_>, composer: &mut Composer<'_>, shown: &DatedPlan) -> Blocks {
    let (words, plan) = (context.words, &shown.plan);
    let mut blocks = Vec::new();
    let day = plan.day(shown.as_at, composer.setting.today);
    blocks.push(paragraph(words.fill("plan-as-at", &[("title", &plan.title.value), ("date", &words.date(day))])));
    blocks.extend(composer.blocks(&plan.introduction));
    blocks.extend(assurance(composer, plan));
    for priority in &plan.priorities {
        sheets(context, composer, priority, day, &mut blocks);
    }
    for annex in &plan.annexes {
        blocks.extend([Block::PageBreak.into(), heading(3, &*annex.title.value)]);
        blocks.extend(composer.blocks(&annex.text));
        blocks.extend(super::given(composer, &annex.tables));
    }
    blocks
}

/// What evidence the board will get for each priority.
fn assurance(composer: &mut Composer<'_>, plan: &ActionPlan) -> Blocks {
    if plan.assurance.is_empty() {
        return Vec::new();
    }
    let words = composer.words;
    let rows = plan.assurance.iter().map(|row| {
        let title = plan.priorities.iter().find(|priority| priority.id.value == row.priority.value).map_or("", |priority| &priority.title.value);
        Traced::from(vec![cell(title), TableCell { blocks: composer.blocks(&row.evidence) }]).made_from(&row.priority.place)
    });
    let table = Table {
        caption: None,
        columns: vec![column(words.get("plan-priority"), 30), column(words.get("plan-evidence"), 70)],
        row_headers: true,
        rows: rows.collect(),
        source: None,
        dense: true,
    };
    vec![Block::PageBreak.into(), heading(3, words.get("plan-assurance")), Block::Table(table).into()]
}

/// The sheets of a priority, each on a page of its own.
fn sheets(context: Context<'_>, composer: &mut Composer<'_>, priority: &Priority, day: Date, blocks: &mut Blocks) {
    let words = context.words;
    let mut sheets: Vec<Vec<Progress<'_>>> = Vec::new();
    for progress in priority.actions.iter().filter_map(|action| action.at(day)) {
        match sheets.last_mut() {
            Some(sheet) if !progress.action.new_sheet => sheet.push(progress),
            Some(_) | None => sheets.push(vec![progress]),
        }
    }
    let of = sheets.len().to_string();
    for (index, sheet) in sheets.iter().enumerate() {
        blocks.push(Block::PageBreak.into());
        if index == 0 {
            blocks.push(heading(3, &*priority.title.value));
        }
        let caption = words.fill("plan-sheet", &[("priority", &priority.title.value), ("number", &(index + 1).to_string()), ("of", &of)]);
        let rows = sheet.iter().map(|progress| row(context, composer, progress)).collect();
        let table = Block::Table(Table {
            caption: Some(vec![Inline::text(caption)]),
            columns: columns(words),
            row_headers: false,
            rows,
            source: None,
            dense: true,
        });
        blocks.push(table.into());
    }
    if !priority.linked_plans.is_empty() {
        blocks.push(labelled(words.get("plan-linked"), [Inline::text(texts(&priority.linked_plans).join("; "))]));
    }
}

fn columns(words: &Words) -> Vec<super::TableColumn> {
    [("plan-owners", 12), ("plan-improvement", 21), ("plan-outcome", 21), ("plan-steps", 27), ("plan-due", 8), ("plan-partners", 11)]
        .into_iter()
        .map(|(key, share)| column(words.get(key), share))
        .collect()
}

fn row(context: Context<'_>, composer: &mut Composer<'_>, progress: &Progress<'_>) -> TableRow {
    let words = context.words;
    let action = progress.action;
    let owners: Blocks = progress.owners.iter().filter_map(|id| people::post(context, id)).map(|post| paragraph(post.title.as_str())).collect();
    let mut improvement = vec![labelled(action.id.value.as_str(), [])];
    improvement.extend(composer.blocks(progress.improvement));
    improvement.extend(action.driver.as_ref().map(|driver| self::driver(words, driver)));
    improvement.extend(progress.withdrawn.map(|withdrawal| paragraph(withdrawn(words, withdrawal))));
    let mut outcome = outcomes(composer, action);
    outcome.extend(position(composer, progress));
    let mut due = due(words, progress.due);
    if progress.due.day != action.due.day {
        due.push(paragraph(words.fill("due-before", &[("date", &day(words, &action.due.day))])));
    }
    let steps = match action.steps.as_slice() {
        [] => Vec::new(),
        [only] => composer.blocks(only),
        several => vec![bullets(several.iter().map(|step| composer.blocks(step)))],
    };
    let partners = if action.partners.is_empty() { vec![words.get("none")] } else { texts(&action.partners) };
    let partners: Blocks = partners.into_iter().map(paragraph).collect();
    let cells: Vec<TableCell> = [owners, improvement, outcome, steps, due, partners].into_iter().map(|blocks| TableCell { blocks }).collect();
    Traced::from(cells).made_from(&action.place)
}

/// How an action stood when it was last spoken of.
fn position(composer: &mut Composer<'_>, progress: &Progress<'_>) -> Blocks {
    let words = composer.words;
    let Some(date) = progress.updated else { return Vec::new() };
    let label = words.fill("plan-position", &[("date", &words.date(date))]);
    let mut blocks = vec![labelled(&label, [Inline::text(status(words, progress))])];
    blocks.extend(standing(words, progress));
    blocks.extend(progress.note.map(|note| composer.blocks(note)).unwrap_or_default());
    blocks
}

/// The colour and the last figure of an action, if it has either.
pub(in crate::compose) fn standing(words: &Words, progress: &Progress<'_>) -> Option<Traced<Block>> {
    let told = progress.action.bands.as_ref().and_then(|bands| bands.unit.as_ref());
    let shown = |value| told.map_or_else(|| number(words, value), |unit| measured(words, value, unit));
    let figure = progress.value.map(|(date, value)| words.fill("register-value", &[("value", &shown(value)), ("date", &words.date(date))]));
    let colour = progress.rag.map(|status| Inline::Rag { status, text: rag_word(words, status).to_owned() });
    let content: Vec<Inline> = match (colour, figure) {
        (Some(colour), Some(figure)) => vec![colour, Inline::text(format!(" {figure}"))],
        (colour, figure) => colour.into_iter().chain(figure.map(Inline::text)).collect(),
    };
    (!content.is_empty()).then(|| Block::Paragraph { content }.into())
}

/// The word for a colour.
pub(in crate::compose) fn rag_word(words: &Words, status: Rag) -> &str {
    words.get(match status {
        Rag::Red => "rag-red",
        Rag::Amber => "rag-amber",
        Rag::Green => "rag-green",
    })
}

/// How far an action is.
pub(in crate::compose) fn status(words: &Words, progress: &Progress<'_>) -> String {
    let key = match (progress.withdrawn, progress.status) {
        (Some(_), _) => "exception-withdrawn",
        (None, ActionStatus::NotStarted) => "action-not-started",
        (None, ActionStatus::InProgress) => "action-in-progress",
        (None, ActionStatus::Complete) => "action-complete",
    };
    words.get(key).to_owned()
}

/// Since when and why an action is withdrawn.
pub(in crate::compose) fn withdrawn(words: &Words, withdrawal: Withdrawal<'_>) -> String {
    words.fill("register-withdrawn", &[("date", &words.date(withdrawal.date)), ("reason", withdrawal.reason)])
}

/// What an action is to achieve, and from which figures it is amber and green.
pub(in crate::compose) fn outcomes(composer: &mut Composer<'_>, action: &Action) -> Blocks {
    let mut shown = Blocks::new();
    for wanted in &action.outcomes {
        shown.extend(outcome(composer, wanted));
    }
    shown.extend(action.bands.iter().flat_map(|limits| bands(composer.words, limits, &action.measure())));
    shown
}

/// Texts without their places.
pub(in crate::compose) fn texts(texts: &[Located<String>]) -> Vec<&str> {
    texts.iter().map(|text| text.value.as_str()).collect()
}

/// What brought the action about: "Inspection recommendation (2019): “…”".
pub(in crate::compose) fn driver(words: &Words, driver: &Driver) -> Traced<Block> {
    let named = capitalised(&driver_name(words, driver));
    match &driver.quote {
        Some(quote) => {
            let quote = words.fill("driver-quote", &[("quote", quote.value.trim_matches(['“', '”', '"']))]);
            labelled(&words.fill("driver-said", &[("driver", &named)]), [Inline::text(quote)])
        }
        None => labelled(&named, []),
    }
}

/// A driver with its year: "inspection recommendation (2019)".
pub(in crate::compose) fn driver_name(words: &Words, driver: &Driver) -> String {
    let kind = match driver.kind {
        DriverKind::InspectionRecommendation => words.get("driver-inspection-recommendation"),
        DriverKind::AreaForImprovement => words.get("driver-area-for-improvement"),
        DriverKind::FocusedVisitArea => words.get("driver-focused-visit-area"),
        DriverKind::PriorityAction => words.get("driver-priority-action"),
    };
    let year = driver.year.map(|year| words.fill("driver-year", &[("year", &year.to_string())])).unwrap_or_default();
    format!("{kind}{year}")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

fn outcome(composer: &mut Composer<'_>, outcome: &Outcome) -> Blocks {
    let words = composer.words;
    let text = match outcome {
        Outcome::AtLeast { percent, of } if *percent >= Decimal::ONE_HUNDRED => words.fill("outcome-all", &[("of", &of.value)]),
        Outcome::AtLeast { percent, of } => words.fill("outcome-at-least", &[("percent", &number(words, *percent)), ("of", &of.value)]),
        Outcome::Count { number: count, of } => words.fill("outcome-count", &[("number", &number(words, *count)), ("of", &of.value)]),
        Outcome::Change { percent, of } if percent.is_sign_negative() => {
            words.fill("outcome-less", &[("percent", &number(words, -percent)), ("of", &of.value)])
        }
        Outcome::Change { percent, of } => words.fill("outcome-more", &[("percent", &number(words, *percent)), ("of", &of.value)]),
        Outcome::Keep { percent, of, source } => {
            let source = source.as_ref().map(|source| words.fill("outcome-source", &[("source", &source.value)])).unwrap_or_default();
            words.fill("outcome-keep", &[("percent", &number(words, *percent)), ("of", &of.value), ("source", &source)])
        }
        Outcome::Target { baseline, target, national, of } => {
            let national = national.map(|figure| words.fill("outcome-national", &[("percent", &number(words, figure))])).unwrap_or_default();
            let places =
                [("baseline", number(words, *baseline)), ("target", number(words, *target)), ("national", national), ("of", of.value.clone())];
            words.fill("outcome-target", &places.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        Outcome::Qualitative(prose) => return composer.blocks(prose),
        Outcome::ToBeSet(prose) => {
            let mut blocks = composer.blocks(prose);
            if let Some(Traced { shown: Block::Paragraph { content }, .. }) = blocks.first_mut() {
                content.insert(0, Inline::text(words.get("outcome-to-be-set")));
            }
            return blocks;
        }
    };
    vec![paragraph(text)]
}

/// Red, amber and green, each as a word in a shape with its figures.
fn bands(words: &Words, bands: &Bands, measure: &Measure) -> Blocks {
    let (amber, green) = (measured(words, bands.amber, measure), measured(words, bands.green, measure));
    let line = |status, key: &str, limit: String| {
        let rag = Inline::Rag { status, text: words.get(key).to_owned() };
        Block::Paragraph { content: vec![rag, Inline::text(limit)] }.into()
    };
    let of_what = if *measure == Measure::In(Unit::Percent) { "band-of" } else { "band-count-of" };
    let mut blocks: Blocks = bands.of.iter().map(|of| paragraph(words.fill(of_what, &[("of", &of.value)]))).collect();
    blocks.push(line(Rag::Red, "rag-red", words.fill("band-below", &[("limit", &amber)])));
    blocks.push(line(Rag::Amber, "rag-amber", words.fill("band-from", &[("limit", &amber)])));
    blocks.push(line(Rag::Green, "rag-green", words.fill("band-from", &[("limit", &green)])));
    blocks
}

/// A figure in its unit: "60%", "£20,000", "60", "60 days".
pub(in crate::compose) fn measured(words: &Words, value: Decimal, measure: &Measure) -> String {
    match measure {
        Measure::In(unit) => words.figure(rounded(value, 2).normalize(), *unit),
        Measure::Named(unit) => words.fill("number-unit", &[("number", &number(words, value)), ("unit", &unit.value)]),
    }
}

/// By when, in words, and the note beside it.
pub(in crate::compose) fn due(words: &Words, due: &Due) -> Blocks {
    std::iter::once(day(words, &due.day)).chain(due.note.as_ref().map(|note| note.value.clone())).map(paragraph).collect()
}

/// A day or event in words.
pub(in crate::compose) fn day(words: &Words, day: &DueDay) -> String {
    match day {
        DueDay::On(day) => words.date(*day),
        DueDay::From(day) => words.fill("due-from", &[("date", &words.date(*day))]),
        DueDay::Quarter(year, quarter) => {
            words.fill("due-quarter", &[("months", words.get(&format!("quarter-{quarter}"))), ("year", &year.to_string())])
        }
        DueDay::Event(event) => event.value.clone(),
    }
}

/// A figure without needless decimals: 80, 2.5.
pub(in crate::compose) fn number(words: &Words, value: Decimal) -> String {
    words.figure(rounded(value, 2).normalize(), Unit::Number)
}
