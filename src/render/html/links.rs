//! Addresses of links: relative, so that the site works in any folder, and naming `index.html`, so that it works from a disk.

use crate::compose::{Document, DocumentKind, Target};

/// The file of a page in its folder.
pub(super) const INDEX: &str = "index.html";

/// Where a page stands, to see other places from there.
#[derive(Debug)]
pub(super) struct Here<'a> {
    /// The folder of the page.
    path: &'a str,
    /// The folder of its meeting.
    meeting: &'a str,
    /// The paper that the page shows and the anchor of its title, if it shows one.
    paper: Option<(&'a str, &'a str)>,
}

impl<'a> Here<'a> {
    /// Where a document is.
    pub(super) fn of(document: &'a Document) -> Self {
        let path = document.path.as_str();
        let own = document.parts.first().and_then(|part| Some((part.paper.as_deref()?, part.anchor.as_str())));
        match document.kind {
            DocumentKind::Home | DocumentKind::Committee | DocumentKind::Meeting | DocumentKind::Plan => Self { path, meeting: path, paper: None },
            DocumentKind::Report | DocumentKind::Paper => Self { path, meeting: path.rsplit_once('/').map_or("", |(parent, _)| parent), paper: own },
        }
    }

    /// The address of a target as seen from here; none where a link must not be made.
    pub(super) fn address(&self, target: &Target) -> Option<String> {
        match target {
            Target::Paper { paper, anchor } => Some(self.to_paper(paper, anchor.as_deref())),
            Target::Page { path, anchor } => Some(self.to_page(path, anchor.as_deref())),
            Target::File { path } => Some(self.to_file(path)),
            Target::Address { address } => is_allowed(address).then(|| address.clone()),
        }
    }

    /// The address of another document.
    pub(super) fn to_page(&self, path: &str, anchor: Option<&str>) -> String {
        match anchor {
            Some(anchor) if path == self.path => fragment(anchor),
            Some(anchor) => self.to_file(&file(path, INDEX)) + &fragment(anchor),
            None => self.to_file(&file(path, INDEX)),
        }
    }

    /// The address of a file under the root of the site.
    pub(super) fn to_file(&self, path: &str) -> String {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let here: Vec<&str> = segments(self.path).collect();
        let there: Vec<&str> = segments(folder).collect();
        let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
        let mut address = "../".repeat(here.len() - shared);
        for segment in there.into_iter().skip(shared) {
            address += &encoded(segment);
            address.push('/');
        }
        address + &encoded(name)
    }

    fn to_paper(&self, paper: &str, anchor: Option<&str>) -> String {
        match self.paper {
            Some((own, title)) if own == paper => fragment(anchor.unwrap_or(title)),
            Some(_) | None => self.to_page(&file(self.meeting, paper), anchor),
        }
    }
}

/// A file in a folder; the root of the site is the empty folder.
pub(super) fn file(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The address of an anchor on the same page.
pub(super) fn fragment(anchor: &str) -> String {
    format!("#{}", encoded(anchor))
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|segment| !segment.is_empty())
}

/// A segment of an address, percent-encoded where it must be.
pub(super) fn encoded(segment: &str) -> String {
    let mut address = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address += &format!("%{byte:02X}");
        }
    }
    address
}

/// Whether an address may be linked: a scheme that only opens a page, a mailbox or a telephone.
fn is_allowed(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    ["https", "http", "mailto", "tel"].iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed))
}
