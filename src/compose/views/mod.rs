//! Data drawn, as tables and pictures. A way to draw is one file, one line here and one in `model`'s list of kinds.

mod table;

use super::document::Block;
use super::prose::Composer;
use crate::model::View;

/// What draws a view.
type Drawing = fn(&mut Composer<'_>, &View) -> Vec<Block>;

/// Every drawing by the name of its kind.
const DRAWINGS: &[(&str, Drawing)] = &[("table", table::table)];

/// A view as blocks; nothing for a kind that is not known, which is a finding already.
pub(super) fn view(composer: &mut Composer<'_>, view: &View) -> Vec<Block> {
    let drawing = view.known_kind().and_then(|kind| DRAWINGS.iter().find(|(name, _)| *name == kind.name));
    drawing.map(|(_, draw)| draw(composer, view)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::DRAWINGS;
    use crate::model::VIEW_KINDS;

    #[test]
    fn each_kind_is_drawn() {
        let kinds: Vec<&str> = VIEW_KINDS.iter().map(|kind| kind.name).collect();
        let drawn: Vec<&str> = DRAWINGS.iter().map(|(name, _)| *name).collect();
        assert_eq!(kinds, drawn);
    }
}
