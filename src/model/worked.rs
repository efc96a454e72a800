//! New content in which words stand in the place of every figure.
//!
//! Each type is taken apart and put together again, so that a field which could still hold a figure does not compile.

use std::sync::Arc;

use super::draft::{self, Expression};
use super::{
    Action, ActionPlan, Annex, AppendixContent, Assurance, Block, DataSource, DataTable, DatedPlan, Inline, ListItem, MarkdownPaper, Notice, Outcome,
    Paper, Priority, Prose, Recommendation, Recommendations, Section, SharedPlan, Step, StepKind, Tables, Tracked, TrackedItem, Tracker, TrackerItem,
    Update, View,
};

/// What puts words in the place of figures.
pub struct Worker<'w> {
    /// Gives what stands in the place of a figure.
    pub work: &'w mut dyn FnMut(Expression) -> Inline,
}

/// What stands in the place of a figure that is not worked out: the expression as it is typed.
pub fn as_typed(expression: Expression) -> Inline {
    Inline::Code(expression.to_string(), expression.place)
}

impl draft::SharedPlan {
    /// A plan in which so many figures are still to be worked out.
    pub fn new(plan: draft::ActionPlan, figures: usize) -> Self {
        match figures {
            0 => Self::Plain(Arc::new(Worker { work: &mut as_typed }.whole_plan(plan))),
            _ => Self::Figured(Arc::new(plan)),
        }
    }
}

impl Worker<'_> {
    /// A piece of prose.
    pub fn prose(&mut self, prose: draft::Prose) -> Prose {
        prose.into_iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: draft::Block) -> Block {
        match block {
            Block::Paragraph { content, place } => Block::Paragraph { content: self.line(content), place },
            Block::Heading { level, content, place } => Block::Heading { level, content: self.line(content), place },
            Block::List { ordered, items, place } => {
                let item = |ListItem { blocks, typed, ticked, place }| ListItem { blocks: self.prose(blocks), typed, ticked, place };
                Block::List { ordered, items: items.into_iter().map(item).collect(), place }
            }
            Block::Quote { blocks, place } => Block::Quote { blocks: self.prose(blocks), place },
            Block::Code { text, indented, place } => Block::Code { text, indented, place },
            Block::Table { alignments, header, rows, place } => {
                let header = self.lines(header);
                Block::Table { alignments, header, rows: rows.into_iter().map(|row| self.lines(row)).collect(), place }
            }
            Block::Picture { asset, description, caption, place } => Block::Picture { asset, description, caption, place },
            Block::View(view) => Block::View(Box::new(self.view(*view))),
            Block::Rule { place } => Block::Rule { place },
        }
    }

    fn lines(&mut self, lines: Vec<Vec<draft::Inline>>) -> Vec<Vec<Inline>> {
        lines.into_iter().map(|line| self.line(line)).collect()
    }

    fn line(&mut self, line: Vec<draft::Inline>) -> Vec<Inline> {
        line.into_iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: draft::Inline) -> Inline {
        match inline {
            Inline::Text(words, place) => Inline::Text(words, place),
            Inline::Emphasis(inner) => Inline::Emphasis(self.line(inner)),
            Inline::Strong(inner) => Inline::Strong(self.line(inner)),
            Inline::Struck(inner) => Inline::Struck(self.line(inner)),
            Inline::Code(words, place) => Inline::Code(words, place),
            Inline::Link { address, content, place } => Inline::Link { address, content: self.line(content), place },
            Inline::Figure(expression) => (self.work)(expression),
            Inline::Note { blocks, place } => Inline::Note { blocks: self.prose(blocks), place },
            Inline::Date(date, place) => Inline::Date(date, place),
            Inline::Break => Inline::Break,
        }
    }

    fn view(&mut self, view: draft::View) -> View {
        let View { source, kind, argument, as_at, caption, credit, place } = view;
        View { source: self.source(source), kind, argument, as_at, caption, credit, place }
    }

    /// Data.
    pub fn source(&mut self, source: draft::DataSource) -> DataSource {
        match source {
            DataSource::Set(set) => DataSource::Set(set),
            DataSource::Plan(plan) => DataSource::Plan(self.plan(plan)),
        }
    }

    /// An action plan: one without figures stays the one that it is.
    pub fn plan(&mut self, plan: draft::SharedPlan) -> SharedPlan {
        SharedPlan::Plain(match plan {
            SharedPlan::Plain(plan) => plan,
            SharedPlan::Figured(plan) => Arc::new(self.whole_plan(Arc::unwrap_or_clone(plan))),
        })
    }

    /// What an appendix is.
    pub fn appendix(&mut self, content: draft::AppendixContent) -> AppendixContent {
        match content {
            AppendixContent::Public(paper) => AppendixContent::Public(Box::new(self.paper(*paper))),
            AppendixContent::Exempt(exemption) => AppendixContent::Exempt(exemption),
        }
    }

    fn paper(&mut self, paper: draft::Paper) -> Paper {
        match paper {
            Paper::Markdown(paper) => Paper::Markdown(self.markdown(paper)),
            Paper::Tables(tables) => Paper::Tables(self.tables(tables)),
            Paper::Glossary(glossary) => Paper::Glossary(glossary),
            Paper::Tracker(tracker) => Paper::Tracker(self.tracker(tracker)),
            Paper::WorkProgramme => Paper::WorkProgramme,
            Paper::Plan(DatedPlan { plan, as_at }) => Paper::Plan(DatedPlan { plan: self.plan(plan), as_at }),
            Paper::View(view) => Paper::View(self.view(view)),
            Paper::Picture { asset, description } => Paper::Picture { asset, description },
        }
    }

    /// A paper in Markdown.
    pub fn markdown(&mut self, paper: draft::MarkdownPaper) -> MarkdownPaper {
        let MarkdownPaper { body, numbering, place } = paper;
        MarkdownPaper { body: self.prose(body), numbering, place }
    }

    fn tables(&mut self, tables: draft::Tables) -> Tables {
        let Tables { intro, tables, notes } = tables;
        let intro = self.prose(intro);
        let tables = tables.into_iter().map(|table| self.table(table)).collect();
        Tables { intro, tables, notes: self.prose(notes) }
    }

    fn table(&mut self, table: draft::DataTable) -> DataTable {
        let DataTable { title, orientation, columns, row_headers, rows, source, place } = table;
        let rows = rows.into_iter().map(|row| row.into_iter().map(|cell| self.prose(cell)).collect()).collect();
        DataTable { title, orientation, columns, row_headers, rows, source, place }
    }

    fn tracker(&mut self, tracker: draft::Tracker) -> Tracker {
        let Tracker { title, items, living } = tracker;
        let item = |TrackerItem { meeting, title, recommendations }: draft::TrackerItem| TrackerItem {
            meeting,
            title,
            recommendations: recommendations.into_iter().map(|made| self.recommendation(made)).collect(),
        };
        Tracker { title, items: items.into_iter().map(item).collect(), living }
    }

    fn recommendation(&mut self, made: draft::Recommendation) -> Recommendation {
        let Recommendation { text, response, status, age, refused } = made;
        Recommendation { text: self.prose(text), response: self.prose(response), status, age, refused }
    }

    /// What a committee follows.
    pub fn recommendations(&mut self, recommendations: draft::Recommendations) -> Recommendations {
        let Recommendations { title, items } = recommendations;
        let item = |TrackedItem { meeting, title, recommendations }: draft::TrackedItem| TrackedItem {
            meeting,
            title,
            recommendations: recommendations.into_iter().map(|made| self.tracked(made)).collect(),
        };
        Recommendations { title, items: items.into_iter().map(item).collect() }
    }

    fn tracked(&mut self, made: draft::Tracked) -> Tracked {
        let Tracked { text, steps, place } = made;
        let text = self.prose(text);
        let step = |Step { date, kind }: draft::Step| {
            let kind = match kind {
                StepKind::Response { status, text } => StepKind::Response { status, text: self.prose(text) },
                StepKind::Accepted => StepKind::Accepted,
                StepKind::NotAccepted => StepKind::NotAccepted,
            };
            Step { date, kind }
        };
        Tracked { text, steps: steps.into_iter().map(step).collect(), place }
    }

    fn whole_plan(&mut self, plan: draft::ActionPlan) -> ActionPlan {
        let ActionPlan { title, introduction, assurance, priorities, annexes, last_day } = plan;
        let introduction = self.prose(introduction);
        let row = |Assurance { priority, evidence }: draft::Assurance| Assurance { priority, evidence: self.prose(evidence) };
        let assurance = assurance.into_iter().map(row).collect();
        let priorities = priorities.into_iter().map(|priority| self.priority(priority)).collect();
        let annex = |Annex { title, text, tables }: draft::Annex| Annex { title, text: self.prose(text), tables: self.tables(tables) };
        ActionPlan { title, introduction, assurance, priorities, annexes: annexes.into_iter().map(annex).collect(), last_day }
    }

    fn priority(&mut self, priority: draft::Priority) -> Priority {
        let Priority { id, title, linked_plans, actions } = priority;
        Priority { id, title, linked_plans, actions: actions.into_iter().map(|action| self.action(action)).collect() }
    }

    fn action(&mut self, action: draft::Action) -> Action {
        let Action { id, new_sheet, owners, improvement, driver, outcomes, bands, steps, due, partners, added, updates, place } = action;
        let improvement = self.prose(improvement);
        let steps = steps.into_iter().map(|step| self.prose(step)).collect();
        let outcomes = outcomes.into_iter().map(|outcome| self.outcome(outcome)).collect();
        let updates = updates.into_iter().map(|update| self.update(update)).collect();
        Action { id, new_sheet, owners, improvement, driver, outcomes, bands, steps, due, partners, added, updates, place }
    }

    fn outcome(&mut self, outcome: draft::Outcome) -> Outcome {
        match outcome {
            Outcome::AtLeast { percent, of } => Outcome::AtLeast { percent, of },
            Outcome::Count { number, of } => Outcome::Count { number, of },
            Outcome::Change { percent, of } => Outcome::Change { percent, of },
            Outcome::Keep { percent, of, source } => Outcome::Keep { percent, of, source },
            Outcome::Target { baseline, target, national, of } => Outcome::Target { baseline, target, national, of },
            Outcome::Qualitative(text) => Outcome::Qualitative(self.prose(text)),
            Outcome::ToBeSet(text) => Outcome::ToBeSet(self.prose(text)),
        }
    }

    fn update(&mut self, update: draft::Update) -> Update {
        let Update { date, status, value, rag, note, due, owners, improvement, withdrawn, place } = update;
        let note = self.prose(note);
        let improvement = improvement.map(|improvement| self.prose(improvement));
        Update { date, status, value, rag, note, due, owners, improvement, withdrawn, place }
    }

    /// What stands under a heading.
    pub fn section(&mut self, section: draft::Section) -> Section {
        let Section { heading, body } = section;
        Section { heading, body: self.prose(body) }
    }

    /// A text under a title.
    pub fn notice(&mut self, notice: draft::Notice) -> Notice {
        let Notice { title, text } = notice;
        Notice { title, text: self.prose(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Located, Place};
    use crate::model::plain_text;

    fn place(start: usize) -> Place {
        Place::new(&"plan.yaml".into(), start..start + 9)
    }

    fn plan(introduction: draft::Prose, figures: usize) -> draft::DataSource {
        let title = Located::new("A plan".to_owned(), place(0));
        let (assurance, priorities, annexes) = (Vec::new(), Vec::new(), Vec::new());
        let plan = draft::ActionPlan { title, introduction, assurance, priorities, annexes, last_day: crate::model::Date::LAST };
        DataSource::Plan(draft::SharedPlan::new(plan, figures))
    }

    fn said(inline: draft::Inline) -> draft::Prose {
        let content = vec![Inline::Strong(vec![inline])];
        vec![Block::Quote { blocks: vec![Block::Paragraph { content, place: place(1) }], place: place(1) }]
    }

    fn words(source: &DataSource) -> String {
        let DataSource::Plan(plan) = source else { return String::new() };
        let [Block::Quote { blocks, .. }] = plan.introduction.as_slice() else { return String::new() };
        blocks.iter().map(|block| if let Block::Paragraph { content, .. } = block { plain_text(content) } else { String::new() }).collect()
    }

    #[test]
    fn a_plan_that_is_drawn_is_copied_for_its_figures_alone() {
        let mut said_before = 0;
        let mut work = |expression: Expression| {
            said_before += 1;
            Inline::Text(format!("{} is worked out, {said_before}", expression.text), expression.place)
        };
        let mut worker = Worker { work: &mut work };
        let figure = plan(said(Inline::Figure(Expression { text: "a".to_owned(), place: place(1) })), 1);
        let [one, other] = [(); 2].map(|()| worker.source(figure.clone()));
        assert_eq!([words(&one), words(&other)], ["a is worked out, 1", "a is worked out, 2"]);

        let plain = plan(said(Inline::Text("as it was".to_owned(), place(1))), 0);
        let [one, other] = [(); 2].map(|()| worker.source(plain.clone()));
        let [DataSource::Plan(SharedPlan::Plain(first)), DataSource::Plan(SharedPlan::Plain(second))] = [&one, &other] else { panic!("{one:?}") };
        assert_eq!((words(&one).as_str(), Arc::ptr_eq(first, second)), ("as it was", true), "a plan without figures was copied");
    }
}
