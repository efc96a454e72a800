//! Addresses that a link may have.

/// Why an address is refused, and what to write instead; nothing for a good one.
pub(super) fn fault(address: &str) -> Option<(String, &'static str)> {
    if address.is_empty() {
        return Some(("this link has no address".to_owned(), "write the address between the round brackets"));
    }
    if address.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '\\' | '<' | '>' | '"' | '`')) {
        return Some(("this address holds a character that addresses cannot have".to_owned(), "copy the address again from the browser"));
    }
    if let Some(anchor) = address.strip_prefix('#') {
        return anchor.is_empty().then(|| ("this link has no address".to_owned(), "write the anchor after `#`"));
    }
    let Some((scheme, rest)) = address.split_once(':') else {
        return Some((format!("`{address}` is not a whole address"), "write it from `https://` on"));
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let host = rest.strip_prefix("//").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
            match host {
                None | Some("") => {
                    Some((format!("`{address}` is not a whole address"), "write two slashes and the name of the site after the colon"))
                }
                Some(host) if host.contains('@') => Some(("this address holds a user name".to_owned(), "leave out what stands before `@`")),
                Some(_) => None,
            }
        }
        "mailto" if rest.contains('@') => None,
        "mailto" => Some((format!("`{address}` is not a mailbox"), "write `mailto:name@site`")),
        "tel" if rest.len() >= 3 && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '(' | ')')) => None,
        "tel" => Some((format!("`{address}` is not a telephone number"), "write `tel:` and digits without spaces")),
        other => Some((format!("a link cannot lead to `{other}:`"), "link to `https:`, `mailto:` or `tel:`, or to a place in this paper with `#`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_links() {
        for good in ["https://example.org/a?b#c", "http://example.org", "HTTPS://EXAMPLE.ORG", "mailto:a@b.example", "tel:+441632960101", "#para-3"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript:x",
            "data:text/html,x",
            "file:///etc",
            "page.html",
            "//host/x",
            "https:",
            "https:///x",
            "",
            "#",
            "vbscript:x",
            "https://a\u{0}b",
            "https://user@host/",
            "java\tscript:x",
            "mailto:x",
            "tel:x",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}
