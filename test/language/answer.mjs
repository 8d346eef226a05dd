// Cases as JSON lines on standard input, answers as JSON lines on standard output: what the bot reads out of each line.
//   node test/language/answer.mjs < test/language/sample.jsonl
import '../../scripts/prepare.mjs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { parseCommand } = require('../../dist/bot/commands/command.js');
const { CommandGrammars } = require('../../dist/bot/commands/grammar/commandGrammars.js');
const { suggestionsFor } = require('../../dist/bot/commands/suggestions.js');
const { Catalog } = require('../../dist/bot/kinds/catalog.js');
const { Languages } = require('../../dist/bot/language/languages.js');
const { Translators } = require('../../dist/bot/i18n/translators.js');
const { readLine } = require('../../dist/bot/language/readLine.js');
const { readMessage } = require('../../dist/bot/teams/readMessage.js');

const catalog = Catalog.load();
const languages = Languages.load();
const translators = Translators.load(fileURLToPath(new URL('../../messages', import.meta.url)));
const grammars = new CommandGrammars(catalog, languages, (kind, code) => translators.of(code).phrasesOf(kind));

const INTENTS = {
  todoTask: 'createTask',
  plannerTask: 'createPlannerTask',
  microsoft365Group: 'createGroup',
  securityGroup: 'createGroup',
};

/** Graph's plannerTask counts them so. */
const PRIORITIES = { urgent: 1, high: 3, normal: 5, low: 9 };

function answerTo({ id, text, context }) {
  const spoken = grammars.for(context.locale);
  const message = readMessage({ text }).text;
  const command = parseCommand(message, spoken);
  if (command.name !== 'create') {
    const suggestions = command.name === 'unknown' ? suggestionsFor(message, spoken) : [];
    const intents = [...new Set(suggestions.map(({ kind }) => INTENTS[kind.name]).filter(Boolean))];
    return intents.length > 0 ? { id, intent: null, suggestions: intents } : { id, intent: 'none', fields: {} };
  }
  return { id, ...read(command, context) };
}

function read({ kind, commandText }, context) {
  const { timestamp, localTimezone: timeZone, locale, known = {}, mentions = [] } = context;
  const people = mentions.map((mention) => mention.name ?? mention);
  const reader = { now: new Date(timestamp), timeZone, locale, known: { ...known, people } };
  const { title, found } = readLine(commandText, kind.quickAdd?.layers ?? [], languages.for(locale), reader);
  const name = kind.quickAdd?.switchKind?.(found);
  const other = name && name !== kind.name && catalog.named(name);
  if (other) return read({ kind: other, commandText }, context);
  const intent = INTENTS[kind.name] ?? 'none';
  const asks =
    Object.values(found)
      .flat()
      .some(({ others }) => others?.length > 0) || found.unsupportedRecurrence;
  return { intent, fields: fieldsOf(intent, title, found, timeZone, kind), ...(asks && { needsConfirmation: true }) };
}

function fieldsOf(intent, title, found, timeZone, kind) {
  const value = (finding) => finding?.value;
  const all = (findings) => findings?.map(value);
  const moment = (finding) =>
    finding && { dateTime: `${finding.value.day}T${finding.value.time ?? '00:00'}:00`, timeZone };
  const dates = { dueDateTime: moment(found.due), startDateTime: moment(found.start) };
  const fields = {
    createTask: {
      title,
      list: value(found.list),
      ...dates,
      reminderDateTime: moment(found.reminder),
      importance: value(found.importance)?.replace('urgent', 'high'),
      categories: all(found.categories),
      recurrence: value(found.recurrence),
    },
    createPlannerTask: {
      title,
      plan: value(found.plan),
      bucket: value(found.bucket),
      assignees: all(found.assignees),
      ...dates,
      priority: PRIORITIES[value(found.importance)],
    },
    createGroup: {
      displayName: title,
      mailNickname: value(found.alias),
      description: value(found.description),
      visibility: value(found.visibility),
      type: value(found.type) ?? (kind.name === 'securityGroup' ? 'security' : undefined),
      owners: all(found.owners),
      members: all(found.members),
    },
  }[intent];
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, one]) => one !== undefined && one !== ''));
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== '') console.log(JSON.stringify(answerTo(JSON.parse(line))));
}
