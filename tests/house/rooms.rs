//! Who may name whom.

use super::File;
use super::code::{NamedPath, paths};

/// The rooms; each names only itself and those before it.
const ROOMS: [&str; 11] = ["diagnostic", "crew", "model", "load", "check", "compose", "render", "publish", "build", "cli", "main"];

/// A name that only some files may use: a door to the outside, or a crate that belongs to one room.
struct Door {
    /// The name: a path whose last segment may be the start of a name when it ends in `*`.
    name: &'static [&'static str],
    /// Starts of the paths of files that may use it.
    inside: &'static [&'static str],
}

const DOORS: [Door; 12] = [
    Door { name: &["tera"], inside: &["src/render/"] },
    Door { name: &["typst*"], inside: &["src/render/pdf/"] },
    Door { name: &["serde_yaml"], inside: &["src/load/"] },
    Door { name: &["pulldown_cmark"], inside: &["src/load/"] },
    Door { name: &["walkdir"], inside: &["src/load/files.rs", "src/publish"] },
    Door { name: &["std", "fs"], inside: &["src/load/files.rs", "src/publish", "src/cli"] },
    Door { name: &["std", "env"], inside: &["src/cli"] },
    Door { name: &["std", "net"], inside: &[] },
    Door { name: &["std", "time", "SystemTime"], inside: &["src/cli"] },
    Door { name: &["jiff", "Zoned", "now"], inside: &["src/cli"] },
    Door { name: &["crate", "load"], inside: &["src/load", "src/check", "src/publish", "src/build", "src/cli"] },
    Door { name: &["crate", "check"], inside: &["src/check", "src/compose", "src/publish", "src/build", "src/cli"] },
];

/// The module a source file is: `src/check/rules/dates.rs` is `check::rules::dates`.
fn module(path: &str) -> Vec<&str> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|part| *part != "mod").collect()
}

/// The room that a path names from inside a module, if it names one.
fn room_named<'a>(named: &'a NamedPath, module: &[&str]) -> Option<&'a str> {
    let segments: Vec<&str> = named.segments.iter().map(String::as_str).collect();
    let up = segments.iter().take_while(|segment| **segment == "super").count();
    let room = match segments.as_slice() {
        ["crate" | "agendum", room, ..] => room,
        ["super", ..] if up >= module.len() => segments.get(up)?,
        _ => return None,
    };
    ROOMS.contains(room).then_some(*room)
}

/// Arrows other than upwards in the table of rooms, and rooms that are not in it.
pub(crate) fn arrows(files: &[File]) -> Vec<String> {
    let rank = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.is_product() && file.path != "src/lib.rs") {
        let module = module(&file.path);
        let Some(own) = module.first().and_then(|room| rank(room)) else {
            complaints.push(file.complaint(1, "this room is not in the table of rooms"));
            continue;
        };
        for named in paths(file.product_text()) {
            if let Some(room) = room_named(&named, &module).filter(|room| rank(room) > Some(own)) {
                complaints.push(file.complaint(named.line, format_args!("{} names {room}, a room below it", ROOMS[own])));
            }
        }
    }
    complaints
}

impl Door {
    fn is_named_by(&self, path: &NamedPath) -> bool {
        path.segments.len() >= self.name.len()
            && self.name.iter().zip(&path.segments).all(|(wanted, there)| match wanted.strip_suffix('*') {
                Some(start) => there.starts_with(start),
                None => there == wanted,
            })
    }
}

/// Crates and doors of the machine named outside their rooms.
pub(crate) fn doors(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.is_product()) {
        let doors: Vec<&Door> = DOORS.iter().filter(|door| !door.inside.iter().any(|start| file.path.starts_with(start))).collect();
        for named in paths(file.product_text()) {
            if let Some(door) = doors.iter().find(|door| door.is_named_by(&named)) {
                let inside = if door.inside.is_empty() { "nowhere".to_owned() } else { door.inside.join(", ") };
                complaints.push(file.complaint(named.line, format_args!("`{}` is named only in: {inside}", named.segments.join("::"))));
            }
        }
    }
    complaints
}

/// Files of rules that no case folder shows.
pub(crate) fn rules_without_a_case(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        let Some(name) = file.path.strip_prefix("src/check/rules/").and_then(|name| name.strip_suffix(".rs")) else { continue };
        if name == "mod" || name.contains('/') {
            continue;
        }
        let folder = format!("tests/cases/rule-{}/", name.replace('_', "-"));
        if !files.iter().any(|other| other.path == format!("{folder}expected/findings.txt")) {
            complaints.push(file.complaint(1, format_args!("no case shows this rule: {folder} has no expected/findings.txt")));
        }
    }
    complaints
}
