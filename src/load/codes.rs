//! What the reader finds, code by code, in one sentence each; what to write instead is said by each finding.

/// The codes of the reader's findings and what they mean, in order of the alphabet. None of them can be silenced.
pub const CODES: &[(&str, &str)] = &[
    ("bad-background", "Of a background document it is not clear where it can be found."),
    ("bad-colour", "A colour that is not written as a hash and six digits."),
    ("bad-date", "A date that is not written as year-month-day."),
    ("bad-due", "Of an action it is not clear when it is due."),
    ("bad-email", "A mailbox that is none."),
    ("bad-folder", "A folder of a meeting that is not named by its date."),
    ("bad-item", "An item of the agenda of which it is not clear what it is."),
    ("bad-language", "A language that is not written as its code."),
    ("bad-link", "A link whose address is not a whole, public one."),
    ("bad-name", "A name of a file or of data in characters that it cannot have."),
    ("bad-outcome", "An outcome of an action that does not begin with one kind."),
    ("bad-phone", "A telephone number that is none."),
    ("bad-picture", "A picture that cannot be read."),
    ("bad-slug", "A name that is not written in lower-case letters, digits and hyphens."),
    ("bad-step", "A step of a recommendation of which it is not clear what happened."),
    ("bad-svg", "A drawing with scripts, outside references or other things that a drawing may not hold."),
    ("bad-time", "A time that is not written as hours and minutes."),
    ("bidi-character", "An invisible character that turns the direction of the text."),
    ("control-character", "An invisible character that steers machines."),
    ("csv-empty", "A table without headings or without rows."),
    ("csv-not-table", "A file of a table whose columns are not separated by commas."),
    ("csv-ragged", "A row of a file of a table with more or fewer cells than its headings."),
    ("duplicate-code", "Two rows of a table with one code."),
    ("duplicate-column", "Two columns of a data set with one heading."),
    ("duplicate-key", "A key that stands twice among the keys of one thing."),
    ("empty-cell", "A cell without a value, or a column without a heading."),
    ("empty-file", "A file in which nothing stands."),
    ("empty-heading", "A heading without words."),
    ("empty-item", "An item of a list without words."),
    ("empty-list", "A list in which nothing stands."),
    ("empty-update", "An update of an action that says nothing."),
    ("empty-value", "A key without a value."),
    ("exempt-source", "A withheld paper among the public ones; it is not opened."),
    ("expression", "An expression where none can be worked out."),
    ("footnote", "A footnote without a text, or a text without a footnote."),
    ("formula-cell", "A cell that a spreadsheet would run as a formula."),
    ("front-matter", "Front matter that is missing, does not end, or stands where none belongs."),
    ("heading-one", "A heading with one `#`: the title of a paper comes from its front matter or list."),
    ("missing-file", "A file that is named and not there."),
    ("missing-glyph", "A character that no font of the theme has."),
    ("missing-key", "A key that a thing must have."),
    ("nested-too-deep", "Lists, quotations, brackets or papers in papers that are nested deeper than any reader follows."),
    ("not-utf8", "A file that is not text in UTF-8."),
    ("outside-content", "A path that leads out of the content folder."),
    ("picture-inline", "A picture among words."),
    ("private-character", "A character that only one maker's fonts have."),
    ("raw-html", "HTML in a text."),
    ("shows-itself", "A paper that shows itself."),
    ("table-ragged", "A row of a table with more or fewer cells than its headings."),
    ("text-before-heading", "Text of a report before its first section."),
    ("too-complex", "A file in YAML that is nested or repeated beyond measure."),
    ("too-large", "A file that is larger than any paper needs."),
    ("too-many", "More of something than is read or shown."),
    ("unknown-appendix-kind", "A paper in a kind of file that papers cannot have."),
    ("unknown-data", "Data in a kind of file that data cannot have."),
    ("unknown-key", "A key that a thing does not have."),
    ("unknown-value", "A word that is none of those that can stand there."),
    ("unreadable-file", "A file that the machine does not let be read."),
    ("unused-key", "A key of which nothing is made yet."),
    ("view-description", "A description of a picture that is drawn from data: the program writes it."),
    ("wrong-type", "A value of another kind than the key has."),
    ("yaml-alias", "An alias of YAML beyond measure."),
    ("yaml-syntax", "A file that is no YAML."),
    ("yaml-tag", "A tag of YAML, which means nothing here."),
];

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_stand_in_order() {
        assert!(CODES.is_sorted_by(|(one, _), (next, _)| one < next));
    }
}
