//! Tests of the tests: each rule sees the fault that is planted for it, and only that.

use super::code::{Blank, blank, paths};
use super::{File, Rule, circles, fields, rooms, text, walks, words};

/// Asserts that a rule complains about `fault` at this line, and not about `sound`.
#[track_caller]
fn sees(rule: Rule, fault: (&str, &str), line: usize, sound: (&str, &str)) {
    let complaints = rule(&[File::new(fault.0, fault.1)]);
    assert!(complaints.iter().any(|complaint| complaint.starts_with(&format!("{}:{line}:", fault.0))), "not seen: {complaints:?}");
    let none = rule(&[File::new(sound.0, sound.1)]);
    assert!(none.is_empty(), "seen where nothing is wrong: {none:?}");
}

#[test]
fn an_arrow_downwards_is_seen() {
    let sound = ("src/compose/mod.rs", "//! See crate::render.\nuse crate::{check::Checked, model};\nconst A: &str = \"crate::render::x\";\n");
    sees(rooms::arrows, ("src/check/mod.rs", "use crate::compose::Document;\n"), 1, sound);
    sees(rooms::arrows, ("src/model/text.rs", "use crate::{diagnostic, model::Date,\n    load::{files, yaml}};\n"), 2, sound);
    sees(rooms::arrows, ("src/check/rules/dates.rs", "\nuse super::super::super::render;\n"), 2, sound);
    sees(rooms::arrows, ("src/load/mod.rs", "fn f() -> crate::cli::Command { }\n"), 1, sound);
    sees(rooms::arrows, ("src/attic.rs", "fn f() {}\n"), 1, sound);
}

#[test]
fn a_circle_of_files_is_seen() {
    let plan = File::new("src/load/plan.rs", "use crate::load::{data, prose::Prose};\n");
    let data = File::new("src/load/data.rs", "fn f() { super::plan::read(); }\n");
    let prose = File::new("src/load/prose.rs", "//! See super::plan.\nuse super::Prose;\n");
    // A folder names its files, and hands on what is in them.
    let folder = File::new("src/load/mod.rs", "mod plan;\npub(crate) use prose::{Prose};\nfn f() { plan::read() }\n");
    let files = [plan, data, prose, folder];
    let seen = circles::judged(&files, &[]);
    assert_eq!(seen, ["src/load/data.rs:1: these files name each other in a circle: src/load/data.rs, src/load/plan.rs"]);
    assert!(circles::judged(&files, &[(&["src/load/data.rs", "src/load/plan.rs"], "so it is")]).is_empty());
    let cut = circles::judged(&files[1..], &[(&["src/load/data.rs", "src/load/plan.rs"], "so it was")]);
    assert!(matches!(cut.as_slice(), [gone] if gone.starts_with("src/load/data.rs:1: this circle is none any more")), "{cut:?}");
    let handed = File::new("src/load/plan.rs", "use crate::load::Prose;\n");
    let back = File::new("src/load/prose.rs", "use super::plan::Plan;\n");
    let seen = circles::judged(&[handed, back, files[3].clone()], &[]);
    assert_eq!(seen, ["src/load/plan.rs:1: these files name each other in a circle: src/load/plan.rs, src/load/prose.rs"]);
}

#[test]
fn cards_that_differ_are_seen() {
    let query = |class: &str, rule: &str| format!("\n@container (max-width: 46rem) {{\n  {class} table,\n  {class} td {{\n    {rule}\n  }}\n}}\n");
    let path = "themes/standard/html/site.css";
    let (same, other) = (query(".wide", "border: 0;"), query(".wide", "border: 1px;"));
    let table = query(".table", "border: 0;");
    sees(text::unlike_cards, (path, &format!("{table}{other}")), 12, (path, &format!("{table}{same}")));
    let longer = same.replace("  }\n}", "  }\n\n  .wide th {\n    border: 0;\n  }\n}");
    sees(text::unlike_cards, (path, &format!("{table}{longer}")), 14, (path, &format!("{table}{same}")));
    sees(text::unlike_cards, (path, &table), 1, (path, &format!("{table}{same}")));
}

#[test]
fn a_field_that_nobody_reads_is_seen() {
    let model = "pub struct Post {\n    pub title: Text,\n    pub phone: Text,\n}\npub enum Due {\n    On { day: Date },\n}\n";
    let made = "fn f() { let post = Post { title, phone }; g(post.title, Due::On { day }); h(Post { title, phone }); }\n";
    let handed = "let Post { title, phone } = post;\n";
    let seen = |more: &str| {
        let files = [File::new("src/model/post.rs", model), File::new("src/load/post.rs", made), File::new("src/model/visit.rs", handed)];
        fields::judged(&[files.as_slice(), &[File::new("src/compose/post.rs", more)]].concat(), &[])
    };
    let (phone, day) = ("src/model/post.rs:3: nothing reads the field `phone`", "src/model/post.rs:6: nothing reads the field `day`");
    assert_eq!(seen(""), [day, phone]);
    assert_eq!(seen("fn g() { post.phone(); let Post { title, phone: _ } = post; }"), [day, phone]);
    assert_eq!(seen("fn g() { match due { (Due::On { day }, Some(_)) => day } }"), [phone]);
    assert_eq!(seen("fn g(Post { phone, .. }: Post) { if let Some(Due::On { day }) = due {} }"), Vec::<String>::new());
    let needless = fields::judged(&[File::new("src/model/post.rs", "")], &[("phone", "so it was")]);
    assert_eq!(needless, ["tests/house/fields.rs:1: `phone` need not be let be (so it was)"]);
}

#[test]
fn a_door_in_the_wrong_room_is_seen() {
    let sound = ("src/load/files.rs", "use std::fs;\nuse serde_yaml::Value;\n");
    sees(rooms::doors, ("src/check/mod.rs", "use std::{collections::BTreeMap, fs};\n"), 1, sound);
    sees(rooms::doors, ("src/load/raw.rs", "fn f() { std::fs::read(p); }\n"), 1, sound);
    sees(rooms::doors, ("src/compose/mod.rs", "use tera::Tera;\n"), 1, sound);
    sees(rooms::doors, ("src/check/figures.rs", "fn f() -> tera::Value {}\n"), 1, ("src/render/html/page.rs", "fn f() -> tera::Value {}\n"));
    sees(rooms::doors, ("src/render/html/mod.rs", "use typst_pdf::pdf;\n"), 1, sound);
    sees(rooms::doors, ("src/model/mod.rs", "use serde_yaml::Value;\n"), 1, sound);
    sees(rooms::doors, ("src/check/mod.rs", "use pulldown_cmark as md;\nuse pulldown_cmark::Parser;\n"), 2, sound);
    let tests = "fn f() {}\n#[cfg(test)]\nmod specimen;\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
    sees(rooms::doors, ("src/model/mod.rs", "#[cfg(test)]\nmod tests;\nuse std::{\n    fs, io};\n"), 4, ("src/model/mod.rs", tests));
    sees(rooms::doors, ("src/render/pdf/mod.rs", "use crate::load::Files;\n"), 1, sound);
}

#[test]
fn a_rule_without_a_case_is_seen() {
    let rule = File::new("src/check/rules/bad_date.rs", "");
    let case = File::new("tests/cases/rule-bad-date/expected/findings.txt", "");
    assert_eq!(rooms::rules_without_a_case(std::slice::from_ref(&rule)).len(), 1);
    assert!(rooms::rules_without_a_case(&[rule, case, File::new("src/check/rules/mod.rs", "")]).is_empty());
}

#[test]
fn long_files_and_functions_are_seen() {
    let sound = ("src/model/mod.rs", "fn f() {\n}\ntrait T {\n    fn g();\n}\n");
    sees(text::long_files, ("src/model/mod.rs", &"\n".repeat(601)), 600, sound);
    let long = format!("\nfn f(a: [u8; 3]) {{\n    // }}\n{}}}\n", "    g(\"}\");\n".repeat(80));
    sees(text::long_functions, ("src/model/mod.rs", &long), 2, sound);
}

#[test]
fn unfinished_work_is_seen() {
    let note = format!("\n// {}: later\n", concat!("TO", "DO"));
    sees(text::left_for_later, ("themes/standard/page.html", &note), 2, ("src/lib.rs", "// to do a thing\n"));
}

#[test]
fn an_exception_without_a_reason_is_seen() {
    let sound = ("src/lib.rs", "#[expect(dead_code,\n    reason = \"shown\")]\n");
    sees(text::exceptions_without_reason, ("src/lib.rs", "\n#[allow(dead_code)]\nfn reason() {}\n"), 2, sound);
}

#[test]
fn a_path_of_a_machine_is_seen() {
    let path = format!("cd {}someone\n", concat!("/ho", "me/"));
    sees(text::machine_paths, ("tests/run", &path), 1, ("tests/run", "cd \"$HOME/x\"; see https://example.org/home/x\n"));
}

#[test]
fn evaluated_text_is_seen() {
    let sound = ("themes/standard/pack.typ", "// never eval(x)\n#let retrieval(x) = x\n");
    sees(text::evaluated_text, ("themes/standard/pack.typ", "\n#eval (x, mode: \"markup\")\n"), 2, sound);
}

#[test]
fn too_many_dependencies_are_seen() {
    let few = "[dependencies]\ncsv = \"1\"\n[dev-dependencies]\nproptest = \"1\"\n".to_owned();
    let many = (0..40).fold("[dependencies]\n".to_owned(), |text, number| format!("{text}d{number} = \"1\"\n"));
    sees(text::too_many_dependencies, ("Cargo.toml", &many), 1, ("Cargo.toml", &few));
    assert_eq!(text::too_many_dependencies(&[File::new("Cargo.toml", "[package]\n")]).len(), 1);
}

#[test]
fn missing_and_unused_words_are_seen() {
    let theme = File::new("themes/standard/words.yaml", "# words\npage: Page {number}\nagenda: Agenda\n");
    let sound = File::new("src/compose/mod.rs", "// words.get(\"gone\")\nfn f() { words.fill(\"page\", &[]) + words.get(\"agenda\") }\n");
    let template = File::new("themes/standard/html/page.html", "\n{{ words[\"web-skip\"] }}\n");
    assert!(words::missing(&[theme.clone(), sound.clone()]).is_empty());
    assert!(words::unused(&[theme.clone(), sound.clone()]).is_empty());
    assert_eq!(words::missing(&[theme.clone(), sound, template]), ["themes/standard/html/page.html:2: themes/standard/words.yaml has no `web-skip`"]);
    let composed = File::new("src/compose/mod.rs", "fn f() { words.get(&format!(\"pa{x}\")) + words.get(&format!(\"age-{x}\")) }\n");
    assert_eq!(words::unused(&[theme.clone(), composed]).len(), 2);
    let typst = File::new("themes/standard/pdf/x.typ", "\n#words.page #words.agenda-x\n");
    assert_eq!(words::missing(&[theme.clone(), typst.clone()]), ["themes/standard/pdf/x.typ:2: themes/standard/words.yaml has no `agenda-x`"]);
    assert_eq!(words::unused(&[theme.clone(), typst]), ["themes/standard/words.yaml:3: nothing uses `agenda`"]);
    let counted = File::new("themes/standard/words.yaml", "listed.one: one\nlisted.other: more\n");
    let not_counting = File::new("src/compose/mod.rs", "fn f() { words.get(\"listed\") }\n");
    assert_eq!(words::missing(&[counted.clone(), not_counting]), ["src/compose/mod.rs:1: themes/standard/words.yaml has no `listed`"]);
    let counting = File::new("src/compose/mod.rs", "fn f() { words.counted(\"listed\", 1, &[]) + words.counted(\"gone\", 1, &[]) }\n");
    assert_eq!(words::unused(&[counted.clone(), counting.clone()]), [""; 0]);
    assert_eq!(words::missing(&[counted, counting]), ["src/compose/mod.rs:1: themes/standard/words.yaml has no forms of `gone`"]);
    let only = File::new("src/compose/mod.rs", "fn f() { words.get(\"agenda\") }\n");
    assert_eq!(words::unused(&[theme, only]), ["themes/standard/words.yaml:2: nothing uses `page`"]);
}

#[test]
fn wrong_places_of_words_are_seen() {
    let theme = File::new(
        "themes/standard/words.yaml",
        "page: Page {number} of {all}\nlisted.one: an action of {title}\nlisted.other: {count} actions of {title}\n",
    );
    let complaints = |text: &str| words::wrong_places(&[theme.clone(), File::new("src/compose/mod.rs", text)]).len();
    let inline = "fn f() { words.fill(\"page\", &[(\"number\", &words.fill(\"x\", &[])), (\"all\", g(\"a\", 1))]) }\n";
    assert_eq!([complaints(inline), complaints(&inline.replace("\"all\"", "\"al\""))], [0, 2]);
    let apart = "fn f() { let values = [(\"number\", 1), (\"all\", 2), (\"more\", 3)];\nwords.fill(\"page\", &values) }\n";
    assert_eq!([complaints(apart), complaints(&apart.replace("\"number\"", "\"nr\""))], [0, 1]);
    let counting = "fn f() { words.counted(\"listed\", all.len(), &[(\"title\", title)]) }\n";
    assert_eq!([complaints(counting), complaints(&counting.replace("\"title\"", "\"tilte\""))], [0, 2]);
}

#[test]
fn comments_and_strings_are_told_from_code() {
    let source = "a /* b /* c */ d */ e \"f // g\" 'h' '\\'' <'i> r#\"j\"k\"# l // m\nn";
    let code = blank(source, Blank::CommentsAndStrings);
    assert_eq!(code.split_whitespace().collect::<Vec<_>>(), ["a", "e", "<'i>", "l", "n"]);
    assert_eq!(code.len(), source.len());
    assert!(blank(source, Blank::Comments).contains("f // g"));
}

#[test]
fn groups_of_paths_are_spelled_out() {
    let found: Vec<String> = paths("use a::{self, b::{c as d, e}, f::*};\nx(g::<H>::i)").into_iter().map(|path| path.segments.join("::")).collect();
    assert_eq!(found, ["a::self", "a::b::c", "a::b::e", "a::f::*", "g"]);
}

#[test]
fn a_way_that_leads_nowhere_is_seen() {
    let complaints = |ways: usize, one: &str, two: &str| {
        let page = "//! - x: `a.rs` `one` → `b.rs` `two`\n//!   → `three`\n".repeat(ways);
        let page = format!("//! # Three ways through the house\n//!\n{page}\nfn x() {{}}\n");
        walks::broken(&[File::new("src/lib.rs", &page), File::new("src/a.rs", one), File::new("src/b.rs", two)])
    };
    let (one, two) = ("fn one() { two() }\n", "fn two() { three() }\nfn three() {}\n");
    assert_eq!(complaints(10, one, two), Vec::<String>::new());
    assert_eq!(complaints(9, one, two), ["src/lib.rs:1: 27 stops are described, 30 at least are needed"]);
    assert_eq!(complaints(10, "fn one() {}\n// two\n", two)[0], "src/lib.rs:3: `one` in src/a.rs does not lead to `two`");
    assert_eq!(complaints(10, one, "fn two() { three() }\n")[0], "src/lib.rs:3: src/b.rs has no `three`");
}
