//! A document as shown: everything a renderer needs, and nothing else.
//!
//! HTML and PDF are drawn from the same [`Document`], so that they cannot disagree. Every word in it is final: numbers are given,
//! fixed words are filled in. Only page numbers are left open ([`Inline::PageRange`]), since they exist after typesetting alone.
//!
//! A document is a value: it is equal to another, and has the same hash, where it shows the same. Pictures and downloads stand in it by the
//! digest of their bytes. Where its author wrote what it shows is known ([`Traced`]), and is no part of what it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::chart::Chart;
use super::traced::{Origin, Traced};
pub use crate::model::{Alignment, Digest, Orientation, Rag};

/// Blocks in order, each with the text that it was made from.
pub type Blocks = Vec<Traced<Block>>;

/// A file-less description of one document: a web page, a PDF, or both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Document<P = Arc<Part>> {
    /// The folder of the document under the root of the site, without slashes at its ends; empty for the home page.
    /// The web page is `index.html` in it.
    pub path: String,
    /// What it is.
    pub kind: DocumentKind,
    /// For whom it is.
    pub edition: Edition,
    /// Its title, different for every document of a site.
    pub title: String,
    /// The heading shown at its top on the web.
    pub heading: String,
    /// A small line above the heading on the web, such as the committee and date.
    pub kicker: Option<String>,
    /// One sentence on what it is, for metadata.
    pub subject: String,
    /// BCP 47.
    pub language: String,
    /// The date of the document as `2021-10-27`; pages that list other pages have none.
    pub date: Option<String>,
    /// The running head of PDF pages.
    pub running_head: Traced<String>,
    /// The council's name.
    pub council: String,
    /// The council's accent colour, `#rrggbb`.
    pub accent: String,
    /// The way from the home page to here: title and path of each page above this one.
    pub trail: Vec<(String, String)>,
    /// The PDF beside the web page, if there is one.
    pub pdf: Option<PdfFile>,
    /// Where the public pages are deployed, ending in `/`.
    pub website: Option<String>,
    /// Whether items start on odd pages.
    pub duplex: bool,
    /// What it shows, in order.
    pub parts: Vec<P>,
    /// Files beside the web page, by their names: the digests of their bytes, which stand in [`super::Family::files`].
    pub downloads: BTreeMap<String, Digest>,
    /// Pictures by the key that blocks use for them; the key is also the file name beside the web page.
    pub pictures: BTreeMap<String, Picture>,
}

/// For whom a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edition {
    /// For everyone.
    #[default]
    Public,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// The list of committees.
    Home,
    /// A committee and its meetings.
    Committee,
    /// A meeting: its web page shows the parts up to the agenda, its PDF is the whole pack.
    Meeting,
    /// A report with its appendices.
    Report,
    /// A paper that is an item of the agenda by itself, such as minutes.
    Paper,
    /// An action plan, to be looked through.
    Plan,
}

/// The PDF of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PdfFile {
    /// Its file name: `pack.pdf` or `report.pdf`.
    pub name: String,
    /// For a report: the path of the meeting whose pack gives its page numbers.
    pub pages_of: Option<String>,
}

/// A part of a document, starting on a new page of the PDF.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Part {
    /// Unique in the meeting: `cover`, `agenda`, `improvement-plan`, `improvement-plan.appendix-1`.
    pub id: String,
    /// What it is.
    pub kind: PartKind,
    /// The paper it belongs to: the folder name of its report or item. Anchors of blocks are unique inside one paper.
    pub paper: Option<String>,
    /// Its title: the heading of level 1 (papers) or 2 (appendices).
    pub title: String,
    /// The anchor of its title.
    pub anchor: String,
    /// Its title in the PDF's bookmarks.
    pub bookmark: String,
    /// What the foot of its pages says in the middle before the paper's own page number ("Appendix 1"); none for a report itself.
    pub own_label: Option<String>,
    /// Which way up its pages are.
    pub orientation: Orientation,
    /// The number of its first page, where that is given; else it goes on from the part before it, or starts at 1.
    pub first_page: Option<usize>,
    /// The file that it is made from.
    #[serde(skip)]
    pub origin: Origin,
    /// What it shows.
    pub blocks: Blocks,
}

/// A picture of a document, whose bytes stand beside it in [`super::Family::files`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Picture {
    /// The ending of its file: `svg`, `png` or `jpg`.
    pub extension: String,
    /// The SHA-256 of its bytes.
    pub digest: Digest,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// The first page of a pack.
    Cover,
    /// Public information and the like: between cover and agenda.
    Notices,
    /// The agenda.
    Agenda,
    /// A report.
    Report,
    /// An appendix of the report before it.
    Appendix,
    /// A paper that is an item by itself.
    Paper,
    /// The body of a web page that has no PDF.
    Page,
}

impl PartKind {
    /// Whether its pages carry a page number of the pack.
    pub fn is_numbered(self) -> bool {
        matches!(self, Self::Report | Self::Appendix | Self::Paper)
    }
}

/// A block as shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum Block {
    /// A heading inside its part. The part's title is level 1; an appendix' title is level 2.
    Heading {
        /// 2 to 5; no level is skipped on the way down.
        level: u8,
        /// Its anchor.
        id: Option<String>,
        /// Its number, such as "3.0", or nothing.
        label: Option<String>,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        content: Vec<Inline>,
    },
    /// A paragraph with a hanging number, and all that belongs to it.
    Numbered {
        /// As shown: "14.", "(i)", "3.3.2".
        label: String,
        /// `para-14`, `rec-2`, `appendix-1-3.3.2`.
        id: String,
        /// How deep its number is: 1 for "14." and "3.3", 2 for "3.3.2".
        depth: u8,
        /// What stands at the number.
        blocks: Blocks,
    },
    /// A list.
    List {
        /// Whether its items carry labels.
        marker: Marker,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Blocks,
    },
    /// Text shown as typed.
    Code {
        /// The text, lines separated by `\n`.
        text: String,
    },
    /// A table.
    Table(Table),
    /// Labels and what they stand for: the front table, contact details, key decision.
    Facts {
        /// How it looks.
        look: FactsLook,
        /// The rows.
        rows: Vec<Fact>,
    },
    /// A picture. Families that are kept call it a figure, which is a number in every other place: they are read as they were written, and a
    /// family that nothing has changed keeps its hash.
    #[serde(rename = "figure")]
    Picture {
        /// Its key in [`Document::pictures`].
        picture: String,
        /// Width and height in pixels or user units.
        size: (u32, u32),
        /// What it shows, for those who cannot see it.
        description: String,
        /// Its caption.
        caption: Option<Vec<Inline>>,
        /// Where what it shows comes from, as shown.
        source: Option<String>,
    },
    /// A chart, drawn by the renderers.
    Chart {
        /// Its name, unique in the document: that of its file beside the web page, without the ending.
        name: String,
        /// What it shows.
        chart: Chart,
        /// What it shows in words, for those who cannot see it.
        description: String,
        /// Its caption.
        caption: Option<Vec<Inline>>,
        /// Where its figures come from, as shown.
        source: Option<String>,
    },
    /// A box with a title, such as the council's outcomes. Its title is a heading.
    Box {
        /// Heading level of the title.
        level: u8,
        /// The title.
        title: String,
        /// What stands in it.
        blocks: Blocks,
    },
    /// A statement that must be seen: a cancelled meeting, an exempt appendix.
    Statement {
        /// What stands in it.
        blocks: Blocks,
    },
    /// An item of the agenda.
    AgendaItem {
        /// As shown: "8".
        number: String,
        /// `item-8`.
        id: String,
        /// Its title; in PDF a link to the paper in this pack, on the web a link to the paper's page.
        title: String,
        /// The paper, if it has one.
        target: Option<Target>,
        /// Part ids of its first and last parts, whose pages it has; none for an item without pages.
        parts: Option<(String, String)>,
        /// A short remark behind the title, such as "to follow".
        remark: Option<String>,
        /// Its text, and its exempt appendices.
        blocks: Blocks,
    },
    /// Date and signatory at the foot of the agenda.
    SignOff {
        /// The date in words.
        date: String,
        /// The signatory's post.
        signatory: String,
    },
    /// A short list of links with a line below each, on web pages that list other pages. In PDF an ordinary list.
    Links {
        /// The links.
        items: Vec<LinkItem>,
    },
    /// The actions of a plan, to be looked through on a web page. In PDF the table alone.
    Register(Register),
    /// What most readers need not see, such as the figures behind a chart: on the web it is opened by its summary, in PDF it stands below.
    Disclosure {
        /// What opens it.
        summary: String,
        /// What stands in it.
        blocks: Blocks,
    },
    /// A line that separates.
    Rule,
    /// A new page in PDF; nothing on the web.
    PageBreak,
    /// Blocks on PDF pages of another orientation; on the web just the blocks.
    Turned {
        /// Which way up.
        orientation: Orientation,
        /// What stands there.
        blocks: Blocks,
    },
}

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Marker {
    /// With a bullet.
    Bullet,
    /// With the label of each item.
    Label,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ListItem {
    /// As shown: "a)", "1.".
    pub label: Option<String>,
    /// For a task, whether it is done, and the word that says so.
    pub task: Option<(bool, String)>,
    /// What stands in it.
    pub blocks: Blocks,
}

/// How a list of labels and values looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactsLook {
    /// The front table of a report: hairlines, labels in weight.
    Front,
    /// Contact details and the like: plain.
    Plain,
}

/// A label and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The lines of the value.
    pub lines: Vec<Vec<Inline>>,
}

/// A link with a line below it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LinkItem {
    /// The words of the link.
    pub title: String,
    /// Where it goes.
    pub target: Target,
    /// The line below it.
    pub note: Option<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Table {
    /// Its caption.
    pub caption: Option<Vec<Inline>>,
    /// Its columns: one header row, always.
    pub columns: Vec<TableColumn>,
    /// Whether the first cell of each row is the row's heading.
    pub row_headers: bool,
    /// Its rows, each as long as the columns.
    pub rows: Vec<TableRow>,
    /// Where the data come from, as shown below it.
    pub source: Option<String>,
    /// Whether its type is a size smaller.
    pub dense: bool,
}

/// A row of a table, with the text that it was made from.
pub type TableRow = Traced<Vec<TableCell>>;

/// A table whose rows can be looked through by what is true of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Register {
    /// The table.
    pub table: Table,
    /// What the rows can be looked through by.
    pub filters: Vec<Filter>,
    /// For each row, its anchor.
    pub anchors: Vec<String>,
    /// For each row, its values of each filter; none of them holds a blank.
    pub values: Vec<Vec<Vec<String>>>,
}

/// Something that rows can be looked through by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    /// Its name in addresses, such as `owner`.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Value and words of each choice, in order.
    pub choices: Vec<(String, String)>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TableColumn {
    /// Its heading, never empty.
    pub title: String,
    /// Its alignment.
    pub align: Alignment,
    /// Its share of the width among the others, in hundredths; 0 for as wide as its text.
    pub share: u32,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TableCell {
    /// What stands in it.
    pub blocks: Blocks,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "kebab-case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Stressed.
    Emphasis {
        /// What is stressed.
        content: Vec<Inline>,
    },
    /// Bold.
    Strong {
        /// What is bold.
        content: Vec<Inline>,
    },
    /// Struck out.
    Struck {
        /// What is struck out.
        content: Vec<Inline>,
    },
    /// As typed.
    Code {
        /// The text.
        text: String,
    },
    /// A link.
    Link {
        /// Where it goes.
        target: Target,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A footnote.
    Note {
        /// Its text.
        blocks: Blocks,
    },
    /// A forced end of line.
    Break,
    /// A word in a shape: red, amber, green.
    Rag {
        /// Which of the three.
        status: Rag,
        /// The word.
        text: String,
    },
    /// The pages of some parts, in the theme's words ("Pages 21 – 68"), known after typesetting; nothing when they have none.
    PageRange {
        /// Part id of the first part.
        first: String,
        /// Part id of the last part.
        last: String,
    },
}

impl Inline {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// Where a link goes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "kebab-case")]
pub enum Target {
    /// A place in a paper of the same meeting.
    Paper {
        /// The paper, as in [`Part::paper`].
        paper: String,
        /// An anchor in it; its start without one.
        anchor: Option<String>,
    },
    /// Another document of the site.
    Page {
        /// Its [`Document::path`].
        path: String,
        /// An anchor in it.
        anchor: Option<String>,
    },
    /// A file beside a document of the site.
    File {
        /// Its path under the root of the site.
        path: String,
    },
    /// The web, a mailbox, a telephone.
    Address {
        /// `https:`, `mailto:`, `tel:`.
        address: String,
    },
}

/// First and last page of each part of a pack, by part id: the numbers printed on the pages.
pub type PageRanges = BTreeMap<String, (usize, usize)>;
