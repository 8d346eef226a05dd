import { decodeJwt, errors } from 'jose';
import { textOf } from '../json/json';

const SAID = {
  person: 'The token belongs to another person than the one who pressed.',
  tenant: 'The token belongs to another tenant than the conversation.',
};

/** A token of another account than the one that pressed. */
export class WrongAccount extends Error {
  override readonly name = 'WrongAccount';

  constructor(
    readonly other: 'person' | 'tenant',
    /** The sign-in name that came, as its token says; '' where it tells none that can be shown. */
    readonly came: string,
    /** How many times in a row another account has come by now. */
    readonly times = 1,
  ) {
    super(SAID[other]);
  }
}

/** As sign-in names look, and short enough for a sentence. */
const SIGN_IN_NAME = /^[\p{L}\p{N}._'#+-]{1,64}@[\p{L}\p{N}.-]{1,64}$/u;

/** The sign-in name in a token, whether the token is good or not: shown to whoever sent it, and believed by nobody. */
export function cameIn(claims: Readonly<Record<string, unknown>>): string {
  const name = textOf(claims.preferred_username ?? claims.upn);
  return SIGN_IN_NAME.test(name) ? name : '';
}

/** The claims of a token as they stand there, unverified; none where it holds none. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    return decodeJwt(token);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return {};
    throw error;
  }
}
