//! Texts with places.

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Fixed text.
    Text(&'a str),
    /// The name of a `{place}` that is filled in.
    Place(&'a str),
}

/// A text in pieces.
///
/// # Errors
/// The byte, counted from 0, of a brace without its partner.
pub fn pieces(text: &str) -> Result<Vec<Piece<'_>>, usize> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let open = text.len() - rest.len() + at;
        let (fixed, braced) = rest.split_at(at);
        let close = braced.strip_prefix('{').and_then(|name| name.find(['{', '}']).filter(|end| name[*end..].starts_with('}')));
        let end = close.ok_or(open)? + 1;
        pieces.extend([Piece::Text(fixed), Piece::Place(&braced[1..end])]);
        rest = &braced[end + 1..];
    }
    pieces.push(Piece::Text(rest));
    pieces.retain(|piece| *piece != Piece::Text(""));
    Ok(pieces)
}

/// A text with its `{places}` filled in. A place that has no value shows as it is written, so that a slip of the program is seen.
pub(super) fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let of = |piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Place(name) => values.iter().find(|(known, _)| *known == name).map_or_else(|| format!("{{{name}}}"), |(_, value)| (*value).to_owned()),
    };
    pieces(text).map_or_else(|_| text.to_owned(), |pieces| pieces.into_iter().map(of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_texts_and_places() {
        assert_eq!(pieces("a {b}{c}"), Ok(vec![Piece::Text("a "), Piece::Place("b"), Piece::Place("c")]));
        assert_eq!(["", "a {b", "ä} {b}", "{a {b}}", "{{a}}"].map(|text| pieces(text).err()), [None, Some(2), Some(2), Some(0), Some(0)]);
    }
}
