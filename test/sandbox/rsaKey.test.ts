import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rsaKey } from '../../src/sandbox/rsaKey';

const publicKey = (name: string, keys?: string) => rsaKey(name, keys).publicKey.export({ type: 'spki', format: 'pem' });

describe('A key of the sandbox', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-rsa-key-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is the same as long as its folder keeps it, and another under another name', () => {
    const keys = join(folder, 'kept');
    const first = publicKey('entra', keys);
    expect(publicKey('entra', keys)).toBe(first);
    expect(publicKey('channel', keys)).not.toBe(first);
    expect(readdirSync(keys).sort()).toEqual(['channel.pem', 'entra.pem']);
    expect(statSync(join(keys, 'entra.pem')).mode & 0o777).toBe(0o600);
  });

  test('is a new one each time without a folder', () => {
    expect(publicKey('entra')).not.toBe(publicKey('entra'));
  });
});
