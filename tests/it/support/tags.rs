//! The tags of a PDF: what a screen reader is given.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// An element of the tags: its role and what stands in it.
pub(crate) struct Tag<'a> {
    pub(crate) role: &'a [u8],
    pub(crate) dictionary: &'a Dictionary,
    pub(crate) children: Vec<Tag<'a>>,
    /// The marks that it owns: page and number.
    pub(crate) owned: Vec<(ObjectId, i64)>,
}

fn tag<'a>(document: &'a Document, dictionary: &'a Dictionary, page: Option<ObjectId>) -> Tag<'a> {
    let own_page = dictionary.get(b"Pg").and_then(Object::as_reference).ok().or(page);
    let role = dictionary.get(b"S").and_then(Object::as_name).unwrap_or(b"");
    let mut made = Tag { role, dictionary, children: Vec::new(), owned: Vec::new() };
    let kids = dictionary.get(b"K").ok().and_then(|kids| document.dereference(kids).ok()).map(|(_, kids)| kids);
    let kids = kids.map_or(&[][..], |kids| kids.as_array().map_or(std::slice::from_ref(kids), Vec::as_slice));
    for kid in kids {
        let Ok((_, kid)) = document.dereference(kid) else { continue };
        match kid {
            Object::Integer(number) => made.owned.extend(own_page.map(|page| (page, *number))),
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(own_page);
                made.owned.extend(page.zip(kid.get(b"MCID").and_then(Object::as_i64).ok()));
            }
            Object::Dictionary(kid) if kid.has(b"S") => made.children.push(tag(document, kid, own_page)),
            _ => {}
        }
    }
    made
}

/// The root of the tags.
pub(crate) fn tree(document: &Document) -> Option<Tag<'_>> {
    let root = document.catalog().ok()?.get(b"StructTreeRoot").ok()?;
    Some(tag(document, document.dereference(root).ok()?.1.as_dict().ok()?, None))
}

impl<'a> Tag<'a> {
    /// Shows this element and all in it, in the order in which they are read.
    pub(crate) fn each<'b>(&'b self, see: &mut dyn FnMut(&'b Tag<'a>)) {
        see(self);
        self.children.iter().for_each(|child| child.each(see));
    }

    /// How many elements with a role there are.
    pub(crate) fn count(&self, role: &[u8]) -> usize {
        let mut count = 0;
        self.each(&mut |tag| count += usize::from(tag.role == role));
        count
    }
}
