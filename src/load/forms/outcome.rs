//! What an action is to achieve, and its bands.

use crate::diagnostic::Finding;
use crate::load::form::{self, Fields, Meaning, Site, Type, form};
use crate::load::prose::Prose;
use crate::load::reading::Reading;
use crate::load::shape::Shape;
use crate::load::types::{Number, Text};
use crate::load::yaml::{Node, Value};
use crate::model::draft::Outcome;
use crate::model::{Bands, Measure, Unit};

/// One outcome: a mapping with one key, which is its kind.
pub(super) struct AnOutcome;

form! {
    /// The kinds of outcomes.
    OutcomeKeys: "an outcome" {
        /// A share that is to be reached or passed.
        Optional at_least: AtLeastKeys = "{percent: 90, of: visits in timescale}",
        /// A number of things that are to be there.
        Optional count: CountKeys = "{number: 12, of: new foster carers}",
        /// By how many per cent something is to rise, or to fall with a minus sign.
        Optional change: ChangeKeys = "{percent: -10, of: repeat referrals}",
        /// A share that is to stay as it is.
        Optional keep: KeepKeys = "{percent: 95, of: plans reviewed on time}",
        /// A share that is to move from one figure to another.
        Optional target: TargetKeys = "{baseline: 62, target: 80, of: assessments within 45 days}",
        /// What is to be achieved, in words.
        Optional qualitative: Prose = "Children say that they are heard.",
        /// What will be measured once the measure is agreed.
        Optional to_be_set: Prose = "The survey of spring 2022 sets the baseline.",
    }
    one of [at_least, count, change, keep, target, qualitative, to_be_set]: "bad-outcome", "write one of them"
}

form! {
    /// The keys of `at_least`.
    AtLeastKeys: "an outcome `at_least`" {
        /// The share, in per cent.
        Required percent: Number = "90",
        /// What it is a share of.
        Required of: Text = "visits in timescale",
    }
}

form! {
    /// The keys of `count`.
    CountKeys: "an outcome `count`" {
        /// How many.
        Required number: Number = "12",
        /// Of what.
        Required of: Text = "new foster carers",
    }
}

form! {
    /// The keys of `change`.
    ChangeKeys: "an outcome `change`" {
        /// The change, in per cent of what it was.
        Required percent: Number = "-10",
        /// What changes.
        Required of: Text = "repeat referrals",
    }
}

form! {
    /// The keys of `keep`.
    KeepKeys: "an outcome `keep`" {
        /// The share, in per cent.
        Required percent: Number = "95",
        /// What it is a share of.
        Required of: Text = "plans reviewed on time",
        /// Where the figure comes from.
        Optional source: Text = "case records, March 2021",
    }
}

form! {
    /// The keys of `target`.
    TargetKeys: "an outcome `target`" {
        /// Where it begins.
        Required baseline: Number = "62",
        /// Where it is to end.
        Required target: Number = "80",
        /// What is measured.
        Required of: Text = "assessments within 45 days",
        /// The figure of the whole country.
        Optional national: Number = "77.5",
    }
}

form! {
    /// The keys of the bands of an action.
    BandsKeys: "the bands" {
        /// From this figure on the action is amber; below it, red.
        Required amber: Number = "60",
        /// From this figure on the action is green.
        Required green: Number = "70",
        /// What is measured.
        Optional of: Text = "visits in timescale",
        /// In what it is measured: `percent`, `pounds`, or a unit in the author's words.
        Optional unit: Text = "days",
    }
}

impl Type for AnOutcome {
    type Value = Outcome;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Outcome> {
        if matches!(node.value, Value::Scalar(_)) {
            let finding = Finding::error("bad-outcome", &node.place, "an outcome begins with its kind");
            reading.report(finding.help("write `qualitative: …`, or one of the other kinds"));
            return None;
        }
        if let Value::Map(entries) = &node.value
            && entries.len() != 1
        {
            let finding = Finding::error("bad-outcome", &node.place, format!("an outcome has one key, and this has {}", entries.len()));
            reading.report(finding.help("begin a new line with `- ` for each outcome; put text that holds a comma in quotation marks"));
            return None;
        }
        form::read::<OutcomeKeys>(reading, node, site.folder)
    }

    fn shape() -> Shape {
        OutcomeKeys::shape()
    }
}

impl Meaning for OutcomeKeys {
    type Model = Outcome;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Outcome> {
        let measured = [self.at_least, self.count, self.change, self.keep, self.target].into_iter().flatten().next();
        measured.or(self.qualitative.map(Outcome::Qualitative)).or(self.to_be_set.map(Outcome::ToBeSet))
    }
}

impl Meaning for AtLeastKeys {
    type Model = Outcome;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Outcome> {
        Some(Outcome::AtLeast { percent: self.percent?, of: self.of? })
    }
}

impl Meaning for CountKeys {
    type Model = Outcome;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Outcome> {
        Some(Outcome::Count { number: self.number?, of: self.of? })
    }
}

impl Meaning for ChangeKeys {
    type Model = Outcome;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Outcome> {
        Some(Outcome::Change { percent: self.percent?, of: self.of? })
    }
}

impl Meaning for KeepKeys {
    type Model = Outcome;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Outcome> {
        Some(Outcome::Keep { percent: self.percent?, of: self.of?, source: self.source })
    }
}

impl Meaning for TargetKeys {
    type Model = Outcome;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Outcome> {
        Some(Outcome::Target { baseline: self.baseline?, target: self.target?, national: self.national, of: self.of? })
    }
}

impl Meaning for BandsKeys {
    type Model = Bands;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Bands> {
        let unit = self.unit.map(|unit| match unit.value.as_str() {
            "percent" | "%" => Measure::In(Unit::Percent),
            "pounds" | "£" => Measure::In(Unit::Pounds),
            _ => Measure::Named(unit),
        });
        Some(Bands { amber: self.amber?, green: self.green?, of: self.of, unit })
    }
}
