// Answers beside what was expected: prints what differs, and counts.
//   node test/language/judge.mjs [--json] [file …]
import '../../scripts/prepare.mjs';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const { isJson, objectIn, objectOf, objectsIn, textIn } = await import('../../dist/sandbox/teams/json.js');

/** @typedef {import('../../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {'right' | 'asked' | 'unread' | 'wrong'} Judgement */

const here = dirname(fileURLToPath(import.meta.url));

/**
 * The objects of JSON lines.
 * @param {string} text
 */
function objectsOf(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .filter(isJson);
}

/**
 * The cases of a file, each with its whole context.
 * @param {string} file
 * @returns {(Json & { file: string })[]}
 */
function casesIn(file) {
  const standard = standardOf(file);
  return objectsOf(readFileSync(resolve(here, file), 'utf8')).map((one) => ({
    ...one,
    id: textIn(one, 'id'),
    file,
    context: { ...standard, ...objectIn(one, 'context') },
  }));
}

/**
 * Cases with their answers by the bot's own reader.
 * @param {readonly (Json & { file: string })[]} cases
 * @returns {(Json & { file: string })[]}
 */
function answered(cases) {
  const { stdout } = spawnSync(process.execPath, [resolve(here, 'answer.mjs')], {
    input: cases.map((one, i) => JSON.stringify({ ...one, id: `${i}` })).join('\n'),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  const answers = new Map(objectsOf(stdout).map((answer) => [answer.id, answer]));
  return cases.map((one, i) => ({ ...one, answer: answers.get(`${i}`) }));
}

/**
 * `right`; `asked`, where some right answer asks too; `unread`, where something is asked or left in the title that every right
 * answer takes as read; `wrong`, where a value is shown as sure that no right answer has.
 * @param {Json} one a case with its answer
 * @returns {Judgement}
 */
function judgement(one) {
  const { answer } = one;
  if (!isJson(answer)) return 'wrong';
  const expect = objectIn(one, 'expect');
  const all = [expect, ...objectsIn(one, 'accept').map((other) => ({ ...expect, ...other }))];
  const ask = one.ask === true;
  if (all.some((expected) => isSame(expected, answer, ask))) return 'right';
  if (asks(answer)) return ask || all.some(asks) ? 'asked' : 'unread';
  return all.some((expected) => isLess(expected, answer)) ? 'unread' : 'wrong';
}

/** @param {Json} answer */
function asks({ intent, needsConfirmation }) {
  return intent === null || intent === 'suggest' || needsConfirmation === true;
}

/**
 * Whether each value that was read is expected, and others are not read: they may be in the title still.
 * @param {Json} expected
 * @param {Json} answer
 */
function isLess(expected, answer) {
  if (answer.intent === 'none') return expected.intent !== 'none';
  if (expected.intent !== answer.intent) return false;
  const wanted = valuesOf(expected);
  return Object.entries(valuesOf(answer)).every(([name, value]) => isEqual(wanted[name], value));
}

/**
 * All but the names, in a form that can be compared.
 * @param {Json} one
 */
function valuesOf(one) {
  const { title: _title, displayName: _name, ...values } = objectOf(comparable(objectIn(one, 'fields')));
  return values;
}

/**
 * @param {Json} expected
 * @param {Json} answer
 * @param {boolean} ask whether the person has to be asked
 */
function isSame(expected, answer, ask) {
  const suggestions = listOf(answer.suggestions);
  if (expected.intent === 'suggest')
    return answer.intent === null && listOf(expected.suggestions).every((one) => suggestions.includes(one));
  if (expected.intent === 'none')
    return answer.intent === 'none' || (answer.intent === null && suggestions.length === 0);
  if (expected.intent !== answer.intent) return false;
  if (ask && !answer.needsConfirmation) return false;
  const wanted = Object.fromEntries(Object.entries(objectIn(expected, 'fields')).filter(([, value]) => value !== null));
  const given = objectIn(answer, 'fields');
  return isAlias(wanted.mailNickname, given.mailNickname) && isEqual(comparable(wanted), comparable(given));
}

/**
 * An alias may be made from the name, with signs between its words.
 * @param {unknown} wanted
 * @param {unknown} alias
 */
function isAlias(wanted, alias) {
  if (isJson(wanted)) return textIn(wanted, '$from') === `${alias}`.replace(/[^a-z0-9]/g, '');
  return wanted === undefined || wanted === alias;
}

/**
 * `2026-11-18T*` is any time of that day.
 * @param {unknown} wanted
 * @param {unknown} value
 * @returns {boolean}
 */
function isEqual(wanted, value) {
  if (typeof wanted === 'string' && wanted.endsWith('T*')) return `${value}`.startsWith(wanted.slice(0, -1));
  if (!isJson(wanted) || !isJson(value)) return isDeepStrictEqual(wanted, value);
  const names = new Set([...Object.keys(wanted), ...Object.keys(value)]);
  return [...names].every((name) => isEqual(wanted[name], value[name]));
}

/** @param {Json} fields */
function comparable({ mailNickname: _alias, type, recurrence, ...rest }) {
  const repeats = isJson(recurrence) && {
    pattern: { ...objectIn(recurrence, 'pattern'), firstDayOfWeek: undefined },
    range: { ...objectIn(recurrence, 'range'), startDate: undefined },
  };
  const several = Object.fromEntries(
    ['owners', 'members', 'assignees', 'categories'].map((name) => [name, rest[name] && listOf(rest[name]).sort()]),
  );
  const cleaned = {
    ...rest,
    ...several,
    recurrence: repeats || undefined,
    type: type ?? 'microsoft365',
  };
  return JSON.parse(JSON.stringify(cleaned));
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
function listOf(value) {
  return Array.isArray(value) ? [...value] : [];
}

/** The files of this folder; `lines.de.jsonl` is in German. */
const FILES = readdirSync(here).filter((file) => file.endsWith('.jsonl'));

/**
 * The context of a case that names none of its own.
 * @param {string} file
 */
function standardOf(file) {
  const code = /\.(\w{2})\.jsonl$/.exec(file)?.[1];
  const standard = code && JSON.parse(readFileSync(resolve(here, `context.${code}.json`), 'utf8'));
  return objectOf(standard);
}

/**
 * @param {readonly string[]} files
 * @returns {(Json & { file: string, judgement: Judgement })[]}
 */
function judged(files) {
  return answered(files.flatMap(casesIn)).map((one) => ({ ...one, judgement: judgement(one) }));
}

/**
 * @param {string} file
 * @param {ReturnType<typeof judged>} all
 */
function print(file, all) {
  for (const { id, text, expect, answer, judgement: how } of all.filter((one) => one.judgement !== 'right')) {
    console.log(`${how} ${id} ${text}`);
    console.log(`   expected ${JSON.stringify(expect)}\n   answered ${JSON.stringify(answer)}`);
  }
  /** @param {Judgement} how */
  const count = (how) => all.filter((one) => one.judgement === how).length;
  const others = `${count('asked')} asked, ${count('unread')} not read, ${count('wrong')} wrong`;
  console.log(`${file}: ${count('right')} of ${all.length} right, ${others}`);
}

const [first, ...others] = process.argv.slice(2);
const files = first === '--json' ? others : first ? [first, ...others] : [];
const all = judged(files.length > 0 ? files : FILES);
if (first === '--json') console.log(JSON.stringify(all));
else
  for (const file of new Set(all.map((one) => one.file)))
    print(
      file,
      all.filter((one) => one.file === file),
    );
