//! Hand-made documents for the tests: every kind of block and piece of a line.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compose::{
    Alignment, Block, Blocks, Digest, Document, DocumentKind, Edition, Fact, FactsLook, Family, Inline, LinkItem, ListItem, Marker, Orientation,
    Origin, Part, PartKind, PdfFile, Picture, Rag, Table, TableCell, TableColumn, Target, Traced, blocks,
};
use crate::model::{FontFile, Theme, Words};

pub(super) fn theme() -> Theme {
    let file = |name: &str, text: &str| (format!("pdf/{name}"), Arc::from(text.as_bytes()));
    let files = BTreeMap::from([
        file("main.typ", include_str!("../../../themes/standard/pdf/main.typ")),
        file("theme.typ", include_str!("../../../themes/standard/pdf/theme.typ")),
        file("blocks.typ", include_str!("../../../themes/standard/pdf/blocks.typ")),
        file("inline.typ", include_str!("../../../themes/standard/pdf/inline.typ")),
        file("measures.typ", include_str!("../../../themes/standard/pdf/measures.typ")),
        file("tables.typ", include_str!("../../../themes/standard/pdf/tables.typ")),
    ]);
    let font = |name: &str, bytes: &'static [u8]| FontFile { name: name.into(), bytes: Arc::from(bytes) };
    let fonts = vec![
        font("regular", ttf_noto_sans::REGULAR),
        font("bold", ttf_noto_sans::BOLD),
        font("italic", ttf_noto_sans::ITALIC),
        font("bold-italic", ttf_noto_sans::BOLD_ITALIC),
    ];
    let words = [
        ("pages-range", "Pages {first} – {last}"),
        ("pages-one", "Page {page}"),
        ("pdf-page", "Page {page}"),
        ("pdf-own-page", "{label}, page {page}"),
        ("pdf-blank", "This page is intentionally left blank"),
    ];
    Theme {
        tokens: super::tests::tokens(),
        files,
        fonts,
        words: Words::new(words.into_iter().map(|(key, text)| (key.into(), text.into())).collect()),
    }
}

/// A pack of a cover, notices, an agenda, a report with two appendices and a paper.
pub(super) fn pack() -> Document {
    let parts = vec![cover(), notices(), agenda(), report(), plan(), figures(), minutes()];
    Document {
        path: "children/2021-11-04".into(),
        kind: DocumentKind::Meeting,
        edition: Edition::Public,
        title: "Children and Families Scrutiny Panel, 4 November 2021: agenda pack".into(),
        heading: "Thursday 4 November 2021".into(),
        kicker: None,
        subject: "Agenda, reports and appendices of the meeting".into(),
        language: "en-GB".into(),
        date: Some("2021-10-27".into()),
        running_head: "Children and Families Scrutiny Panel – 4 November 2021".to_owned().into(),
        council: "Wexmoor City Council".into(),
        accent: "#1d6fa3".into(),
        trail: Vec::new(),
        pdf: Some(PdfFile { name: "pack.pdf".into(), pages_of: None }),
        website: Some("https://www.wexmoor.example/democracy/".into()),
        duplex: false,
        parts: parts.into_iter().map(Arc::new).collect(),
        downloads: BTreeMap::new(),
        pictures: BTreeMap::from([("improvement-plan-visits.svg".into(), Picture { extension: "svg".into(), digest: Digest::of(PICTURE) })]),
    }
}

/// A document with the bytes of the pack's picture.
pub(super) fn family(head: Document) -> Family {
    Family { head, papers: Vec::new(), files: BTreeMap::from([(Digest::of(PICTURE), Arc::from(PICTURE))]) }
}

/// The report of the pack with its appendices, as a document of its own.
pub(super) fn report_alone() -> Document {
    let pack = pack();
    Document {
        path: "children/2021-11-04/improvement-plan".into(),
        kind: DocumentKind::Report,
        title: "Children’s services improvement plan".into(),
        pdf: Some(PdfFile { name: "report.pdf".into(), pages_of: Some(pack.path.clone()) }),
        parts: pack.parts.iter().filter(|part| part.paper.as_deref() == Some("improvement-plan")).cloned().collect(),
        ..pack
    }
}

pub(super) fn text(words: &str) -> Vec<Inline> {
    vec![Inline::text(words)]
}

pub(super) fn par(words: &str) -> Block {
    Block::Paragraph { content: text(words) }
}

pub(super) fn part(id: &str, kind: PartKind, title: &str, blocks: impl IntoIterator<Item = impl Into<Traced<Block>>>) -> Part {
    let paper = kind.is_numbered().then(|| id.split('.').next().unwrap_or(id).to_string());
    let own_label = (kind == PartKind::Appendix).then(|| title.split(':').next().unwrap_or(title).to_string());
    let orientation = Orientation::Portrait;
    Part {
        id: id.into(),
        kind,
        paper,
        title: title.into(),
        anchor: format!("{id}-title"),
        bookmark: title.into(),
        own_label,
        orientation,
        first_page: None,
        origin: Origin::default(),
        blocks: blocks.into_iter().map(Into::into).collect(),
    }
}

fn heading(level: u8, id: &str, label: Option<&str>, words: &str) -> Block {
    Block::Heading { level, id: Some(id.into()), label: label.map(Into::into), content: text(words) }
}

pub(super) fn numbered(label: &str, id: &str, depth: u8, blocks: Blocks) -> Block {
    Block::Numbered { label: label.into(), id: id.into(), depth, blocks }
}

fn list(items: &[&str]) -> Block {
    let items = items.iter().map(|words| ListItem { label: None, task: None, blocks: blocks![par(words)] }).collect();
    Block::List { marker: Marker::Bullet, items }
}

fn fact(label: &str, lines: &[&str]) -> Fact {
    Fact { label: label.into(), lines: lines.iter().map(|line| text(line)).collect() }
}

pub(super) const LOREM: &str = "The Panel asked in September for a fuller account of how quickly children in care are visited, who checks that each visit \
    is written up, and what is done when it is not; the service has since looked at every late visit between April and October and spoken with the teams.";

fn cover() -> Part {
    let blocks = vec![
        Block::Facts {
            look: FactsLook::Plain,
            rows: vec![
                fact("Date", &["Thursday 4 November 2021"]),
                fact("Time", &["5.30 pm"]),
                fact("Place", &["Council Chamber, Civic Centre, Harbour Road, Wexmoor WX1 2AB"]),
            ],
        },
        heading(2, "members", None, "Members"),
        list(&["Councillor Ashgrove (Chair)", "Councillor Brandling (Vice-Chair)", "Councillor Cole", "Councillor Dunmore"]),
        heading(2, "contacts", None, "Contacts"),
        Block::Facts {
            look: FactsLook::Plain,
            rows: vec![fact("Democratic Support Officer", &["Telephone 01632 960 104", "democratic.support@wexmoor.example"])],
        },
    ];
    part("cover", PartKind::Cover, "Children and Families Scrutiny Panel", blocks)
}

fn notices() -> Part {
    let blocks = vec![
        heading(2, "representations", None, "Public representations"),
        par(LOREM),
        Block::Box {
            level: 3,
            title: "Wexmoor Corporate Plan 2020–2025".into(),
            blocks: blocks![par("Four outcomes guide our work:"), list(&["Strong and sustainable growth", "A good start in life"])],
        },
        Block::Statement { blocks: blocks![par("This meeting has been moved to 2 December 2021.")] },
        Block::Rule,
    ];
    part("notices", PartKind::Notices, "Public information", blocks)
}

fn agenda() -> Part {
    let paper = |paper: &str| Some(Target::Paper { paper: paper.into(), anchor: None });
    let item = |number: &str, title: &str, target, parts, remark, purpose: &str| Block::AgendaItem {
        number: number.into(),
        id: format!("item-{number}"),
        title: title.into(),
        target,
        parts,
        remark,
        blocks: blocks![par(purpose)],
    };
    let ends = |first: &str, last: &str| Some((first.to_string(), last.to_string()));
    let blocks = vec![
        item("1", "Apologies and changes in panel membership (if any)", None, None, None, "To note any changes in membership of the Panel."),
        item("2", "Minutes of the previous meeting", paper("minutes"), ends("minutes", "minutes"), None, "To approve the minutes."),
        item(
            "10",
            "Children’s services improvement plan",
            paper("improvement-plan"),
            ends("improvement-plan", "improvement-plan.appendix-2"),
            None,
            "Report of the Executive Director, Children and Learning, updating the Panel on progress against the improvement plan.",
        ),
        item("11", "Annual report on fostering", None, None, Some("to follow".into()), "Report of the Head of Fostering."),
        Block::SignOff { date: "Wednesday 27 October 2021".into(), signatory: "Service Director – Legal and Business Operations".into() },
    ];
    part("agenda", PartKind::Agenda, "Agenda", blocks)
}

fn chart() -> Block {
    Block::Chart {
        name: "improvement-plan-chart-1-bar".into(),
        chart: crate::render::chart::tests::sample(),
        description: "Visits has one figure, 196 (April).".into(),
        caption: Some(text("Visits")),
        source: None,
    }
}

fn report() -> Part {
    let link = |target, words: &str| Inline::Link { target, content: text(words) };
    let own = |anchor: &str| Target::Paper { paper: "improvement-plan".into(), anchor: Some(anchor.into()) };
    let marks = vec![
        Inline::text("See "),
        link(own("para-2"), "paragraph 2"),
        Inline::text(", "),
        link(own("no-such-anchor"), "Appendix 1"),
        Inline::text(", "),
        link(Target::Paper { paper: "tracker".into(), anchor: Some("rec-1".into()) }, "the tracker"),
        Inline::text(", the "),
        link(Target::Page { path: "children/2020-10-01".into(), anchor: Some("item-5".into()) }, "agenda of October 2020"),
        Inline::text(", "),
        link(Target::File { path: "children/2020-10-01/pack.pdf".into() }, "its pack"),
        Inline::text(" or "),
        link(Target::Address { address: "mailto:quality@wexmoor.example".into() }, "quality@wexmoor.example"),
        Inline::text(". "),
        Inline::Emphasis { content: text("Stressed") },
        Inline::text(", "),
        Inline::Strong { content: text("bold") },
        Inline::text(", "),
        Inline::Struck { content: text("struck out") },
        Inline::text(", "),
        Inline::Code { text: "#panic(1) $x$ @ref <l>".into() },
        Inline::text(" and a note"),
        Inline::Note { blocks: blocks![par("Inspection data set, November 2019: *not* markup.")] },
        Inline::text(".\u{a0}End"),
        Inline::Break,
        Inline::text("of line; "),
        Inline::PageRange { first: "improvement-plan.appendix-1".into(), last: "improvement-plan.appendix-2".into() },
        Inline::text("."),
    ];
    let task = |done, word: &str, words: &str| ListItem { label: None, task: Some((done, word.into())), blocks: blocks![par(words)] };
    let lettered = |label: &str, words: &str| ListItem { label: Some(label.into()), task: None, blocks: blocks![par(words)] };
    let tasks = Block::List { marker: Marker::Bullet, items: vec![task(true, "Done", "Audit late visits"), task(false, "To do", "Report back")] };
    let letters = Block::List { marker: Marker::Label, items: vec![lettered("a)", LOREM), lettered("b)", "that each late visit is explained.")] };
    let blocks = vec![
        Block::Facts {
            look: FactsLook::Front,
            rows: vec![
                fact("Decision-maker", &["Children and Families Scrutiny Panel"]),
                fact("Subject", &["Children’s services improvement plan"]),
                fact("Date of decision", &["4 November 2021"]),
                fact("Report of", &["Executive Director, Children and Learning", "Chair – Children and Families Scrutiny Panel"]),
            ],
        },
        heading(2, "summary", None, "Brief summary"),
        par(LOREM),
        heading(2, "recommendations", None, "Recommendations"),
        numbered("(i)", "rec-1", 1, blocks![par("That progress be noted.")]),
        numbered("(ii)", "rec-2", 1, blocks![par("That a further update comes to the Panel in March 2022.")]),
        heading(2, "detail", None, "Detail (including consultation carried out)"),
        heading(3, "review", None, "Review of the plan"),
        numbered("1.", "para-1", 1, blocks![Block::Paragraph { content: marks }, list(&["a reason", "and another, with a link"]), par(LOREM)]),
        numbered(
            "2.",
            "para-2",
            1,
            blocks![par(LOREM), Block::Quote { blocks: blocks![par("Visits matter."), par("They are seen.")] }, tasks, letters],
        ),
        numbered("3.", "para-3", 1, blocks![par(LOREM), visits(), Block::Code { text: "visits.csv\n  month,in,open\n".into() }]),
        Block::Picture {
            picture: "improvement-plan-visits.svg".into(),
            size: (640, 240),
            description: "Visits in timescale rose from 87% in April to 95% in October".into(),
            caption: Some(text("Visits in timescale, April to October 2021")),
            source: Some("Source: case records, October 2021".into()),
        },
        chart(),
        heading(5, "skips", None, "A heading that would skip levels"),
        numbered("4.", "para-4", 1, blocks![par(LOREM)]),
        Block::Links {
            items: vec![LinkItem { title: "A page".into(), target: Target::Page { path: String::new(), anchor: None }, note: Some("A note".into()) }],
        },
    ];
    part("improvement-plan", PartKind::Report, "Children’s services improvement plan", blocks)
}

fn visits() -> Block {
    let column = |title: &str, align| TableColumn { title: title.into(), align, share: 0 };
    let row = |cells: [&str; 3]| cells.into_iter().map(|words| TableCell { blocks: blocks![par(words)] }).collect::<Vec<_>>().into();
    Block::Table(Table {
        caption: Some(text("Visits in and out of timescale")),
        columns: vec![column("Measure", Alignment::Left), column("April", Alignment::Right), column("October", Alignment::Right)],
        row_headers: true,
        rows: vec![row(["In timescale", "196 (87%)", "221 (95%)"]), row(["Out of timescale", "29 (13%)", "12 (5%)"])],
        source: Some("Source: case system, 19 October 2021".into()),
        dense: false,
    })
}

/// An action plan in six columns on turned pages, long enough for several of them.
fn plan() -> Part {
    let titles = ["Reference and owners", "What we want to do", "Outcome", "Steps", "Due", "Status"];
    let shares = [12, 20, 20, 28, 10, 10];
    let columns = titles.iter().zip(shares).map(|(title, share)| TableColumn { title: (*title).into(), align: Alignment::Left, share }).collect();
    let statuses = [(Rag::Red, "Red"), (Rag::Amber, "Amber"), (Rag::Green, "Green")];
    let cell = |blocks| TableCell { blocks };
    let rows = (1..=14usize).map(|at| {
        let (status, word) = statuses[at % 3];
        vec![
            cell(blocks![Block::Paragraph { content: vec![Inline::Strong { content: text(&format!("EA-{at:02}")) }] }, par("Head of Early Help")]),
            cell(blocks![par(LOREM)]),
            cell(blocks![par("At least 90% of core groups are held within timescale.")]),
            cell(blocks![list(&["We will relaunch the threshold document.", "We will audit one case in ten each month."])]),
            cell(blocks![par("31 December 2021")]),
            cell(blocks![Block::Paragraph { content: vec![Inline::Rag { status, text: word.into() }] }, par("65%")]),
        ]
    });
    let table = Block::Table(Table { caption: None, columns, row_headers: true, rows: rows.map(Into::into).collect(), source: None, dense: true });
    let turned = Block::Turned { orientation: Orientation::Landscape, blocks: blocks![table] };
    let blocks = vec![par("What we have set ourselves."), heading(3, "sheet-1", None, "Effective assessment"), turned, par("End of the plan.")];
    part("improvement-plan.appendix-1", PartKind::Appendix, "Appendix 1: Improvement plan – October 2021", blocks)
}

fn figures() -> Part {
    let inner = vec![numbered("1.1.1", "appendix-2-1.1.1", 2, blocks![par(LOREM)])];
    let blocks = vec![
        heading(3, "appendix-2-1.0", Some("1.0"), "Background"),
        numbered("1.1", "appendix-2-1.1", 1, std::iter::once(par(LOREM)).chain(inner).map(Into::into).collect()),
        numbered("1.2", "appendix-2-1.2", 1, blocks![par(LOREM)]),
        Block::PageBreak,
        numbered("1.3", "appendix-2-1.3", 1, blocks![par(LOREM)]),
    ];
    Part { bookmark: "Appendix 2".into(), ..part("improvement-plan.appendix-2", PartKind::Appendix, "Appendix 2: Highlight report", blocks) }
}

fn minutes() -> Part {
    let blocks = vec![
        heading(2, "minute-19", Some("19"), "Apologies"),
        par(LOREM),
        Block::Facts { look: FactsLook::Plain, rows: vec![fact("Chair", &["Councillor Ashgrove"])] },
    ];
    part("minutes", PartKind::Paper, "Minutes of the meeting of 30 September 2021", blocks)
}

/// The one picture of the pack.
const PICTURE: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' width='640' height='240' viewBox='0 0 640 240'>\
        <rect x='20' y='40' width='400' height='60' fill='#1d4f73'/><rect x='20' y='120' width='560' height='60' fill='#7fa8c4'/>\
        <text x='20' y='30' font-family='Noto Sans' font-size='20'>April 87%, October 95%</text></svg>";
