import type { BotAnswer } from './channel';
import { isJson, type Json, objectIn, textIn } from './json';

/** What a Teams client makes of the bot's answer to an invoke. */
export type InvokeOutcome =
  | { kind: 'card'; card: Json }
  | { kind: 'notice'; text: string }
  | { kind: 'error'; text: string }
  | { kind: 'loginRequest'; request: Json; code?: string | undefined }
  | { kind: 'exchangeFailed' }
  | { kind: 'invalidAuthCode' }
  | { kind: 'done' }
  | { kind: 'unreachable'; text: string };

const prefix = 'application/vnd.microsoft.';

/** The only pairs of statusCode and type that Teams knows in an answer to `adaptiveCard/action`. */
const readers: Record<string, (value: unknown) => InvokeOutcome | undefined> = {
  '200 card.adaptive': (card) => (isJson(card) ? { kind: 'card', card } : undefined),
  '200 activity.message': (text) => (typeof text === 'string' ? { kind: 'notice', text } : undefined),
  '400 error': error,
  '500 error': error,
  '401 activity.loginRequest': (request) => (isJson(request) ? { kind: 'loginRequest', request } : undefined),
  '401 error.invalidAuthCode': () => ({ kind: 'invalidAuthCode' }),
  '412 error.preconditionFailed': () => ({ kind: 'exchangeFailed' }),
};

function error(value: unknown): InvokeOutcome | undefined {
  const text = textIn(value, 'message');
  return text === undefined ? undefined : { kind: 'error', text };
}

/** Reads the answer as strictly as Teams does: HTTP 200 always, the outcome in the body. */
export function readInvokeAnswer(name: string, { status, body }: BotAnswer): InvokeOutcome {
  if (status === 0) return unreachable(String(body));
  if (status !== 200) return unreachable(`HTTP ${status}; the answer to an invoke is always HTTP 200`);
  if (name === 'adaptiveCard/action') return actionOutcome(body);
  if (name === 'application/search') return searchOutcome(body);
  return { kind: 'done' };
}

function actionOutcome(body: unknown): InvokeOutcome {
  if (!isJson(body)) return unreachable('the answer has no body with statusCode, type and value');
  const pair = `${body.statusCode} ${String(body.type).replace(prefix, '')}`;
  const read = readers[pair];
  if (!read) return unreachable(`Teams knows no answer with statusCode ${body.statusCode} and type ${body.type}`);
  return read(body.value) ?? unreachable(`the value does not fit the type ${body.type}`);
}

function searchOutcome(body: unknown): InvokeOutcome {
  const known = textIn(body, 'type') === `${prefix}search.searchResponse`;
  if (known && Array.isArray(objectIn(body, 'value').results)) return { kind: 'done' };
  return unreachable('the answer is no application/vnd.microsoft.search.searchResponse with value.results');
}

function unreachable(reason: string): InvokeOutcome {
  return { kind: 'unreachable', text: `Unable to reach app. Please try again. (${reason})` };
}
