//! Mutated front matter, narrative and tables: whatever comes in, the readers say what is wrong with it.
//!
//! `tests/fuzz SECONDS` runs it for so long; an input that breaks a reader is kept in `tests/corpus/crashes`, and the ordinary tests read
//! those again for ever.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::readers::{KINDS, Kind, Readers};
use crate::support::repository;

/// Longest that one input may take in a run of the fuzzer, which looks for slow ones too. No ordinary test depends on the clock.
const LONGEST: Duration = Duration::from_secs(2);
/// Largest input, in bytes.
const LARGEST: usize = 20_000;

/// Pieces that mean something to one of the readers.
const TOKENS: [&str; 47] = [
    "---\n",
    "\n## Detail\n\n",
    "\n### x\n\n",
    "1. ",
    "   ",
    "- ",
    "> ",
    "| a | b |\n|---|---|\n",
    "```\n",
    "[^1]",
    "[^1]: ",
    "![x](y.svg)",
    "[x](",
    "](https://x.org)",
    "**",
    "_",
    "~~",
    "`",
    "\\",
    "<",
    "<b>",
    "&#0;",
    "{{",
    "}}",
    "{%",
    "{{ visits | ",
    "{{ visits | last(of=\"in\") }}",
    " | share(of='in', to='open') | percent(decimals=1) }}",
    "Appendix 9",
    "paragraphs 3 to 5",
    "recommendation (ii)",
    "\r\n",
    "\t",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    ": ",
    "- {",
    "[",
    "]",
    "}",
    "&a ",
    "*a",
    "!!x ",
    "|\n",
    "\"",
    ",",
];

/// A small generator of numbers (xorshift64*), the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below a bound; 0 for no bound.
    fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { usize::try_from(self.next() >> 11).unwrap_or_default() % bound }
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        start..start + self.below((length - start).min(200) + 1)
    }
}

fn corpus(kind: Kind) -> Vec<Vec<u8>> {
    let folder = repository().join("tests/corpus").join(kind.folder());
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Inputs that broke a reader before: `<kind>-<hash>`.
fn former_crashes() -> Vec<(Kind, PathBuf)> {
    let entries = fs::read_dir(crashes()).unwrap().map(|entry| entry.unwrap().path());
    let kind_of = |path: &PathBuf| {
        let name = path.file_name()?.to_str()?.to_owned();
        KINDS.into_iter().find(|kind| name.starts_with(kind.folder()))
    };
    entries.filter_map(|path| Some((kind_of(&path)?, path))).collect()
}

fn crashes() -> PathBuf {
    repository().join("tests/corpus/crashes")
}

/// Changes a text in one to four places.
fn mutated(numbers: &mut Numbers, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut text = numbers.pick(seeds).clone();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(text.len() + 1);
        let stretch = numbers.range(text.len());
        match numbers.below(8) {
            0 if !text.is_empty() => {
                let at = at.min(text.len() - 1);
                text[at] ^= 1 << numbers.below(8);
            }
            1 => text.insert(at, u8::try_from(numbers.below(256)).unwrap_or_default()),
            2 => drop(text.drain(stretch)),
            3 => drop(text.splice(at..at, numbers.pick(&TOKENS).bytes().collect::<Vec<_>>())),
            4 => {
                let again = text[stretch].repeat(1 + numbers.below(60));
                drop(text.splice(at..at, again));
            }
            5 => {
                let other = numbers.pick(seeds);
                let piece = other[numbers.range(other.len())].to_vec();
                drop(text.splice(at..at, piece));
            }
            6 => drop(text.splice(at..at, numbers.pick(&TOKENS).repeat(1 + numbers.below(300)).bytes().collect::<Vec<_>>())),
            _ => text.truncate(at),
        }
    }
    text.truncate(LARGEST);
    text
}

/// Reads one input; says what is wrong with that.
fn harm(readers: &Readers, kind: Kind, text: &[u8]) -> Option<String> {
    let Ok(read) = catch_unwind(AssertUnwindSafe(|| readers.read(kind, text))) else { return Some("it panicked".to_owned()) };
    let misplaced = read
        .findings
        .iter()
        .find(|finding| finding.labels.iter().any(|label| read.sources.text(&label.place.file).is_some_and(|source| label.place.end > source.len())));
    misplaced.map(|finding| format!("a finding points behind the end of its file: {finding:?}"))
}

/// Keeps an input that did harm; gives its file.
fn keep(kind: Kind, text: &[u8]) -> PathBuf {
    let hash = text.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let path = crashes().join(format!("{}-{hash:016x}", kind.folder()));
    fs::write(&path, text).unwrap();
    path
}

fn number_from(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{variable} is no number: {value}")))
}

#[test]
fn the_corpus_and_former_crashes_do_no_harm() {
    let readers = Readers::new();
    for kind in KINDS {
        for text in corpus(kind) {
            assert_eq!(harm(&readers, kind, &text), None, "{}", String::from_utf8_lossy(&text));
        }
    }
    for (kind, path) in former_crashes() {
        assert_eq!(harm(&readers, kind, &fs::read(&path).unwrap()), None, "{}", path.display());
    }
}

#[test]
#[ignore = "runs as long as AGENDUM_FUZZ_SECONDS says, 10 without it"]
fn fuzz() {
    let seconds = number_from("AGENDUM_FUZZ_SECONDS").unwrap_or(10);
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(1, |since| since.as_secs());
    let seed = number_from("AGENDUM_FUZZ_SEED").unwrap_or_else(now).max(1);
    println!("seed {seed}: AGENDUM_FUZZ_SEED={seed} repeats this run");
    let (readers, mut numbers) = (Readers::new(), Numbers(seed));
    let corpora: Vec<(Kind, Vec<Vec<u8>>)> = KINDS.into_iter().map(|kind| (kind, corpus(kind))).collect();
    // An overflow of the stack ends the process at once: the input that did it is then still in this file.
    let last = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fuzz-last-input");
    let (began, mut counts, mut harmful) = (Instant::now(), [0_u64; 3], Vec::new());
    let mut whole = 0_u64;
    while began.elapsed() < Duration::from_secs(seconds) {
        for (count, (kind, seeds)) in counts.iter_mut().zip(&corpora) {
            let text = mutated(&mut numbers, seeds);
            fs::write(&last, &text).unwrap();
            let input_began = Instant::now();
            let harm = harm(&readers, *kind, &text);
            let took = input_began.elapsed();
            if let Some(what) = harm.or_else(|| (took > LONGEST).then(|| format!("it took {took:?}"))) {
                harmful.push(format!("{}: {what}", keep(*kind, &text).display()));
            }
            *count += 1;
            whole += u64::from(std::str::from_utf8(&text).is_ok());
        }
    }
    for (count, (kind, _)) in counts.iter().zip(&corpora) {
        println!("{}: {count} inputs", kind.folder());
    }
    println!("{whole} of {} were text in UTF-8", counts.iter().sum::<u64>());
    assert!(counts.iter().all(|count| *count > 0), "nothing was tried");
    assert!(harmful.is_empty(), "{} inputs did harm:\n{}", harmful.len(), harmful.join("\n"));
}
