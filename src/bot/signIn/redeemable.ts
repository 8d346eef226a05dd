import { parseJson, recordOf, textOf } from '../json/json';

/** What a sign-in page has brought: a code, what proves it to be ours, and how many pages brought a wrong account, or nothing that was of use, before it. */
export interface Redeemable {
  readonly code: string;
  readonly verifier: string;
  readonly wrongAccounts: number;
  readonly tries: number;
}

/** As a one-time key keeps it. */
export function redeemableText({ code, verifier, wrongAccounts, tries }: Redeemable): string {
  return JSON.stringify({ code, verifier, wrongAccounts, tries });
}

export function readRedeemable(text: string): Redeemable {
  const { code, verifier, wrongAccounts, tries } = recordOf(parseJson(text));
  return {
    code: textOf(code),
    verifier: textOf(verifier),
    wrongAccounts: Number(wrongAccounts),
    tries: Number(tries) || 0,
  };
}
