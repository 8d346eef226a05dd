import { failureCode, neverSent } from '../http/neverSent';

/**
 * What is known of a message that the connector did not acknowledge: `notDone`, it surely did nothing and may do it
 * later; `gone`, there is no such conversation, or the bot may not speak in it; `missing`, the conversation has no such
 * message; `refused`, and it will be again; `unknown`, it may have been carried out.
 */
export type Fate = 'notDone' | 'gone' | 'missing' | 'refused' | 'unknown';

/** The connector did not take a message. Nothing of the message or of the token is in it. */
export class ConnectorProblem extends Error {
  override readonly name = 'ConnectorProblem';

  constructor(
    readonly fate: Fate,
    /** Of the HTTP answer; 0 when none came. */
    readonly status: number,
    /** The connector's own word for it, or what Node calls a failed connection. */
    readonly code: string,
    /** Seconds. */
    readonly retryAfter?: number,
  ) {
    super(`The connector ${status === 0 ? 'did not answer' : `answered ${status}`} ${code}`.trim());
  }
}

/** `words` are the connector's own: of some refusals the code does not say what is refused. */
export function fateOf(status: number, code: string, words = ''): Fate {
  // 412 tells of another operation on the same conversation, which came first.
  if (status === 429 || status === 412) return 'notDone';
  if (status === 403) return 'gone';
  if (status === 404) return code === 'ConversationNotFound' ? 'gone' : 'missing';
  if (status === 400 && /unknown activity/i.test(words)) return 'missing';
  if (status >= 400 && status < 500 && status !== 408) return 'refused';
  return 'unknown';
}

export function failed(error: unknown): ConnectorProblem {
  return new ConnectorProblem(neverSent(error) ? 'notDone' : 'unknown', 0, failureCode(error));
}
