//! The ends of streams in a PDF file.
//!
//! The PDF writer ends a stream with a line feed. Where the data themselves happen to end with a carriage return, as one compressed
//! stream in 256 does, the two look like one end of line, and PDF/A (6.1.7.1) wants the length to leave no doubt. There both
//! characters are written, and the table of objects is moved along.

/// The end of a stream whose data end with a carriage return, from that character on.
const DOUBTFUL: &[u8] = b"\r\nendstream";
/// The length of an entry in the table of objects.
const ENTRY: usize = 20;

/// Writes stream ends that leave no doubt; nothing if the file is not written as the PDF writer writes it.
pub(super) fn without_doubt(pdf: Vec<u8>) -> Option<Vec<u8>> {
    let table = Table::find(&pdf)?;
    let mut starts: Vec<usize> = table.entries(&pdf)?.into_iter().flatten().collect();
    starts.push(table.start);
    starts.sort_unstable();
    // Where a carriage return is to be written: behind the one that belongs to the data.
    let places: Vec<usize> = starts.windows(2).filter_map(|object| doubtful_end(&pdf, *object.first()?, *object.last()?)).collect();
    if places.is_empty() {
        return Some(pdf);
    }
    rewrite(&pdf, &table, &places)
}

/// The place of the table of objects.
struct Table {
    /// Its first byte.
    start: usize,
    /// The first byte of its first entry.
    first: usize,
    /// How many entries it has.
    count: usize,
}

impl Table {
    fn find(pdf: &[u8]) -> Option<Self> {
        let end = std::str::from_utf8(pdf.get(last(pdf, b"startxref\n")? + 10..)?).ok()?;
        let start: usize = end.strip_suffix("%%EOF").map(str::trim).and_then(|digits| digits.parse().ok())?;
        let head = pdf.get(start..)?.strip_prefix(b"xref\n0 ")?;
        let digits = head.iter().position(|byte| *byte == b'\n')?;
        let count = std::str::from_utf8(head.get(..digits)?).ok()?.parse().ok()?;
        Some(Self { start, first: start + 7 + digits + 1, count })
    }

    /// Where each object starts; nothing for those that are not in use.
    fn entries(&self, pdf: &[u8]) -> Option<Vec<Option<usize>>> {
        let bytes = pdf.get(self.first..self.first + self.count * ENTRY)?;
        bytes.chunks(ENTRY).map(entry).collect()
    }
}

fn entry(bytes: &[u8]) -> Option<Option<usize>> {
    let used = bytes.get(17)? == &b'n';
    let start = std::str::from_utf8(bytes.get(..10)?).ok()?.parse().ok()?;
    Some(used.then_some(start))
}

/// Where the line feed before the `endstream` of an object stands, if a carriage return of the data is right before it.
fn doubtful_end(pdf: &[u8], start: usize, end: usize) -> Option<usize> {
    let object = pdf.get(start..end)?;
    let at = last(object, b"endstream")?.checked_sub(2)?;
    object.get(at..)?.starts_with(DOUBTFUL).then_some(start + at + 1)
}

fn rewrite(pdf: &[u8], table: &Table, places: &[usize]) -> Option<Vec<u8>> {
    let moved = |offset: usize| offset + places.iter().filter(|place| **place < offset).count();
    let mut out = Vec::with_capacity(pdf.len() + places.len());
    let mut from = 0;
    for place in places {
        out.extend_from_slice(pdf.get(from..*place)?);
        out.push(b'\r');
        from = *place;
    }
    out.extend_from_slice(pdf.get(from..table.first)?);
    for (entry, start) in pdf.get(table.first..)?.chunks(ENTRY).zip(table.entries(pdf)?) {
        match start {
            Some(start) => out.extend_from_slice(format!("{:010}", moved(start)).as_bytes()),
            None => out.extend_from_slice(entry.get(..10)?),
        }
        out.extend_from_slice(entry.get(10..)?);
    }
    let trailer = table.first + table.count * ENTRY;
    out.extend_from_slice(pdf.get(trailer..last(pdf, b"startxref\n")?)?);
    out.extend_from_slice(format!("startxref\n{}\n%%EOF", moved(table.start)).as_bytes());
    Some(out)
}

/// The last place of some bytes.
fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    (0..=bytes.len().checked_sub(wanted.len())?).rev().find(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of two streams.
    fn file(first: &[u8], second: &[u8]) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n\n".to_vec();
        let mut table = b"0000000000 65535 f\r\n".to_vec();
        for (number, data) in [first, second].into_iter().enumerate() {
            table.extend(format!("{:010} 00000 n\r\n", pdf.len()).into_bytes());
            pdf.extend(format!("{} 0 obj\n<</Length {}>>\nstream\n", number + 1, data.len()).into_bytes());
            pdf.extend([data, b"\nendstream\nendobj\n\n"].concat());
        }
        let start = pdf.len();
        pdf.extend([b"xref\n0 3\n".as_slice(), &table, b"trailer\n<</Size 3>>\nstartxref\n"].concat());
        pdf.extend(format!("{start}\n%%EOF").into_bytes());
        pdf
    }

    fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
        let document = lopdf::Document::load_mem(pdf).unwrap();
        document.objects.values().map(|object| object.as_stream().unwrap().content.clone()).collect()
    }

    #[test]
    fn data_that_end_with_a_carriage_return_keep_it_and_gain_an_end_of_line() {
        let mended = without_doubt(file(b"one\r", b"two\r")).unwrap();
        assert_eq!(streams(&mended), [b"one\r", b"two\r"]);
        assert_eq!(mended.windows(12).filter(|bytes| bytes == b"\r\r\nendstream").count(), 2);
    }

    #[test]
    fn other_files_stay_as_they_are() {
        let plain = file(b"one", b"endstream\r\nendstream\n");
        assert_eq!(without_doubt(plain.clone()), Some(plain));
        assert_eq!(without_doubt(b"not a PDF".to_vec()), None);
        assert_eq!(without_doubt(Vec::new()), None);
    }
}
