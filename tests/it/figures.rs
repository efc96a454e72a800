//! Figures in prose: the list of filters is true, and no expression does harm, however many there are.

use agendum::check::{ArgumentKind, FIGURE_FILTERS};
use agendum::diagnostic::Finding;

use crate::readers::{Kind, Read, Readers};

/// A narrative of one section. Other sections are missing, which no test here looks at.
fn read(detail: &str) -> Read {
    Readers::new().read(Kind::Narrative, format!("## Detail\n\n{detail}\n").as_bytes())
}

fn figures(read: &Read) -> Vec<&Finding> {
    read.findings.iter().filter(|finding| matches!(finding.code, "figure" | "expression" | "too-many")).collect()
}

#[test]
fn every_filter_is_explained_by_an_example_that_works() {
    let text: String = FIGURE_FILTERS.iter().map(|filter| format!("1. {{{{ {} }}}}\n", filter.example)).collect();
    let read = read(&text);
    assert_eq!(figures(&read), Vec::<&Finding>::new());
    for (at, filter) in FIGURE_FILTERS.iter().enumerate() {
        assert!(filter.example.contains(&format!("| {}", filter.name)), "{}", filter.name);
        assert!(FIGURE_FILTERS.iter().skip(at + 1).all(|other| other.name != filter.name), "{} is there twice", filter.name);
        let explained = |text: &str| text.len() > 10 && !text.ends_with('.') && text.starts_with(|c: char| c.is_lowercase() || c == '`');
        assert!(explained(filter.gives) && filter.arguments.iter().all(|argument| explained(argument.gives)), "{}", filter.name);
    }
}

#[test]
fn every_argument_of_every_filter_is_known_to_the_engine() {
    for filter in FIGURE_FILTERS {
        let start = if filter.example.starts_with("plan") { "plan" } else { "visits" };
        for argument in filter.arguments {
            let wrong = match argument.kind {
                ArgumentKind::Text => "1",
                ArgumentKind::Number => "\"1\"",
            };
            let found = read(&format!("{{{{ {start} | {}({}={wrong}) }}}}", filter.name, argument.name));
            let message = figures(&found).first().map(|finding| finding.message.clone()).unwrap_or_default();
            assert!(message.starts_with(&format!("`{}` of `{}` is", argument.name, filter.name)), "{message}");
        }
    }
}

/// Reads a text, which must give at most so many findings about figures; says how many.
#[track_caller]
fn mistakes(detail: &str, most: usize) -> usize {
    let found = read(detail);
    let count = figures(&found).len();
    assert!(count <= most, "{count} findings, the first: {:?}", figures(&found).first());
    count
}

#[test]
fn mistakes_in_many_expressions_are_bounded() {
    assert_eq!(mistakes(&"1. Now {{ visits | share(of=\"in\", to=\"open\") | percent }}.\n\n".repeat(10_000), 0), 0);
    assert!(mistakes(&"1. Now {{ visit | last }}.\n\n".repeat(10_000), 201) > 150);
    assert_eq!(mistakes(&"{{".repeat(50_000), 201), 1);
    assert!(mistakes(&"{{ a }}".repeat(10_000), 201) > 150);
    assert!(mistakes(&"{{\n".repeat(10_000), 201) > 150);
}

#[test]
fn hostile_expressions_are_mistakes() {
    let filters = " | count".repeat(60);
    for wrong in [
        "(".repeat(400),
        "[".repeat(400),
        "not ".repeat(100),
        "visits".to_owned() + &filters,
        "visits | count | number(decimals=999999)".to_owned(),
        "visits | last(of=\"in\") * 99999999999999999999999999999999999999".to_owned(),
        "[x for x in range(end=99999999)]".to_owned(),
        "\"a\" ~ \"b\"".to_owned(),
        "throw(message=\"x\")".to_owned(),
        "<component />".to_owned(),
        "visits ? 1 : 2".to_owned(),
        "visits if visits else visits".to_owned(),
        "visits is defined".to_owned(),
        "__tera_context".to_owned(),
        "- visits -".to_owned(),
        "visits | last(of=visits)".to_owned(),
    ] {
        assert_eq!(mistakes(&format!("Now {{{{ {wrong} }}}}."), 1), 1, "{wrong}");
    }
}

#[test]
fn large_figures_are_exact_or_mistakes() {
    let large = "9".repeat(20);
    let rows: String = (0..10).map(|row| format!("{row},{large},0.{}1,12.345\n", "0".repeat(19))).collect();
    let narrative =
        "## Detail\n\n1. {{ visits | sum(of=\"in\") }}\n1. {{ visits | sum(of=\"cost\") | money }}\n1. {{ visits | share(of=\"in\", to=\"out\") }}\n";
    let found = Readers::new().read_figures(narrative, &format!("Row,In,Out,Cost\n{rows}"));
    let messages: Vec<&str> = figures(&found).iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, ["these figures are too large to be worked with"]);
}
