//! The rules, in the order in which they run.

mod accent_contrast;
mod bad_silence;
mod change;
mod change_claim;
mod chart_data;
mod cross_reference;
mod due_past;
mod duplicate_action;
mod empty_table;
mod exempt_cited;
mod exempt_summary;
mod heading_skipped;
mod indented_code;
mod issued_late;
mod link_words;
mod list_number;
mod meeting_date;
mod missing_alt;
mod missing_answer;
mod missing_purpose;
mod missing_report;
mod missing_section;
mod missing_subheading;
mod mixed_dates;
mod off_page;
mod overprint;
mod percentage;
mod percentage_claim;
mod programme_entry;
mod rag_bands;
mod repeated_section;
mod section_order;
mod share_of_total;
mod small_count;
mod status_text;
mod to_be_confirmed;
mod total;
mod tracker_step;
mod uncarried_commitment;
mod unknown_background;
mod unknown_category;
mod unknown_post;
mod unknown_section;
mod unknown_subheading;
mod unknown_view;
mod unknown_ward;
mod unlisted_report;
mod unnumbered_block;
pub(super) mod unused_silence;
mod update_after_end;
mod update_after_issue;
mod update_order;
mod value_range;

use super::Rule;

/// Every rule.
pub const RULES: &[Rule] = &[
    accent_contrast::RULE,
    unknown_post::RULE,
    unknown_ward::RULE,
    unknown_category::RULE,
    unknown_background::RULE,
    meeting_date::RULE,
    issued_late::RULE,
    missing_report::RULE,
    missing_purpose::RULE,
    unlisted_report::RULE,
    unknown_section::RULE,
    repeated_section::RULE,
    section_order::RULE,
    missing_section::RULE,
    unknown_subheading::RULE,
    missing_subheading::RULE,
    missing_answer::RULE,
    unnumbered_block::RULE,
    indented_code::RULE,
    list_number::RULE,
    heading_skipped::RULE,
    to_be_confirmed::RULE,
    cross_reference::RULE,
    exempt_cited::RULE,
    exempt_summary::RULE,
    missing_alt::RULE,
    link_words::RULE,
    unknown_view::RULE,
    chart_data::RULE,
    tracker_step::RULE,
    programme_entry::RULE,
    uncarried_commitment::RULE,
    duplicate_action::RULE,
    update_order::RULE,
    update_after_issue::RULE,
    update_after_end::RULE,
    due_past::RULE,
    rag_bands::RULE,
    status_text::RULE,
    total::RULE,
    percentage::RULE,
    percentage_claim::RULE,
    change::RULE,
    change_claim::RULE,
    share_of_total::RULE,
    value_range::RULE,
    empty_table::RULE,
    mixed_dates::RULE,
    small_count::RULE,
    off_page::RULE,
    overprint::RULE,
    bad_silence::RULE,
    unused_silence::RULE,
];
