// Answers beside what was expected: prints what differs, and counts.
//   node test/language/judge.mjs [--json] [file …]
import '../../scripts/prepare.mjs';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const { isJson, objectIn, objectOf, objectsIn, textIn } = await import('../../dist/sandbox/teams/json.js');

/** @typedef {import('../../dist/sandbox/teams/json.js').Json} Json */
/** @typedef {'right' | 'asked' | 'wrong'} Judgement */

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
 * The cases of a file, each with its whole context and its answer by the bot's own reader.
 * @param {string} file
 * @param {Json} standard what stands in a case that names no context of its own
 */
function answered(file, standard) {
  const cases = objectsOf(readFileSync(join(here, file), 'utf8')).map((one) => ({
    ...one,
    id: textIn(one, 'id'),
    context: { ...standard, ...objectIn(one, 'context') },
  }));
  const { stdout } = spawnSync(process.execPath, [join(here, 'answer.mjs')], {
    input: cases.map((one) => JSON.stringify(one)).join('\n'),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  const answers = new Map(objectsOf(stdout).map((answer) => [answer.id, answer]));
  return cases.map((one) => ({ ...one, answer: answers.get(one.id) }));
}

/**
 * `right`, `asked` (no right answer, but nothing is done without asking) or `wrong`.
 * @param {Json} one a case with its answer
 * @returns {Judgement}
 */
function judgement(one) {
  const { answer } = one;
  if (!isJson(answer)) return 'wrong';
  const expect = objectIn(one, 'expect');
  const all = [expect, ...objectsIn(one, 'accept').map((other) => ({ ...expect, ...other }))];
  if (all.some((expected) => isSame(expected, answer, one.ask === true))) return 'right';
  return answer.needsConfirmation === true || answer.intent === null ? 'asked' : 'wrong';
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
  const wanted = Object.entries(objectIn(expected, 'fields')).filter(([, value]) => value !== null);
  return isDeepStrictEqual(comparable(Object.fromEntries(wanted)), comparable(objectIn(answer, 'fields')));
}

/** @param {Json} fields */
function comparable({ mailNickname, type, recurrence, ...rest }) {
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
    mailNickname: isJson(mailNickname) ? undefined : mailNickname,
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

/** The files, and the language of the context of a case that names none of its own. */
const FILES = new Map([
  ['lines.en.jsonl', 'en'],
  ['lines.de.jsonl', 'de'],
  ['sample.jsonl', undefined],
]);

/** @param {string} file */
function standardOf(file) {
  const code = FILES.get(file);
  const standard = code && JSON.parse(readFileSync(join(here, `context.${code}.json`), 'utf8'));
  return objectOf(standard);
}

/**
 * The cases of a file with their judgement.
 * @param {string} file
 * @returns {(Json & { judgement: Judgement })[]}
 */
function judged(file) {
  return answered(file, standardOf(file)).map((one) => ({ ...one, judgement: judgement(one) }));
}

/** @param {string} file */
function print(file) {
  const all = judged(file);
  for (const { id, text, expect, answer, judgement: how } of all.filter((one) => one.judgement !== 'right')) {
    console.log(`${how} ${id} ${text}`);
    console.log(`   expected ${JSON.stringify(expect)}\n   answered ${JSON.stringify(answer)}`);
  }
  /** @param {Judgement} how */
  const count = (how) => all.filter((one) => one.judgement === how).length;
  console.log(`${file}: ${count('right')} of ${all.length} right, ${count('asked')} asked, ${count('wrong')} wrong`);
}

const [first, ...others] = process.argv.slice(2);
if (first === '--json') console.log(JSON.stringify(others.flatMap(judged)));
else for (const file of first ? [first, ...others] : FILES.keys()) print(file);
