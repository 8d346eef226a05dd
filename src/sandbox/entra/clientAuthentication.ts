import { createHash, X509Certificate } from 'node:crypto';
import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type ProtectedHeaderParameters,
} from 'jose';
import type { App } from '../tenant';
import { Refusal } from './refusal';
import { TokenProblem, type Tokens } from './tokens';

/** Seconds by which the app's clock may differ. */
const SKEW = 300;

interface Parts {
  readonly app: App;
  readonly tokens: Tokens;
  /** The names of the token endpoint: its own in the cloud, and where it was reached. */
  readonly endpoints: string[];
  readonly now: () => Date;
  /** What a managed identity's token must be for, to prove that somebody is an app. */
  readonly tokenExchange: string;
}

type Form = Readonly<Record<string, string | undefined>>;

/** Lets only the app itself pass: by its secret, its certificate or the managed identity that it trusts. Throws Refusal. */
export async function checkClient(parts: Parts, form: Form): Promise<void> {
  if (form.client_assertion === undefined) return checkSecret(parts.app, form.client_secret);
  if (form.client_assertion_type !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    throw refused(900144, "The request body must contain the following parameter: 'client_assertion_type'.");
  const { header, claims } = decoded(form.client_assertion);
  if (claims.iss === parts.app.id) await checkCertificate(parts, form.client_assertion, header);
  else await checkFederated(parts, form.client_assertion, claims);
}

function checkSecret(app: App, sent: string | undefined): void {
  if (sent === undefined)
    throw refused(
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  if (sent !== app.secret) throw refused(7000215, `Invalid client secret provided for app '${app.id}'.`);
}

function decoded(assertion: string): { header: ProtectedHeaderParameters; claims: JWTPayload } {
  try {
    return { header: decodeProtectedHeader(assertion), claims: decodeJwt(assertion) };
  } catch {
    throw refused(50027, 'Invalid JWT token. The client assertion cannot be read.');
  }
}

async function checkCertificate({ app, endpoints, now }: Parts, assertion: string, header: ProtectedHeaderParameters) {
  const certificate = app.certificate === undefined ? undefined : new X509Certificate(app.certificate);
  if (certificate === undefined || header['x5t#S256'] !== thumbprintOf(certificate))
    throw refused(
      700027,
      'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]',
    );
  try {
    await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ['PS256', 'RS256'],
      issuer: app.id,
      subject: app.id,
      audience: endpoints,
      currentDate: now(),
      clockTolerance: SKEW,
      requiredClaims: ['exp', 'nbf', 'jti'],
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

function thumbprintOf(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.raw).digest('base64url');
}

function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return outOfTime();
  if (error instanceof errors.JWTClaimValidationFailed && error.reason === 'check_failed') {
    if (error.claim === 'aud') return refused(700023, 'Client assertion audience claim does not match Realm issuer.');
    if (error.claim === 'nbf') return outOfTime();
    return refused(700021, "Client assertion application identifier doesn't match 'client_id' parameter.");
  }
  if (error instanceof errors.JWTClaimValidationFailed)
    return refused(50027, `Invalid JWT token. The claim '${error.claim}' is missing.`);
  if (error instanceof errors.JOSEError) return refused(700027, 'Client assertion contains an invalid signature.');
  return error;
}

async function checkFederated(parts: Parts, assertion: string, { iss, sub, aud }: JWTPayload): Promise<void> {
  const { app, tokens, tokenExchange } = parts;
  const no = 'No matching federated identity record found for presented assertion';
  const identity = app.managedIdentity;
  if (identity === undefined || iss !== tokens.issuer) throw refused(700211, `${no} issuer '${iss}'.`);
  if (aud !== tokenExchange) throw refused(700212, `${no} audience '${aud}'.`);
  if (sub !== identity.principalId) throw refused(700213, `${no} subject '${sub}'.`);
  try {
    await tokens.verify(assertion, tokenExchange);
  } catch (error) {
    if (!(error instanceof TokenProblem)) throw error;
    throw error.flaw === 'expired' ? outOfTime() : refused(50013, `Assertion failed ${error.flaw} validation.`);
  }
}

function outOfTime(): Refusal {
  return refused(700024, 'Client assertion is not within its valid time range.');
}

function refused(code: number, sentence: string): Refusal {
  return new Refusal(code, 'invalid_client', sentence, { status: 401 });
}
