//! The rule `share-of-total`.

use crate::check::claims::{percent_of, shown};
use crate::check::docket::Docket;
use crate::check::tables::printed;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::Unit;

pub(super) const RULE: Rule = Rule {
    name: "share-of-total",
    summary: "A percentage in brackets that its count is not of the whole that the paragraph names.",
    why: "parts of a whole are added up and compared; one wrong percentage among them misleads.",
    example: "\"Of the 152 children open to the team: 31 on plans (21%), 23 in care (15%)\". The whole is named by \"of the 152\", or by \"of these\" or \
              \"of that number\" after a sentence with one number; a list below the paragraph belongs to it. At least half of the percentages must agree \
              with a whole, unless it is named in the same sentence.",
    instead: "\"31 on plans (20%)\"",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for shares in &docket.shares {
        let agreeing = shares.iter().filter(|share| share.agrees).count();
        let understood = agreeing * 2 >= shares.len();
        for share in shares.iter().filter(|share| !share.agrees && (understood || (share.is_near && shares.len() == 1))) {
            let Some(right) = percent_of(share.count, share.whole, share.percent) else { continue };
            let (count, whole) = (printed(share.count, Unit::Number), printed(share.whole, Unit::Number));
            let message = format!("{count} of {whole} is {} %, and {} % is printed", shown(right), shown(share.percent));
            findings.push(Finding::error(RULE.name, &share.place, message).help(format!("write `{}%`, or put the count right", shown(right))));
        }
    }
}
