import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV = 12;
const TAG = 16;
/** Of how values are sealed; in front of each, and part of what is sealed. */
const VERSION = 'v1.';

/** Makes of a value what nobody without the keys can read, change or move to another name; the first key seals, all open. */
export class ValueSeal {
  private readonly sealing: Buffer;
  private readonly others: readonly Buffer[];

  constructor([first, ...others]: readonly [string, ...string[]]) {
    this.sealing = derived(first);
    this.others = others.map(derived);
  }

  seal(name: string, value: string): string {
    const iv = randomBytes(IV);
    const cipher = createCipheriv(CIPHER, this.sealing, iv).setAAD(bound(name));
    const sealed = Buffer.concat([iv, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return VERSION + sealed.toString('base64url');
  }

  /** Undefined for what was not sealed so, with one of these keys, under this name. */
  open(name: string, text: string): string | undefined {
    const written = text.slice(VERSION.length);
    const sealed = Buffer.from(written, 'base64url');
    const isOurs = text.startsWith(VERSION) && sealed.length >= IV + TAG && sealed.toString('base64url') === written;
    if (!isOurs) return undefined;
    for (const key of [this.sealing, ...this.others]) {
      const value = opened(key, name, sealed);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

function opened(key: Buffer, name: string, sealed: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV)).setAAD(bound(name));
    decipher.setAuthTag(sealed.subarray(-TAG));
    return decipher.update(sealed.subarray(IV, -TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

function derived(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'Muster state', 32));
}

function bound(name: string): Buffer {
  return Buffer.from(VERSION + name);
}
