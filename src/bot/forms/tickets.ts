import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** What a form belongs to. None of it travels in the ticket: whoever presses proves it by their own activity. */
export interface FormContext {
  readonly kind: string;
  readonly requester: string;
  readonly tenant: string;
  /** Without `;messageid=`: a thread belongs to its channel. */
  readonly conversation: string;
}

export interface Ticket {
  /** One nonce, one creation. */
  readonly nonce: string;
  readonly expired: boolean;
  /** Milliseconds since it was issued, to the second. */
  readonly age: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** Issues and checks form tickets, `v1.<nonce>.<expiry in base 36 seconds>.<mac>`; the first key signs, all verify. */
export class Tickets {
  constructor(
    private readonly keys: readonly [string, ...string[]],
    private readonly lifetime = DAY,
    private readonly now: () => number = Date.now,
  ) {}

  issue(context: FormContext, nonce = newNonce()): string {
    const expiry = Math.floor((this.now() + this.lifetime) / 1000).toString(36);
    return ['v1', nonce, expiry, mac(this.keys[0], context, nonce, expiry)].join('.');
  }

  /** Undefined for a ticket that is not ours, or belongs to another person, kind, conversation or tenant. */
  verify(ticket: unknown, context: FormContext): Ticket | undefined {
    if (typeof ticket !== 'string') return undefined;
    const [version, nonce = '', expiry = '', signature = '', ...more] = ticket.split('.');
    if (version !== 'v1' || more.length > 0) return undefined;
    if (!this.keys.some((key) => equal(signature, mac(key, context, nonce, expiry)))) return undefined;
    const left = Number.parseInt(expiry, 36) * 1000 - this.now();
    return { nonce, expired: left < 0, age: this.lifetime - left };
  }
}

/** `randomUUID` takes its bits from a stock, `randomBytes` asks the system for them each time. */
function newNonce(): string {
  return Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
}

function mac(
  key: string,
  { kind, requester, tenant, conversation }: FormContext,
  nonce: string,
  expiry: string,
): string {
  const signed = JSON.stringify(['v1', kind, requester, tenant, conversation, nonce, expiry]);
  return createHmac('sha256', key).update(signed).digest('base64url');
}

/** Compares the texts, not the bytes they stand for, so that a mac has one spelling only. */
function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
