// Draws contact sheets of a site for people to look at: each kind of page wide, at 320 px, dark and grey, and the pages of its PDFs.
//
//   node tests/browser/contact-sheet.mjs output/public target/contact-sheet
//
// The PDFs are drawn by pdftoppm of poppler-utils; each sheet is a page of pictures, drawn by the browser.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { context, launch, serve, walk } from './site.mjs';

/** Most pages of one PDF on a sheet; more are left out evenly. */
const MOST_PAGES = 96;
/** Most of a long web page that is drawn, in pixels. */
const TALLEST = 4000;

/** One page of each kind: home, committee, meeting, the smallest, middle and largest report, each report with charts, and a plan. */
function kinds(folder) {
  const pages = walk(folder).filter(file => file.endsWith('.html'));
  const byDepth = depth => pages.filter(page => page.split('/').length === depth).sort((a, b) => statSync(path.join(folder, a)).size - statSync(path.join(folder, b)).size);
  const isPlan = page => /(^|\/)plans\//.test(page);
  const reports = byDepth(4).filter(page => !isPlan(page));
  const withCharts = reports.filter(page => readFileSync(path.join(folder, page), 'utf8').includes('-chart-'));
  const chosen = [...byDepth(1).slice(-1), ...byDepth(2).slice(-1), ...byDepth(3).slice(-1), reports.at(0), reports.at(Math.floor(reports.length / 2)), reports.at(-1), ...withCharts, pages.find(isPlan)];
  return [...new Set(chosen.filter(Boolean))];
}

const WAYS = [
  { name: 'wide', options: {}, filter: 'none', width: 620 },
  { name: '320px', options: { viewport: { width: 320, height: 640 } }, filter: 'none', width: 300 },
  { name: 'dark', options: { colorScheme: 'dark' }, filter: 'none', width: 620 },
  { name: 'grey', options: {}, filter: 'grayscale(1)', width: 620 },
];

/** Writes a sheet of pictures with the words below each. */
async function sheet(browser, file, title, pictures, width, filter) {
  const cells = pictures.map(({ picture, words }) => `<figure><img style="filter:${filter}" src="data:image/png;base64,${readFileSync(picture).toString('base64')}" alt=""><figcaption>${words}</figcaption></figure>`);
  const tab = await browser.newPage({ viewport: { width: 1900, height: 1000 } });
  await tab.setContent(`<!doctype html><style>body{margin:16px;background:#777;color:#fff;font:13px sans-serif;display:flex;flex-wrap:wrap;gap:14px;align-items:flex-start}
    h1{width:100%;margin:0;font-size:20px}figure{margin:0;width:${width}px}img{width:100%;display:block;box-shadow:0 0 4px #0008}</style><h1>${title}</h1>${cells.join('')}`);
  await tab.screenshot({ path: file, fullPage: true });
  await tab.close();
  console.log(`${file}: ${pictures.length} pictures`);
}

async function webSheets(browser, folder, out, temporary) {
  const site = await serve(folder);
  for (const way of WAYS) {
    const made = await context(browser, site.address, way.options);
    const pictures = [];
    for (const page of kinds(folder)) {
      const tab = await made.newPage();
      await tab.goto(site.address + page, { waitUntil: 'load' });
      const picture = path.join(temporary, `${way.name}-${pictures.length}.png`);
      const size = await tab.evaluate(() => ({ width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight }));
      await tab.screenshot({ path: picture, fullPage: true, clip: { x: 0, y: 0, width: size.width, height: Math.min(size.height, TALLEST) } });
      pictures.push({ picture, words: page });
      await tab.close();
    }
    await made.close();
    await sheet(browser, path.join(out, `web-${way.name}.png`), `Web, ${way.name}`, pictures, way.width, way.filter);
  }
  site.close();
}

/** Draws the pages of a PDF; gives the pictures. */
function draw(pdf, temporary, name) {
  const prefix = path.join(temporary, `${name}-page`);
  const run = spawnSync('pdftoppm', ['-r', '40', '-png', pdf, prefix], { encoding: 'utf8' });
  if (run.error) throw new Error(`pdftoppm did not run: ${run.error.message}`);
  const start = path.basename(prefix);
  const drawn = readdirSync(temporary).filter(file => file.startsWith(`${start}-`)).sort();
  if (drawn.length === 0) throw new Error(`pdftoppm drew no page of ${pdf}: ${run.stderr}`);
  const step = Math.max(1, drawn.length / MOST_PAGES);
  const chosen = drawn.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  return chosen.map(file => ({ picture: path.join(temporary, file), words: `sheet ${Number(file.slice(start.length + 1, -4))}` }));
}

async function pdfSheets(browser, folder, out, temporary) {
  const pdfs = walk(folder).filter(file => file.endsWith('.pdf'));
  const packs = pdfs.filter(file => path.basename(file) === 'pack.pdf');
  for (const pdf of packs.length > 0 ? packs : pdfs.slice(0, 4)) {
    const name = pdf.replace(/\.pdf$/, '').replaceAll('/', '-');
    const pictures = draw(path.join(folder, pdf), temporary, name);
    await sheet(browser, path.join(out, `pdf-${name}.png`), pdf, pictures, 220, 'none');
    await sheet(browser, path.join(out, `pdf-${name}-grey.png`), `${pdf}, grey`, pictures.slice(0, 24), 220, 'grayscale(1)');
  }
}

async function main() {
  const [folder, out] = process.argv.slice(2);
  if (!folder || !out) throw new Error('usage: node tests/browser/contact-sheet.mjs FOLDER SHEETS');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const temporary = mkdtempSync(path.join(tmpdir(), 'agendum-sheet-'));
  const browser = await launch();
  try {
    await webSheets(browser, folder, out, temporary);
    await pdfSheets(browser, folder, out, temporary);
    writeFileSync(path.join(out, 'README.txt'), 'Made by tests/browser/contact-sheet.mjs; look at each picture before a release.\n');
  } finally {
    await browser.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

main().catch(error => { console.error(error); process.exit(2); });
