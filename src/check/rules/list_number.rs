//! The rule `list-number`.

use crate::check::docket::Docket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Block, ListItem};

pub(super) const RULE: Rule = Rule {
    name: "list-number",
    summary: "Numbers typed in front of the items of a list that are not those that are printed.",
    why: "who cites paragraph 4, or condition 17, cites what is printed; and a line that begins with a year and a full stop would lose its year.",
    example: "`4.` in front of what is printed as 1, `1986.` at the start of a line",
    instead: "`1.` in front of every item: they are counted by themselves; `1986\\.` where the number belongs to the words.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    // What a list that was told of would have gone on with, and how many lists did.
    let (mut next, mut others): (Option<usize>, usize) = (None, 0);
    for block in &docket.blocks {
        let Block::List { ordered: true, items, .. } = block else { continue };
        let (first, last) = (items.first().and_then(|item| item.typed), items.last().and_then(|item| item.typed));
        let goes_on = first.is_some() && first == next;
        let found = judged(docket, items);
        if goes_on && found.is_some() {
            others += 1;
            next = last.map(|last| last + 1);
            continue;
        }
        if let Some(found) = found {
            tell(&mut others, findings);
            next = last.map(|last| last + 1);
            findings.push(found);
        }
    }
    tell(&mut others, findings);
}

/// Adds to what was found last how many lists go on from it: one cause, one finding.
fn tell(others: &mut usize, findings: &mut [Finding]) {
    if let (Some(last), 1..) = (findings.last_mut().filter(|last| last.code == RULE.name), *others) {
        let lists = if *others == 1 { "one list goes".to_owned() } else { format!("{others} lists go") };
        last.notes.push(format!("{lists} on from it, each with a number that is not printed"));
    }
    *others = 0;
}

/// What is wrong with the numbers of a list: values are compared, not how they are written.
fn judged(docket: &Docket<'_>, items: &[ListItem]) -> Option<Finding> {
    let of_item = |(index, item): (usize, &ListItem)| Some((item.typed?, docket.printed_number(index, item)));
    let numbers: Vec<(usize, usize)> = items.iter().enumerate().filter_map(of_item).collect();
    if numbers.iter().all(|(typed, _)| *typed == 1) || numbers.iter().all(|(typed, printed)| typed == printed) {
        return None;
    }
    let (first, last) = (numbers.first()?, numbers.last()?);
    let by_themselves = "write `1.` in front of each: they are counted by themselves";
    // Counted from 1 and printed further on, or else the first that does not follow what stands before it.
    let Some(at) = numbers.iter().enumerate().position(|(index, (typed, _))| *typed != index + 1) else {
        let message = format!("1 to {} are typed here, and {} to {} are printed", last.0, first.1, last.1);
        let warning = Finding::warning(RULE.name, &items.first()?.place, message);
        return Some(warning.note("paragraphs are counted through all of a report").help(by_themselves));
    };
    let at = numbers.iter().skip(at).position(|(typed, printed)| typed != printed).map_or(at, |further| at + further);
    let ((typed, printed), place) = (numbers.get(at)?, &items.get(at)?.place);
    let error = Finding::error(RULE.name, place, format!("`{typed}.` is typed here, and {printed} is printed"));
    let plain = format!("write `{typed}\\.` to print the number as part of the words");
    Some(match at {
        _ if *typed > 999 => error.help(format!("{plain}, or `1.` to have the item counted")),
        0 => error
            .note("what stands between two parts of a list ends it, unless it is indented as far as the words of the item above")
            .help(format!("write `1.` to have the item counted, indent what interrupts the list, or {plain}")),
        _ => error.help(format!("write `{printed}.`, or {}", by_themselves.trim_start_matches("write "))),
    })
}
