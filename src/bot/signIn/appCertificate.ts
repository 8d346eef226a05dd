import { createHash, createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';

/** What stands in the one PEM file of a certificate and its private key. */
export interface AppCertificate {
  readonly key: KeyObject;
  /** SHA-256 of the certificate, as `x5t#S256` has it. */
  readonly thumbprint: string;
  readonly goodUntil: Date;
}

/** A certificate file that is no good. The message says why and what to do, and holds nothing of the key. */
export class CertificateProblem extends Error {
  override readonly name = 'CertificateProblem';
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/;
const KEY = /-----BEGIN (?:\w+ )?PRIVATE KEY-----[^-]+-----END (?:\w+ )?PRIVATE KEY-----/;

/** Of several certificates the first is taken, as Microsoft's own libraries do. Throws `CertificateProblem`. */
export function readAppCertificate(pem: string, now = new Date()): AppCertificate {
  const certificate = certificateIn(pem);
  const key = keyIn(pem);
  if (key.asymmetricKeyType !== 'rsa')
    throw new CertificateProblem('holds a key that is not RSA. Make one with: openssl req -x509 -newkey rsa:2048');
  if (!certificate.checkPrivateKey(key))
    throw new CertificateProblem('holds a key that belongs to another certificate. Put the two that belong together.');
  const goodUntil = new Date(certificate.validTo);
  if (goodUntil < now)
    throw new CertificateProblem(
      `holds a certificate that expired on ${dayOf(goodUntil)}. Make a new one, add it to the app registration in Entra and put it here.`,
    );
  const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
  return { key, thumbprint, goodUntil };
}

/** What Entra takes in place of a secret: good for ten minutes, at this one token endpoint. */
export function signAssertion({ key, thumbprint }: AppCertificate, appId: string, endpoint: string): Promise<string> {
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
    .setIssuer(appId)
    .setSubject(appId)
    .setAudience(endpoint)
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime('10m')
    .sign(key);
}

/** `2026-11-20` */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function certificateIn(pem: string): X509Certificate {
  const [text] = CERTIFICATE.exec(pem) ?? [];
  try {
    if (text) return new X509Certificate(text);
  } catch {
    throw new CertificateProblem('holds a certificate that cannot be read. Export it as PEM again.');
  }
  throw new CertificateProblem(
    pem.includes('-----BEGIN')
      ? 'holds no certificate. Put it and its key into one file: cat certificate.pem key.pem > muster.pem'
      : 'is no PEM file. Make one of a .pfx with: openssl pkcs12 -in muster.pfx -nodes -out muster.pem',
  );
}

function keyIn(pem: string): KeyObject {
  if (pem.includes('ENCRYPTED'))
    throw new CertificateProblem(
      'holds a key with a passphrase. Take it away with: openssl pkey -in old.pem -out key.pem',
    );
  const [text] = KEY.exec(pem) ?? [];
  try {
    if (text) return createPrivateKey(text);
  } catch {
    throw new CertificateProblem('holds a private key that cannot be read. Export it as PEM again.');
  }
  throw new CertificateProblem(
    'holds no private key. Put the certificate and its key into one file: cat certificate.pem key.pem > muster.pem',
  );
}
