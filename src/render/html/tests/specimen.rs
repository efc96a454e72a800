//! A small site of hand-made documents that shows every kind of block.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{paragraph, text};
use crate::compose::{blocks, *};

pub(super) const MEETING: &str = "children-and-families/2021-11-04";

pub(super) fn home() -> Document {
    let link = |title: &str, path: &str, note: &str| LinkItem {
        title: title.to_owned(),
        target: Target::Page { path: path.to_owned(), anchor: None },
        note: Some(note.to_owned()),
    };
    let committees = Block::Links {
        items: vec![
            link("Children and Families Scrutiny Panel", "children-and-families", "Next papers: Thursday 4 November 2021"),
            link("Overview and Scrutiny Management Committee", "children-and-families", "11 meetings in 2021/22"),
            link("Health Overview and Scrutiny Panel", "children-and-families", "6 meetings in 2021/22"),
        ],
    };
    let intro = paragraph("Agendas, reports and minutes of the committees that hold the council’s decisions to account.");
    let blocks = vec![intro, heading(2, "Committees"), committees];
    document("", DocumentKind::Home, "Council meetings and papers", None, vec![part("home", PartKind::Page, None, "Council meetings", blocks)])
}

pub(super) fn committee() -> Document {
    let meeting = |title: &str, note: &str| LinkItem {
        title: title.to_owned(),
        target: Target::Page { path: MEETING.to_owned(), anchor: None },
        note: Some(note.to_owned()),
    };
    let meetings = Block::Links {
        items: vec![
            meeting("Thursday 17 June 2021", "Held"),
            meeting("Thursday 22 July 2021", "Held"),
            meeting("Thursday 30 September 2021", "Cancelled"),
            meeting("Thursday 4 November 2021", "Agenda published"),
            meeting("Thursday 2 December 2021", "Planned"),
        ],
    };
    let members = table(
        None,
        &[("Councillor", Alignment::Left), ("Role", Alignment::Left)],
        &[&["Councillor Ashgrove", "Chair"], &["Councillor Brandling", "Vice-Chair"], &["Councillor Cole", "Member"]],
    );
    let blocks = vec![
        paragraph("The Panel looks at how the council and its partners care for children and young people."),
        heading(2, "Meetings in 2021/22"),
        meetings,
        heading(2, "Membership"),
        Block::Table(members),
        heading(2, "Terms of reference"),
        paragraph("The Panel has the following terms of reference:"),
        bullets(&["To scrutinise services to children and young people.", "To review the improvement plan."]),
        heading(2, "Contact"),
        Block::Facts { look: FactsLook::Plain, rows: contacts() },
    ];
    let mut document = document(
        "children-and-families",
        DocumentKind::Committee,
        "Children and Families Scrutiny Panel",
        None,
        vec![part("committee", PartKind::Page, None, "Children and Families Scrutiny Panel", blocks)],
    );
    document.trail = trail(1);
    document
}

pub(super) fn meeting() -> Document {
    let cover = vec![
        Block::Statement { blocks: blocks![paragraph("This meeting will be held in person; the public may follow it on the web.")] },
        Block::Facts {
            look: FactsLook::Front,
            rows: vec![
                fact("Date", &["Thursday 4 November 2021"]),
                fact("Time", &["5.30 pm"]),
                fact("Here", &["Council Chamber", "Civic Centre, Harbour Road, Wexmoor WX1 2AB"]),
            ],
        },
        heading(2, "Contacts"),
        Block::Facts { look: FactsLook::Plain, rows: contacts() },
    ];
    let notices = vec![
        heading(2, "Public representations"),
        paragraph(
            "At the discretion of the Chair, members of the public may address the meeting on any report included on the agenda in which they have a relevant interest.",
        ),
        heading(2, "Smoking policy"),
        paragraph("The council operates a no-smoking policy in all civic buildings."),
        Block::Box {
            level: 2,
            title: "Wexmoor Corporate Plan 2020–2025".to_owned(),
            blocks: blocks![bullets(&["Communities, culture and homes", "Green city", "Wellbeing"])],
        },
    ];
    let agenda = vec![
        item(
            "1",
            "Apologies and changes in panel membership (if any)",
            None,
            None,
            blocks![paragraph("To note any changes in membership of the Panel.")],
        ),
        item(
            "2",
            "Minutes of the previous meeting",
            Some("minutes-2021-09-30"),
            None,
            blocks![paragraph("To approve and sign as a correct record the minutes of the meeting held on 30 September 2021.")],
        ),
        item(
            "3",
            "Children’s services improvement plan",
            Some("improvement-plan"),
            None,
            blocks![paragraph("Report of the Executive Director, Children and Learning, updating the Panel on the improvement plan.")],
        ),
        item(
            "4",
            "Annual report on fostering",
            None,
            Some("to follow"),
            blocks![paragraph("Report of the Service Director, Children and Families.")],
        ),
        Block::SignOff { date: "Wednesday, 27 October 2021".to_owned(), signatory: "Service Director – Legal and Business Operations".to_owned() },
    ];
    let mut parts = vec![
        part("cover", PartKind::Cover, None, "Children and Families Scrutiny Panel", cover),
        part("notices", PartKind::Notices, None, "Public information", notices),
        part("agenda", PartKind::Agenda, None, "Agenda", agenda),
    ];
    parts.extend(report().parts.iter().map(|part| Part::clone(part)));
    let mut document =
        document(MEETING, DocumentKind::Meeting, "Thursday 4 November 2021, 5.30 pm", Some("Children and Families Scrutiny Panel"), parts);
    document.trail = trail(2);
    document.date = Some("2021-10-27".to_owned());
    document.pdf = Some(PdfFile { name: "pack.pdf".to_owned(), pages_of: None });
    document
}

pub(super) fn report() -> Document {
    let mut parts = vec![
        part("improvement-plan", PartKind::Report, Some("improvement-plan"), "Children’s services improvement plan", report_blocks()),
        part(
            "improvement-plan.appendix-1",
            PartKind::Appendix,
            Some("improvement-plan"),
            "Appendix 1: Improvement plan – October 2021",
            plan_blocks(),
        ),
        part("improvement-plan.appendix-2", PartKind::Appendix, Some("improvement-plan"), "Appendix 2: Highlight report", highlight_blocks()),
    ];
    for (part, anchor) in parts.iter_mut().zip(["report", "appendix-1", "appendix-2"]) {
        part.anchor = anchor.to_owned();
    }
    let mut document = document(
        &format!("{MEETING}/improvement-plan"),
        DocumentKind::Report,
        "Children’s services improvement plan",
        Some("Children and Families Scrutiny Panel, 4 November 2021"),
        parts,
    );
    document.trail = trail(3);
    document.date = Some("2021-10-27".to_owned());
    document.pdf = Some(PdfFile { name: "report.pdf".to_owned(), pages_of: Some(MEETING.to_owned()) });
    let picture = Picture { extension: "svg".to_owned(), digest: Digest::of(PICTURE.as_bytes()) };
    document.pictures = BTreeMap::from([("visits.svg".to_owned(), picture)]);
    document
}

pub(super) fn minutes() -> Document {
    let blocks = vec![
        Block::Facts { look: FactsLook::Plain, rows: vec![fact("Present", &["Councillors Ashgrove (Chair), Brandling and Cole"])] },
        numbered(
            "12.",
            "para-12",
            blocks![
                Block::Paragraph { content: vec![Inline::Strong { content: text("Apologies") }] },
                paragraph("Resolved that the apologies of Councillor Day be noted."),
            ],
        ),
        numbered("13.", "para-13", blocks![paragraph("Resolved that the minutes of the meeting held on 22 July 2021 be approved.")]),
    ];
    let mut document = document(
        &format!("{MEETING}/minutes-2021-09-30"),
        DocumentKind::Paper,
        "Minutes of the previous meeting",
        Some("Children and Families Scrutiny Panel, 4 November 2021"),
        vec![part("minutes-2021-09-30", PartKind::Paper, Some("minutes-2021-09-30"), "Minutes of the previous meeting", blocks)],
    );
    document.trail = trail(3);
    document
}

pub(super) fn ranges() -> PageRanges {
    let pages = [
        ("minutes-2021-09-30", (1, 4)),
        ("improvement-plan", (5, 9)),
        ("improvement-plan.appendix-1", (10, 21)),
        ("improvement-plan.appendix-2", (22, 22)),
    ];
    pages.into_iter().map(|(part, range)| (part.to_owned(), range)).collect()
}

fn report_blocks() -> Blocks {
    let appendix = Inline::Link { target: paper("improvement-plan", Some("appendix-1")), content: text("Appendix 1") };
    let minutes = Inline::Link { target: paper("minutes-2021-09-30", Some("para-13")), content: text("paragraph 13 of the minutes") };
    let web = Inline::Link {
        target: Target::Address { address: "https://www.example.org/ilacs?a=1&b=2".to_owned() },
        content: text("inspection framework"),
    };
    let note = Inline::Note {
        blocks: blocks![Block::Paragraph { content: vec![Inline::text("Figures of 19 October 2021; see the "), web.clone(), Inline::text(".")] }],
    };
    blocks![
        Block::Facts { look: FactsLook::Front, rows: front() },
        heading(2, "Brief summary"),
        paragraph(
            "This report tells the Panel how the improvement plan has moved on since July, what is late, and what the next three months must bring. Visits in timescale have recovered; core groups have not.",
        ),
        bullets(&["Thirty-one of forty actions are complete or on track.", "Nine are behind; reasons are given in the appendix."]),
        heading(2, "Recommendations"),
        numbered("(i)", "rec-1", blocks![paragraph("That the progress of the improvement plan be noted.")]),
        numbered("(ii)", "rec-2", blocks![paragraph("That a further update come to the Panel in March 2022, with the new threshold document.")]),
        heading(2, "Reasons for report recommendations"),
        numbered(
            "1.",
            "para-1",
            blocks![paragraph("The Panel asked in July to follow the plan until two quarters in a row show that the improvement holds.")],
        ),
        heading(2, "Detail (including consultation carried out)"),
        heading(3, "Review of the plan"),
        numbered(
            "2.",
            "para-2",
            blocks![
                Block::Paragraph {
                    content: vec![
                        Inline::text("Visits in timescale reached 87% in October ("),
                        appendix,
                        Inline::text("), up from 71% in April."),
                        note,
                        Inline::text(" The method is that of "),
                        minutes,
                        Inline::text(" and of the "),
                        web,
                        Inline::text("."),
                    ],
                },
                Block::Picture {
                    picture: "visits.svg".to_owned(),
                    size: (640, 200),
                    description: "Visits in timescale rose from 71% in April to 87% in October 2021.".to_owned(),
                    caption: Some(text("Visits in timescale, April to October 2021")),
                    source: Some("Source: case records, October 2021".to_owned()),
                },
                Block::Chart {
                    name: "chart-1-bar".to_owned(),
                    chart: crate::render::chart::tests::sample(),
                    description: "Visits has one figure, 196 (April).".to_owned(),
                    caption: Some(text("Visits")),
                    source: None,
                },
                paragraph("This line continues the paragraph above and takes no number."),
                Block::List {
                    marker: Marker::Label,
                    items: ["a)", "b)"]
                        .into_iter()
                        .map(|label| ListItem {
                            label: Some(label.to_owned()),
                            task: None,
                            blocks: blocks![paragraph(
                                "a visit counts when the child was seen alone and the record was written within five working days;",
                            )],
                        })
                        .collect(),
                },
                Block::Table(visits()),
            ],
        ),
        numbered(
            "3.",
            "para-3",
            blocks![
                paragraph("The Children’s Commissioner wrote:"),
                Block::Quote { blocks: blocks![paragraph("Leaders know what must change. What I have not yet seen is that families feel it.")] },
            ],
        ),
        heading(3, "What is late"),
        numbered(
            "14.",
            "para-14",
            blocks![
                Block::Paragraph {
                    content: vec![
                        Inline::text("Core groups: "),
                        rag(Rag::Red),
                        Inline::text(", "),
                        rag(Rag::Amber),
                        Inline::text(" and "),
                        rag(Rag::Green),
                        Inline::text(" as set out in "),
                        Inline::Emphasis { content: text("Working Together") },
                        Inline::text(", "),
                        Inline::Struck { content: text("chapter 3") },
                        Inline::text(" "),
                        Inline::Code { text: "chapter 4".to_owned() },
                        Inline::text("."),
                    ],
                },
                Block::List { marker: Marker::Bullet, items: vec![task((true, "Done")), task((false, "To do"))] },
            ],
        ),
        heading(2, "Resource implications"),
        heading(3, "Capital/Revenue"),
        numbered("15.", "para-15", blocks![paragraph("None")]),
        heading(2, "Legal implications"),
        numbered(
            "16.",
            "para-16",
            blocks![paragraph(
                "Section 17 of the Children Act 1989 asks every local authority to safeguard and promote the welfare of children within its area who are in need.",
            )],
        ),
        heading(2, "Supporting documentation"),
        Block::Table(table(
            Some("Appendices"),
            &[("No.", Alignment::Left), ("Title", Alignment::Left)],
            &[&["1", "Improvement plan – October 2021"], &["2", "Highlight report"]],
        )),
        Block::Statement { blocks: blocks![paragraph("Appendix 3 is not for publication: it holds information relating to an individual.")] },
        Block::Rule,
        Block::Code { text: "As typed:\n  two spaces <b>& markup</b>".to_owned() },
    ]
}

fn plan_blocks() -> Vec<Block> {
    let long = "Children subject to planning have core groups held within timescale, and their records show what was agreed";
    let rows: Vec<TableRow> = ["EA-01", "EA-02"]
        .into_iter()
        .map(|id| {
            let mut row: Vec<TableCell> = [id, "Head of Early Help; Performance Manager", long, "at least 90% of core groups within timescale"]
                .into_iter()
                .map(|words| cell(blocks![paragraph(words)]))
                .collect();
            row.push(cell(blocks![bullets(&["We will agree the threshold document with partners.", "We will audit twenty cases a month."])]));
            row.push(cell(blocks![Block::Paragraph { content: vec![rag(Rag::Amber), Inline::text(" 31 December 2021")] }]));
            row.into()
        })
        .collect();
    let columns =
        [("Action", 1), ("Owners", 2), ("What we want to do better", 3), ("Outcome", 2), ("The actions we will take", 4), ("Due and status", 2)];
    let plan = Table {
        caption: Some(text("Priority 1: Effective assessment and intervention")),
        columns: columns.into_iter().map(|(title, share)| TableColumn { title: title.to_owned(), align: Alignment::Left, share }).collect(),
        row_headers: true,
        rows,
        source: Some("Source: improvement board, 19 October 2021".to_owned()),
        dense: true,
    };
    let mut blocks = vec![paragraph("The plan as at 27 October 2021.")];
    for title in ["Effective assessment and intervention", "Purposeful planning", "Stable workforce", "Partnership"] {
        blocks.push(heading(3, title));
        blocks.push(Block::Turned { orientation: Orientation::Landscape, blocks: blocks![Block::Table(plan.clone())] });
        blocks.push(Block::PageBreak);
    }
    blocks
}

fn highlight_blocks() -> Blocks {
    let deep = Block::Numbered {
        label: "3.3.2".to_owned(),
        id: "appendix-2-3.3.2".to_owned(),
        depth: 2,
        blocks: blocks![paragraph("The new system went live on 4 October; old records can be read until March.")],
    };
    blocks![
        Block::Heading { level: 3, id: Some("appendix-2-3.0".to_owned()), label: Some("3.0".to_owned()), content: text("Practice") },
        numbered(
            "3.3",
            "appendix-2-3.3",
            blocks![
                Block::Paragraph {
                    content: vec![
                        Inline::text("Recording"),
                        Inline::Note { blocks: blocks![paragraph("Case recording.")] },
                        Inline::text(" has moved to one system."),
                    ],
                },
                deep,
            ],
        ),
    ]
}

fn visits() -> Table {
    let columns = [("Measure", Alignment::Left), ("April", Alignment::Right), ("July", Alignment::Right), ("October", Alignment::Right)];
    let mut table = table(
        Some("Visits in and out of timescale"),
        &columns,
        &[&["In timescale", "196 (71%)", "204 (80%)", "221 (87%)"], &["Out of timescale", "80 (29%)", "51 (20%)", "33 (13%)"]],
    );
    table.source = Some("Source: case system, 19 October 2021".to_owned());
    table
}

fn front() -> Vec<Fact> {
    vec![
        fact("Decision-maker", &["Children and Families Scrutiny Panel"]),
        fact("Subject", &["Children’s services improvement plan"]),
        fact("Date of decision", &["4 November 2021"]),
        fact("Report of", &["Executive Director, Children and Learning"]),
    ]
}

fn contacts() -> Vec<Fact> {
    let mail = Inline::Link {
        target: Target::Address { address: "mailto:democratic.support@wexmoor.example".to_owned() },
        content: text("democratic.support@wexmoor.example"),
    };
    let mut contact = fact("Democratic Support Officer", &["Democratic Services", "01632 960 101"]);
    contact.lines.push(vec![mail]);
    vec![contact]
}

/// The one picture of the report.
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200" font-family="Noto Sans, sans-serif" font-size="16"><polyline points="40,150 220,120 400,70 600,40" fill="none" stroke="#1d4f73" stroke-width="4"/><text x="20" y="180">April 71%</text><text x="540" y="30">October 87%</text></svg>"##;

/// A document with the bytes of the report's picture.
pub(super) fn family(head: &Document) -> Family {
    let files = BTreeMap::from([(Digest::of(PICTURE.as_bytes()), Arc::from(PICTURE.as_bytes()))]);
    Family { head: head.clone(), papers: Vec::new(), files }
}

pub(super) fn document(path: &str, kind: DocumentKind, heading: &str, kicker: Option<&str>, parts: Vec<Part>) -> Document {
    Document {
        path: path.to_owned(),
        kind,
        edition: Edition::Public,
        title: [Some(heading), kicker, Some("Wexmoor City Council")].into_iter().flatten().collect::<Vec<_>>().join(" – "),
        heading: heading.to_owned(),
        kicker: kicker.map(str::to_owned),
        subject: format!("{heading} of Wexmoor City Council"),
        language: "en-GB".to_owned(),
        date: None,
        running_head: String::new().into(),
        council: "Wexmoor City Council".to_owned(),
        accent: "#1d4f73".to_owned(),
        trail: Vec::new(),
        pdf: None,
        website: None,
        duplex: false,
        parts: parts.into_iter().map(Arc::new).collect(),
        downloads: BTreeMap::new(),
        pictures: BTreeMap::new(),
    }
}

fn trail(depth: usize) -> Vec<(String, String)> {
    let all = [("Council meetings", ""), ("Children and Families Scrutiny Panel", "children-and-families"), ("4 November 2021", MEETING)];
    all.into_iter().take(depth).map(|(title, path)| (title.to_owned(), path.to_owned())).collect()
}

pub(super) fn part(id: &str, kind: PartKind, paper: Option<&str>, title: &str, blocks: impl IntoIterator<Item = impl Into<Traced<Block>>>) -> Part {
    Part {
        id: id.to_owned(),
        kind,
        paper: paper.map(str::to_owned),
        title: title.to_owned(),
        anchor: id.to_owned(),
        bookmark: title.to_owned(),
        own_label: None,
        orientation: Orientation::Portrait,
        first_page: None,
        origin: Origin::default(),
        blocks: blocks.into_iter().map(Into::into).collect(),
    }
}

pub(super) fn heading(level: u8, words: &str) -> Block {
    Block::Heading { level, id: None, label: None, content: text(words) }
}

pub(super) fn numbered(label: &str, id: &str, blocks: Blocks) -> Block {
    Block::Numbered { label: label.to_owned(), id: id.to_owned(), depth: 1, blocks }
}

fn bullets(items: &[&str]) -> Block {
    let items = items.iter().map(|words| ListItem { label: None, task: None, blocks: blocks![paragraph(words)] }).collect();
    Block::List { marker: Marker::Bullet, items }
}

fn task((done, word): (bool, &str)) -> ListItem {
    ListItem { label: None, task: Some((done, word.to_owned())), blocks: blocks![paragraph("agree the threshold document")] }
}

fn item(number: &str, title: &str, paper_name: Option<&str>, remark: Option<&str>, blocks: Blocks) -> Block {
    let parts = paper_name.map(|name| {
        let last = if name == "improvement-plan" { "improvement-plan.appendix-2" } else { name };
        (name.to_owned(), last.to_owned())
    });
    Block::AgendaItem {
        number: number.to_owned(),
        id: format!("item-{number}"),
        title: title.to_owned(),
        target: paper_name.map(|name| paper(name, None)),
        parts,
        remark: remark.map(str::to_owned),
        blocks,
    }
}

pub(super) fn paper(name: &str, anchor: Option<&str>) -> Target {
    Target::Paper { paper: name.to_owned(), anchor: anchor.map(str::to_owned) }
}

fn fact(label: &str, lines: &[&str]) -> Fact {
    Fact { label: label.to_owned(), lines: lines.iter().map(|line| text(line)).collect() }
}

fn rag(status: Rag) -> Inline {
    let word = match status {
        Rag::Red => "Red",
        Rag::Amber => "Amber",
        Rag::Green => "Green",
    };
    Inline::Rag { status, text: word.to_owned() }
}

fn cell(blocks: Blocks) -> TableCell {
    TableCell { blocks }
}

pub(super) fn table(caption: Option<&str>, columns: &[(&str, Alignment)], rows: &[&[&str]]) -> Table {
    Table {
        caption: caption.map(text),
        columns: columns.iter().map(|(title, align)| TableColumn { title: (*title).to_owned(), align: *align, share: 0 }).collect(),
        row_headers: true,
        rows: rows.iter().map(|row| row.iter().map(|words| cell(blocks![paragraph(words)])).collect::<Vec<_>>().into()).collect(),
        source: None,
        dense: false,
    }
}
