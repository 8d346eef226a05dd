import { randomUUID } from 'node:crypto';
import { errors, exportJWK, type JSONWebKeySet, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { CloudNow } from '../clouds';
import { rsaKey } from '../rsaKey';
import type { ManagedIdentity, Tenant, User } from '../tenant';

const teamsWebClient = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const lifetime = 3600;

export type Flaw = 'malformed' | 'signature' | 'issuer' | 'audience' | 'expired';

/** A token that must not be trusted, and why. */
export class TokenProblem extends Error {
  override readonly name = 'TokenProblem';
  constructor(readonly flaw: Flaw) {
    super(`The token is not to be trusted: ${flaw}.`);
  }
}

/** Signs and checks the tokens of one tenant with one RS256 key. */
export class Tokens {
  private readonly pair;
  private readonly keyId = randomUUID();

  /** The folder is that of `rsaKey`. */
  constructor(
    private readonly tenant: Tenant,
    private readonly appId: string,
    private readonly cloud: CloudNow,
    private readonly now: () => Date,
    keys?: string,
  ) {
    this.pair = rsaKey('entra', keys);
  }

  /** Of v2.0 tokens. */
  get issuer(): string {
    return `${this.cloud().entra}/${this.tenant.id}/v2.0`;
  }

  async keys(): Promise<JSONWebKeySet> {
    const key = await exportJWK(this.pair.publicKey);
    return { keys: [{ ...key, kid: this.keyId, use: 'sig', alg: 'RS256' }] };
  }

  /** For Muster, as the person: what Teams hands over, or what Muster itself redeems (then `azp` is its own id). */
  muster(user: User, azp: string = teamsWebClient): Promise<string> {
    return this.sign({ ...this.person(user), aud: this.appId, azp, azpacr: '0', scp: 'access_as_user', ver: '2.0' });
  }

  id(user: User): Promise<string> {
    return this.sign({ ...this.person(user), aud: this.appId, ver: '2.0' });
  }

  /** For Graph, as the person; like the real ones a v1.0 token. */
  graph(user: User, scopes: readonly string[]): Promise<string> {
    const person = { ...this.person(user), iss: this.v1Issuer, upn: user.userPrincipalName };
    const scp = scopes.join(' ');
    return this.sign({ ...person, aud: this.cloud().graph, appid: this.appId, scp, ver: '1.0' });
  }

  /** For the connector of the Bot Framework, as Muster itself. */
  bot(): Promise<string> {
    const aud = this.cloud().botFramework;
    return this.sign({ aud, iss: this.v1Issuer, appid: this.appId, idtyp: 'app', tid: this.tenant.id, ver: '1.0' });
  }

  /** For Graph, as Muster itself: it permits nothing that people own. */
  appForGraph(): Promise<string> {
    const aud = this.cloud().graph;
    return this.sign({ aud, iss: this.v1Issuer, appid: this.appId, idtyp: 'app', tid: this.tenant.id, ver: '1.0' });
  }

  /** For whoever takes a managed identity's word, as that identity. */
  managedIdentity({ clientId, principalId }: ManagedIdentity, aud: string): Promise<string> {
    const ids = { azp: clientId, oid: principalId, sub: principalId, tid: this.tenant.id };
    return this.sign({ ...ids, aud, iss: this.issuer, idtyp: 'app', ver: '2.0' });
  }

  /** The claims of a token for this audience; throws TokenProblem. */
  async verify(token: string, audience: string): Promise<JWTPayload> {
    try {
      const issuer = [this.issuer, this.v1Issuer];
      const options = { audience, issuer, algorithms: ['RS256'], currentDate: this.now(), requiredClaims: ['exp'] };
      return (await jwtVerify(token, this.pair.publicKey, options)).payload;
    } catch (error) {
      throw new TokenProblem(flawOf(error));
    }
  }

  private get v1Issuer(): string {
    return `https://sts.windows.net/${this.tenant.id}/`;
  }

  private person(user: User): JWTPayload {
    return {
      iss: this.issuer,
      tid: this.tenant.id,
      oid: user.id,
      sub: user.id,
      name: user.displayName,
      preferred_username: user.userPrincipalName,
    };
  }

  private sign(claims: JWTPayload): Promise<string> {
    const seconds = Math.floor(this.now().getTime() / 1000);
    return new SignJWT({ ...claims, uti: randomUUID() })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.keyId })
      .setIssuedAt(seconds)
      .setNotBefore(seconds)
      .setExpirationTime(seconds + lifetime)
      .sign(this.pair.privateKey);
  }
}

function flawOf(error: unknown): Flaw {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'signature';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') return 'audience';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iss') return 'issuer';
  return 'malformed';
}
