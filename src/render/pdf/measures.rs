//! The room of pages and the sizes of type, from the tokens of the theme, and the letters that are measured in them.

use crate::compose::Orientation;
use crate::model::Tokens;
use crate::render::letters::{Face, Letters};

/// The width of a letter in code, in ems: a little more than that of DejaVu Sans Mono, which the typesetter brings.
const CODE: f64 = 0.603;

/// The room that a block has on its page, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Its width.
    pub(super) width: f64,
    /// The height of the page's text.
    pub(super) height: f64,
}

/// What things are measured with. Lengths are in points.
#[derive(Debug)]
pub(super) struct Measures {
    /// The body face.
    pub(super) face: Face,
    /// The letters of code, which are all of one width.
    pub(super) code: Letters,
    upright: Room,
    turned: Room,
    /// The size of body type.
    pub(super) body: f64,
    /// The size of notes, sources and code.
    pub(super) small: f64,
    /// The size of type in tables, and the least there is.
    pub(super) table: f64,
    pub(super) table_small: f64,
    /// The height of a line of body type, in sizes of its type.
    pub(super) line: f64,
    /// The height of a line in a table, in sizes of its type.
    pub(super) table_line: f64,
    /// How far text stands to the right of its number.
    pub(super) hang: f64,
    /// The space between a number and its text.
    pub(super) gap: f64,
    /// The least width of the labels of facts, so that those of several tables stand in line.
    pub(super) labels: f64,
}

impl Measures {
    /// Takes the lengths of a theme. Rooms are whole points: what the typesetter rounds must not make a line one letter longer than was reckoned.
    pub(super) fn of(face: Face, tokens: &Tokens) -> Self {
        let room = |width: f64, height: f64, side: f64, end: f64| Room { width: (width - 2.0 * side).floor(), height: (height - 2.0 * end).floor() };
        let (width, height, turned) = (tokens.page_width.0, tokens.page_height.0, tokens.margin_turned.0);
        Self {
            face,
            code: Letters::of(|_| Some(CODE)),
            upright: room(width, height, tokens.margin_side.0, tokens.margin_end.0),
            turned: room(height, width, turned, turned),
            body: tokens.body.0,
            small: tokens.small.0,
            table: tokens.table.0,
            table_small: tokens.table_small.0,
            // A little more than is set: letters are measured one by one, and lines end where words do.
            line: 1.03 + tokens.leading.0,
            table_line: 1.03 + tokens.leading_table.0,
            hang: tokens.hang.0,
            gap: tokens.gap.0,
            labels: tokens.labels.0,
        }
    }

    /// The room of a page.
    pub(super) fn room(&self, orientation: Orientation) -> Room {
        match orientation {
            Orientation::Portrait => self.upright,
            Orientation::Landscape => self.turned,
        }
    }

    /// The length of a line of body type on an upright page, in ems.
    pub(super) fn line(&self) -> f64 {
        (self.upright.width / self.body).floor()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Measures {
        /// The measures of the standard theme, with letters that are all alike.
        pub(in crate::render::pdf) fn standard() -> Self {
            Self::of(Face { name: "Noto Sans".to_owned(), letters: Letters::of(|_| None) }, &crate::load::standard_theme().unwrap().tokens)
        }
    }

    #[test]
    fn the_room_of_a_page_is_what_its_margins_leave() {
        let measures = Measures::standard();
        let (upright, turned) = (measures.room(Orientation::Portrait), measures.room(Orientation::Landscape));
        assert_eq!((upright.width, upright.height, turned.width, turned.height), (459.0, 700.0, 717.0, 470.0));
        assert_eq!(measures.line(), 38.0);
    }
}
