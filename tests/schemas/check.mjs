// Holds the JSON Schemas that the program prints against the files that it reads, as an editor would: YAML 1.2, Ajv.
// Every file of the sample and of every case must pass, other than the cases of the reader's own findings (`input-*`). Of those, a schema sees many;
// what it cannot see is listed in accepted.json, case by case with the reason, and the list is held here. Before that, damaged files must not pass.
//
//   node tests/schemas/check.mjs target/release/agendum
//
// The last line is "N passed, N failed"; the exit status is 1 when a check fails and 2 when the checks could not run.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse, parseDocument } from 'yaml';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const program = process.argv[2];
if (!program) {
  console.error('usage: node tests/schemas/check.mjs PROGRAM');
  process.exit(2);
}

const printed = (...args) => execFileSync(program, ['schema', ...args], { encoding: 'utf8' });
const kinds = printed().split('\n\n')[0].split('\n').map(line => line.split(' ')[0]);
const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
formats(ajv);
const validators = new Map(kinds.map(kind => [kind, ajv.compile(JSON.parse(printed(kind)))]));

/** The kind of a file by its place, or by what it says of itself; nothing for a file that no schema is for. */
function kindOf(file, value) {
  const parts = file.split('/');
  switch (parts.at(-1)) {
    case 'council.yaml': case 'format.yaml': case 'committee.yaml': case 'meeting.yaml': return parts.at(-1).replace('.yaml', '');
    case 'report.md': return 'report';
    default: return ['plan', 'tables', 'glossary', 'tracker', 'recommendations', 'work-programme'].find(kind => kind === value?.kind);
  }
}

/** What is wrong with a text as a file of this name; an empty list when nothing is. */
function faults(file, text) {
  let yaml = text;
  if (file.endsWith('.md')) {
    const front = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text);
    if (!front || front.index !== 0) return ['no front matter'];
    yaml = front[1];
  }
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', uniqueKeys: true });
  if (document.errors.length > 0) return document.errors.map(error => error.message.split('\n')[0]);
  let value;
  try {
    value = document.toJS();
  } catch (error) {
    return [error.message]; // aliases beyond measure
  }
  const kind = kindOf(file, value);
  if (!kind) return [`no schema is for \`kind: ${value?.kind}\``];
  const validate = validators.get(kind);
  return validate(value) ? [] : validate.errors.map(error => `${error.instancePath || '/'} ${error.message}`);
}

/** The files of a folder that a schema is for, each with its text. */
function files(folder) {
  const found = readdirSync(folder, { recursive: true }).map(file => file.split(path.sep).join('/'));
  const written = found.filter(file => file.endsWith('.yaml') || path.posix.basename(file) === 'report.md').sort();
  return written.map(file => [file, readFileSync(path.join(folder, file), 'utf8')]);
}

let passed = 0;
const failures = [];
function check(name, problems) {
  if (problems.length === 0) passed += 1;
  else failures.push(`${name}: ${problems.slice(0, 6).join('; ')}`);
}

// The checks see what they should.
const council = readFileSync(path.join(root, 'content/council.yaml'), 'utf8');
const damages = {
  'an unknown key': `${council}\nsurname: x\n`,
  'a missing key': council.replace(/^name:.*$/m, ''),
  'a word that is none': council.replace(/^duplex:.*$/m, '').concat('\nduplex: perhaps\n'),
  'a bad day': council.replace(/^holidays:.*(\n .*)*/m, '').concat('\nholidays: [2021-02-30]\n'),
  'a list that is none': council.replace(/^wards:.*(\n[ -].*)*/m, '').concat('\nwards: Bargate\n'),
  'a repeated key': `${council}\nname: again\n`,
};
for (const [damage, text] of Object.entries(damages)) {
  check(`damaged: ${damage}`, faults('council.yaml', text).length > 0 ? [] : ['it passes']);
}

for (const [file, text] of files(path.join(root, 'content'))) check(`content/${file}`, faults(file, text));
check('themes/standard/format.yaml', faults('format.yaml', readFileSync(path.join(root, 'themes/standard/format.yaml'), 'utf8')));

const cases = path.join(root, 'tests/cases');

/** The text of a file of a case; the empty text without the file. */
function part(name, file) {
  const at = path.join(cases, name, file);
  return existsSync(at) ? readFileSync(at, 'utf8') : '';
}

/** The base of a case, if it has one. */
const base = name => part(name, 'base.txt').trim();

/** The files of a case as `it/cases.rs` lays them out: those of its base, then its own and its changes. */
function laidOut(name) {
  const laid = base(name) ? laidOut(base(name)) : new Map();
  const content = path.join(cases, name, 'content');
  for (const [file, text] of existsSync(content) ? files(content) : []) laid.set(file, text);
  for (const { file, after, insert, replace, with: text } of parse(part(name, 'changes.yaml')) ?? []) {
    if (!laid.has(file)) continue; // no schema is for it
    const [old, fresh] = replace === undefined ? [`\n${after}\n`, `\n${after}\n${insert}`] : [replace, text];
    laid.set(file, `\n${laid.get(file)}`.replace(old, () => fresh).slice(1));
  }
  return laid;
}

const accepted = [];
for (const name of readdirSync(cases).sort()) {
  // What a case has from its base is looked at there.
  const known = base(name) ? laidOut(base(name)) : new Map();
  const written = [...laidOut(name)].filter(([file, text]) => known.get(file) !== text);
  const found = written.flatMap(([file, text]) => faults(file, text).map(fault => `${file}: ${fault}`));
  if (!name.startsWith('input-')) check(`tests/cases/${name}`, found);
  else if (found.length === 0) accepted.push(name);
}
const listed = Object.keys(JSON.parse(readFileSync(path.join(here, 'accepted.json'), 'utf8')));
check('cases that the schemas accept and accepted.json lacks', accepted.filter(name => !listed.includes(name)));
check('cases of accepted.json that the schemas do not accept', listed.filter(name => !accepted.includes(name)));

failures.forEach(failure => console.log(`failed: ${failure}`));
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
