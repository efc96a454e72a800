//! How wide the columns of a table are, and which of its rows may be split over two pages.

use super::measures::{Measures, Room};
use super::walk;
use crate::compose::{Alignment, Block, Table, TableCell, TableColumn, Traced};
use crate::render::letters::Letters;

/// The least space at either side of a cell's text, in points.
const LEAST_INSET: f64 = 3.0;
/// The width of a word that is not broken any more, in ems.
const SHORTEST: f64 = 3.0;
/// How much wider bold type is.
pub(super) const BOLD: f64 = 1.07;

/// The layout of a table.
#[derive(Debug, PartialEq)]
pub(super) struct Grid {
    /// The size of its type, in points.
    pub(super) size: f64,
    /// The space at either side of a cell's text, in points.
    pub(super) inset: f64,
    /// The widths of its columns, in points; they fill the room.
    pub(super) widths: Vec<f64>,
    /// Whether each column is wide enough for its widest word.
    pub(super) fits: Fits,
    /// The height of the text of each row, in points.
    pub(super) heights: Vec<f64>,
    /// A row that is higher may be split: it is too tall for a page that has the head of the table above it; a little is kept in hand.
    pub(super) most: f64,
}

/// Whether the widest words fit in their columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fits {
    /// They do.
    Yes,
    /// Some must be broken.
    No,
}

/// What the text of a column asks for, in points.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    /// The widest word.
    word: f64,
    /// The widest line, unbroken.
    line: f64,
    /// The widest line below the column's heading.
    body: f64,
    /// The length of all text.
    text: f64,
}

/// Lays out a table in type of a size in points, or smaller where its figures would not stand on one line otherwise.
pub(super) fn grid(table: &Table, room: Room, size: f64, measures: &Measures) -> Grid {
    let cells: Vec<Vec<Vec<Line>>> = table.rows.iter().map(|row| row.shown.iter().map(|cell| lines(cell, measures)).collect()).collect();
    let looks = [(size, 6.0), (measures.table_small, 5.0), (measures.table_small, LEAST_INSET)];
    let whole = |(size, inset), of: fn(&Table, &[Need]) -> Vec<Need>| {
        let needs = needs(table, &cells, size, inset, measures);
        (size, inset, of(table, &needs))
    };
    let fits = |needs: &[Need]| needs.iter().map(|need| need.word).sum::<f64>() <= room.width;
    let find = |of| looks.into_iter().map(|look| whole(look, of)).find(|(.., needs)| fits(needs));
    let fitting = find(kept_whole as fn(&Table, &[Need]) -> Vec<Need>).or_else(|| find(each_whole));
    let (size, inset, alike) =
        fitting.unwrap_or_else(|| (measures.table_small, 4.0, even(table, needs(table, &cells, measures.table_small, 4.0, measures))));
    let shares = shares(table);
    let spread = |needs: &[Need]| {
        let wanted = if shares.iter().any(|share| *share > 0.0) { by_share(needs, &shares, room.width) } else { by_text(needs, room.width) };
        wide_enough(wanted, needs, room.width, SHORTEST * size + inset * 2.0)
    };
    let (mut widths, mut fits) = spread(&alike);
    let own = needs(table, &cells, size, inset, measures);
    if differ_much(table, &own) && is_cramped(table, &cells, &widths, Type { size, inset, measures }) {
        (widths, fits) = spread(&each_whole(table, &own));
    }
    let heads: Vec<Vec<Line>> = table.columns.iter().map(|column| vec![Line::of(0.0, &column.title, &measures.face.letters)]).collect();
    let face = Type { size, inset, measures };
    let most = (room.height - height(&heads, &widths, face)) * 0.94;
    let heights = cells.iter().map(|row| height(row, &widths, face)).collect();
    Grid { size, inset, widths, fits, heights, most }
}

/// Whether the longest words of a table, which should not be broken, need more room than a width, in points, even in the least type.
pub(super) fn is_wider(table: &Table, width: f64, measures: &Measures) -> bool {
    let cells: Vec<Vec<Vec<Line>>> = table.rows.iter().map(|row| row.shown.iter().map(|cell| lines(cell, measures)).collect()).collect();
    needs(table, &cells, measures.table_small, LEAST_INSET, measures).iter().map(|need| need.word).sum::<f64>() > width
}

/// The shares of the columns; those of figures have the same.
fn shares(table: &Table) -> Vec<f64> {
    let figures = || table.columns.iter().filter(|column| column.align != Alignment::Left);
    let mean = figures().map(|column| f64::from(column.share)).sum::<f64>() / figures().count().max(1) as f64;
    table.columns.iter().map(|column| if column.align == Alignment::Left { f64::from(column.share) } else { mean }).collect()
}

fn needs(table: &Table, cells: &[Vec<Vec<Line>>], size: f64, inset: f64, measures: &Measures) -> Vec<Need> {
    let padding = inset * 2.0 + 0.5;
    let column = |(at, column): (usize, &TableColumn)| {
        let (word, line) = (measures.face.letters.widest_word(&column.title) * BOLD, measures.face.letters.width(&column.title) * BOLD);
        let head = Need { word: word * size + padding, line: line * size + padding, body: 0.0, text: 0.0 };
        cells.iter().filter_map(|row| row.get(at)).flatten().fold(head, |need, line| Need {
            word: need.word.max(line.word * size + line.indent + padding),
            line: need.line.max(line.width * size + line.indent + padding),
            body: need.body.max(line.width * size + line.indent + padding),
            text: need.text + line.width * size,
        })
    };
    table.columns.iter().enumerate().map(column).collect()
}

/// Columns of figures stand side by side to be compared: each asks for as much as the widest of them, and no figure is broken.
fn kept_whole(table: &Table, needs: &[Need]) -> Vec<Need> {
    let figures: Vec<bool> = table.columns.iter().map(|column| column.align != Alignment::Left).collect();
    let of_figures = || needs.iter().zip(&figures).filter(|(_, figures)| **figures).map(|(need, _)| need);
    let word = of_figures().map(|need| need.word).fold(0.0, f64::max);
    let text = of_figures().map(|need| need.text).fold(0.0, f64::max);
    let short = of_figures().map(|need| need.body).fold(0.0, f64::max);
    let same = Need { word: word.max(short), line: word.max(short), text, body: short };
    needs.iter().zip(&figures).map(|(need, figures)| if *figures { same } else { *need }).collect()
}

/// Whether one column of figures asks for much more than another.
fn differ_much(table: &Table, needs: &[Need]) -> bool {
    let figures = || table.columns.iter().zip(needs).filter(|(column, _)| column.align != Alignment::Left).map(|(_, need)| need.word.max(need.body));
    let (least, most) = figures().fold((f64::INFINITY, 0.0_f64), |(least, most), need| (least.min(need), most.max(need)));
    most > least * 1.6
}

/// Whether words beside the figures stand on more than three lines.
fn is_cramped(table: &Table, cells: &[Vec<Vec<Line>>], widths: &[f64], with: Type<'_>) -> bool {
    let lines = |cell: &[Line], width: f64| {
        let room = |line: &Line| (width - with.inset * 2.0 - line.indent) / with.size / 1.03;
        cell.iter().map(|line| with.measures.face.letters.lines(&line.text, room(line))).sum::<usize>()
    };
    let of_words = |row: &[Vec<Line>]| {
        let columns = table.columns.iter().zip(row).zip(widths).filter(|((column, _), _)| column.align == Alignment::Left);
        columns.map(|((_, cell), width)| lines(cell, *width)).max().unwrap_or(0)
    };
    cells.iter().any(|row| of_words(row) > 3)
}

/// Each column of figures as wide as its own figures.
fn each_whole(table: &Table, needs: &[Need]) -> Vec<Need> {
    let whole = |need: &Need| Need { word: need.word.max(need.body), line: need.word.max(need.body), ..*need };
    table.columns.iter().zip(needs).map(|(column, need)| if column.align == Alignment::Left { *need } else { whole(need) }).collect()
}

/// Columns of figures that cannot all stand on one line are broken alike: none asks for more than another, but for its widest word.
fn even(table: &Table, mut needs: Vec<Need>) -> Vec<Need> {
    let same = kept_whole(table, &needs);
    for (need, same) in needs.iter_mut().zip(same) {
        (need.line, need.text) = (same.line, same.text);
    }
    needs
}

/// Columns in the ratio of their shares; a column without one is as wide as its text, within reason.
fn by_share(needs: &[Need], shares: &[f64], width: f64) -> Vec<f64> {
    let even = width / needs.len().max(1) as f64;
    let own: f64 = needs.iter().zip(shares).filter(|(_, share)| **share <= 0.0).map(|(need, _)| need.line.min(even)).sum();
    let total: f64 = shares.iter().sum();
    needs.iter().zip(shares).map(|(need, share)| if *share > 0.0 { (width - own) * share / total } else { need.line.min(even) }).collect()
}

/// Short columns as wide as their text; long ones share the rest by the square root of how much they hold.
fn by_text(needs: &[Need], width: f64) -> Vec<f64> {
    let lines: f64 = needs.iter().map(|need| need.line).sum();
    if lines <= width {
        return needs.iter().map(|need| need.line * width / lines.max(1.0)).collect();
    }
    let mut widths: Vec<Option<f64>> = vec![None; needs.len()];
    let mut rest = width;
    loop {
        let open = widths.iter().filter(|width| width.is_none()).count();
        let fair = rest / open.max(1) as f64;
        let mut settled = false;
        for (slot, need) in widths.iter_mut().zip(needs) {
            if slot.is_none() && need.line <= fair {
                *slot = Some(need.line);
                rest -= need.line;
                settled = true;
            }
        }
        if !settled {
            break;
        }
    }
    let weight = |need: &Need| need.text.max(need.line).sqrt();
    let total: f64 = widths.iter().zip(needs).filter(|(slot, _)| slot.is_none()).map(|(_, need)| weight(need)).sum();
    widths.iter().zip(needs).map(|(slot, need)| slot.unwrap_or_else(|| rest * weight(need) / total.max(1.0))).collect()
}

/// Columns that are all too narrow for their widest words, in the ratio of these; a word of few letters stands whole, at the cost of the others.
fn shrunk(needs: &[Need], width: f64, shortest: f64) -> Vec<f64> {
    let least: f64 = needs.iter().map(|need| need.word).sum();
    let floor = |need: &Need| need.word.min(shortest);
    let is_short = |need: &Need| need.word * width / least < floor(need);
    let (short, rest): (Vec<&Need>, Vec<&Need>) = needs.iter().partition(|need| is_short(need));
    let left = width - short.into_iter().map(floor).sum::<f64>();
    let words: f64 = rest.iter().map(|need| need.word).sum();
    needs.iter().map(|need| if is_short(need) { floor(need) } else { need.word * left / words.max(1.0) }).collect()
}

/// Widens columns that are too narrow for their widest word, at the cost of the others.
fn wide_enough(mut widths: Vec<f64>, needs: &[Need], width: f64, shortest: f64) -> (Vec<f64>, Fits) {
    let least: f64 = needs.iter().map(|need| need.word).sum();
    if least > width {
        return (shrunk(needs, width, shortest), Fits::No);
    }
    let (mut short, mut spare) = (0.0, 0.0);
    for (width, need) in widths.iter().zip(needs) {
        short += (need.word - width).max(0.0);
        spare += (width - need.word).max(0.0);
    }
    for (width, need) in widths.iter_mut().zip(needs) {
        *width = if *width < need.word { need.word } else { *width - (*width - need.word) * short / spare.max(short).max(1.0) };
    }
    (widths, Fits::Yes)
}

/// The type that cells are set in.
#[derive(Clone, Copy)]
struct Type<'a> {
    size: f64,
    inset: f64,
    measures: &'a Measures,
}

/// A line of text in a cell before it is broken.
#[derive(Debug)]
struct Line {
    /// Its words.
    text: String,
    /// Its width in ems.
    width: f64,
    /// Its widest word in ems.
    word: f64,
    /// How far it is set in, in points.
    indent: f64,
}

impl Line {
    fn of(indent: f64, text: &str, letters: &Letters) -> Self {
        Self { text: text.to_owned(), width: letters.width(text), word: letters.widest_word(text), indent }
    }
}

fn lines(cell: &TableCell, measures: &Measures) -> Vec<Line> {
    let mut texts = Vec::new();
    texts_of(&cell.blocks, 0.0, measures.hang, &mut texts);
    texts.iter().flat_map(|(indent, text)| text.split('\n').map(|line| Line::of(*indent, line, &measures.face.letters))).collect()
}

/// The text of each paragraph and how far it is set in, in points.
fn texts_of(blocks: &[Traced<Block>], indent: f64, hang: f64, texts: &mut Vec<(f64, String)>) {
    for block in blocks {
        match &block.shown {
            Block::Heading { content, .. } | Block::Paragraph { content } => texts.push((indent, walk::words(content))),
            Block::Numbered { blocks, .. } => texts_of(blocks, indent + hang, hang, texts),
            Block::List { items, .. } => items.iter().for_each(|item| texts_of(&item.blocks, indent + 14.0, hang, texts)),
            Block::Quote { blocks }
            | Block::Box { blocks, .. }
            | Block::Statement { blocks }
            | Block::AgendaItem { blocks, .. }
            | Block::Disclosure { blocks, .. }
            | Block::Turned { blocks, .. } => texts_of(blocks, indent + 12.0, hang, texts),
            Block::Facts { rows, .. } => {
                rows.iter().flat_map(|row| &row.lines).for_each(|line| texts.push((indent + 60.0, walk::words(line))));
            }
            Block::Code { text } => texts.push((indent, text.clone())),
            Block::Links { items } => items.iter().for_each(|item| texts.push((indent, item.title.clone()))),
            Block::Table(_)
            | Block::Register(_)
            | Block::Picture { .. }
            | Block::Chart { .. }
            | Block::SignOff { .. }
            | Block::Rule
            | Block::PageBreak => {}
        }
    }
}

fn height(row: &[Vec<Line>], widths: &[f64], with: Type<'_>) -> f64 {
    let tallest = row.iter().zip(widths).map(|(cell, width)| cell_height(cell, width - with.inset * 2.0, with)).fold(0.0, f64::max);
    tallest + with.inset * 2.0
}

fn cell_height(cell: &[Line], width: f64, with: Type<'_>) -> f64 {
    let lines = |line: &Line| with.measures.face.letters.lines(&line.text, (width - line.indent) / with.size / 1.03) as f64;
    cell.iter().map(|line| (lines(line) * with.measures.table_line + 0.3) * with.size).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{Inline, blocks};

    fn table(shares: &[u32], rows: &[&[&str]]) -> Table {
        let column = |(at, share): (usize, &u32)| TableColumn { title: format!("Column {at}"), align: Alignment::Left, share: *share };
        let cell = |text: &&str| TableCell { blocks: blocks![Block::Paragraph { content: vec![Inline::text(*text)] }] };
        Table {
            caption: None,
            columns: shares.iter().enumerate().map(column).collect(),
            row_headers: true,
            rows: rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().into()).collect(),
            source: None,
            dense: false,
        }
    }

    const ROOM: Room = Room { width: 459.0, height: 700.0 };

    fn fills(grid: &Grid) -> bool {
        (grid.widths.iter().sum::<f64>() - ROOM.width).abs() < 0.5
    }

    #[test]
    fn columns_fill_the_room_and_hold_their_words() {
        let measures = Measures::standard();
        let long = "Visits to children in care are made in timescale and are written up within three working days. ".repeat(6);
        let short = grid(&table(&[0, 0, 0], &[&["Visits", "91%", "95%"]]), ROOM, 11.0, &measures);
        let prose = grid(&table(&[0, 0], &[&["Head of service", &long]]), ROOM, 11.0, &measures);
        let shared = grid(&table(&[1, 60, 39], &[&["Responsibilities", &long, &long]]), ROOM, 11.0, &measures);
        assert!(fills(&short) && fills(&prose) && fills(&shared), "{short:?} {prose:?} {shared:?}");
        assert!(prose.widths[0] >= measures.face.letters.width("Head of service") * 11.0, "a short column keeps its text on one line");
        assert!(shared.widths[0] >= measures.face.letters.width("Responsibilities") * 11.0, "a share too small for a word is widened");
        assert_eq!((short.fits, shared.fits), (Fits::Yes, Fits::Yes));
    }

    #[test]
    fn columns_of_figures_are_alike() {
        let measures = Measures::standard();
        let mut few = table(&[0, 0, 0, 0], &[&["Visits in and out of timescale and what became of them", "196 (87%)", "9", "1"]]);
        few.columns.iter_mut().skip(1).for_each(|column| column.align = Alignment::Right);
        let widths = grid(&few, ROOM, 11.0, &measures).widths;
        assert!(widths[1] - widths[2] < 0.01 && widths[1] >= measures.face.letters.width("196 (87%)") * 11.0, "{widths:?}");
        let figures = ["Visits", "196 (87%)", "202 (83%)", "217 (86%)", "209 (81%)", "213 (81%)", "222 (84%)", "237 (89%)"];
        let mut many = table(&[0; 8], &[&figures]);
        many.columns.iter_mut().skip(1).for_each(|column| column.align = Alignment::Right);
        let widths = grid(&many, Room { width: 300.0, ..ROOM }, 11.0, &measures).widths;
        assert!(widths[1..].iter().all(|width| (width - widths[1]).abs() < 0.01), "{widths:?}");
    }

    #[test]
    fn row_headings_get_what_short_figures_leave() {
        let measures = Measures::standard();
        let heading = "Visits to children on child protection plans in timescale and written up";
        let mut mixed = table(&[0, 0, 0, 0], &[&[heading, "1,643 of 2,190 (75%)", "1,713 of 2,141 (80%)", "80%"]]);
        mixed.columns.iter_mut().skip(1).for_each(|column| column.align = Alignment::Right);
        let widths = grid(&mixed, ROOM, 11.0, &measures).widths;
        assert!(widths[3] < widths[1] / 1.6 && widths[0] > ROOM.width / 5.0, "{widths:?}");
    }

    #[test]
    fn long_words_need_a_wide_page_and_long_sentences_do_not() {
        let measures = Measures::standard();
        let wide = |columns: usize, text: &str| is_wider(&table(&vec![0; columns], &[&vec![text; columns]]), ROOM.width, &measures);
        assert!(!wide(2, &"a plain sentence that goes on ".repeat(20)));
        assert!(!wide(8, "143 (53.76%)"));
        assert!(wide(8, "accountability"));
    }

    #[test]
    fn words_wider_than_the_page_are_broken() {
        let word = "x".repeat(200);
        assert_eq!(grid(&table(&[0, 0], &[&[&word, "1"]]), ROOM, 11.0, &Measures::standard()).fits, Fits::No);
    }

    #[test]
    fn only_rows_near_a_page_in_height_are_split() {
        let long = "We will review each case with the family. ".repeat(120);
        let grid = grid(&table(&[1, 1], &[&["One", "Two"], &["Three", &long]]), ROOM, 11.0, &Measures::standard());
        assert_eq!(grid.heights.iter().map(|height| *height > grid.most).collect::<Vec<_>>(), [false, true]);
    }
}
