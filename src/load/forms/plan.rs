//! `kind: plan`: a living action plan.

use crate::diagnostic::{Finding, Located};
use crate::load::node::Shape;
use crate::load::reading::Reading;
use crate::load::values::{shortened, slugified};
use crate::load::yaml::{Node, Value};
use crate::model::draft::{Action, ActionPlan, Annex, Assurance, Priority, Tables, Update};
use crate::model::{ActionStatus, Answer, Date, Driver, Due, DueDay, Rag, Slug};

const PLAN: Shape =
    Shape { thing: "an action plan", required: &["kind", "title", "priorities"], optional: &["introduction", "annexes", "assurance"] };
const PRIORITY: Shape = Shape { thing: "a priority", required: &["id", "title", "actions"], optional: &["linked_plans"] };
const ACTION: Shape = Shape {
    thing: "an action",
    required: &["id", "owners", "improvement", "outcomes", "steps", "due", "added"],
    optional: &["new_sheet", "driver", "bands", "partners", "updates"],
};
const UPDATE: Shape =
    Shape { thing: "an update", required: &["date"], optional: &["status", "value", "rag", "note", "due", "owners", "improvement", "withdrawn"] };
const DRIVER: Shape = Shape { thing: "a driver", required: &["kind"], optional: &["year", "quote"] };
const DUE: Shape = Shape { thing: "a due date", required: &[], optional: &["date", "from", "quarter", "event", "note"] };
const ANNEX: Shape = Shape { thing: "an annex", required: &["title"], optional: &["text", "tables"] };
const ASSURANCE: Shape = Shape { thing: "a line of assurance", required: &["priority", "evidence"], optional: &[] };

const STATUSES: [(&str, ActionStatus); 3] =
    [("not started", ActionStatus::NotStarted), ("in progress", ActionStatus::InProgress), ("complete", ActionStatus::Complete)];
const RAGS: [(&str, Rag); 3] = [("red", Rag::Red), ("amber", Rag::Amber), ("green", Rag::Green)];

const DRIVERS: [(&str, &str); 4] = [
    ("inspection recommendation", "inspection recommendation"),
    ("area for improvement", "area for improvement"),
    ("focused visit area", "focused visit area"),
    ("priority action", "priority action"),
];

impl Reading<'_> {
    /// Reads an action plan, to be shown as at a day; nothing when none of its actions can be read, which is a finding.
    pub(in crate::load) fn plan(&mut self, node: &Node, folder: &str, as_at: Option<Date>) -> Option<ActionPlan> {
        let fields = self.fields(node, &PLAN)?;
        let priorities: Vec<Priority> =
            self.filled(fields.get("priorities"), "the priorities").iter().filter_map(|node| self.priority(node, folder)).collect();
        let plan = ActionPlan {
            title: self.text_or_empty(fields.get("title"), &node.place),
            introduction: fields.get("introduction").map(|node| self.prose(node, folder)).unwrap_or_default(),
            assurance: self.list_of(fields.get("assurance"), "the assurance").iter().filter_map(|node| self.assurance(node, folder)).collect(),
            annexes: self.list_of(fields.get("annexes"), "the annexes").iter().filter_map(|node| self.annex(node, folder)).collect(),
            as_at,
            last_day: last_day(&priorities)?,
            priorities,
        };
        Some(plan)
    }

    fn assurance(&mut self, node: &Node, folder: &str) -> Option<Assurance> {
        let fields = self.fields(node, &ASSURANCE)?;
        let priority = fields.get("priority").and_then(|node| self.slug(node, "a priority"));
        let evidence = fields.get("evidence").map(|node| self.prose(node, folder)).unwrap_or_default();
        Some(Assurance { priority: priority?, evidence })
    }

    fn annex(&mut self, node: &Node, folder: &str) -> Option<Annex> {
        let fields = self.fields(node, &ANNEX)?;
        let title = self.text_or_empty(fields.get("title"), &node.place);
        let text = fields.get("text").map(|node| self.prose(node, folder)).unwrap_or_default();
        let tables = Tables { tables: self.several_tables(fields.get("tables"), folder), ..Tables::default() };
        if fields.get("text").is_none() && fields.get("tables").is_none() {
            self.error("missing-key", &node.place, "this annex has neither a `text` nor `tables`", "write what stands in it");
        }
        Some(Annex { title, text, tables })
    }

    fn priority(&mut self, node: &Node, folder: &str) -> Option<Priority> {
        let fields = self.fields(node, &PRIORITY)?;
        // The name that is proposed stands in for one that is no name, so that the evidence for the priority still finds it.
        let id = fields.get("id").and_then(|node| self.slug(node, "the id of a priority").or_else(|| proposed(node)));
        let title = self.text_or_empty(fields.get("title"), &node.place);
        let linked_plans = fields.get("linked_plans").map(|node| self.several_texts(node, "the linked plans")).unwrap_or_default();
        let actions = self.filled(fields.get("actions"), "the actions").iter().filter_map(|node| self.action(node, folder)).collect();
        Some(Priority { id: id?, title, linked_plans, actions })
    }

    fn action(&mut self, node: &Node, folder: &str) -> Option<Action> {
        let fields = self.fields(node, &ACTION)?;
        let id = fields.get("id").and_then(|node| self.action_id(node));
        let due = fields.get("due").and_then(|node| self.due(node));
        let added = fields.get("added").and_then(|node| self.date(node));
        let owners = fields.get("owners").map(|node| self.owners(node)).unwrap_or_default();
        let improvement = fields.get("improvement").map(|node| self.prose(node, folder)).unwrap_or_default();
        let outcomes = self.filled(fields.get("outcomes"), "the outcomes").iter().filter_map(|node| self.outcome(node, folder)).collect();
        let steps = self.filled(fields.get("steps"), "the steps").iter().map(|node| self.prose(node, folder)).collect();
        let driver = fields.get("driver").and_then(|node| self.driver(node));
        let bands = fields.get("bands").and_then(|node| self.bands(node));
        let partners = fields.get("partners").map(|node| self.several_texts(node, "the partners")).unwrap_or_default();
        let new_sheet = self.switch(fields.get("new_sheet"), Answer::No);
        let updates = self.list_of(fields.get("updates"), "the updates").iter().filter_map(|node| self.update(node, folder)).collect();
        let place = node.place.clone();
        Some(Action { id: id?, new_sheet, owners, improvement, driver, outcomes, bands, steps, due: due?, partners, added: added?, updates, place })
    }

    fn update(&mut self, node: &Node, folder: &str) -> Option<Update> {
        let fields = self.fields(node, &UPDATE)?;
        let date = fields.get("date").and_then(|node| self.date(node));
        if matches!(&node.value, Value::Map(entries) if entries.len() < 2) {
            self.error("empty-update", &node.place, "this update says nothing", "write what became of the action, such as `status:` or `note:`");
        }
        Some(Update {
            status: self.located_word(fields.get("status"), "a status of an action", &STATUSES),
            value: fields.get("value").and_then(|node| Some(Located::new(self.number(node)?, node.place.clone()))),
            rag: self.located_word(fields.get("rag"), "a colour", &RAGS),
            note: fields.get("note").map(|node| self.prose(node, folder)).unwrap_or_default(),
            due: fields.get("due").and_then(|node| self.due(node)),
            owners: fields.get("owners").map(|node| self.owners(node)),
            improvement: fields.get("improvement").map(|node| self.prose(node, folder)),
            withdrawn: fields.get("withdrawn").and_then(|node| self.text(node)),
            place: node.place.clone(),
            date: date?,
        })
    }

    fn owners(&mut self, node: &Node) -> Vec<Located<Slug>> {
        self.not_empty(node, "the posts that answer for it");
        self.slugs(node, "a post")
    }

    fn located_word<T: Clone>(&mut self, node: Option<&Node>, thing: &str, known: &[(&'static str, T)]) -> Option<Located<T>> {
        let node = node?;
        self.one_of(node, thing, known).map(|value| Located::new(value, node.place.clone()))
    }

    /// An action's id: it becomes part of an address.
    fn action_id(&mut self, node: &Node) -> Option<Located<String>> {
        let text = self.text(node)?;
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        if text.value.len() <= 40 && text.value.chars().all(allowed) {
            return Some(text);
        }
        let finding = Finding::error("bad-slug", &text.place, format!("`{}` is not an id", shortened(&text.value)));
        self.report(finding.help("write letters, digits and hyphens, such as `EA-01`"));
        None
    }

    fn driver(&mut self, node: &Node) -> Option<Driver> {
        let fields = self.fields(node, &DRIVER)?;
        let kind = fields.get("kind").and_then(|node| self.one_of(node, "a kind of driver", &DRIVERS));
        let year = fields.get("year").and_then(|node| self.whole_number(node, 1974, 2200)).and_then(|year| i16::try_from(year).ok());
        let quote = fields.get("quote").and_then(|node| self.text(node));
        Some(Driver { kind: kind?.to_owned(), year, quote })
    }

    /// A date, or a mapping with one of the ways to say when.
    fn due(&mut self, node: &Node) -> Option<Due> {
        if !matches!(node.value, Value::Map(_)) {
            let date = self.date(node)?;
            return Some(Due { day: DueDay::On(date.value), note: None, place: node.place.clone() });
        }
        let fields = self.fields(node, &DUE)?;
        let note = fields.get("note").and_then(|node| self.text(node));
        let ways: Vec<(&str, &Node)> =
            ["date", "from", "quarter", "event"].into_iter().filter_map(|key| fields.get(key).map(|node| (key, node))).collect();
        let day = match ways.as_slice() {
            [("date", node)] => self.date(node).map(|date| DueDay::On(date.value)),
            [("from", node)] => self.date(node).map(|date| DueDay::From(date.value)),
            [("quarter", node)] => self.quarter(node),
            [("event", node)] => self.text(node).map(DueDay::Event),
            _ => {
                let finding = Finding::error("bad-due", &node.place, "it is not clear when this is due");
                self.report(finding.help("write one of `date`, `from`, `quarter` and `event`"));
                None
            }
        };
        Some(Due { day: day?, note, place: node.place.clone() })
    }

    /// A quarter of the calendar year, such as `2021-Q4`.
    fn quarter(&mut self, node: &Node) -> Option<DueDay> {
        let text = self.text(node)?;
        let parsed = text.value.split_once("-Q").and_then(|(year, quarter)| {
            let whole = year.len() == 4 && quarter.len() == 1;
            let (year, quarter) = (year.parse::<i16>().ok()?, quarter.parse::<u8>().ok()?);
            (whole && year > 1900 && (1..=4).contains(&quarter)).then_some(DueDay::Quarter(year, quarter))
        });
        if parsed.is_none() {
            let finding = Finding::error("bad-date", &text.place, format!("`{}` is not a quarter of a year", shortened(&text.value)));
            self.report(finding.help("write the year and the quarter, such as 2021-Q4"));
        }
        parsed
    }
}

/// The last day on which something was said of an action.
fn last_day(priorities: &[Priority]) -> Option<Date> {
    let actions = priorities.iter().flat_map(|priority| &priority.actions);
    actions.flat_map(|action| std::iter::once(action.added.value).chain(action.updates.iter().map(|update| update.date.value))).max()
}

fn proposed(node: &Node) -> Option<Located<Slug>> {
    let Value::Scalar(scalar) = &node.value else { return None };
    Slug::parse(&slugified(&scalar.text)).map(|slug| Located::new(slug, node.place.clone()))
}
