import { createHash } from 'node:crypto';
import { Refusal } from './refusal';

/** What RFC 7636 lets a verifier be. */
const VERIFIER = /^[\w.~-]{43,128}$/;
/** Base64url of a SHA-256. */
const CHALLENGE = /^[\w-]{43}$/;

/** Why a request for a code is refused for its challenge; undefined where it has a good one, or none. S256 alone is taken. */
export function challengeProblem(challenge: string | undefined, method: string | undefined): string | undefined {
  if (challenge === undefined && method === undefined) return undefined;
  if (method !== 'S256') return 'AADSTS50145: The code_challenge_method is not supported. Use S256.';
  return CHALLENGE.test(challenge ?? '') ? undefined : 'AADSTS501491: The size of the code_challenge is not valid.';
}

/** Throws Refusal unless the verifier belongs to the challenge, or both are missing. */
export function checkVerifier(challenge: string | undefined, verifier: string | undefined): void {
  if (challenge === undefined && verifier === undefined) return;
  if (challenge === undefined)
    throw new Refusal(50147, 'invalid_grant', 'The authorization request had no code_challenge.');
  if (verifier !== undefined && VERIFIER.test(verifier) && challengeOf(verifier) === challenge) return;
  const sentence = 'The Code_Verifier does not match the code_challenge supplied in the authorization request.';
  throw new Refusal(501481, 'invalid_grant', sentence);
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
