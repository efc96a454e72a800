// What the browser scripts share: a folder served on loopback, and a browser that goes nowhere else.
import { createServer } from 'node:http';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.pdf': 'application/pdf', '.ttf': 'font/ttf', '.woff2': 'font/woff2',
  '.csv': 'text/csv; charset=utf-8', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8' };

/** The paths of all files under a folder, in order, with forward slashes. */
export function walk(folder, inner = '') {
  const entries = readdirSync(path.join(folder, inner), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    const at = inner ? `${inner}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(folder, at) : [at];
  });
}

/** Serves a folder; gives its address, ending in a slash, and a function that ends it. */
export async function serve(folder) {
  const root = path.resolve(folder);
  const server = createServer((request, response) => {
    let file;
    try { file = path.join(root, path.posix.normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname))); } catch { file = ''; }
    if (file.startsWith(root) && existsSync(file) && statSync(file).isDirectory()) file = path.join(file, 'index.html');
    if (!file.startsWith(root) || !existsSync(file)) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    createReadStream(file).pipe(response);
  });
  await new Promise(ready => { server.listen(0, '127.0.0.1', ready); });
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** A browser with an empty profile of its own. */
export function launch() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const places = (process.env.PATH ?? '').split(path.delimiter).flatMap(folder => names.map(name => path.join(folder, name)));
  const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', ...places].find(place => place && existsSync(place));
  if (!executablePath) throw new Error('no Chromium was found; tests/run installs it');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A context in which every request to elsewhere is stopped and told to `elsewhere`. */
export async function context(browser, address, options, elsewhere = () => {}) {
  const made = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block', locale: 'en-GB', ...options });
  await made.route('**/*', route => {
    const url = route.request().url();
    if (url.startsWith(address) || /^(data|blob|about):/.test(url)) return route.continue();
    elsewhere(url);
    return route.abort();
  });
  return made;
}
