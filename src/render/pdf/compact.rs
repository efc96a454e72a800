//! The small form of a PDF file: everything that is no stream stands in compressed object streams (ISO 32000-1, 7.5.7), and the
//! table of objects is a stream too.
//!
//! The PDF writer writes each object by itself, and a tagged file has thousands of small ones: compressed together they take a tenth.
//! Streams are copied as they are, so that metadata stay readable without inflating. Where the data of a stream happen to end with a
//! carriage return, as one compressed stream in 256 does, the line feed before `endstream` would look like a part of one end of line
//! with it, and PDF/A (6.1.7.1) wants the length to leave no doubt: there the end of line is written with both characters.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// The length of an entry in the table of objects that the PDF writer writes.
const ENTRY: usize = 20;
/// How many bytes of objects are compressed together: a reader inflates them all for one of them, and more gain little.
const BATCH: usize = 65_536;
/// The widths of the fields of an entry in a stream of entries: its kind, a place, an index.
const WIDTHS: [usize; 3] = [1, 4, 2];
/// Each entry is written as its difference from the one before (the PNG filter "up"), since neighbours are alike.
const UP: u8 = 2;

/// The same objects in the small form; nothing if the file is not written as the PDF writer writes it.
pub(super) fn compact(pdf: &[u8]) -> Option<Vec<u8>> {
    let table = Table::find(pdf)?;
    let mut starts: Vec<(usize, usize)> = table.entries(pdf)?.into_iter().enumerate().filter_map(|(number, start)| Some((start?, number))).collect();
    starts.sort_unstable();
    let header = pdf.get(..starts.first()?.0)?;
    let mut file = SmallFile { out: header.to_vec(), entries: vec![Entry::Free; table.count], batch: Batch::default() };
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([table.start]);
    for ((start, number), end) in starts.iter().zip(ends) {
        file.take(*number, body(pdf.get(*start..end)?, *number)?)?;
    }
    file.finish(table.trailer(pdf)?)
}

/// The table of objects that the PDF writer writes.
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

    /// What the trailer says of the file, without the number of its objects.
    fn trailer<'p>(&self, pdf: &'p [u8]) -> Option<&'p str> {
        let trailer = pdf.get(self.first + self.count * ENTRY..last(pdf, b"startxref\n")?)?;
        let says = std::str::from_utf8(trailer).ok()?.strip_prefix("trailer\n<</Size ")?.strip_suffix(">>\n")?;
        Some(says.trim_start_matches(|c: char| c.is_ascii_digit()))
    }
}

fn entry(bytes: &[u8]) -> Option<Option<usize>> {
    let used = bytes.get(17)? == &b'n';
    let start = std::str::from_utf8(bytes.get(..10)?).ok()?.parse().ok()?;
    Some(used.then_some(start))
}

/// What stands between `1 0 obj` and `endobj`.
fn body(object: &[u8], number: usize) -> Option<&[u8]> {
    object.strip_prefix(format!("{number} 0 obj\n").as_bytes())?.trim_ascii_end().strip_suffix(b"\nendobj")
}

/// The last place of some bytes.
fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    (0..=bytes.len().checked_sub(wanted.len())?).rev().find(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(wanted)))
}

/// Where an object is.
#[derive(Debug, Clone, Copy)]
enum Entry {
    /// Nowhere: the number is free.
    Free,
    /// At a byte of the file.
    At(usize),
    /// In an object stream, at an index counted from 0.
    In(usize, usize),
}

/// Objects that will be compressed together.
#[derive(Default)]
struct Batch {
    numbers: Vec<usize>,
    /// The number of each object and where it starts.
    index: String,
    objects: Vec<u8>,
}

/// A file that grows object by object.
struct SmallFile {
    out: Vec<u8>,
    /// Where each object is, by its number.
    entries: Vec<Entry>,
    batch: Batch,
}

impl SmallFile {
    fn take(&mut self, number: usize, body: &[u8]) -> Option<()> {
        match body.strip_suffix(b"\nendstream") {
            Some(stream) => self.place(number, stream),
            None => {
                self.batch.numbers.push(number);
                self.batch.index.push_str(&format!("{number} {} ", self.batch.objects.len()));
                self.batch.objects.extend_from_slice(body);
                self.batch.objects.push(b'\n');
                if self.batch.objects.len() < BATCH { Some(()) } else { self.close_batch() }
            }
        }
    }

    /// Writes a stream, given from its dictionary to the last byte of its data.
    fn place(&mut self, number: usize, stream: &[u8]) -> Option<()> {
        *self.entries.get_mut(number)? = Entry::At(self.out.len());
        self.out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        self.out.extend_from_slice(stream);
        let end: &[u8] = if stream.ends_with(b"\r") { b"\r\nendstream\nendobj\n\n" } else { b"\nendstream\nendobj\n\n" };
        self.out.extend_from_slice(end);
        Some(())
    }

    /// Writes the objects that wait, as one object stream.
    fn close_batch(&mut self) -> Option<()> {
        let Batch { numbers, index, objects } = std::mem::take(&mut self.batch);
        if numbers.is_empty() {
            return Some(());
        }
        let stream = self.entries.len();
        for (at, number) in numbers.iter().enumerate() {
            *self.entries.get_mut(*number)? = Entry::In(stream, at);
        }
        self.entries.push(Entry::Free);
        let data = deflated(&[index.as_bytes(), &objects].concat())?;
        let says = format!("/Type/ObjStm/N {}/First {}/Filter/FlateDecode/Length {}", numbers.len(), index.len(), data.len());
        self.place(stream, &stream_of(&says, &data))
    }

    /// Writes what waits and the table of objects; `trailer` is what the trailer says besides.
    fn finish(mut self, trailer: &str) -> Option<Vec<u8>> {
        self.close_batch()?;
        let (number, start) = (self.entries.len(), self.out.len());
        self.entries.push(Entry::At(start));
        let data = deflated(&self.rows()?)?;
        let [kind, place, index] = WIDTHS;
        let columns = kind + place + index;
        let says = format!(
            "/Type/XRef/Size {}/W[{kind} {place} {index}]{trailer}/DecodeParms<</Predictor 12/Columns {columns}>>/Filter/FlateDecode/Length {}",
            self.entries.len(),
            data.len()
        );
        self.place(number, &stream_of(&says, &data))?;
        self.out.extend_from_slice(format!("startxref\n{start}\n%%EOF").as_bytes());
        Some(self.out)
    }

    /// The entries as rows of bytes, each less the one before it.
    fn rows(&self) -> Option<Vec<u8>> {
        let mut rows = Vec::new();
        let mut before = Vec::new();
        for entry in &self.entries {
            let fields = match *entry {
                Entry::Free => [0, 0, usize::from(u16::MAX)],
                Entry::At(start) => [1, start, 0],
                Entry::In(stream, index) => [2, stream, index],
            };
            let mut row = Vec::new();
            for (field, width) in fields.into_iter().zip(WIDTHS) {
                let bytes = u64::try_from(field).ok()?.to_be_bytes();
                let (beyond, kept) = bytes.split_at(bytes.len() - width);
                row.extend_from_slice(kept);
                if beyond.iter().any(|byte| *byte != 0) {
                    return None;
                }
            }
            rows.push(UP);
            rows.extend(row.iter().enumerate().map(|(at, byte)| byte.wrapping_sub(before.get(at).copied().unwrap_or(0))));
            before = row;
        }
        Some(rows)
    }
}

fn stream_of(says: &str, data: &[u8]) -> Vec<u8> {
    [b"<<", says.as_bytes(), b">>\nstream\n", data].concat()
}

fn deflated(data: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(data).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object};

    use super::*;

    /// A file of a catalogue and two streams.
    fn file(first: &[u8], second: &[u8]) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n%\x80\x80\n\n".to_vec();
        let mut table = b"0000000000 65535 f\r\n".to_vec();
        let streams = [first, second].map(|data| [format!("<</Length {}>>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat());
        let many = (0..1_000).map(|at| format!("[{at} (endstream)]").into_bytes());
        for (number, body) in streams.into_iter().chain([b"<</Type/Catalog>>".to_vec()]).chain(many).enumerate() {
            table.extend(format!("{:010} 00000 n\r\n", pdf.len()).into_bytes());
            pdf.extend([format!("{} 0 obj\n", number + 1).as_bytes(), &body, b"\nendobj\n\n"].concat());
        }
        let start = pdf.len();
        pdf.extend([b"xref\n0 1004\n".as_slice(), &table, b"trailer\n<</Size 1004/Root 3 0 R/ID[(a)(b)]>>\n"].concat());
        pdf.extend(format!("startxref\n{start}\n%%EOF").into_bytes());
        pdf
    }

    fn stream(document: &Document, number: u32) -> Vec<u8> {
        document.get_object((number, 0)).unwrap().as_stream().unwrap().content.clone()
    }

    #[test]
    fn a_reader_finds_every_object_again() {
        let large = file(b"one", b"endstream\r\nendstream\n");
        let small = compact(&large).unwrap();
        assert!(small.len() * 4 < large.len(), "{} bytes of {}", small.len(), large.len());
        let (before, after) = (Document::load_mem(&large).unwrap(), Document::load_mem(&small).unwrap());
        for (id, object) in &before.objects {
            if object.as_stream().is_err() {
                assert_eq!(after.get_object(*id).unwrap(), object, "{id:?}");
            }
        }
        assert_eq!([stream(&after, 1), stream(&after, 2)], [b"one".to_vec(), b"endstream\r\nendstream\n".to_vec()]);
        assert_eq!(after.trailer.get(b"ID").unwrap(), before.trailer.get(b"ID").unwrap());
        assert_eq!(after.catalog().unwrap().get(b"Type").and_then(Object::as_name).unwrap(), b"Catalog");
        assert_eq!(compact(&large), Some(small), "the same file gives the same bytes");
    }

    #[test]
    fn data_that_end_with_a_carriage_return_keep_it_and_gain_an_end_of_line() {
        let small = compact(&file(b"one\r", b"two\r")).unwrap();
        let document = Document::load_mem(&small).unwrap();
        assert_eq!([stream(&document, 1), stream(&document, 2)], [b"one\r", b"two\r"]);
        assert_eq!(small.windows(12).filter(|bytes| bytes == b"\r\r\nendstream").count(), 2);
    }

    #[test]
    fn what_the_pdf_writer_did_not_write_is_refused() {
        assert_eq!(compact(b"not a PDF"), None);
        assert_eq!(compact(b""), None);
        let mut moved = file(b"one", b"two");
        let object = moved.windows(7).position(|bytes| bytes == b"2 0 obj").unwrap();
        moved[object] = b'9';
        assert_eq!(compact(&moved), None, "another object is where the table says that object 2 is");
    }
}
