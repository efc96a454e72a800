//! `kind: plan`: a living action plan.

use crate::diagnostic::{Finding, Located};
use crate::load::form::{self, Fields, Meaning, Site, Type, form};
use crate::load::prose::Prose;
use crate::load::reading::Reading;
use crate::load::shape::Shape;
use crate::load::types::{self, At, Bare, Date, Filled, List, Name, Named, Number, OneOrMore, Post, Text, Whole, Word, Words, YesNo};
use crate::load::wording::{shortened, slugified};
use crate::load::yaml::{Node, Value};
use crate::model::draft::{Action, ActionPlan, Annex, Assurance, Priority, Tables, Update};
use crate::model::{self, ActionStatus, Answer, Driver, DriverKind, Due, DueDay, Rag, Slug};

use super::outcome::{AnOutcome, BandsKeys};
use super::silence::Silences;
use super::tables::AnyTable;

form! {
    /// The keys of an action plan.
    PlanKeys: "an action plan" {
        /// That this file is an action plan.
        Required kind: Word<IsPlan> = "plan",
        /// What the plan is called.
        Required title: Text = "Improvement plan",
        /// What stands before the priorities.
        Optional introduction: Prose = "The plan follows the inspection of July.",
        /// What evidence the board will get for each priority.
        Optional assurance: List<AssuranceKeys> = "[{priority: practice, evidence: Monthly audits.}]",
        /// What the plan is about to change, in order, each with its actions.
        Required priorities: Filled<PriorityKeys> =
            "[{id: practice, title: Practice, actions: [{id: P-01, owners: head-of-service, improvement: Visits., outcomes: [{qualitative: On time.}], \
             steps: [Weekly lists.], due: 2022-03-31, added: 2021-10-01}]}]",
        /// Papers that stand behind the plan.
        Optional annexes: List<AnnexKeys> = "[{title: Sources, text: The report of the inspection.}]",
    }
    and Silences
}

form! {
    /// The keys of a line of assurance.
    AssuranceKeys: "a line of assurance" {
        /// The id of a priority.
        Required priority: Name<PriorityId> = "practice",
        /// What will show that it is reached.
        Required evidence: Prose = "Monthly audits of ten files.",
    }
}

form! {
    /// The keys of a priority.
    PriorityKeys: "a priority" {
        /// The name by which the plan itself and its addresses call the priority.
        Required id: PriorityName = "practice",
        /// What the priority is called.
        Required title: Text = "Practice that protects",
        /// Service plans that hang together with it.
        Optional linked_plans: List<Text> = "[Workforce strategy]",
        /// Its actions, in order.
        Required actions: Filled<ActionKeys> =
            "[{id: P-01, owners: head-of-service, improvement: Visits., outcomes: [{qualitative: On time.}], steps: [Weekly lists.], \
             due: 2022-03-31, added: 2021-10-01}]",
    }
}

form! {
    /// The keys of an action: its state on the day it was added. What became of it since stands in its updates.
    ActionKeys: "an action" {
        /// The id by which papers and addresses call the action, unique in the plan.
        Required id: ActionId = "EA-01",
        /// Whether the action begins on a new page in print.
        Optional new_sheet: YesNo = "no",
        /// The posts that answer for it.
        Required owners: OneOrMore<Post> = "[head-of-service]",
        /// What is to be done differently or better.
        Required improvement: Prose = "Children are visited when they should be.",
        /// What brought the action about.
        Optional driver: DriverKeys = "{kind: inspection recommendation, year: 2021}",
        /// What is to be achieved.
        Required outcomes: Filled<AnOutcome> = "[{at_least: {percent: 90, of: visits in timescale}}]",
        /// From which figures the action is amber and green.
        Optional bands: BandsKeys = "{amber: 80, green: 90}",
        /// What will be done, in order.
        Required steps: Filled<Prose> = "[A list of visits due goes to each team weekly.]",
        /// When it is to be done.
        Required due: AnyDue = "2022-03-31",
        /// With whom it is done.
        Optional partners: List<Text> = "[Integrated Care Board]",
        /// The day on which the action joined the plan.
        Required added: Date = "2021-10-01",
        /// What became of the action, in the order of the days.
        Optional updates: List<UpdateKeys> = "[{date: 2021-11-30, status: in progress}]",
    }
}

form! {
    /// The keys of an update of an action.
    UpdateKeys: "an update" {
        /// The day on which this became known.
        Required date: Date = "2021-11-30",
        /// How far the action is.
        Optional status: At<Word<ActionStatus>> = "in progress",
        /// What its measure has reached.
        Optional value: At<Number> = "87.5",
        /// The colour that those who answer for it give it.
        Optional rag: At<Word<Rag>> = "amber",
        /// What there is to say of it.
        Optional note: Prose = "Two of four teams have begun.",
        /// When it is to be done from now on.
        Optional due: AnyDue = "2022-06-30",
        /// The posts that answer for it from now on.
        Optional owners: OneOrMore<Post> = "[head-of-service]",
        /// What is to be done differently or better from now on.
        Optional improvement: Prose = "Children are seen alone at each visit.",
        /// Why the action was taken out of the plan.
        Optional withdrawn: Text = "It is part of EA-02.",
    }
}

form! {
    /// The keys of a driver.
    DriverKeys: "a driver" {
        /// What kind of finding brought the action about.
        Required kind: Bare<At<Word<DriverKind>>> = "inspection recommendation",
        /// The year of the inspection.
        Optional year: Whole<1974, 2200> = "2021",
        /// The words of the inspection.
        Optional quote: Text = "Visits are not always on time.",
    }
}

form! {
    /// The keys of a due date that is more than a day.
    DueKeys: "a due date" {
        /// A day by which it is to be done.
        Optional date: Date = "2022-03-31",
        /// A day from which it is done, and goes on.
        Optional from: Date = "2022-01-01",
        /// A quarter of the calendar year by whose end it is to be done.
        Optional quarter: Quarter = "2021-Q4",
        /// Something after which it is done.
        Optional event: Text = "the next inspection",
        /// What there is to say of the date.
        Optional note: Text = "subject to funding",
    }
    one of [date, from, quarter, event]: "bad-due", "write one of `date`, `from`, `quarter` and `event`"
}

form! {
    /// The keys of an annex.
    AnnexKeys: "an annex" {
        /// What the annex is called.
        Required title: Text = "Sources",
        /// Its text.
        Optional text: Prose = "The report of the inspection.",
        /// Its tables, after the text.
        Optional tables: Filled<AnyTable> = "[{columns: [Source, Date], rows: [[Inspection, July 2021]]}]",
    }
}

/// The word of `kind`.
#[derive(Clone)]
pub(super) struct IsPlan;

impl Words for IsPlan {
    const THING: &'static str = "a kind of this file";
    const WORDS: &'static [(&'static str, Self)] = &[("plan", Self)];
}

impl Words for ActionStatus {
    const THING: &'static str = "a status of an action";
    const WORDS: &'static [(&'static str, Self)] =
        &[("not started", Self::NotStarted), ("in progress", Self::InProgress), ("complete", Self::Complete)];
}

impl Words for Rag {
    const THING: &'static str = "a colour";
    const WORDS: &'static [(&'static str, Self)] = &[("red", Self::Red), ("amber", Self::Amber), ("green", Self::Green)];
}

impl Words for DriverKind {
    const THING: &'static str = "a kind of driver";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("inspection recommendation", Self::InspectionRecommendation),
        ("area for improvement", Self::AreaForImprovement),
        ("focused visit area", Self::FocusedVisitArea),
        ("priority action", Self::PriorityAction),
    ];
}

/// The id of a priority.
struct PriorityId;

impl Named for PriorityId {
    const THING: &'static str = "the id of a priority";
}

/// The id of a priority where it is given.
struct PriorityName;
/// The id of an action.
struct ActionId;
/// A date, or a mapping with one of the ways to say when.
struct AnyDue;
/// A quarter of the calendar year.
struct Quarter;

impl Meaning for PlanKeys {
    type Model = ActionPlan;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<ActionPlan> {
        let _: Option<IsPlan> = self.kind;
        let priorities = self.priorities.unwrap_or_default();
        // A plan of which no action can be read is none, which is a finding already.
        let last_day = last_day(&priorities)?;
        Some(ActionPlan {
            title: types::or_empty(self.title, fields.place()),
            introduction: self.introduction.unwrap_or_default(),
            assurance: self.assurance.unwrap_or_default(),
            priorities,
            last_day,
            annexes: self.annexes.unwrap_or_default(),
        })
    }
}

/// The last day on which something was said of an action.
fn last_day(priorities: &[Priority]) -> Option<model::Date> {
    let actions = priorities.iter().flat_map(|priority| &priority.actions);
    actions.flat_map(|action| std::iter::once(action.added.value).chain(action.updates.iter().map(|update| update.date.value))).max()
}

impl Meaning for AssuranceKeys {
    type Model = Assurance;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Assurance> {
        Some(Assurance { priority: self.priority?, evidence: self.evidence.unwrap_or_default() })
    }
}

impl Meaning for AnnexKeys {
    type Model = Annex;

    fn model(self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Annex> {
        if fields.get("text").is_none() && fields.get("tables").is_none() {
            reading.error("missing-key", fields.place(), "this annex has neither a `text` nor `tables`", "write what stands in it");
        }
        let tables = Tables { tables: self.tables.unwrap_or_default(), ..Tables::default() };
        Some(Annex { title: types::or_empty(self.title, fields.place()), text: self.text.unwrap_or_default(), tables })
    }
}

impl Meaning for PriorityKeys {
    type Model = Priority;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Priority> {
        Some(Priority {
            id: self.id?,
            title: types::or_empty(self.title, fields.place()),
            linked_plans: self.linked_plans.unwrap_or_default(),
            actions: self.actions.unwrap_or_default(),
        })
    }
}

impl Meaning for ActionKeys {
    type Model = Action;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Action> {
        Some(Action {
            id: self.id?,
            new_sheet: types::is_on(self.new_sheet, Answer::No),
            owners: self.owners.unwrap_or_default(),
            improvement: self.improvement.unwrap_or_default(),
            driver: self.driver,
            outcomes: self.outcomes.unwrap_or_default(),
            bands: self.bands,
            steps: self.steps.unwrap_or_default(),
            due: self.due?,
            partners: self.partners.unwrap_or_default(),
            added: self.added?,
            updates: self.updates.unwrap_or_default(),
            place: fields.place().clone(),
        })
    }
}

impl Meaning for UpdateKeys {
    type Model = Update;

    fn model(self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Update> {
        if fields.len() < 2 {
            reading.error(
                "empty-update",
                fields.place(),
                "this update says nothing",
                "write what became of the action, such as `status:` or `note:`",
            );
        }
        Some(Update {
            date: self.date?,
            status: self.status,
            value: self.value,
            rag: self.rag,
            note: self.note.unwrap_or_default(),
            due: self.due,
            owners: fields.get("owners").map(|_| self.owners.unwrap_or_default()),
            improvement: fields.get("improvement").map(|_| self.improvement.unwrap_or_default()),
            withdrawn: self.withdrawn,
            place: fields.place().clone(),
        })
    }
}

impl Meaning for DriverKeys {
    type Model = Driver;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Driver> {
        Some(Driver { kind: self.kind?, year: self.year.and_then(|year| i16::try_from(year).ok()), quote: self.quote })
    }
}

impl Meaning for DueKeys {
    type Model = Due;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Due> {
        let dated = self.date.map(|date| DueDay::On(date.value)).or(self.from.map(|date| DueDay::From(date.value)));
        let day = dated.or(self.quarter).or(self.event.map(DueDay::Event));
        Some(Due { day: day?, note: self.note, place: fields.place().clone() })
    }
}

impl Type for AnyDue {
    type Value = Due;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Due> {
        if matches!(node.value, Value::Map(_)) {
            return form::read::<DueKeys>(reading, node, site.folder);
        }
        let date = Date::read(reading, node, site)?;
        Some(Due { day: DueDay::On(date.value), note: None, place: node.place.clone() })
    }

    fn shape() -> Shape {
        Shape::Any(vec![Date::shape(), DueKeys::shape()])
    }
}

impl Type for Quarter {
    type Value = DueDay;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<DueDay> {
        let text = Text::read(reading, node, site)?;
        let parsed = text.value.split_once("-Q").and_then(|(year, quarter)| {
            let whole = year.len() == 4 && quarter.len() == 1;
            let (year, quarter) = (year.parse::<i16>().ok()?, quarter.parse::<u8>().ok()?);
            (whole && year > 1900 && (1..=4).contains(&quarter)).then_some(DueDay::Quarter(year, quarter))
        });
        if parsed.is_none() {
            let finding = Finding::error("bad-date", &text.place, format!("`{}` is not a quarter of a year", shortened(&text.value)));
            reading.report(finding.help("write the year and the quarter, such as 2021-Q4"));
        }
        parsed
    }

    fn shape() -> Shape {
        Shape::Pattern("a quarter of a year", "^(19[0-9][1-9]|19[1-9]0|[2-9][0-9]{3})-Q[1-4]$")
    }
}

impl Type for PriorityName {
    type Value = Located<Slug>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Located<Slug>> {
        // The name that is proposed stands in for one that is no name, so that the evidence for the priority still finds it.
        Name::<PriorityId>::read(reading, node, site).or_else(|| proposed(node))
    }

    fn shape() -> Shape {
        Name::<PriorityId>::shape()
    }
}

fn proposed(node: &Node<'_>) -> Option<Located<Slug>> {
    let Value::Scalar(scalar) = &node.value else { return None };
    Slug::parse(&slugified(&scalar.text)).map(|slug| Located::new(slug, node.place.clone()))
}

impl Type for ActionId {
    type Value = Located<String>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Located<String>> {
        let text = Text::read(reading, node, site)?;
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if text.value.len() <= 40 && text.value.chars().all(allowed) {
            return Some(text);
        }
        let finding = Finding::error("bad-slug", &text.place, format!("`{}` is not an id", shortened(&text.value)));
        reading.report(finding.help("write letters, digits and hyphens, such as `EA-01`"));
        None
    }

    fn shape() -> Shape {
        Shape::Any(vec![Shape::Pattern("an id", "^[A-Za-z0-9._-]{1,40}$"), Shape::Number])
    }
}
