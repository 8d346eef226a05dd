import { type JsonRecord, recordOf, textOf } from '../json/json';
import type { Activity } from './activity';

/** What is read as text, by the SDK too. */
const TEXTS = ['name', 'text', 'action', 'deliveryMode', 'localTimezone', 'locale', 'callerId'];
const IDS = ['id', 'replyToId'];
/** Far longer than any id of Teams, and short enough for an address. */
const LONGEST_ID = 500;

/**
 * A body as the activity that it is, without what has another shape than Teams gives it; undefined for one that says neither
 * its type nor where it comes from. Whether it comes from Teams the gate has settled.
 */
export function activityOf(body: JsonRecord): Activity | undefined {
  const { from, recipient, conversation } = body;
  const activity = {
    ...body,
    ...instead(body, TEXTS, isText),
    ...instead(body, IDS, isId),
    from: named(from),
    recipient: named(recipient),
    conversation: named(conversation),
  };
  return isActivity(activity) ? activity : undefined;
}

function isActivity(body: object): body is Activity {
  return 'type' in body && 'channelId' in body && 'serviceUrl' in body;
}

function named(value: unknown): JsonRecord {
  const record = recordOf(value);
  return { ...record, ...instead(record, ['name'], isText), id: isId(record.id) ? textOf(record.id) : '' };
}

/** Nothing, in place of what may not stand there. */
function instead(record: JsonRecord, names: readonly string[], may: (value: unknown) => boolean): JsonRecord {
  const others = names.filter((name) => name in record && !may(record[name]));
  return Object.fromEntries(others.map((name) => [name, undefined]));
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_ID;
}
