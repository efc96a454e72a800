//! What rules read of one paper, gathered once for all of them by the walk that reaches every text ([`crate::model::visit`]).

use std::collections::BTreeMap;

use super::claims::speaks_of_percentages;
use super::scopes::{self, Share};
use super::tables::{self, Table};
use crate::diagnostic::Place;
use crate::model::visit::{self, Home, Text, Visitor};
use crate::model::{
    ActionPlan, Block, Council, DataSet, DataSource, DataTable, Dossier, Inline, ListItem, Meeting, Outline, Paper, PaperNumbering, Prose, Reference,
    Report, Run, View, decimal_numbers, references,
};

/// What rules read of one paper: a report with its appendices, an agenda, a committee's own words, a plan, a data set.
pub(super) struct Docket<'a> {
    /// The council whose paper it is.
    pub(super) council: &'a Council,
    /// Every line of words.
    pub(super) lines: Vec<Line<'a>>,
    /// Every piece of prose, cells of tables too, with its field of the model.
    pub(super) prose: Vec<(&'static str, &'a Prose)>,
    /// Every block, outer before inner.
    pub(super) blocks: Vec<&'a Block>,
    /// The printed number of each item of an ordered list that is not counted from 1 in its list.
    counted: Counted,
    /// Every picture.
    pub(super) pictures: Vec<Picture<'a>>,
    /// Every table, its cells read as figures.
    pub(super) tables: Vec<Table>,
    /// The shares of each paragraph that names a whole.
    pub(super) shares: Vec<Vec<Share>>,
    /// The plan, where it is one.
    pub(super) plan: Option<&'a ActionPlan>,
    /// What it refers to and shows.
    pub(super) shown: Shown<'a>,
}

/// What a paper refers to and shows.
#[derive(Default)]
pub(super) struct Shown<'a> {
    /// What its words refer to.
    pub(super) cited: Vec<Cited<'a>>,
    /// Data that it draws.
    pub(super) views: Vec<&'a View>,
    /// The plans and data sets in it. Others may show them too, so that each is a paper of its own.
    pub(super) sources: Vec<Source<'a>>,
}

/// A line of words: a paragraph, a heading, a cell, or a text without marks.
pub(super) struct Line<'a> {
    /// The field of the model that it stands in.
    pub(super) field: &'static str,
    /// Its words, those in bold type and in links too.
    pub(super) run: Run<'a>,
    /// The same with their marks; none for a text without marks.
    pub(super) content: &'a [Inline],
    /// Whose words they are.
    pub(super) voice: Voice,
    /// Whether they speak of percentages: most do not.
    pub(super) percentages: bool,
    /// What it is.
    pub(super) form: Form,
}

/// Whose words a line has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// The paper's own.
    Own,
    /// Somebody else's, in a quotation.
    Quoted,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Words that say something by themselves.
    Statement,
    /// A cell of a table or of a data set.
    Cell,
}

/// A picture.
pub(super) struct Picture<'a> {
    pub(super) description: &'a str,
    /// The name of its file.
    pub(super) name: &'a str,
    pub(super) place: &'a Place,
    /// What to say under the place where the description says nothing.
    pub(super) label: &'static str,
}

/// A reference in some words.
pub(super) struct Cited<'a> {
    pub(super) home: Home<'a>,
    pub(super) reference: Reference,
    pub(super) place: Place,
}

/// Something that several papers may show.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    /// An action plan.
    Plan(&'a ActionPlan),
    /// A table of figures.
    Set(&'a DataSet),
}

impl Source<'_> {
    /// What tells it from every other source of the same content.
    pub(super) fn address(self) -> usize {
        match self {
            Self::Plan(plan) => std::ptr::from_ref(plan).addr(),
            Self::Set(set) => std::ptr::from_ref(set).addr(),
        }
    }
}

/// Printed numbers of items, by the address of their place.
#[derive(Default)]
struct Counted(BTreeMap<usize, usize>);

impl<'p> Extend<(&'p Place, usize)> for Counted {
    fn extend<T: IntoIterator<Item = (&'p Place, usize)>>(&mut self, numbers: T) {
        self.0.extend(numbers.into_iter().map(|(place, number)| (std::ptr::from_ref(place).addr(), number)));
    }
}

impl<'a> Docket<'a> {
    fn new(council: &'a Council) -> Self {
        Self {
            council,
            lines: Vec::new(),
            prose: Vec::new(),
            blocks: Vec::new(),
            counted: Counted::default(),
            pictures: Vec::new(),
            tables: Vec::new(),
            shares: Vec::new(),
            plan: None,
            shown: Shown::default(),
        }
    }

    /// A report and the papers behind it.
    pub(super) fn report(council: &'a Council, report: &'a Report, outline: &Outline<'_>) -> Self {
        let mut docket = Self::new(council);
        docket.counted.extend(outline.counted());
        visit::walk_report(&mut docket, report);
        docket
    }

    /// What a meeting says besides its reports.
    pub(super) fn meeting(council: &'a Council, meeting: &'a Meeting) -> Self {
        let mut docket = Self::new(council);
        visit::walk_meeting(&mut docket, meeting);
        docket
    }

    /// What a committee says besides its meetings.
    pub(super) fn committee(council: &'a Council, dossier: &'a Dossier) -> Self {
        let mut docket = Self::new(council);
        visit::walk_dossier(&mut docket, dossier);
        docket
    }

    /// What the council says in its own files.
    pub(super) fn council(council: &'a Council, format: &'a crate::model::ReportFormat) -> Self {
        let mut docket = Self::new(council);
        visit::walk_council(&mut docket, council, format);
        docket
    }

    /// A plan or a data set, wherever it is shown: `home` is nobody's, for what it refers to depends on who shows it.
    pub(super) fn source(council: &'a Council, source: Source<'a>) -> Self {
        let mut docket = Self::new(council);
        match source {
            Source::Plan(plan) => {
                docket.plan = Some(plan);
                visit::walk_plan(&mut docket, Home::Council, plan);
            }
            Source::Set(set) => {
                docket.tables.push(tables::of_set(set));
                visit::walk_set(&mut docket, Home::Council, set);
            }
        }
        docket
    }

    /// The number that is printed in front of an item of an ordered list; `index` is counted from 0.
    pub(super) fn printed_number(&self, index: usize, item: &ListItem) -> usize {
        self.counted.0.get(&std::ptr::from_ref(&item.place).addr()).copied().unwrap_or(index + 1)
    }

    fn prose(&mut self, home: Home<'a>, field: &'static str, form: Form, prose: &'a Prose) {
        self.prose.push((field, prose));
        let mut gather = Lines { docket: self, home, field, form };
        gather.blocks(prose, Voice::Own);
    }

    fn line(&mut self, home: Home<'a>, field: &'static str, form: Form, text: &'a str, place: &'a Place) {
        let run = Run::of(text, place);
        self.cite(home, &run);
        self.plain(field, form, run);
    }

    fn plain(&mut self, field: &'static str, form: Form, run: Run<'a>) {
        let percentages = speaks_of_percentages(&run.text);
        self.shares(&run, None);
        self.lines.push(Line { field, run, content: &[], voice: Voice::Own, percentages, form });
    }

    fn shares(&mut self, run: &Run<'_>, list: Option<&Block>) {
        self.shares.extend(Some(scopes::shares(run, list)).filter(|shares| !shares.is_empty()));
    }

    fn cite(&mut self, home: Home<'a>, run: &Run<'_>) {
        let found = references(&run.text).into_iter();
        self.shown.cited.extend(found.filter_map(|reference| Some(Cited { home, place: run.place(&reference.range)?, reference })));
    }
}

impl<'a> Visitor<'a> for Docket<'a> {
    fn text(&mut self, home: Home<'a>, field: &'static str, text: Text<'a>) {
        match text {
            Text::Prose(prose) => self.prose(home, field, Form::Statement, prose),
            Text::Cell(prose) => self.prose(home, field, Form::Cell, prose),
            Text::Line(text, place) | Text::Description(text, place) => self.line(home, field, Form::Statement, text, place),
            // What is typed as code refers to nothing.
            Text::Code(text, place) => self.plain(field, Form::Statement, Run::of(text, place)),
            // One word alone says nothing that a rule could judge, and data have many.
            Text::Datum(text, place) if text.contains(char::is_whitespace) => self.line(home, field, Form::Cell, text, place),
            Text::Datum(..) | Text::Name(_) => {}
        }
    }

    fn standing_plan(&mut self, _: Home<'a>, plan: &'a ActionPlan) {
        self.shown.sources.push(Source::Plan(plan));
    }

    fn block(&mut self, home: Home<'a>, block: &'a Block) {
        self.blocks.push(block);
        match block {
            Block::Picture { asset, description, place, .. } => {
                self.pictures.push(Picture { description, name: &asset.name, place, label: "describe it between these brackets" });
            }
            Block::Table { header, rows, place, .. } => self.tables.push(tables::of_markdown(header, rows, place)),
            Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::List { .. }
            | Block::Quote { .. }
            | Block::Code { .. }
            | Block::View(_)
            | Block::Rule { .. } => {}
        }
        visit::walk_block(self, home, block);
    }

    fn view(&mut self, home: Home<'a>, view: &'a View) {
        self.shown.views.push(view);
        visit::walk_view(self, home, view);
    }

    fn source(&mut self, _: Home<'a>, source: &'a DataSource) {
        self.shown.sources.push(match source {
            DataSource::Plan(plan) => Source::Plan(plan),
            DataSource::Set(set) => Source::Set(set),
        });
    }

    fn paper(&mut self, home: Home<'a>, paper: &'a Paper) {
        match paper {
            Paper::Plan(shown) => return self.shown.sources.push(Source::Plan(&shown.plan)),
            Paper::Picture { asset, description } => {
                let label = "its `description` does not describe it";
                self.pictures.push(Picture { description: &description.value, name: &asset.name, place: &description.place, label });
            }
            Paper::Markdown(paper) if paper.numbering == PaperNumbering::Decimal => self.counted.extend(decimal_numbers(&paper.body)),
            Paper::Markdown(_) | Paper::Tables(_) | Paper::Glossary(_) | Paper::Tracker(_) | Paper::WorkProgramme | Paper::View(_) => {}
        }
        visit::walk_paper(self, home, paper);
    }

    fn table(&mut self, home: Home<'a>, table: &'a DataTable) {
        self.tables.push(tables::of_table(table));
        visit::walk_table(self, home, table);
    }
}

/// Gathers the lines of prose, and what they refer to.
struct Lines<'d, 'a> {
    docket: &'d mut Docket<'a>,
    home: Home<'a>,
    field: &'static str,
    form: Form,
}

impl<'a> Lines<'_, 'a> {
    fn blocks(&mut self, blocks: &'a [Block], voice: Voice) {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph { content, .. } => self.line(content, voice, blocks.get(at + 1)),
                Block::Heading { content, .. } => self.line(content, voice, None),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks, voice)),
                Block::Table { header, rows, .. } => {
                    let form = std::mem::replace(&mut self.form, Form::Cell);
                    header.iter().chain(rows.iter().flatten()).for_each(|cell| self.line(cell, voice, None));
                    self.form = form;
                }
                Block::Quote { blocks, .. } => self.blocks(blocks, Voice::Quoted),
                // The walk gives what they say as texts of their own.
                Block::Code { .. } | Block::Picture { .. } | Block::View(_) | Block::Rule { .. } => {}
            }
        }
    }

    /// A line, with the block below it.
    fn line(&mut self, content: &'a [Inline], voice: Voice, below: Option<&Block>) {
        let run = Run::whole(content);
        // What is quoted keeps its figures as they are.
        if voice == Voice::Own {
            self.docket.shares(&run, below);
        }
        let percentages = speaks_of_percentages(&run.text);
        if content.iter().all(|inline| matches!(inline, Inline::Text(..))) {
            self.cite(&run, voice);
        } else {
            self.marked(content, voice);
        }
        self.docket.lines.push(Line { field: self.field, run, content, voice, percentages, form: self.form });
    }

    /// What some words refer to. What is quoted keeps its words as they are, and refers to what its author had before them.
    fn cite(&mut self, run: &Run<'_>, voice: Voice) {
        if voice == Voice::Own {
            self.docket.cite(self.home, run);
        }
    }

    /// What stands inside the marks of a line.
    fn marked(&mut self, content: &'a [Inline], voice: Voice) {
        let mut rest = content;
        while let Some((first, after)) = rest.split_first() {
            let (run, taken) = Run::at_start(rest);
            if taken > 0 {
                self.cite(&run, voice);
                rest = &rest[taken..];
                continue;
            }
            match first {
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.marked(inner, voice),
                // It is no part of the words around it.
                Inline::Struck(inner) => self.line(inner, voice, None),
                Inline::Link { content, .. } => self.notes(content, voice),
                Inline::Note { blocks, .. } => self.blocks(blocks, voice),
                Inline::Text(..) | Inline::Date(..) | Inline::Code(..) | Inline::Figure(_) | Inline::Break => {}
            }
            rest = after;
        }
    }

    /// The footnotes in the words of a link, which refer to nothing but its address.
    fn notes(&mut self, content: &'a [Inline], voice: Voice) {
        for inline in content {
            match inline {
                Inline::Note { blocks, .. } => self.blocks(blocks, voice),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link { content: inner, .. } => {
                    self.notes(inner, voice);
                }
                Inline::Text(..) | Inline::Date(..) | Inline::Code(..) | Inline::Figure(_) | Inline::Break => {}
            }
        }
    }
}
