import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Store } from '../state/store';

const FIVE_MINUTES = 5 * 60 * 1000;
const IV = 12;
const TAG = 16;

/** Puts a secret where any instance can fetch it once. Only the key opens it, and the store sees but the key's hash. */
export class OneTimeKeys {
  constructor(private readonly store: Store) {}

  async put(secret: string): Promise<string> {
    const key = randomBytes(32);
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    await this.store.claim(placeOf(key), sealed.toString('base64url'), { ttl: FIVE_MINUTES });
    return key.toString('base64url');
  }

  /** Undefined when the key is no key, too old, or was used before. */
  async take(text: string): Promise<string | undefined> {
    const key = Buffer.from(text, 'base64url');
    if (key.length !== 32) return undefined;
    const sealed = await this.store.take(placeOf(key));
    return sealed === undefined ? undefined : unseal(Buffer.from(sealed, 'base64url'), key);
  }
}

function placeOf(key: Buffer): string {
  return `signIn:${createHash('sha256').update(key).digest('base64url')}`;
}

function unseal(sealed: Buffer, key: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return decipher.update(sealed.subarray(IV, -TAG), undefined, 'utf8') + decipher.final('utf8');
}
