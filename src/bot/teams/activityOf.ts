import type { Activity } from 'botbuilder';
import { type JsonRecord, recordOf, textOf } from '../json/json';

/** What is read as text, by the SDK too. */
const TEXTS = ['id', 'name', 'text', 'action', 'replyToId', 'deliveryMode', 'localTimezone', 'locale', 'callerId'];

/**
 * A body as the activity that it is, without what has another shape than Teams gives it; undefined for one that says neither
 * its type nor where it comes from. Whether it comes from Teams the gate has settled.
 */
export function activityOf(body: JsonRecord): Activity | undefined {
  const { from, recipient, conversation } = body;
  const activity = {
    ...body,
    ...withoutOthers(body, TEXTS),
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
  return { ...record, ...withoutOthers(record, ['name']), id: textOf(record.id) };
}

/** Takes the place of what is no text. */
function withoutOthers(record: JsonRecord, names: readonly string[]): JsonRecord {
  const others = names.filter((name) => name in record && typeof record[name] !== 'string');
  return Object.fromEntries(others.map((name) => [name, undefined]));
}
