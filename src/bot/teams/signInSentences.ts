import { joined, type LocalizedText, say } from '../i18n/localizedText';
import { withoutHidden } from '../i18n/withoutHidden';
import type { Permissions } from '../kinds/kind';
import type { CodeRefused } from '../signIn/people';
import { WrongAccount } from '../signIn/wrongAccount';
import type { SignInNeeded } from '../turn/person';
import type { Turn } from '../turn/turn';

const LONGEST_NAME = 100;

/** Says what it is for, where the person is asked to consent. */
export function wish({ permissions, how, reason }: SignInNeeded, known: Permissions): LocalizedText {
  if (reason.sentence) return reason.sentence;
  const sentences = permissions.flatMap((permission) => known[permission] ?? []);
  if (how === 'silently' || sentences.length === 0) return say`Sign in, so that I can do this in your name.`;
  return say`Sign in and allow me to ${joined(sentences, 'and')}.`;
}

/** What is left to say where pages were opened and did not help; undefined where another one may. */
export function inVain(
  { permissions, reason }: SignInNeeded,
  turn: Turn,
  hasPersonFromPage: boolean,
  failed: WrongAccount | CodeRefused | undefined,
): LocalizedText | undefined {
  if (hasPersonFromPage) return reason.inVain ?? missing(permissions);
  if (!failed || failed.times < 2) return undefined;
  if (failed instanceof WrongAccount) return wrongAccount(failed, turn);
  return reason.inVain ?? missing(permissions);
}

function missing(permissions: readonly string[]): LocalizedText {
  return say`I still lack the permission ${joined(permissions, 'or')}. Ask your administrator to allow it, then press again.`;
}

/** Which account is expected and which came, and what to do: choose another, or, after the second time, something else. */
export function wrongAccount({ came, times }: WrongAccount, { requester }: Turn): LocalizedText {
  const expected = plain(requester.name) || say`your account in Teams`;
  const other = came || say`another account`;
  if (times === 1)
    return say`This needs the account of ${expected}, and ${other} was signed in. Sign in, and choose the account of ${expected}.`;
  return say`This needs the account of ${expected}, and ${other} was signed in again. Sign out of ${other} in your browser, or use a private window, and then press again. If it stays so, ask your administrator.`;
}

/** A name without what a client could take for a link or for emphasis. */
function plain(name: string): string {
  return withoutHidden(name)
    .replace(/[^\p{L}\p{M}\p{N} .,'’-]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME);
}
