// Looks at every page of a site in a browser: axe-core, reflow at 320 px, text spacing, no script, links and anchors, requests to elsewhere,
// and the Nu HTML checker. Before that it damages a copy of one page in several ways and fails unless each damage is found.
//
//   node tests/browser/check.mjs output/public
//
// The last line is "N passed, N failed"; the exit status is 1 when a page fails and 2 when the checks could not run.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { context, launch, serve, walk } from './site.mjs';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const NU = path.join(path.dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';
const AT_ONCE = 2;

/** The failures of axe-core on an open page. */
async function axe(page, where) {
  await page.evaluate(AXE);
  const result = await page.evaluate(
    tags => window.axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }), TAGS);
  if (result.passes.length === 0) return [`axe: no rule ran at ${where}`];
  return result.violations.map(found => `axe: ${found.id} at ${where}, ${found.nodes.length} times, first ${found.nodes[0].target.join(' ')}: ${found.nodes[0].failureSummary.split('\n').at(-1).trim()}`);
}

/** How far the page scrolls sideways, and text that no scrolling brings into sight; null when all is well. */
function sideways() {
  const width = document.documentElement.clientWidth;
  const scroll = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (scroll > width + 1) {
    const wide = [...document.body.querySelectorAll('*')].find(e => e.getBoundingClientRect().right > width + 1);
    return `the page is ${scroll} px wide in ${width} (${wide?.tagName.toLowerCase()}${wide?.id ? `#${wide.id}` : ''}.${wide?.className ?? ''})`;
  }
  return null;
}

/** What a page is and where it points. */
function facts() {
  const links = [...document.querySelectorAll('[href], [src]')].map(e => ({ raw: e.getAttribute('href') ?? e.getAttribute('src'), to: e.href?.baseVal ?? e.href ?? e.src, tag: e.tagName }));
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  return { links, ids, title: document.title, language: document.documentElement.lang, text: document.body.innerText.length,
    headings: document.querySelectorAll('h1').length, mains: document.querySelectorAll('main').length, viewport: document.querySelector('meta[name=viewport]')?.content ?? '' };
}

function factFailures(known) {
  const twice = known.ids.filter((id, at) => known.ids.indexOf(id) !== at);
  return [
    known.headings === 1 || `page: ${known.headings} headings of level 1`,
    known.mains === 1 || `page: ${known.mains} main landmarks`,
    known.title.trim() !== '' || 'page: no title',
    known.language !== '' || 'page: no language',
    known.viewport.includes('width=device-width') || 'page: no viewport',
    twice.length === 0 || `page: the id ${twice[0]} stands twice`,
  ].filter(failure => failure !== true);
}

/** Opens one page in each way; gives its failures and its facts. */
async function look(browser, site, page) {
  const failures = [];
  const open = async (options, use) => {
    const made = await context(browser, site.address, options, url => failures.push(`elsewhere: asks for ${url}`));
    const tab = await made.newPage();
    tab.on('pageerror', error => failures.push(`script: ${error.message}`));
    tab.on('console', message => { if (message.type() === 'error') failures.push(`console: ${message.text()} ${message.location().url}`); });
    await tab.goto(site.address + page, { waitUntil: 'load' });
    await use(tab).catch(error => failures.push(`page: could not be checked: ${error.message}`));
    await made.close();
  };
  let known;
  await open({}, async tab => {
    known = await tab.evaluate(facts);
    failures.push(...factFailures(known), ...await axe(tab, '1280 px'));
    await tab.addStyleTag({ content: SPACING });
    const spaced = await tab.evaluate(sideways);
    if (spaced) failures.push(`spacing: ${spaced}`);
  });
  await open({ viewport: { width: 320, height: 640 } }, async tab => {
    const narrow = await tab.evaluate(sideways);
    if (narrow) failures.push(`reflow: ${narrow}`);
    failures.push(...await axe(tab, '320 px'));
  });
  await open({ colorScheme: 'dark' }, async tab => failures.push(...await axe(tab, 'dark')));
  await open({ javaScriptEnabled: false }, async tab => {
    const bare = await tab.evaluate(() => document.body.innerText.length);
    if (bare < known.text * 0.9) failures.push(`script: without it ${bare} of ${known.text} characters are shown`);
  });
  return { failures: [...new Set(failures)], known };
}

/** The links of a page that lead nowhere, or out of the site by its root. */
function linkFailures(site, files, known, all) {
  const failures = [];
  for (const { raw, to, tag } of known.links) {
    if (/^(mailto|tel|data):/.test(raw) || (/^https?:/.test(raw) && tag === 'A')) continue;
    if (raw.startsWith('/') || /^(file|javascript):/.test(raw)) { failures.push(`link: ${raw} works in one place only`); continue; }
    if (!to?.startsWith(site.address)) continue;
    const [place, anchor] = to.slice(site.address.length).split('#');
    const target = decodeURIComponent(place).replace(/(^|\/)$/, '$1index.html');
    if (!files.has(target)) failures.push(`link: ${raw} leads to no file`);
    else if (anchor && all.has(target) && !all.get(target).known.ids.includes(decodeURIComponent(anchor))) failures.push(`link: ${raw} leads to no place on its page`);
  }
  return [...new Set(failures)];
}

/** The errors of the Nu HTML checker, by page. */
function nu(folder, pages) {
  const errors = new Map(pages.map(page => [page, []]));
  const byPath = new Map(pages.map(page => [path.resolve(folder, page), page]));
  const run = spawnSync('java', ['-Xss1m', '-jar', NU, '--format', 'json', '--exit-zero-always', '--stdout', ...byPath.keys()], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw new Error(`the Nu checker did not run: ${run.error.message}`);
  for (const message of JSON.parse(run.stdout).messages) {
    if (message.type !== 'error' && message.type !== 'non-document-error') continue;
    const page = byPath.get(decodeURIComponent(message.url ?? '').replace(/^file:(\/\/)?/, ''));
    if (!page) throw new Error(`the Nu checker spoke of an unknown page: ${JSON.stringify(message)}`);
    errors.get(page).push(`html: line ${message.lastLine}: ${message.message}`);
  }
  return errors;
}

/** Checks these pages of a folder; gives the failures by page. */
async function check(browser, folder, pages, report = () => {}) {
  const site = await serve(folder);
  const files = new Set(walk(folder));
  const all = new Map();
  const waiting = [...pages];
  const worker = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      const seen = await look(browser, site, page);
      all.set(page, seen);
      report(page, seen.failures.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  site.close();
  const html = nu(folder, pages);
  const titles = new Map();
  for (const page of pages) {
    const { failures, known } = all.get(page);
    if (!known) continue;
    failures.push(...linkFailures(site, files, known, all), ...html.get(page));
    if (titles.has(known.title)) failures.push(`page: has the title of ${titles.get(known.title)}`);
    titles.set(known.title, page);
  }
  return new Map(pages.map(page => [page, all.get(page).failures]));
}

/** The page without the policy that keeps scripts and other sites out, so that a damage can do its harm. */
const unguarded = html => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');

/** Each damage, and the start of the failure that must be found. */
const DAMAGES = [
  ['axe: image-alt', html => unguarded(html).replace('</main>', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>')],
  ['axe: color-contrast', html => html.replace('</main>', '<p style="color:#ccc;background:#fff">pale words</p></main>')],
  ['axe: html-has-lang', html => html.replace(/(<html[^>]*?) lang="[^"]*"/, '$1')],
  ['axe: target-size', html => html.replace('</main>', '<p><button style="padding:0;border:0;width:9px;height:9px;font-size:5px">a</button><button style="padding:0;border:0;width:9px;height:9px;font-size:5px">b</button></p></main>')],
  ['reflow: ', html => html.replace('</main>', '<p style="width:900px">wide</p></main>')],
  ['link: nowhere.html leads to no file', html => html.replace('</main>', '<a href="nowhere.html">nowhere</a></main>')],
  ['link: #nowhere leads to no place', html => html.replace('</main>', '<a href="#nowhere">nowhere</a></main>')],
  ['link: /x works in one place only', html => html.replace('</main>', '<a href="/x">root</a></main>')],
  ['elsewhere: ', html => unguarded(html).replace('</main>', '<img alt="far" src="https://elsewhere.invalid/x.png"></main>')],
  ['html: ', html => html.replace('</main>', '<center>old</center></main>')],
  ['page: 2 headings of level 1', html => html.replace('</main>', '<h1>again</h1></main>')],
  ['page: the id twice stands twice', html => html.replace('</main>', '<i id="twice">a</i><i id="twice">b</i></main>')],
  ['script: without it', html => unguarded(html).replace('</main>', '<p id="late"></p><script>document.getElementById("late").textContent = "late words ".repeat(5000)</script></main>')],
];

/** Damages a copy of a page in each way; gives the damages that were not found. */
async function unseenDamages(browser, folder, page) {
  const copy = mkdtempSync(path.join(tmpdir(), 'agendum-damaged-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const html = readFileSync(path.join(folder, page), 'utf8');
    const damaged = DAMAGES.map(([, damage], number) => {
      const name = path.posix.join(path.posix.dirname(page), `damaged-${number}.html`);
      const text = damage(html);
      if (text === html) throw new Error(`damage ${number} changed nothing in ${page}`);
      writeFileSync(path.join(copy, name), text.replace('<title>', `<title>${number} `));
      return name;
    });
    const found = await check(browser, copy, damaged);
    return DAMAGES.filter(([start], number) => !found.get(damaged[number]).some(failure => failure.startsWith(start))).map(([start]) => start);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function main() {
  const folder = process.argv[2];
  const pages = folder ? walk(folder).filter(file => file.endsWith('.html')) : [];
  if (pages.length === 0) throw new Error('usage: node tests/browser/check.mjs FOLDER, with HTML pages in it');
  const browser = await launch();
  const unseen = await unseenDamages(browser, folder, pages.includes('index.html') ? 'index.html' : pages[0]);
  console.log(`${DAMAGES.length - unseen.length} of ${DAMAGES.length} deliberate damages found`);
  for (const start of unseen) console.log(`NOT FOUND ${start}`);
  let done = 0;
  const report = (page, count) => console.log(`${String(++done).padStart(4)}/${pages.length} ${count ? 'FAIL' : 'ok  '} ${page}`);
  const found = await check(browser, folder, pages, report);
  const versions = ['axe-core', 'vnu-jar'].map(name => `${name} ${require(`${name}/package.json`).version}`);
  console.log(`ran: ${versions.join(', ')}, Chromium ${browser.version()}, ${pages.length} pages at 1280 and 320 px, light and dark, with and without script`);
  await browser.close();
  let failed = unseen.length;
  for (const [page, failures] of found) {
    if (failures.length > 0) failed += 1;
    for (const failure of failures.slice(0, 20)) console.log(`FAIL ${page}: ${failure}`);
  }
  console.log(`${pages.length + DAMAGES.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

main().then(code => process.exit(code), error => { console.error(error); process.exit(2); });
