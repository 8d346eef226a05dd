import type { TracedGraph } from '../graph/graph';
import type { LocalizedText } from '../i18n/localizedText';

/** Somebody who has signed in. */
export interface Person {
  /** Graph as this person may use it. Throws `SignInNeeded` when the person has to consent first. */
  graph(permissions: readonly string[]): Promise<TracedGraph>;
  /** As in `Turn`. */
  readonly lastSignOut?: number;
}

/** Why a sign-in is needed, where somebody has said so. */
export interface SignInReason {
  /** Stands beside the button. */
  readonly sentence?: LocalizedText;
  /** Said where the page was opened and did not help; another button would lead there again. */
  readonly inVain?: LocalizedText;
  /** Whether the page lets the person choose another account. */
  readonly choosesAccount: boolean;
}

/** Not a failure: the press cannot go on before the person has signed in or consented, and then it goes on by itself. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';

  constructor(
    readonly permissions: readonly string[],
    /** `silently`: Teams may have a token at hand. `withConsent`: only a page can help. */
    readonly how: 'silently' | 'withConsent',
    /** What the page must make the person prove, as JSON for Entra; '' for nothing in particular. */
    readonly claims = '',
    /** True where the person has signed out meanwhile: what was not sent yet must not be. */
    readonly signedOut = false,
    readonly reason: SignInReason = { choosesAccount: false },
  ) {
    super(`Sign-in needed for ${permissions.join(', ')}`);
  }
}
