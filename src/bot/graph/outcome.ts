import { failureCode, neverSent } from '../http/neverSent';
import { retryAfter } from '../http/retryAfter';
import { isRecord, type JsonRecord, parseJson, recordOf, textOf } from '../json/json';
import { GraphProblem, type Outcome, type Refusal, type RefusalDetail } from './graphProblem';
import { knownByCode } from './remedies';

const MOST_DETAILS = 20;

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Throws `GraphProblem` unless the answer is a success that can be read; a 201 that cannot be read is an unknown outcome. */
export function checkAnswer(status: number, headers: AnswerHeaders, text: string, operation = ''): void {
  const body = parseJson(text);
  if (status >= 200 && status < 300) {
    if (body !== undefined || (text === '' && status !== 201)) return;
    throw new GraphProblem({
      ...said(headers),
      ...(operation && { operation }),
      outcome: 'unknown',
      status,
      code: '',
      targets: [],
      message: 'Graph answered, but the answer could not be read.',
    });
  }
  const error = recordOf(recordOf(body).error);
  const wait = retryAfter(headers['retry-after']);
  const claims = claimsOf(headers['www-authenticate']);
  const details = detailsOf(error);
  const refusal: Refusal = {
    ...said(headers),
    ...(operation && { operation }),
    outcome: outcomeOf(status),
    status,
    code: textOf(error.code),
    message: textOf(error.message) || `Graph answered ${status}.`,
    targets: targetsOf(error),
    ...(details.length > 0 && { details }),
    ...(wait !== undefined && { retryAfter: wait }),
    ...(claims && { claims }),
  };
  throw new GraphProblem({ ...refusal, ...knownByCode(refusal) });
}

/** What an exception of the transport means for the request. */
export function checkFailure(error: unknown): GraphProblem {
  const outcome = neverSent(error) ? 'notDone' : 'unknown';
  const message = outcome === 'notDone' ? 'Microsoft Graph could not be reached.' : 'Microsoft Graph did not answer.';
  return new GraphProblem({ outcome, status: 0, code: failureCode(error), message, requestId: '', targets: [] });
}

function outcomeOf(status: number): Outcome {
  if (status === 429) return 'notDone';
  const refused = (status >= 400 && status < 500 && status !== 408) || status === 501;
  return refused ? 'refused' : 'unknown';
}

function said(headers: AnswerHeaders): { requestId: string } {
  return { requestId: textOf(headers['request-id']) };
}

function detailsOf({ details }: JsonRecord): RefusalDetail[] {
  const all: unknown[] = Array.isArray(details) ? details : [];
  return all.slice(0, MOST_DETAILS).map((detail) => {
    const { code, target, message, suggestedPropertyValue, blockedWord, prefix, suffix } = recordOf(detail);
    return {
      ...(prefix || suffix ? { prefix: textOf(prefix), suffix: textOf(suffix) } : {}),
      code: textOf(code),
      target: textOf(target),
      message: textOf(message),
      suggested: textOf(suggestedPropertyValue),
      blockedWord: textOf(blockedWord),
    };
  });
}

function targetsOf(error: JsonRecord): string[] {
  const details = Array.isArray(error.details) ? error.details : [];
  return [error, ...details].flatMap((one) => (isRecord(one) && typeof one.target === 'string' ? [one.target] : []));
}

/** The claims challenge of continuous access evaluation; '' where there is none. */
function claimsOf(header: string | string[] | undefined): string {
  const challenge = textOf(header);
  const encoded = /error="insufficient_claims"/.test(challenge) && /claims="([^"]+)"/.exec(challenge)?.[1];
  return encoded ? Buffer.from(encoded, 'base64').toString() : '';
}
