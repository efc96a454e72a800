//! What `agendum rules` says: the list, one rule, one code of the reader, or a topic.

use std::fmt::Write;

use crate::check::{FIGURE_FILTERS, RULES, Rule, Silencing};
use crate::diagnostic::nearest;
use crate::load;

/// Widest line of an explanation, in characters.
const WIDTH: usize = 100;

/// Something that is no rule and can be explained all the same.
struct Topic {
    name: &'static str,
    summary: &'static str,
    text: fn() -> String,
}

/// The topics.
const TOPICS: &[Topic] = &[
    Topic { name: "figures", summary: "Figures in prose that are worked out from data: the filters.", text: figures },
    Topic { name: "figure", summary: "A mistake in an expression that works out a figure.", text: figures },
    Topic { name: "silence", summary: "How an author keeps what a rule has found, with a written reason.", text: silence },
];

/// The list, or what is known under a name; else the words for an unknown name.
pub(super) fn explained(name: Option<&str>) -> Result<String, String> {
    let Some(name) = name else { return Ok(list()) };
    let wanted = name.trim().to_lowercase();
    if let Some(rule) = RULES.iter().find(|rule| rule.name == wanted) {
        return Ok(rule_text(rule));
    }
    if let Some((code, sentence)) = load::CODES.iter().find(|(code, _)| *code == wanted) {
        return Ok(code_text(code, sentence));
    }
    if let Some(topic) = TOPICS.iter().find(|topic| topic.name == wanted) {
        return Ok(format!("{}\n\n{}\n\n{}", topic.name, topic.summary, (topic.text)()));
    }
    let known = RULES.iter().map(|rule| rule.name).chain(load::CODES.iter().map(|(code, _)| *code)).chain(TOPICS.iter().map(|topic| topic.name));
    let help = match nearest(&wanted, known) {
        Some(near) => format!("there is `{near}`"),
        None => "`agendum rules` lists the rules".to_owned(),
    };
    Err(format!("error: there is no rule `{name}`; {help}\n"))
}

/// Every rule and topic with its sentence.
fn list() -> String {
    let mut text = String::new();
    let mut rules: Vec<&Rule> = RULES.iter().collect();
    rules.sort_by_key(|rule| rule.name);
    let names = rules.iter().map(|rule| rule.name).chain(load::CODES.iter().map(|(code, _)| *code));
    let width = names.map(str::len).max().unwrap_or(0);
    for rule in rules {
        entry(&mut text, rule.name, rule.summary, width);
    }
    text.push_str("\nFound while files are read:\n");
    for (code, sentence) in load::CODES.iter() {
        entry(&mut text, code, sentence, width);
    }
    text.push_str("\nTopics:\n");
    for topic in TOPICS {
        entry(&mut text, topic.name, topic.summary, width);
    }
    text.push_str("\n`agendum rules NAME` explains one.\n");
    text
}

fn entry(text: &mut String, name: &str, summary: &str, width: usize) {
    let margin = width + 2;
    let lines = wrapped(summary, WIDTH.saturating_sub(margin));
    for (at, line) in lines.iter().enumerate() {
        let _ = writeln!(text, "{:margin$}{line}", if at == 0 { name } else { "" });
    }
}

fn rule_text(rule: &Rule) -> String {
    let mut text = format!("{}\n\n{}\n", rule.name, wrapped(rule.summary, WIDTH).join("\n"));
    let silenced = match rule.silencing {
        Silencing::Allowed => "yes, for a place, with a written reason; see `agendum rules silence`.",
        Silencing::Refused => "no.",
    };
    for (title, words) in [("Why", rule.why), ("Example", rule.example), ("Use instead", rule.instead), ("Can be silenced", silenced)] {
        let _ = write!(text, "\n{}\n", wrapped(&format!("{title}: {words}"), WIDTH).join("\n"));
    }
    text
}

fn code_text(code: &str, sentence: &str) -> String {
    let rest = "It is found while files are read, and the finding says what to write instead. It cannot be silenced.";
    format!("{code}\n\n{}\n\n{}\n", wrapped(sentence, WIDTH).join("\n"), wrapped(rest, WIDTH).join("\n"))
}

/// The filters of figures in prose, from the table that they are made of.
fn figures() -> String {
    let intro = "In the narrative of a report and in its appendices `{{ … }}` is worked out from the data that the front matter names, such as \
                 `data: {visits: visits.csv, plan: ../../plans/plan.yaml}`. It is a name of data and filters, each behind a `|`; a column is named \
                 by its heading, with `_` for blanks. Percentages are rounded half up. In `code` it is shown as it is written.";
    let mut text = wrapped(intro, WIDTH).join("\n");
    text.push('\n');
    for filter in FIGURE_FILTERS {
        let _ = write!(text, "\n{}\n", wrapped(&format!("{}: {}", filter.name, filter.gives), WIDTH).join("\n"));
        for argument in filter.arguments {
            let needed = if argument.needed { " (needed)" } else { "" };
            let line = format!("{}{needed}: {}", argument.name, argument.gives);
            wrapped(&line, WIDTH - 4).iter().for_each(|line| text.push_str(&format!("    {line}\n")));
        }
        let _ = writeln!(text, "    {{{{ {} }}}}", filter.example.trim_matches(['{', '}', ' ']));
    }
    text
}

fn silence() -> String {
    let names: Vec<&str> = RULES.iter().filter(|rule| rule.silencing == Silencing::Allowed).map(|rule| rule.name).collect();
    let mut text = wrapped(
        "The front matter of a report, or any file in YAML, names the rule, words of the line that the finding shows, and the reason:",
        WIDTH,
    )
    .join("\n");
    text.push_str("\n\nsilence:\n  - rule: small-count\n    words: \"4 are having a single assessment\"\n");
    text.push_str(
        "    reason: \"The families have agreed that the number is published.\"\n    file: briefing-paper.md   # without it, this file itself\n\n",
    );
    let rest = format!(
        "`check` and `build` count what is silenced. A reason is at least {} characters long; a silence that silences nothing is a warning. \
         The rules that can be silenced: {}.",
        crate::check::SHORTEST_REASON,
        names.join(", ")
    );
    text.push_str(&wrapped(&rest, WIDTH).join("\n"));
    text.push('\n');
    text
}

/// A text in lines of at most so many characters, a longer word alone in its line.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_says_what_it_is() {
        for rule in RULES {
            for words in [rule.summary, rule.why, rule.example, rule.instead] {
                assert!(words.len() > 3, "{}", rule.name);
            }
            assert!(rule.summary.ends_with('.') && explained(Some(rule.name)).is_ok_and(|text| text.contains(rule.name)), "{}", rule.name);
        }
    }

    #[test]
    fn a_long_text_is_broken_between_words() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("extraordinary", 5), ["extraordinary"]);
    }
}
