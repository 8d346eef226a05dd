// Answers beside what was expected: prints what differs, and counts.
//   node test/language/judge.mjs [--json] [file …]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));

/** The cases of a file, each with its whole context and its answer by the bot's own reader. */
function answered(file, standard = {}) {
  const cases = readFileSync(join(here, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .map((one) => ({ ...one, context: { ...standard, ...one.context } }));
  const input = cases.map((one) => JSON.stringify(one)).join('\n');
  const { stdout } = spawnSync(process.execPath, [join(here, 'answer.mjs')], {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  const answers = new Map(
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .map((answer) => [answer.id, answer]),
  );
  return cases.map((one) => ({ ...one, answer: answers.get(one.id) }));
}

/** `right`, `asked` (no right answer, but nothing is done without asking) or `wrong`. */
function judgement({ expect, accept = [], ask, answer }) {
  const all = [expect, ...accept.map((other) => ({ ...expect, ...other }))];
  const asks = answer?.needsConfirmation === true || answer?.intent === null;
  if (answer && all.some((one) => isSame(one, answer, ask))) return 'right';
  return asks ? 'asked' : 'wrong';
}

function isSame(expected, answer, ask) {
  if (expected.intent === 'suggest')
    return answer.intent === null && expected.suggestions.every((one) => answer.suggestions.includes(one));
  if (expected.intent === 'none')
    return answer.intent === 'none' || (answer.intent === null && answer.suggestions.length === 0);
  if (expected.intent !== answer.intent) return false;
  if (ask && !answer.needsConfirmation) return false;
  const wanted = Object.fromEntries(Object.entries(expected.fields ?? {}).filter(([, value]) => value !== null));
  return isDeepStrictEqual(comparable(wanted), comparable(answer.fields));
}

function comparable(fields) {
  const { mailNickname, type, ...rest } = fields;
  const alias = typeof mailNickname === 'object' ? undefined : mailNickname;
  const recurrence = rest.recurrence && {
    pattern: { ...rest.recurrence.pattern, firstDayOfWeek: undefined },
    range: { ...rest.recurrence.range, startDate: undefined },
  };
  const several = Object.fromEntries(
    ['owners', 'members', 'assignees', 'categories'].map((name) => [name, rest[name] && [...rest[name]].sort()]),
  );
  const cleaned = { ...rest, ...several, recurrence, mailNickname: alias, type: type ?? 'microsoft365' };
  return JSON.parse(JSON.stringify(cleaned));
}

const DEFAULTS = { 'lines.en.jsonl': 'en', 'lines.de.jsonl': 'de', 'sample.jsonl': undefined };

/** What stands in a case that names no context of its own. */
function standardOf(file) {
  const code = DEFAULTS[file];
  return code ? JSON.parse(readFileSync(join(here, `context.${code}.json`), 'utf8')) : {};
}

/** The cases of a file with their judgement. */
function judged(file) {
  return answered(file, standardOf(file)).map((one) => ({ ...one, judgement: judgement(one) }));
}

function print(file) {
  const all = judged(file);
  for (const { id, text, expect, answer, judgement: how } of all.filter((one) => one.judgement !== 'right')) {
    console.log(`${how} ${id} ${text}`);
    console.log(`   expected ${JSON.stringify(expect)}\n   answered ${JSON.stringify({ ...answer, id: undefined })}`);
  }
  const count = (how) => all.filter((one) => one.judgement === how).length;
  console.log(`${file}: ${count('right')} of ${all.length} right, ${count('asked')} asked, ${count('wrong')} wrong`);
}

const [first, ...others] = process.argv.slice(2);
if (first === '--json') console.log(JSON.stringify(others.flatMap(judged)));
else for (const file of first ? [first, ...others] : Object.keys(DEFAULTS)) print(file);
