//! Rows that can be looked through. The form is hidden until the script of the theme has taken charge of it; without one all rows are shown.

use super::writer::Writer;
use crate::compose::Register;

impl<'a> Writer<'a> {
    /// Writes the form and the table; each row says which choices it belongs to.
    pub(super) fn register(&mut self, register: &'a Register) {
        let words = self.words;
        let html = &mut self.html;
        html.raw("<form class=\"filters\"").attribute("aria-label", words.get("register-filters")).raw(" hidden>\n");
        for filter in &register.filters {
            let id = format!("filter-{}", filter.key);
            html.raw("<p><label").attribute("for", &id).raw(">").text(&filter.label).raw("</label>\n<select").attribute("id", &id);
            html.attribute("name", &filter.key).raw(">\n<option value=\"\">").text(words.get("register-all")).raw("</option>\n");
            for (value, label) in &filter.choices {
                html.raw("<option").attribute("value", value).raw(">").text(label).raw("</option>\n");
            }
            html.raw("</select></p>\n");
        }
        html.raw("<p class=\"clear\"><button type=\"reset\">").text(words.get("register-clear")).raw("</button></p>\n");
        // How many are shown is known to the script alone.
        let count = words.counted("register-count", register.table.rows.len(), &[("shown", "{shown}")]);
        html.raw("<p class=\"count\" role=\"status\"").attribute("data-count", &count).raw("></p>\n</form>\n");
        self.table_of(&register.table, |at, html| {
            html.raw("<tr").attribute("id", register.anchors.get(at).map_or("", String::as_str));
            for (filter, values) in register.filters.iter().zip(register.values.get(at).into_iter().flatten()) {
                html.raw(" data-").text(&filter.key).raw("=\"").text(&values.join(" ")).raw("\"");
            }
            html.raw(">\n");
        });
    }
}
