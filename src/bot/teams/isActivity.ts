import type { Activity } from 'botbuilder';
import { isRecord } from '../json/json';

/** What is read as text, by the SDK too, wherever it is there at all. */
const TEXTS = ['id', 'name', 'text', 'action', 'replyToId', 'deliveryMode', 'localTimezone', 'locale', 'callerId'];
const ACCOUNTS = ['from', 'recipient'];

/** Whether a body has the shape of Teams' activities; whether it comes from Teams the gate has settled. */
export function isActivity(
  body: Readonly<Record<string, unknown>>,
): body is Readonly<Record<string, unknown>> & Activity {
  const { type, channelId, serviceUrl, conversation } = body;
  const isWhole = [type, channelId, serviceUrl].every((text) => typeof text === 'string');
  return (
    isWhole &&
    isRecord(conversation) &&
    typeof conversation.id === 'string' &&
    TEXTS.every((name) => isTextOrNothing(body[name])) &&
    ACCOUNTS.every((name) => isAccountOrNothing(body[name]))
  );
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}

function isAccountOrNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (isRecord(value) && ['id', 'name'].every((name) => isTextOrNothing(value[name])))
  );
}
