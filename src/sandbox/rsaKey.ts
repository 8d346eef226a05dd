import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** For RS256: the key that lies in the folder under this name. Else a new one, which is left there where there is a folder. */
export function rsaKey(name: string, folder?: string): KeyPairKeyObjectResult {
  if (folder === undefined) return newKey();
  const file = join(folder, `${name}.pem`);
  return existsSync(file) ? keyIn(file) : keptKey(file, folder);
}

function newKey(): KeyPairKeyObjectResult {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function keyIn(file: string): KeyPairKeyObjectResult {
  const privateKey = createPrivateKey(readFileSync(file));
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** Several may begin at once: each finds a whole key or none. */
function keptKey(file: string, folder: string): KeyPairKeyObjectResult {
  const pair = newKey();
  const written = `${file}.${process.pid}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(written, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  renameSync(written, file);
  return pair;
}
