import { generate } from 'selfsigned';

/** PEM texts. `cert` is what a client must trust, by `NODE_EXTRA_CA_CERTS` or its own `ca` option. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Made anew at every start, for localhost and these names, so that no key lies in the repository. Entra wants RSA of an
 * app; it takes a while to make.
 */
export async function newCertificate(
  keyType: 'ec' | 'rsa' = 'ec',
  names: readonly string[] = [],
): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keyType,
    keySize: 2048,
    notAfterDate: new Date(Date.now() + 30 * day),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          ...['localhost', ...names].map((value) => ({ type: 2 as const, value })),
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key, cert };
}
