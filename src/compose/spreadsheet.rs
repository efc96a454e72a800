//! Tables to be opened in a spreadsheet.

//!
//! The crate that reads these files writes them too, into anything that may fail. A list of bytes cannot, so that its failures would have to be hidden
//! here or to be handed on by everything that composes; the quotation marks are one line, and a test has the crate read what is written.

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
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in proptest::collection::vec(proptest::collection::vec("[a-z =+\"',;\r\n\u{e9}-]{0,6}", 2), 1..5)) {
            let bytes = csv(&rows);
            let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text);
            let read: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
            let wanted: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| harmless(cell)).collect()).collect();
            prop_assert_eq!(read, wanted);
        }
    }
}
