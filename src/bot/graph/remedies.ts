import { counted, type LocalizedText, say } from '../i18n/localizedText';
import { type GraphProblem, type Refusal, SIGNED_OUT } from './graphProblem';

interface Remedy {
  readonly when: (refusal: Refusal) => boolean;
  readonly sentence: (refusal: Refusal) => LocalizedText;
}

/** First match counts. Graph has one code for several causes, so a sentence says "most likely" where it guesses. */
const REMEDIES: readonly Remedy[] = [
  {
    when: ({ status }) => status === 429,
    sentence: ({ retryAfter = 30 }) => busyFor(Math.ceil(retryAfter)),
  },
  {
    when: ({ outcome, status }) => outcome === 'notDone' && status === 0,
    sentence: () => say`Microsoft Graph cannot be reached at the moment. Nothing was created. Try again in a minute.`,
  },
  {
    when: ({ outcome }) => outcome === 'unknown',
    sentence: () => say`Microsoft Graph did not answer as it should. Try again in a minute.`,
  },
  {
    when: ({ code }) => code === SIGNED_OUT,
    sentence: () => say`You signed out before this was sent. Press the button to go on with it.`,
  },
  {
    when: ({ code }) => code === 'MailboxNotEnabledForRESTAPI',
    sentence: () =>
      say`Your account has no Exchange mailbox, where this would be kept. Ask your administrator for a mailbox.`,
  },
  {
    when: ({ status }) => status === 403,
    sentence: () => say`You may not do this. Most likely your organisation restricts who may: ask your administrator.`,
  },
  {
    when: ({ status }) => status === 404,
    sentence: () => say`Something chosen here no longer exists: choose again.`,
  },
];

/** What the person can do now, in a sentence, with the request-id that support asks for; `known` is a better sentence, where there is one. */
export function remedyFor({ refusal }: GraphProblem, known?: LocalizedText): LocalizedText {
  if (refusal.explanation) return refusal.explanation;
  const remedy = REMEDIES.find(({ when }) => when(refusal))?.sentence(refusal);
  const sentence = known ?? remedy ?? say`Microsoft Graph refused: “${refusal.message}” Change the form and try again.`;
  return refusal.requestId ? say`${sentence} (request-id ${refusal.requestId})` : sentence;
}

function busyFor(seconds: number): LocalizedText {
  return counted(
    seconds,
    say`Microsoft Graph is busy. Nothing was created. Press again in a second.`,
    say`Microsoft Graph is busy. Nothing was created. Press again in ${seconds} seconds.`,
  );
}
