import { writeFileSync } from 'node:fs';
import { generate } from 'selfsigned';

/** PEM of a certificate for an app and its key, made anew each time. */
export async function newAppCertificate(notAfterDate = inDays(30)): Promise<{ cert: string; key: string }> {
  const options = { algorithm: 'sha256', keySize: 2048, notBeforeDate: inDays(-60), notAfterDate };
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Muster' }], options);
  return { key, cert };
}

/** Puts a new certificate and its key into one file; returns the certificate. */
export async function writeAppCertificate(file: string): Promise<string> {
  const { cert, key } = await newAppCertificate();
  writeFileSync(file, `${cert}\n${key}\n`);
  return cert;
}

export function inDays(days: number): Date {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000);
}
