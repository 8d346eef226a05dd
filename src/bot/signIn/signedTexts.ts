import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type JsonRecord, parseJson, recordOf } from '../json/json';

/** Signs what travels through a browser, for one purpose each: the first key signs, all are taken. */
export class SignedTexts {
  private readonly keys: readonly [Buffer, ...Buffer[]];

  /** Texts of one purpose are none of another, nor are those that the same keys sign elsewhere. */
  constructor([first, ...others]: readonly [string, ...string[]], purpose: string) {
    const derived = (key: string) => Buffer.from(hkdfSync('sha256', key, '', `muster ${purpose}`, 32));
    this.keys = [derived(first), ...others.map(derived)];
  }

  /** `<payload>.<mac>`; it opens only together with what it is bound to, which does not stand in it. */
  sign(value: JsonRecord, boundTo = ''): string {
    const payload = Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${payload}.${mac(this.keys[0], payload, boundTo)}`;
  }

  /** Undefined for a text that was not signed here for this purpose. */
  open(text: string, boundTo = ''): JsonRecord | undefined {
    const [payload = '', signature = '', ...more] = text.split('.');
    if (more.length > 0 || !this.keys.some((key) => equal(signature, mac(key, payload, boundTo)))) return undefined;
    return recordOf(parseJson(Buffer.from(payload, 'base64url').toString('utf8')));
  }
}

function mac(key: Buffer, payload: string, boundTo: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([payload, boundTo]))
    .digest('base64url');
}

/** Compares the texts, not the bytes they stand for, so that a mac has one spelling only. */
function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
