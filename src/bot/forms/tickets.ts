import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** What a form belongs to. None of it travels in the ticket: whoever presses proves it by their own activity. */
export interface FormContext {
  readonly kind: string;
  readonly requester: string;
  readonly tenant: string;
  /** Without `;messageid=`: a thread belongs to its channel. */
  readonly conversation: string;
}

/** What a form keeps whenever its ticket is renewed. */
export interface FormOrigin {
  /** One nonce, one creation. */
  readonly nonce: string;
  /** When the form was first shown, in milliseconds since 1970, to the second. */
  readonly issued: number;
}

export interface Ticket extends FormOrigin {
  readonly expired: boolean;
}

const DAY = 24 * 60 * 60 * 1000;
/** What became of a form is written down for so long; a form that is older begins anew. */
const REMEMBERED = 7 * DAY;

/** What is signed, beside the key and the context. */
type Signed = readonly [version: 'v1' | 'v2', nonce: string, ...times: string[]];

/**
 * Issues and checks form tickets, `v2.<nonce>.<issued>.<expiry>.<mac>`, times in base 36 seconds; the first key signs, all
 * verify. Those of the first version do not say when their form was first shown.
 */
export class Tickets {
  constructor(
    private readonly keys: readonly [string, ...string[]],
    private readonly lifetime = DAY,
    private readonly now: () => number = Date.now,
  ) {}

  /** Of a form that is shown for the first time. */
  newOrigin(): FormOrigin {
    return { nonce: newNonce(), issued: read(written(this.now())) };
  }

  /** A new one, or a longer life for the form that is of this origin. */
  issue(context: FormContext, origin?: FormOrigin): string {
    const now = this.now();
    const { nonce, issued } = origin && now - origin.issued < REMEMBERED ? origin : { nonce: newNonce(), issued: now };
    const signed: Signed = ['v2', nonce, written(issued), written(now + this.lifetime)];
    return [...signed, mac(this.keys[0], context, signed)].join('.');
  }

  /** Undefined for a ticket that is not ours, or belongs to another person, kind, conversation or tenant. */
  verify(ticket: unknown, context: FormContext): Ticket | undefined {
    const parts = typeof ticket === 'string' ? ticket.split('.') : [];
    const signature = parts.pop() ?? '';
    const signed = signedIn(parts);
    if (!signed || !this.keys.some((key) => equal(signature, mac(key, context, signed)))) return undefined;
    const [version, nonce, ...times] = signed;
    const expiry = read(times.at(-1));
    // A renewed ticket of the first version looks like a new one, so each counts as old.
    const issued = version === 'v1' ? expiry - this.lifetime - DAY : read(times[0]);
    return { nonce, issued, expired: expiry < this.now() };
  }
}

function signedIn(parts: readonly string[]): Signed | undefined {
  const [version, nonce = '', ...times] = parts;
  if (version === 'v1' && times.length === 1) return [version, nonce, ...times];
  return version === 'v2' && times.length === 2 ? [version, nonce, ...times] : undefined;
}

function written(time: number): string {
  return Math.floor(time / 1000).toString(36);
}

function read(time = ''): number {
  return Number.parseInt(time, 36) * 1000;
}

/** `randomUUID` takes its bits from a stock, `randomBytes` asks the system for them each time. */
function newNonce(): string {
  return Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
}

function mac(key: string, { kind, requester, tenant, conversation }: FormContext, signed: Signed): string {
  const [version, ...rest] = signed;
  const text = JSON.stringify([version, kind, requester, tenant, conversation, ...rest]);
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Compares the texts, not the bytes they stand for, so that a mac has one spelling only. */
function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
