//! Just enough reading of Rust: comments and strings blanked, paths spelled out.

/// What is blanked in a source file. Blanked bytes become spaces, so that lines and columns stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blank {
    /// Comments.
    Comments,
    /// Comments, and what stands between the quotes of strings and characters.
    CommentsAndStrings,
}

/// A stretch of a source file.
enum Stretch {
    Comment,
    Literal,
    Code,
}

/// The source with comments, and strings if asked for, replaced by spaces.
pub(crate) fn blank(source: &str, what: Blank) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    let mut before = None;
    while !rest.is_empty() {
        let (stretch, length) = next_stretch(rest, before);
        let (taken, left) = rest.split_at(length);
        let hidden = matches!(stretch, Stretch::Comment) || (matches!(stretch, Stretch::Literal) && what == Blank::CommentsAndStrings);
        if hidden {
            out.extend(taken.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        } else {
            out.push_str(taken);
        }
        before = taken.chars().next_back();
        rest = left;
    }
    out
}

/// What stands at the start of `rest`, behind the character `before`, and its length in bytes.
fn next_stretch(rest: &str, before: Option<char>) -> (Stretch, usize) {
    if rest.starts_with("//") {
        return (Stretch::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Stretch::Comment, block_comment(rest));
    }
    if rest.starts_with('"') {
        return (Stretch::Literal, quoted(rest, '"'));
    }
    if let Some(length) = raw_string(rest).filter(|_| !before.is_some_and(is_word)) {
        return (Stretch::Literal, length);
    }
    if let Some(length) = character(rest) {
        return (Stretch::Literal, length);
    }
    (Stretch::Code, rest.chars().next().map_or(1, char::len_utf8))
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of a string or character that begins with its quote.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - body.len();
    Some(body.find(&end).map_or(rest.len(), |at| start + at + end.len()))
}

/// The length of a character; none for the tick of a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut following = rest.strip_prefix('\'')?.chars();
    match (following.next(), following.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => Some(quoted(rest, '\'')),
        _ => None,
    }
}

pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The line of a byte, counted from 1.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// A path such as `crate::load::files`, with the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedPath {
    pub(crate) line: usize,
    pub(crate) segments: Vec<String>,
}

/// Every path of two or more segments in a source file; groups in braces are spelled out.
pub(crate) fn paths(source: &str) -> Vec<NamedPath> {
    let code = blank(source, Blank::CommentsAndStrings);
    let tokens = tokens(&code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let starts_path = is_name(tokens[at].1) && tokens.get(at + 1).is_some_and(|(_, token)| *token == "::");
        at = if starts_path { read_path(&code, &tokens, at, &[], &mut found) } else { at + 1 };
    }
    found
}

fn is_name(token: &str) -> bool {
    token.chars().next().is_some_and(is_word)
}

/// Names, `::` and single signs, each with its byte.
fn tokens(code: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = code[at..].chars().next() {
        let length = if is_word(first) {
            code[at..].find(|c| !is_word(c)).unwrap_or(code.len() - at)
        } else if code[at..].starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            tokens.push((at, &code[at..at + length]));
        }
        at += length;
    }
    tokens
}

/// Reads the path, or the group of paths, that begins at token `at`; returns the token behind it.
fn read_path(code: &str, tokens: &[(usize, &str)], mut at: usize, prefix: &[String], found: &mut Vec<NamedPath>) -> usize {
    let token = |at: usize| tokens.get(at).map_or("", |(_, token)| *token);
    let line = tokens.get(at).map_or(0, |(byte, _)| line_of(code, *byte));
    let mut segments = prefix.to_vec();
    segments.push(token(at).to_owned());
    at += 1;
    while token(at) == "::" {
        at += 1;
        if token(at) == "{" {
            at += 1;
            while at < tokens.len() && token(at) != "}" {
                at = if token(at) == "," { at + 1 } else { read_path(code, tokens, at, &segments, found) };
            }
            return at + 1;
        }
        if !is_name(token(at)) && token(at) != "*" {
            break;
        }
        segments.push(token(at).to_owned());
        at += 1;
    }
    if token(at) == "as" && !prefix.is_empty() {
        at += 2;
    }
    found.push(NamedPath { line, segments });
    at
}
