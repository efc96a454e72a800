//! Tables to be opened in a spreadsheet.

/// Characters that make a spreadsheet take a cell for a formula when it begins with one of them, their wide forms included.
const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Rows as CSV in UTF-8 with a byte-order mark, by which spreadsheets know the encoding (RFC 4180). A cell that would act as a formula gets
/// an apostrophe before it.
pub(super) fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&harmless(cell))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A cell in quotation marks where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

fn harmless(cell: &str) -> String {
    let text = cell.trim();
    let number = text.strip_prefix(['-', '+']).is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    if text.starts_with(STARTS) && !number { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str]) -> String {
        let row = cells.iter().map(|cell| (*cell).to_owned()).collect();
        String::from_utf8(csv(&[row])).unwrap()
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(written(&["=1+1", "@SUM(A1)", "-5", "+x", " -A1", "a=b"]), "\u{feff}'=1+1,'@SUM(A1),-5,'+x,'-A1,a=b\r\n");
        assert_eq!(
            written(&["=cmd|' /C calc'!A0", "two\nlines", "\"said\", so"]),
            "\u{feff}'=cmd|' /C calc'!A0,\"two\nlines\",\"\"\"said\"\", so\"\r\n"
        );
        for start in STARTS {
            assert!(!written(&[&format!("{start}A1*2")]).trim_start_matches('\u{feff}').starts_with(start), "{start}");
        }
    }
}
