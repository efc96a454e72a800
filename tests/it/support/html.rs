//! A small reader of the program's own pages: enough to find elements and to read what a person reads.

/// A page.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    root: Element,
}

/// An element with what stands in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug, Clone)]
pub(crate) enum Child {
    Element(Element),
    Text(String),
}

/// Elements that have no end.
const VOID: [&str; 8] = ["meta", "link", "img", "br", "hr", "input", "col", "wbr"];
/// Elements whose words stand in a line with those around them.
const INLINE: [&str; 20] =
    ["wbr", "a", "abbr", "b", "code", "em", "i", "mark", "s", "del", "small", "span", "strong", "sub", "sup", "time", "svg", "button", "use", "q"];
/// Elements that nobody reads.
const UNREAD: [&str; 4] = ["script", "style", "template", "head"];

impl Page {
    /// Reads a page.
    #[track_caller]
    pub(crate) fn read(html: &str) -> Self {
        let mut open = vec![Element::default()];
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            add_text(&mut open, &rest[..at]);
            rest = &rest[at..];
            if rest.starts_with("<!--") {
                rest = rest.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let end = tag_end(rest);
            tag(&mut open, rest[1..end].trim());
            rest = &rest[end + 1..];
            let unread = open.last().map(|element| element.tag.as_str()).filter(|tag| ["script", "style"].contains(tag));
            if let Some(at) = unread.and_then(|tag| rest.find(&format!("</{tag}"))) {
                rest = &rest[at..];
            }
        }
        assert_eq!(open.len(), 1, "an element was not closed: {:?}", open.last().map(|element| &element.tag));
        Self { root: open.remove(0) }
    }

    /// Every element, in order.
    pub(crate) fn elements(&self) -> Vec<&Element> {
        self.root.descendants()
    }

    /// The element with an id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Element> {
        self.elements().into_iter().find(|element| element.attribute("id") == Some(id))
    }

    /// What stands at an anchor: for a heading, the heading and all up to the next of its level or above; else the element.
    /// Gives the words of the heading, if it is one, and what a person reads there.
    pub(crate) fn section(&self, id: &str) -> Option<(Option<String>, String)> {
        let element = self.by_id(id)?;
        let Some(level) = element.level() else { return Some((None, element.text())) };
        let mut lines = vec![String::new()];
        let mut reading = Reading { id, level, is_open: false, is_done: false };
        self.main().read_section(&mut reading, &mut lines);
        Some((Some(element.text()), joined(&lines).join(" ")))
    }

    /// The element that holds what the page is for.
    #[track_caller]
    pub(crate) fn main(&self) -> &Element {
        self.elements().into_iter().find(|element| element.tag == "main").expect("a page has a main element")
    }
}

/// Where a tag ends, quotes respected.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (_, Some(open)) if c == open => quote = None,
            ('>', None) => return at,
            _ => {}
        }
    }
    panic!("a tag does not end: {}", &rest[..rest.len().min(80)]);
}

#[track_caller]
fn tag(open: &mut Vec<Element>, inner: &str) {
    if inner.starts_with(['!', '?']) {
        return;
    }
    if let Some(name) = inner.strip_prefix('/') {
        let element = open.pop().unwrap();
        assert_eq!(element.tag, name.trim(), "elements overlap");
        open.last_mut().unwrap().children.push(Child::Element(element));
        return;
    }
    let (inner, closed) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
    let name_end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let element = Element { tag: inner[..name_end].to_lowercase(), attributes: attributes(&inner[name_end..]), children: Vec::new() };
    if closed || VOID.contains(&element.tag.as_str()) {
        open.last_mut().unwrap().children.push(Child::Element(element));
    } else {
        open.push(element);
    }
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let name_end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..name_end].to_owned();
        rest = rest[name_end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            if let Some(quote) = after.chars().next().filter(|c| ['"', '\''].contains(c)) {
                let close = after[1..].find(quote).map_or(after.len(), |at| at + 1);
                value = &after[1..close];
                rest = after.get(close + 1..).unwrap_or("").trim_start();
            } else {
                let close = after.find(char::is_whitespace).unwrap_or(after.len());
                value = &after[..close];
                rest = after[close..].trim_start();
            }
        }
        found.push((name, decoded(value)));
    }
    found
}

fn add_text(open: &mut [Element], text: &str) {
    if !text.is_empty() {
        open.last_mut().unwrap().children.push(Child::Text(decoded(text)));
    }
}

/// Text with its entities as characters.
fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        let name = &rest[at + 1..end];
        let number = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16)).or_else(|| name.strip_prefix('#').map(str::parse));
        match (name, number) {
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("nbsp", _) => out.push('\u{a0}'),
            (_, Some(Ok(number))) => out.extend(char::from_u32(number)),
            _ => panic!("an entity that is not known: {}", &rest[at..end]),
        }
        rest = rest.get(end + 1..).unwrap_or("");
    }
    out + rest
}

/// How far the reading of a section has come.
struct Reading<'a> {
    id: &'a str,
    level: u8,
    is_open: bool,
    is_done: bool,
}

/// Lines without empty ones, with single spaces.
fn joined(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty()).collect()
}

impl Element {
    /// The level of a heading.
    fn level(&self) -> Option<u8> {
        self.tag.strip_prefix('h')?.parse().ok()
    }

    pub(crate) fn is_heading(&self) -> bool {
        self.level().is_some()
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
    }

    /// This element's descendants, in order.
    pub(crate) fn descendants(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if let Child::Element(element) = child {
                found.push(element);
                found.extend(element.descendants());
            }
        }
        found
    }

    /// What a person reads: one line for each block.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        self.read_into(&mut lines);
        joined(&lines)
    }

    /// The same in one line.
    pub(crate) fn text(&self) -> String {
        self.lines().join(" ")
    }

    fn read_section(&self, reading: &mut Reading<'_>, lines: &mut Vec<String>) {
        if reading.is_open && self.level().is_some_and(|level| level <= reading.level) {
            reading.is_done = true;
        }
        reading.is_open |= self.attribute("id") == Some(reading.id);
        if reading.is_done || UNREAD.contains(&self.tag.as_str()) {
            return;
        }
        let is_block = !INLINE.contains(&self.tag.as_str());
        if is_block {
            lines.push(String::new());
        }
        for child in &self.children {
            match child {
                Child::Element(element) => element.read_section(reading, lines),
                Child::Text(text) if reading.is_open && !reading.is_done => lines.last_mut().unwrap().push_str(text),
                Child::Text(_) => {}
            }
        }
        if is_block {
            lines.push(String::new());
        }
    }

    fn read_into(&self, lines: &mut Vec<String>) {
        if UNREAD.contains(&self.tag.as_str()) {
            return;
        }
        let is_block = !INLINE.contains(&self.tag.as_str());
        if is_block {
            lines.push(String::new());
        }
        for child in &self.children {
            match child {
                Child::Element(element) => element.read_into(lines),
                Child::Text(text) => lines.last_mut().unwrap().push_str(text),
            }
        }
        if is_block {
            lines.push(String::new());
        }
    }
}

#[test]
fn pages_are_read_as_a_person_reads_them() {
    let page = Page::read(
        "<!doctype html><html><head><title>x</title><style>a > b { }</style></head><body><main id=m class='a b'>\
         <h1>Care &amp; support</h1><!-- no --><p>One <em>two</em>&#8203;<br>three <img alt='4 > 3' src=x></p></main></body></html>",
    );
    assert_eq!(page.main().lines(), ["Care & support", "One two\u{200b}", "three"]);
    assert!(page.by_id("m").unwrap().has_class("b"));
    assert_eq!(page.elements().iter().find(|element| element.tag == "img").unwrap().attribute("alt"), Some("4 > 3"));
}
