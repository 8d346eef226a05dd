import type { TrafficRecord } from '../contract.js';

/** How a line of the inspector begins: a sign, and what it means. */
export const directions: Readonly<Record<TrafficRecord['way'], { sign: string; words: string }>> = {
  toBot: { sign: '→', words: 'Teams to the bot' },
  fromBot: { sign: '←', words: 'The bot to Teams' },
  signIn: { sign: '⚿', words: 'The client itself' },
  entra: { sign: '⇠', words: 'The bot to Entra' },
  graph: { sign: '⇢', words: 'The bot to Graph' },
  store: { sign: '▤', words: 'The bot to its store' },
};

export function failed({ status, durationMs }: TrafficRecord): boolean {
  return durationMs !== null && (status === 0 || status >= 400);
}

/** What a line is called: of Graph the method, of anything else its name. */
export function what({ way, name, method }: TrafficRecord): string {
  if (way === 'store') return `store ${name}`;
  return way === 'graph' ? method : name;
}

/** What a line is about: what was said or pressed, or the path; then what came of it. */
export function detail(record: TrafficRecord): string {
  const { way, url, body, response } = record;
  if (way === 'entra') return text(body, 'scope');
  if (way === 'signIn') return String(response);
  if (way === 'store') return '';
  const about = way === 'toBot' ? gist(body) : path(url);
  const answer = answerOf(way === 'fromBot' ? body : response);
  return [about, answer].filter(Boolean).join(' ⇒ ');
}

/** The card that travelled: of an answer to the bot's invoke, or of a message that the bot sends. */
export function cardOf({ way, body, response }: TrafficRecord): object | undefined {
  const [attachment] = list(read(body, 'attachments'));
  const card = way === 'fromBot' ? read(attachment, 'content') : way === 'toBot' ? read(response, 'value') : undefined;
  return isObject(card) && read(card, 'type') === 'AdaptiveCard' ? card : undefined;
}

function answerOf(holder: unknown): string {
  const type = text(holder, 'type');
  if (type.endsWith('loginRequest')) return 'asks to sign in';
  if (type.endsWith('activity.message')) return 'a sentence';
  if (type.endsWith('card.adaptive')) return 'a card';
  return list(read(holder, 'attachments')).length > 0 ? 'a card' : '';
}

/** The path; of the connector's only what follows the conversation. */
function path(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return decodeURIComponent((pathname + search).replace(/^\/connector\/.*\/conversations\/[^/]+/, '…'));
}

/** What an activity is about: its text, or the verb of the button. */
function gist(body: unknown): string {
  const words = text(body, 'text');
  if (words) return words.replace(/<\/?at[^>]*>/g, '').trim();
  const value = read(body, 'value');
  const verb = text(read(value, 'action'), 'verb') || text(value, 'queryText') || text(body, 'action');
  const token = read(value, 'authentication') ? ' (with a token)' : '';
  return `${verb}${text(value, 'trigger') === 'automatic' ? ' (automatic)' : ''}${token}`;
}

function text(value: unknown, name: string): string {
  const found = read(value, name);
  return typeof found === 'string' ? found : '';
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function read(value: unknown, name: string): unknown {
  return isObject(value) ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
