//! The results as Markdown.

use std::fmt::Write as _;

use crate::children::Stages;
use crate::figures::{Measured, Spread};

/// The size that the others are held against, in pages.
const MIDDLE: usize = 100;
/// How far the ratio at another size may lie from that, as a share.
const FLAT: f64 = 0.2;

pub(crate) fn markdown(measured: &[Measured]) -> String {
    let mut text = String::from(
        "\n| Content | PDFs and their pages | Whole build, s | Bare typst, s | Whole ÷ bare | Processor time, whole ÷ bare | Read, checked, composed after | Peak memory, MB: whole, bare | KB a page: packs, all PDFs, web | Pages a second |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for one in measured {
        row(&mut text, one);
    }
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let _ = writeln!(
        text,
        "\nMedian (least–most) of {} runs, each in a fresh process, whole and bare in turn, {threads} threads; “whole” reads, checks, composes, draws \
         PDF and web pages and publishes; “bare” only compiles and exports the same PDFs from sources in memory. The time until all is read, checked \
         and composed holds the start of the theme and its fonts. Pages a second are those of all PDFs.",
        runs(measured)
    );
    alike(&mut text, measured);
    flat(&mut text, measured);
    text
}

fn row(text: &mut String, one: &Measured) {
    let (pages, documents, _) = one.printed();
    let name = one.name.clone().unwrap_or_else(|| format!("pack of {}", one.pack_pages));
    let share = one.spread(|pair| 100.0 * pair.build.composed / pair.build.machine.wall);
    let (whole_memory, bare_memory) =
        (one.spread(|pair| pair.build.machine.peak_memory / 1e6), one.spread(|pair| pair.bare.machine.peak_memory / 1e6));
    let (wall, cpu) = (one.ratio(|machine| machine.wall), one.ratio(|machine| machine.cpu));
    let kb = |bytes: u64, pages: usize| bytes as f64 / 1000.0 / pages.max(1) as f64;
    let _ = writeln!(
        text,
        "| {name} | {documents}: {pages} | {} | {} | **{:.2}** ({:.2}–{:.2}) | {:.2} ({:.2}–{:.2}) | {:.1} % ({:.1}–{:.1}) | {:.0}, {:.0} | {:.1}, {:.1}, {:.1} | {:.0} |",
        seconds(one.spread(|pair| pair.build.machine.wall)),
        seconds(one.spread(|pair| pair.bare.machine.wall)),
        wall.median,
        wall.least,
        wall.most,
        cpu.median,
        cpu.least,
        cpu.most,
        share.median,
        share.least,
        share.most,
        whole_memory.median,
        bare_memory.median,
        kb(one.sizes.packs, one.pack_pages),
        kb(one.sizes.pdf, pages),
        kb(one.sizes.html, pages),
        one.spread(|pair| pages as f64 / pair.build.machine.wall).median,
    );
}

fn seconds(spread: Spread) -> String {
    format!("{:.3} ({:.3}–{:.3})", spread.median, spread.least, spread.most)
}

fn runs(measured: &[Measured]) -> String {
    let counts: Vec<String> = measured.iter().map(|one| one.pairs.len().to_string()).collect();
    counts.join(", ")
}

/// Whether both made the same files.
fn alike(text: &mut String, measured: &[Measured]) {
    let (documents, same) = measured.iter().map(Measured::printed).fold((0, 0), |sum, (_, documents, same)| (sum.0 + documents, sum.1 + same));
    let _ = writeln!(
        text,
        "{same} of the {documents} PDFs of bare typst are byte for byte those of the build, which takes reports out of their pack and puts small objects together."
    );
}

/// Whether the ratio stays the same from the smallest pack to the largest.
fn flat(text: &mut String, measured: &[Measured]) {
    let Some(middle) = measured.iter().find(|one| one.size == Some(MIDDLE)) else { return };
    let middle = middle.ratio(|machine| machine.wall).median;
    for one in measured {
        let Some(size) = one.size.filter(|size| *size != MIDDLE) else { continue };
        let ratio = one.ratio(|machine| machine.wall).median;
        let off = (ratio / middle - 1.0).abs();
        let verdict = if off <= FLAT { "within" } else { "not within" };
        let _ = writeln!(
            text,
            "At about {size} pages whole ÷ bare is {ratio:.2}, {:.0} % from the {middle:.2} at {MIDDLE}: {verdict} {:.0} %.",
            off * 100.0,
            FLAT * 100.0
        );
    }
}

/// Where a build spends its time when its stages follow one another.
pub(crate) fn stages(name: &str, stages: &Stages) -> String {
    let sum: f64 = stages.0.iter().map(|(_, seconds)| seconds).sum();
    let lines = stages.0.iter().map(|(stage, seconds)| format!("  {stage:<20} {:>9.1} ms {:>5.1} %\n", seconds * 1e3, 100.0 * seconds / sum));
    format!("{name}, stage after stage:\n{}", lines.collect::<String>())
}
