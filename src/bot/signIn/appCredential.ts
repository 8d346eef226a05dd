import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ManagedIdentityCredential } from '@azure/identity';
import type { Dispatcher } from 'undici';
import { readAppCertificate, signAssertion } from './appCertificate';
import { entraTransport } from './entraTransport';

/** How the app proves to Entra who it is: by its secret, or by an assertion for a token endpoint of Entra. */
export type AppCredential =
  | { readonly secret: string }
  | { readonly assertion: (tokenEndpoint: string) => Promise<string> };

/** No assertion could be had. The name is the only one that @azure/identity hands on instead of asking for a sign-in. */
export class CredentialProblem extends Error {
  override readonly name = 'AuthenticationError';
}

const DEADLINE = 3_000;

/** Signs with the certificate in a PEM file, which is read each time, so that a renewed one counts without a restart. */
export function certificateCredential(path: string, appId: string): AppCredential {
  return {
    assertion: explaining(`The certificate ${path} cannot be used`, async (endpoint) =>
      signAssertion(readAppCertificate(await readFile(path, 'utf8')), appId, endpoint),
    ),
  };
}

/** Shows the token of a managed identity that the app registration trusts; without `clientId` the machine's only one. `direct` leads past every proxy. */
export function managedIdentityCredential(
  clientId: string | undefined,
  tokenExchange: string,
  direct: Dispatcher,
): AppCredential {
  const once = { retryOptions: { maxRetries: 0 }, redirectOptions: { maxRetries: 0 } };
  const identity = new ManagedIdentityCredential({
    ...(clientId && { clientId }),
    ...once,
    httpClient: entraTransport(direct, DEADLINE),
  });
  return {
    assertion: explaining('The managed identity gives no token', async () => {
      const late = new AbortController();
      const tooLong = wait(DEADLINE, undefined, { signal: late.signal, ref: false });
      const fetched = await Promise.race([identity.getToken(tokenExchange), tooLong]).finally(() => late.abort());
      if (!fetched) throw new Error('it does not answer');
      return fetched.token;
    }),
  };
}

function explaining(what: string, work: (endpoint: string) => Promise<string>): (endpoint: string) => Promise<string> {
  return async (endpoint) => {
    try {
      return await work(endpoint);
    } catch (error) {
      throw new CredentialProblem(`${what}: ${error instanceof Error ? error.message : error}`);
    }
  };
}
