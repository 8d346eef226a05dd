import { GraphProblem, type Outcome } from '../graph/graphProblem';
import { joined, type LocalizedText, say } from '../i18n/localizedText';
import { SignInNeeded, type SignInReason } from '../turn/person';
import type { EntraRefusal } from './entraRefusal';
import { ALLOW, REFUSAL_DEFAULTS, REFUSAL_ROWS, type RefusalRow } from './entraRefusals';

const BY_NUMBER = new Map(REFUSAL_ROWS.flatMap((row) => row.numbers.map((number) => [number, row])));

/** What is known of the number, or else what follows from Entra's own words. */
export function refusalRow(refusal: EntraRefusal): Omit<RefusalRow, 'numbers'> {
  const row = BY_NUMBER.get(refusal.number) ?? REFUSAL_DEFAULTS.find(({ when }) => when(refusal));
  if (!row) throw new Error('The last default takes every refusal.');
  return row;
}

/** The sentence for the person: with the number where nobody knows it, or where somebody else can help, who will ask for it. */
export function refusalSentence(refusal: EntraRefusal): LocalizedText {
  const { sentence, help } = refusalRow(refusal);
  const isTold = ['administrator', 'operator'].includes(help) || !BY_NUMBER.has(refusal.number);
  return isTold && refusal.number ? joined([sentence, `(AADSTS${refusal.number})`], ' ') : sentence;
}

/** What the refusal of a person's token for Graph comes to: a sign-in that is needed, or a problem that none would solve. `adminConsent`: the administrators' link. */
export function problemOf(
  refusal: EntraRefusal,
  permissions: readonly string[],
  claims: string,
  adminConsent: string,
): SignInNeeded | GraphProblem {
  const { help, sentence, isForAdminConsent } = refusalRow(refusal);
  const asked = refusal.claims || claims;
  if (help === 'wait' || help === 'rest') return signInProblem('notDone', refusalSentence(refusal));
  const told = refusalSentence(refusal);
  if (isForAdminConsent)
    return signInProblem('refused', joined([told, say`Their link for that: ${adminConsent}`], ' '));
  if (help === 'administrator' || help === 'operator') return signInProblem('refused', told);
  const how = help === 'freshToken' && !asked ? 'silently' : 'withConsent';
  const reason = {
    // Where consent is missing the permissions say better what for.
    ...(sentence !== ALLOW && { sentence: refusalSentence(refusal) }),
    ...(help !== 'consent' && { inVain: inVain(refusal) }),
    choosesAccount: help === 'account',
  };
  return new SignInNeeded(permissions, how, asked, false, reason);
}

/** Entra gives tokens, and Graph does not take them. */
export const STILL_REFUSED: SignInReason = {
  sentence: say`Microsoft 365 does not take your sign-in any more. Sign in again, and I go on.`,
  inVain: say`You have signed in, and Microsoft 365 still does not take it. Try again in a few minutes; if it stays so, ask your administrator.`,
  choosesAccount: false,
};

/** Entra has said nothing that could be read. */
export function unreachable(): GraphProblem {
  return signInProblem(
    'notDone',
    say`Microsoft's sign-in service does not answer. Nothing was created. Press again in a moment.`,
  );
}

/** After a page that was opened, and did not help: no button, which would lead there again. */
function inVain(refusal: EntraRefusal): LocalizedText {
  const number = refusal.number ? `AADSTS${refusal.number}` : refusal.error;
  if (refusalRow(refusal).help === 'account')
    return say`Another account was chosen again, one that does not belong here (${number}). Sign out of it in your browser, or use a private window, and then press again.`;
  return say`You have signed in, and Microsoft's sign-in service still does not let you do this (${number}). Ask your administrator.`;
}

function signInProblem(outcome: Outcome, explanation: LocalizedText): GraphProblem {
  const message = "Microsoft's sign-in service gave no token.";
  const code = 'SignInUnavailable';
  return new GraphProblem({ outcome, status: 0, code, message, requestId: '', targets: [], explanation });
}
