//! Texts with places.

/// A text with its `{places}` filled in.
pub(super) fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut rest = text;
    let mut shown = String::new();
    while let Some(open) = rest.find('{') {
        shown.push_str(&rest[..open]);
        rest = &rest[open + 1..];
        let Some(close) = rest.find('}') else { break };
        let name = &rest[..close];
        shown.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = &rest[close + 1..];
    }
    shown + rest
}
