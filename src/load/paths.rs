//! Paths inside the content folder, as text with forward slashes.

/// The folder of a path; `""` for the root.
pub(super) fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..at])
}

/// The last part of a path.
pub(super) fn name(path: &str) -> &str {
    path.rfind('/').map_or(path, |at| &path[at + 1..])
}

/// The last part of a path without its extension.
pub(super) fn stem(path: &str) -> &str {
    let name = name(path);
    name.rfind('.').map_or(name, |at| &name[..at])
}

/// The extension of a path in lower case, without its dot.
pub(super) fn extension(path: &str) -> String {
    let name = name(path);
    name.rfind('.').map_or(String::new(), |at| name[at + 1..].to_lowercase())
}

/// A path under a folder.
pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Whether the name of a file or of a folder above it says that it is withheld: such a file is never opened.
pub(super) fn says_exempt(path: &str) -> bool {
    path.split('/').any(|part| {
        let part = part.to_lowercase();
        part == "confidential" || part.split(|c: char| !c.is_alphanumeric()).any(|word| word == "exempt")
    })
}

/// Why a path does not lead to a file of the folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Astray {
    /// It leads out of the folder.
    Outside,
    /// It has a backslash.
    Backslash,
    /// It is an address on the web.
    Address,
}

/// Where a path leads that is written in a file of `folder`.
pub(super) fn resolve(folder: &str, written: &str) -> Result<String, Astray> {
    if written.contains("://") || written.starts_with("data:") {
        return Err(Astray::Address);
    }
    let drive = written.as_bytes().get(1) == Some(&b':');
    if written.starts_with(['/', '~']) || drive {
        return Err(Astray::Outside);
    }
    if written.contains('\\') {
        return Err(Astray::Backslash);
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or(Astray::Outside)?),
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        assert_eq!(resolve("a/b/c", "../../plans/p.yaml"), Ok("a/plans/p.yaml".to_owned()));
        assert_eq!(resolve("a", "./x.md"), Ok("a/x.md".to_owned()));
        for astray in ["../../x", "/etc/passwd", "~/x", "C:/x"] {
            assert_eq!(resolve("a", astray), Err(Astray::Outside), "{astray}");
        }
        assert_eq!(resolve("a", "https://example.org/x.png"), Err(Astray::Address));
        assert_eq!(resolve("a", "b\\c"), Err(Astray::Backslash));
    }

    #[test]
    fn names_that_say_exempt() {
        assert!(says_exempt("a/b/exempt-review.md") && says_exempt("a/Exempt/x.md") && says_exempt("confidential/x.md"));
        assert!(!says_exempt("a/exemption-policy.md") && !says_exempt("a/confidential-waste.md"));
    }
}
