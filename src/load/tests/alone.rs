//! What is read by itself, and what is read once: a report is the same alone as among others, and a plan is one however many papers show it.

use super::*;
use crate::load::forms::report;
use crate::model::draft::{DataSource, DatedPlan, SharedPlan};

const PLAN: &str = "kind: plan
title: Plan
priorities:
  - id: practice
    title: Practice
    actions:
      - {id: P-1, owners: clerk, improvement: Visits., outcomes: [{qualitative: On time.}], steps: [Lists.], due: 2022-03-31, added: 2021-10-01}
";
const REPORT: &str = "panel/2021-11-04/plan/report.md";

/// A folder with a report that shows a plan twice, and another that shows it once.
fn with_plan(plan: &str) -> Files {
    let shown = "appendices: [{title: Plan, source: ../../plans/plan.yaml}, {title: Status, source: ../../plans/plan.yaml, view: status}]\n";
    let report = format!("{FRONT}{shown}---\n## Detail\n\n1. One <b>bold</b> word.\n");
    folder([("panel/plans/plan.yaml", plan.as_bytes()), (REPORT, report.as_bytes()), ("panel/2021-11-04/other/report.md", report.as_bytes())])
}

#[test]
fn a_report_is_the_same_alone_as_among_others() {
    let files = with_plan(PLAN);
    let all = load(&files);
    let (characters, library) = (BTreeSet::new(), ground::library());
    let mut reading = reading::Reading::new(&files, &characters, &library);
    let theme = standard_theme().unwrap();
    let format = ground::report_format(&mut reading, &FormatSource::of(&theme).unwrap());
    reading.stand_in = all.content.as_ref().and_then(|content| content.council.posts.keys().next().cloned());
    let alone = reading.by_itself(|own| report::read(own, "panel/2021-11-04/plan", crate::model::Slug::parse("plan").as_ref(), &format));
    let committee = all.content.as_ref().unwrap().committees.values().next().unwrap();
    let among = committee.meetings.values().flat_map(|meeting| meeting.reports.values()).find(|report| report.slug.as_str() == "plan").unwrap();
    let told = |report: &Report| format!("{:?} {:?} {:?}", report.subject, report.sections, report.appendices);
    assert_eq!(alone.value.as_ref().map(told), Some(told(among)));
    let in_file = |finding: &&Finding| finding.place().is_some_and(|place| place.file.ends_with(REPORT));
    assert_eq!(in_order(alone.findings).iter().collect::<Vec<_>>(), all.findings.iter().filter(in_file).collect::<Vec<_>>());
    let inputs: Vec<&str> = alone.inputs.iter().map(|input| input.path.as_str()).collect();
    assert_eq!(inputs, [REPORT, "panel/plans/plan.yaml"], "a report is made anew when one of these is another");
}

#[test]
fn what_a_report_was_read_from_changes_with_the_bytes() {
    let digest = |plan: &str| {
        let loaded = load(&with_plan(plan));
        loaded.inputs.into_iter().find(|input| input.path == "panel/plans/plan.yaml").map(|input| input.digest)
    };
    assert_eq!(digest(PLAN), digest(PLAN));
    assert_ne!(digest(PLAN), digest(&PLAN.replace("Lists.", "Longer lists.")));
}

#[test]
fn a_plan_is_kept_once_however_many_papers_show_it() {
    let loaded = load(&with_plan(PLAN));
    let committee = loaded.content.as_ref().unwrap().committees.values().next().unwrap();
    let own = committee.plans.values().next().unwrap();
    let reports = committee.meetings.values().flat_map(|meeting| meeting.reports.values());
    let shown: Vec<&SharedPlan> = reports
        .flat_map(|report| &report.appendices)
        .filter_map(|appendix| match &appendix.content {
            AppendixContent::Public(paper) => Some(paper.as_ref()),
            AppendixContent::Exempt(_) => None,
        })
        .filter_map(|paper| match paper {
            Paper::Plan(DatedPlan { plan, .. }) => Some(plan),
            Paper::View(view) => {
                if let DataSource::Plan(plan) = &view.source {
                    Some(plan)
                } else {
                    None
                }
            }
            _ => None,
        })
        .collect();
    assert_eq!(shown.len(), 4);
    let is_own = |plan: &SharedPlan| matches!((plan, own), (SharedPlan::Plain(plan), SharedPlan::Plain(own)) if Arc::ptr_eq(plan, own));
    assert!(shown.into_iter().all(is_own), "a plan was read again");
}

#[test]
fn a_plan_with_a_figure_anywhere_is_worked_out_by_each_who_shows_it() {
    let figured = |plan: &str| {
        let files =
            folder([("panel/plans/plan.yaml", plan.as_bytes()), ("panel/plans/other.yaml", PLAN.replace("Lists.", "\"{{ a }}\"").as_bytes())]);
        let content = load(&files).content.unwrap();
        let slug = crate::model::Slug::parse("plan").unwrap();
        matches!(content.committees.values().next().unwrap().plans[&slug], SharedPlan::Figured(_))
    };
    assert!(!figured(PLAN));
    let annex = "annexes: [{title: A, tables: [{columns: [B], rows: [[\"{{ a }}\"]]}]}]";
    let update = "added: 2021-10-01, updates: [{date: 2021-11-01, note: \"{{ a }}\"}]}";
    for (written, instead) in [
        ("Visits.", "\"**{{ a }}**\""),
        ("On time.", "\"{{ a }}\""),
        ("added: 2021-10-01}", update),
        ("priorities:", &format!("{annex}\npriorities:")),
        ("priorities:", "introduction: \"![](other.yaml#status)\"\npriorities:"),
    ] {
        assert!(figured(&PLAN.replace(written, instead)), "{instead}");
    }
}

#[test]
fn plans_that_show_each_other_end() {
    let showing = |other: &str| PLAN.replace("priorities:", &format!("introduction: \"![]({other}.yaml#status)\"\npriorities:"));
    let (one, two) = (showing("two"), showing("one"));
    let loaded = load(&folder([("panel/plans/one.yaml", one.as_bytes()), ("panel/plans/two.yaml", two.as_bytes())]));
    let files: Vec<&str> =
        loaded.findings.iter().filter(|finding| finding.code == "shows-itself").map(|finding| &*finding.place().unwrap().file).collect();
    assert_eq!(files, ["content/panel/plans/one.yaml", "content/panel/plans/two.yaml"]);
}
