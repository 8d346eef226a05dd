import { counted, type LocalizedText, say } from '../i18n/localizedText';
import { type Refusal, SIGNED_OUT } from './graphProblem';
import type { GraphRefusalRow } from './graphRefusalRow';

const FULL = say`Your mailbox is full, and tasks are kept there. Make room in it, then press Create again.`;
const SILENT = say`Microsoft 365 did not answer as it should. Try again in a minute.`;

/** What Graph refuses of any kind. The first that fits counts, after those that a kind brings. Where Graph has one code for several causes a sentence says "most likely". */
export const GRAPH_REFUSALS: readonly GraphRefusalRow[] = [
  {
    status: 429,
    means: 'throttled',
    outcome: 'notDone',
    sentence: ({ retryAfter = 30 }) => busyFor(Math.ceil(retryAfter)),
  },
  {
    status: 0,
    ofOutcome: 'notDone',
    means: 'nothing was sent',
    sentence: say`Microsoft 365 cannot be reached at the moment. Nothing was created. Try again in a minute.`,
  },
  {
    status: 503,
    code: 'ErrorMailboxMoveInProgress',
    means: 'the mailbox is being moved',
    outcome: 'notDone',
    sentence: say`Your mailbox is being moved at the moment.`,
    again: 'later',
  },
  {
    status: 503,
    code: 'MailboxInfoStale',
    means: 'the mailbox is being moved',
    outcome: 'notDone',
    sentence: say`The mailbox is being moved at the moment.`,
    again: 'later',
  },
  { status: 507, means: 'the mailbox is full', outcome: 'refused', sentence: FULL },
  { status: 403, says: /mailbox is full/i, means: 'the mailbox is full', sentence: FULL },
  { code: 'ErrorQuotaExceeded', means: 'the mailbox is full', outcome: 'refused', sentence: FULL },
  {
    code: 'MailboxNotEnabledForRESTAPI',
    means: 'no mailbox, or one that is not in the cloud',
    sentence: say`Your account has no Exchange mailbox, where this would be kept. Ask your administrator for a mailbox.`,
  },
  {
    code: SIGNED_OUT,
    means: 'the person signed out first',
    sentence: say`You signed out before this was sent. Press the button to go on with it.`,
  },
  { ofOutcome: 'unknown', means: 'unknown whether it was carried out', sentence: SILENT },
  {
    status: 423,
    means: 'locked by the tenant',
    sentence: ({ message }) => say`Microsoft 365 refused: “${message}” Ask your administrator.`,
  },
  {
    status: 403,
    says: /^(\w*Forbidden|Authorization_RequestDenied|\w*[aA]ccessDenied|)\s/,
    means: 'not allowed, most likely by a rule of the organisation',
    sentence: say`You may not do this. Most likely your organisation restricts who may: ask your administrator.`,
  },
  {
    status: 403,
    means: 'not allowed, for a reason that only Graph knows',
    sentence: ({ message }) =>
      say`Microsoft 365 refused: “${message}” Most likely your organisation restricts who may: ask your administrator.`,
  },
  {
    status: 404,
    means: 'something chosen is gone',
    sentence: say`Something chosen here no longer exists: choose again.`,
  },
];

/** Said of whatever nobody knows: Graph's own words. */
export function unknownRefusal(message: string): LocalizedText {
  return say`Microsoft 365 refused: “${message}” Change the form and try again.`;
}

/** Graph's own words about one field of several. */
export function unknownDetail(message: string): LocalizedText {
  return say`Microsoft 365 refused: “${message}”`;
}

function busyFor(seconds: number): LocalizedText {
  return counted(
    seconds,
    say`Microsoft 365 is busy. Nothing was created. Press again in a second.`,
    say`Microsoft 365 is busy. Nothing was created. Press again in ${seconds} seconds.`,
  );
}

/** The words and ids of a refusal, for *Details*: whoever is asked for help asks for them. */
export function refusalWords({ status, code, message, requestId, operation, explanation }: Refusal): string {
  if (explanation) return '';
  return [operation, [status || '', code].join(' ').trim(), message, requestId && `request-id ${requestId}`]
    .filter(Boolean)
    .join(' · ');
}
