//! Sentences for synthetic papers: the same ones for the same seed, on any machine.

const SUBJECTS: &[&str] = &[
    "The service",
    "The improvement board",
    "Each locality team",
    "The commissioning group",
    "The quality assurance unit",
    "Our partner agencies",
    "The finance team",
    "The housing register",
    "The scrutiny inquiry",
    "A joint review",
    "The safeguarding partnership",
    "The street lighting contract",
    "The harbour authority",
    "The library network",
    "The adult education college",
    "Every ward forum",
];

const VERBS: &[&str] = &[
    "has reviewed",
    "will publish",
    "expects to finish",
    "reported on",
    "has consulted residents about",
    "measures",
    "has brought forward",
    "keeps under review",
    "was asked to explain",
    "has agreed",
    "monitors",
    "compares",
];

const OBJECTS: &[&str] = &[
    "the timeliness of assessments",
    "its programme of visits",
    "the cost of temporary accommodation",
    "the take-up of funded places",
    "the outcome of the spring consultation",
    "what was learnt from case audits",
    "the backlog of repairs",
    "the number of repeat referrals",
    "the condition of carriageways and footways",
    "how complaints are answered",
    "the use of agency staff",
    "its agreement with the health trust",
    "the safety of school crossings",
    "the accuracy of its data",
    "a plan for the river corridor",
    "the energy used in civic buildings",
];

const TAILS: &[&str] = &[
    "with the help of the police and the fire service",
    "in every part of the city",
    "before the end of the financial year",
    "so that families receive help sooner",
    "although demand has risen in the same period",
    "as the panel asked in the autumn",
    "and will return with firm figures in the spring",
    "within the budget that the council has set",
    "because earlier estimates proved too low",
    "while the new system is brought into use",
    "as part of the corporate plan",
    "and has named an officer who answers for it",
];

const MATTERS: &[&str] = &[
    "Highway maintenance",
    "Early help",
    "Fostering and adoption",
    "Waste and recycling",
    "Homelessness prevention",
    "School admissions",
    "Public health grant",
    "Leisure centres",
    "Adult safeguarding",
    "Parking enforcement",
    "Coastal defences",
    "Youth justice",
    "Library opening hours",
    "Air quality",
];

const ANGLES: &[&str] = &[
    "annual report",
    "performance in the second quarter",
    "options for the contract",
    "response to the inspection",
    "capital programme",
    "forward look",
];

/// Numbers that look like chance (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// A number from `least` to `most`.
    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from.get(self.below(from.len())).copied().unwrap_or("")
    }

    /// A few words without a full stop.
    pub(crate) fn phrase(&mut self) -> String {
        format!("{} {}", self.pick(OBJECTS), self.pick(TAILS))
    }

    /// A sentence.
    pub(crate) fn sentence(&mut self) -> String {
        let number = self.between(11, 989);
        match self.below(4) {
            0 => format!("{} {} {} {}.", self.pick(SUBJECTS), self.pick(VERBS), self.pick(OBJECTS), self.pick(TAILS)),
            1 => format!("{} {} {}, in {number} cases out of {}.", self.pick(SUBJECTS), self.pick(VERBS), self.pick(OBJECTS), number + 217),
            2 => format!("In the year under review {number} people told the council about {} {}.", self.pick(OBJECTS), self.pick(TAILS)),
            _ => format!("The cost was £{number},{:03}, which is {}% less than forecast, {}.", number % 700, number % 19 + 1, self.pick(TAILS)),
        }
    }

    /// So many sentences.
    pub(crate) fn prose(&mut self, sentences: usize) -> String {
        (0..sentences).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }

    /// What a report is about.
    pub(crate) fn subject(&mut self) -> String {
        format!("{}: {}", self.pick(MATTERS), self.pick(ANGLES))
    }

    /// A short heading.
    pub(crate) fn heading(&mut self) -> &'static str {
        self.pick(MATTERS)
    }
}
