import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { type JsonRecord, parseJson, recordOf, textOf } from '../json/json';
import type { Store } from '../state/store';
import { keyOfCode } from './signInCode';
import type { SignInTicket } from './signInLinks';

/** Whose sign-in it is. */
export type KeyOwner = Pick<SignInTicket, 'tenantId' | 'person'>;

/** How long something opens, what it opens, and with which key. */
interface Sealed {
  readonly until: unknown;
  readonly sealed: unknown;
  readonly key: Buffer;
}

const FIVE_MINUTES = 5 * 60 * 1000;
/** A ticket that was used must be known as used for as long as it is good. */
const TEN_MINUTES = 10 * 60 * 1000;
/** Entries of one person in the store: a newer sign-in takes the place of an older one. */
const PLACES = 8;
const IV = 12;
const TAG = 16;
const KEY = /^[0-7][\w-]{43}$/;

/**
 * Puts what a sign-in has brought where any instance can fetch it once. Only the key opens it, only for the person whose
 * sign-in it was, and the store sees neither. Of each ticket one secret is taken.
 */
export class OneTimeKeys {
  constructor(
    private readonly store: Store,
    private readonly now: () => number = Date.now,
  ) {}

  /** Undefined where the ticket was used before, or a newer one in its place. With `code` that opens it too, for longer, since people carry it. */
  async put(
    ticket: Omit<SignInTicket, 'language' | 'wrongAccounts' | 'tries'>,
    secret: string,
    code?: string,
  ): Promise<string | undefined> {
    const key = randomBytes(32);
    const number = createHash('sha256').update(ticket.nonce).digest().readUInt8() % PLACES;
    const place = placeOf(ticket, number);
    const { issued } = ticket;
    const byCode = code && { codeUntil: this.now() + TEN_MINUTES, byCode: seal(secret, keyOfCode(code, place), place) };
    const sealed = seal(secret, key, place);
    const fresh = JSON.stringify({ issued, until: this.now() + FIVE_MINUTES, sealed, ...byCode });
    const { won, entry } = await this.store.claim(place, fresh, { ttl: TEN_MINUTES });
    if (!won && !(Number(recordOf(parseJson(entry.value ?? '')).issued) < issued)) return undefined;
    const written = won || (await this.store.compareAndSet(place, entry.version, fresh, { ttl: TEN_MINUTES }));
    return written ? `${number}${key.toString('base64url')}` : undefined;
  }

  /** Undefined when the key is no key of this person, too old, or was used before. */
  async take(text: string, owner: KeyOwner): Promise<string | undefined> {
    if (!KEY.test(text)) return undefined;
    const place = placeOf(owner, Number(text.charAt(0)));
    return this.open(place, ({ until, sealed }) => ({ until, sealed, key: Buffer.from(text.slice(1), 'base64url') }));
  }

  /** The same for the code that a person has brought from the window. */
  async takeByCode(code: string, owner: KeyOwner): Promise<string | undefined> {
    for (let number = 0; number < PLACES; number++) {
      const place = placeOf(owner, number);
      const key = keyOfCode(code, place);
      const secret = await this.open(place, ({ codeUntil, byCode }) => ({ until: codeUntil, sealed: byCode, key }));
      if (secret !== undefined) return secret;
    }
    return undefined;
  }

  private async open(place: string, by: (record: JsonRecord) => Sealed): Promise<string | undefined> {
    const entry = await this.store.get(place);
    const record = recordOf(parseJson(entry?.value ?? ''));
    const { until, sealed, key } = by(record);
    if (!entry || !(Number(until) > this.now())) return undefined;
    const secret = unseal(textOf(sealed), key, place);
    if (secret === undefined) return undefined;
    const used = JSON.stringify({ issued: record.issued });
    return (await this.store.compareAndSet(place, entry.version, used, { ttl: TEN_MINUTES })) ? secret : undefined;
  }
}

function placeOf({ tenantId, person }: KeyOwner, number: number): string {
  return `signIn:${tenantId}:${person}:${number}`;
}

function seal(secret: string, key: Buffer, place: string): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
  return Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** Undefined for another key, and for what was changed or moved in the store. */
function unseal(text: string, key: Buffer, place: string): string | undefined {
  const sealed = Buffer.from(text, 'base64url');
  if (sealed.length <= IV + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV)).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return decipher.update(sealed.subarray(IV, -TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
