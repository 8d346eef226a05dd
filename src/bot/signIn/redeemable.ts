import { parseJson, recordOf, textOf } from '../json/json';

/** What a sign-in page has brought: a code, what proves it to be ours, and how many brought a wrong account before it. */
export interface Redeemable {
  readonly code: string;
  readonly verifier: string;
  readonly wrongAccounts: number;
}

/** As a one-time key keeps it. */
export function redeemableText({ code, verifier, wrongAccounts }: Redeemable): string {
  return JSON.stringify({ code, verifier, wrongAccounts });
}

export function readRedeemable(text: string): Redeemable {
  const { code, verifier, wrongAccounts } = recordOf(parseJson(text));
  return { code: textOf(code), verifier: textOf(verifier), wrongAccounts: Number(wrongAccounts) };
}
