// Cases as JSON lines on standard input, answers as JSON lines on standard output: what the bot reads out of each line.
//   node test/language/answer.mjs < test/language/sample.jsonl
import '../../scripts/prepare.mjs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const { parseCommand } = await import('../../dist/bot/commands/command.js');
const { CommandGrammars } = await import('../../dist/bot/commands/grammar/commandGrammars.js');
const { suggestionsFor } = await import('../../dist/bot/commands/suggestions.js');
const { Catalog } = await import('../../dist/bot/kinds/catalog.js');
const { Languages } = await import('../../dist/bot/language/languages.js');
const { Translators } = await import('../../dist/bot/i18n/translators.js');
const { readLine } = await import('../../dist/bot/language/readLine.js');
const { nicknameOf } = await import('../../dist/bot/kinds/groups/newGroup.js');
const { objectIn, textIn } = await import('../../dist/sandbox/teams/json.js');
const { contextOf } = await import('./contextOf.mjs');
const { messageOf } = await import('./messageOf.mjs');

/** @typedef {import('../../dist/bot/kinds/kind.js').ObjectKind} ObjectKind */
/** @typedef {import('../../dist/bot/language/reading.js').Context} Context */
/** @typedef {import('../../dist/bot/language/reading.js').Moment} Moment */
/** @typedef {import('../../dist/bot/language/reading.js').Reading} Reading */

const catalog = Catalog.load();
const languages = Languages.load();
const translators = Translators.load(fileURLToPath(new URL('../../messages', import.meta.url)));
const grammars = new CommandGrammars(catalog, languages, (kind, code, which) =>
  translators.of(code).phrasesOf(kind, which),
);

/** @type {Readonly<Record<string, string>>} */
const INTENTS = {
  todoTask: 'createTask',
  plannerTask: 'createPlannerTask',
  microsoft365Group: 'createGroup',
  team: 'createGroup',
  securityGroup: 'createGroup',
};

/** Graph's plannerTask counts them so. */
const PRIORITIES = { urgent: 1, high: 3, normal: 5, low: 9 };

/** @param {unknown} line a case */
function answerTo(line) {
  const id = textIn(line, 'id');
  const given = objectIn(line, 'context');
  const { text: message, people } = messageOf(textIn(line, 'text') ?? '', given);
  const plain = contextOf(given);
  const context = { ...plain, known: { ...plain.known, people } };
  const spoken = grammars.for(context.locale);
  const command = parseCommand(message, spoken);
  if (command.name !== 'create') {
    const suggestions = command.name === 'unknown' ? suggestionsFor(message, spoken) : [];
    const intents = [...new Set(suggestions.map(({ kind }) => INTENTS[kind.name]).filter(Boolean))];
    return intents.length > 0 ? { id, intent: null, suggestions: intents } : { id, intent: 'none', fields: {} };
  }
  return { id, ...read(command.kind, command.commandText, context) };
}

/**
 * @param {ObjectKind} kind
 * @param {string} commandText what stands after the command
 * @param {Context} context
 * @returns {{ intent: string, fields: object, needsConfirmation?: true }}
 */
function read(kind, commandText, context) {
  const reading = readLine(commandText, kind.quickAdd?.layers ?? [], languages.for(context.locale), context);
  const { found } = reading;
  const target = kind.quickAdd?.switchKind?.(found);
  const other = target && target !== kind.name && catalog.named(target);
  if (other) return read(other, commandText, context);
  const intent = INTENTS[kind.name] ?? 'none';
  const asks =
    [found.unsupportedRecurrence, found.unread, found.openReminder].some((one) => one !== undefined) ||
    Object.values(found).flat().some(isOpen);
  const fields = fieldsOf(intent, reading, context.timeZone, kind);
  return { intent, fields, ...(asks && { needsConfirmation: true }) };
}

/** @param {{ others?: readonly unknown[] } | undefined} finding */
function isOpen(finding) {
  return (finding?.others ?? []).length > 0;
}

/**
 * @param {string} intent
 * @param {Reading} reading
 * @param {string} timeZone
 * @param {ObjectKind} kind
 */
function fieldsOf(intent, { title, found }, timeZone, kind) {
  /** @param {readonly { value: string }[] | undefined} findings */
  const all = (findings) => findings?.map(({ value }) => value);
  /** @param {{ value: Moment } | undefined} finding */
  const moment = (finding) =>
    finding && { dateTime: `${finding.value.day}T${finding.value.time ?? '00:00'}:00`, timeZone };
  const dates = { dueDateTime: moment(found.due), startDateTime: moment(found.start) };
  /** @type {Readonly<Record<string, Readonly<Record<string, unknown>>>>} */
  const fields = {
    createTask: {
      title,
      list: found.list?.value,
      ...dates,
      reminderDateTime: moment(found.reminder),
      importance: found.importance?.value.replace('urgent', 'high'),
      categories: all(found.categories),
      recurrence: found.recurrence?.value,
    },
    createPlannerTask: {
      title,
      plan: found.plan?.value,
      bucket: found.bucket?.value,
      assignees: all(found.assignees),
      ...dates,
      priority: found.importance && PRIORITIES[found.importance.value],
    },
    createGroup: {
      displayName: title,
      mailNickname: title === '' ? undefined : nicknameOf({ displayName: title, mailNickname: found.alias?.value }),
      description: found.description?.value,
      visibility: found.visibility?.value,
      type: found.type?.value ?? (kind.name === 'securityGroup' ? 'security' : 'microsoft365'),
      owners: all(found.owners),
      members: all(found.members),
    },
  };
  const given = Object.entries(fields[intent] ?? {}).filter(([, one]) => one !== undefined && one !== '');
  return Object.fromEntries(given);
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== '') console.log(JSON.stringify(answerTo(JSON.parse(line))));
}
