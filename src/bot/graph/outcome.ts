import { isRecord, type JsonRecord, parseJson, recordOf, textOf } from '../json/json';
import { GraphProblem, type Outcome } from './graphProblem';

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Throws `GraphProblem` unless the answer is a success that can be read; a 201 that cannot be read is an unknown outcome. */
export function checkAnswer(status: number, headers: AnswerHeaders, text: string): void {
  const body = parseJson(text);
  if (status >= 200 && status < 300) {
    if (body !== undefined || (text === '' && status !== 201)) return;
    throw new GraphProblem({
      ...said(headers),
      outcome: 'unknown',
      status,
      code: '',
      targets: [],
      message: 'Graph answered, but the answer could not be read.',
    });
  }
  const error = recordOf(recordOf(body).error);
  const retryAfter = secondsOf(headers['retry-after']);
  const claims = claimsOf(headers['www-authenticate']);
  throw new GraphProblem({
    ...said(headers),
    outcome: outcomeOf(status),
    status,
    code: textOf(error.code),
    message: textOf(error.message) || `Graph answered ${status}.`,
    targets: targetsOf(error),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(claims && { claims }),
  });
}

/** What an exception of the transport means for the request. */
export function checkFailure(error: unknown): GraphProblem {
  const codes = codesOf(error);
  const outcome = codes.some((code) => NEVER_SENT.has(code)) ? 'notDone' : 'unknown';
  const message = outcome === 'notDone' ? 'Microsoft Graph could not be reached.' : 'Microsoft Graph did not answer.';
  return new GraphProblem({ outcome, status: 0, code: codes[0] ?? '', message, requestId: '', targets: [] });
}

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
]);

function outcomeOf(status: number): Outcome {
  if (status === 429) return 'notDone';
  const refused = (status >= 400 && status < 500 && status !== 408) || status === 501;
  return refused ? 'refused' : 'unknown';
}

function said(headers: AnswerHeaders): { requestId: string } {
  return { requestId: textOf(headers['request-id']) };
}

function targetsOf(error: JsonRecord): string[] {
  const details = Array.isArray(error.details) ? error.details : [];
  return [error, ...details].flatMap((one) => (isRecord(one) && typeof one.target === 'string' ? [one.target] : []));
}

function codesOf(error: unknown): string[] {
  if (!isRecord(error)) return [];
  const inner = Array.isArray(error.errors) ? error.errors.flatMap(codesOf) : [];
  return [textOf(error.code), ...codesOf(error.cause), ...inner].filter((code) => code !== '');
}

/** The claims challenge of continuous access evaluation; '' where there is none. */
function claimsOf(header: string | string[] | undefined): string {
  const challenge = textOf(header);
  const encoded = /error="insufficient_claims"/.test(challenge) && /claims="([^"]+)"/.exec(challenge)?.[1];
  return encoded ? Buffer.from(encoded, 'base64').toString() : '';
}

/** Retry-After in seconds, fractions included; a date is turned into the seconds until then. */
function secondsOf(header: string | string[] | undefined): number | undefined {
  const value = textOf(header);
  if (value === '') return undefined;
  const seconds = Number.isNaN(Number(value)) ? (Date.parse(value) - Date.now()) / 1000 : Number(value);
  return Number.isFinite(seconds) ? Math.max(seconds, 1) : undefined;
}
