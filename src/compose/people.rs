//! Posts and councillors as readers meet them.

use super::Context;
use super::document::{Block, Fact, FactsLook, Inline, Target};
use super::simple::{bullets, paragraph};
use super::traced::Traced;
use crate::diagnostic::Located;
use crate::model::{Committee, Post, PostKind, Slug, Words};

/// A post of the directory; rules have made sure that it is there.
pub(super) fn post<'a>(context: Context<'a>, id: &Located<Slug>) -> Option<&'a Post> {
    context.content.council.posts.get(&id.value)
}

/// How somebody is named as the one whose report it is.
pub(super) fn signature(post: &Post) -> Vec<String> {
    let first = match post.kind {
        PostKind::Councillor => post.name.clone().unwrap_or_else(|| post.title.clone()),
        PostKind::Officer | PostKind::Partner => post.title.clone(),
    };
    std::iter::once(first).chain(post.role.clone()).collect()
}

/// The contact details of a post under a label.
pub(super) fn contact(context: Context<'_>, label: &str, post: &Post) -> Traced<Block> {
    let words = context.words;
    let mut rows = vec![fact(label, vec![Inline::text(post.title.as_str())])];
    rows.extend(post.name.as_ref().map(|name| fact(words.get("contact-name"), vec![Inline::text(name.as_str())])));
    rows.extend(post.phone.as_ref().map(|phone| fact(words.get("contact-phone"), vec![telephone(phone)])));
    rows.extend(post.email.as_ref().map(|mailbox| fact(words.get("contact-email"), vec![email(mailbox)])));
    Block::Facts { look: FactsLook::Plain, rows }.into()
}

/// A label with one line.
pub(super) fn fact(label: &str, line: Vec<Inline>) -> Fact {
    Fact { label: label.to_owned(), lines: vec![line] }
}

/// A mailbox as a link.
pub(super) fn email(mailbox: &str) -> Inline {
    Inline::Link { target: Target::Address { address: format!("mailto:{mailbox}") }, content: vec![Inline::text(mailbox)] }
}

/// A telephone number as a link.
pub(super) fn telephone(number: &str) -> Inline {
    // "+44 (0)1632" has two prefixes, of which only one is dialled (ITU-T E.123).
    let dialled = if number.trim_start().starts_with('+') { number.replacen("(0)", "", 1) } else { number.to_owned() };
    let digits: String = dialled.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    Inline::Link { target: Target::Address { address: format!("tel:{digits}") }, content: vec![Inline::text(number)] }
}

/// The members of a committee, each with the role they have in it.
pub(super) fn members(words: &Words, committee: &Committee) -> Traced<Block> {
    bullets(committee.members.iter().map(|member| {
        let role = member.role.as_ref().map(|role| words.fill("member-role", &[("role", role)])).unwrap_or_default();
        vec![paragraph(format!("{}{role}", member.name))]
    }))
}
