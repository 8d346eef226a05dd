import { randomUUID } from 'node:crypto';
import { exportJWK, type JWK, SignJWT } from 'jose';
import { type CloudNow, publicCloud } from '../clouds';
import { rsaKey } from '../rsaKey';

/** The keys with which the channel signs what it sends to a bot. */
export class ChannelKeys {
  private readonly kid = randomUUID();
  private readonly pair;

  /** The folder is that of `rsaKey`. */
  constructor(
    keys?: string,
    private readonly cloud: CloudNow = publicCloud,
  ) {
    this.pair = rsaKey('channel', keys);
  }

  /** A bearer token for one activity: the service URL in it must be the activity's, letter by letter. */
  async token(appId: string, serviceUrl: string): Promise<string> {
    return new SignJWT({ serviceurl: serviceUrl })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.kid })
      .setIssuer(this.cloud().botFramework)
      .setAudience(appId)
      .setIssuedAt()
      .setNotBefore('-5m')
      .setExpirationTime('1h')
      .sign(this.pair.privateKey);
  }

  /** The OpenID metadata that leads a bot to `jwksUri`. */
  metadata(jwksUri: string): object {
    return {
      issuer: this.cloud().botFramework,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: jwksUri,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    };
  }

  /** The public key set; the endorsement says for which channel the key may sign. */
  async keySet(): Promise<{ keys: JWK[] }> {
    const key = {
      ...(await exportJWK(this.pair.publicKey)),
      kid: this.kid,
      use: 'sig',
      alg: 'RS256',
      endorsements: ['msteams'],
    };
    return { keys: [key] };
  }
}
