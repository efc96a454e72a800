// Drives the page of each action plan by keyboard alone, with the script and without it.
//
//   node tests/browser/plans.mjs output/public
//
// The last line is "N passed, N failed"; the exit status is 1 when a check fails and 2 when the checks could not run.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { context, launch, serve, walk } from './site.mjs';

const FILTERS = ['priority', 'owner', 'rag', 'due', 'driver'];

/** The rows that a reader can see, by their anchors. */
const visible = tab => tab.$$eval('main table tbody > tr', rows => rows.filter(row => row.getClientRects().length > 0).map(row => row.id));

/** Every row with the choices that it says it belongs to. */
const rows = tab => tab.$$eval('main table tbody > tr', all => all.map(row => ({ id: row.id, ...row.dataset })));

/** Presses Tab until an element has the focus; fails when it cannot be reached. */
async function reach(tab, selector) {
  for (let step = 0; step < 60; step += 1) {
    if (await tab.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await tab.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached by keyboard`);
}

/** Chooses an option of the list that has the focus, by arrow keys, as a reader would. */
async function choose(tab, name, wanted) {
  await reach(tab, `select[name=${name}]`);
  const seen = await tab.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  if (seen === 'none') throw new Error(`the focus on ${name} cannot be seen`);
  for (let step = 0; step < 200; step += 1) {
    if (await tab.evaluate(() => document.activeElement.value) === wanted) return;
    await tab.keyboard.press('ArrowDown');
  }
  throw new Error(`${name} has no choice ${wanted}`);
}

/** Rows of a CSV file. */
function records(text) {
  const found = [...text.replace(/^\ufeff/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g)];
  const all = [[]];
  for (const [, cell, end] of found) {
    all.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') all.push([]);
  }
  return all.filter(record => record.length > 1);
}

async function checkPlan(browser, site, folder, page) {
  const results = [];
  const expect = (name, good, detail = '') => results.push([`${page}: ${name}`, good, detail]);
  const same = (name, given, wanted) => expect(name, JSON.stringify(given) === JSON.stringify(wanted), `${JSON.stringify(given)} instead of ${JSON.stringify(wanted)}`);

  const open = async (options, fragment, use) => {
    const made = await context(browser, site.address, options);
    const tab = await made.newPage();
    const errors = [];
    tab.on('pageerror', error => errors.push(error.message));
    await tab.goto(`${site.address}${page}${fragment}`, { waitUntil: 'load' });
    await use(tab);
    same('no script fails', errors, []);
    await made.close();
  };

  let all = [];
  await open({ javaScriptEnabled: false }, '', async tab => {
    all = await visible(tab);
    expect('without script every action is shown', all.length > 0);
    expect('without script there is no form', !(await tab.isVisible('form.filters')));
  });

  let address = '';
  let chosen = [];
  await open({}, '', async tab => {
    same('with script every action is shown at first', await visible(tab), all);
    const known = await rows(tab);
    for (const name of FILTERS) {
      const values = await tab.$$eval(`select[name=${name}] option`, options => options.map(option => option.value));
      const wanted = values.at(-1);
      await choose(tab, name, wanted);
      const fits = known.filter(row => row[name].split(' ').includes(wanted)).map(row => row.id);
      expect(`${name}: some choice leaves out something or is the only one`, fits.length < all.length || values.length === 2, `${fits.length} of ${all.length}`);
      same(`${name} by keyboard`, await visible(tab), fits);
      const count = await tab.textContent('form.filters [role=status]');
      expect(`${name}: the count is told`, count.includes(String(fits.length)) && count.includes(String(all.length)), count);
      await reach(tab, 'form.filters button[type=reset]');
      await tab.keyboard.press('Enter');
      same(`${name}: all are shown again`, await visible(tab), all);
      expect(`${name}: the address is bare again`, !tab.url().includes('#'), tab.url());
      await tab.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
      await tab.keyboard.press('Control+Home');
      await tab.focus('.skip');
    }
    const first = known[0];
    await choose(tab, 'priority', first.priority);
    await choose(tab, 'owner', first.owner.split(' ')[0]);
    chosen = await visible(tab);
    expect('two choices hold together', chosen.includes(first.id) && chosen.length < all.length, chosen.join(' '));
    address = new URL(tab.url()).hash;
    expect('the choice stands in the address', address.includes('priority=') && address.includes('owner='), address);
  });
  await open({}, address, async tab => same('an address with a choice shows it', await visible(tab), chosen));
  await open({}, '#owner=nobody&nonsense=1', async tab => same('an unknown choice shows all', await visible(tab), all));
  await open({}, `#${all.at(-1)}`, async tab => {
    same('an address of a row shows all', await visible(tab), all);
    expect('and that row is in sight', await tab.$eval(`[id="${all.at(-1)}"]`, row => { const box = row.getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }));
  });

  await open({}, '', async tab => {
    const file = await tab.$eval('main a[href$=".csv"]', link => link.getAttribute('href'));
    const table = records(readFileSync(path.join(folder, path.dirname(page), decodeURIComponent(file)), 'utf8'));
    same('the spreadsheet has every action', table.slice(1).map(record => `action-${record[0]}`), all);
    expect('each of its rows is as long as its head', table.every(record => record.length === table[0].length));
    expect('no cell is a formula', table.flat().every(cell => !/^[=+@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) && !/^-(?![\d.]+$)/.test(cell)));
  });
  return results;
}

async function main() {
  const folder = process.argv[2];
  const pages = folder ? walk(folder).filter(file => /(^|\/)plans\/[^/]+\/index\.html$/.test(file)) : [];
  if (pages.length === 0) throw new Error('usage: node tests/browser/plans.mjs FOLDER, with the page of a plan in it');
  const [browser, site] = [await launch(), await serve(folder)];
  const results = [];
  for (const page of pages) results.push(...await checkPlan(browser, site, folder, page));
  await browser.close();
  site.close();
  for (const [name, good, detail] of results.filter(([, good]) => !good)) console.log(`FAIL ${name}${good ? '' : `: ${detail}`}`);
  const failed = results.filter(([, good]) => !good).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

main().then(code => process.exit(code), error => { console.error(error); process.exit(2); });
