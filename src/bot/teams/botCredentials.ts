import type { TokenCredential } from '@azure/identity';
import { ServiceClientCredentialsFactory } from 'botframework-connector';

const BEFORE_EXPIRY = 5 * 60 * 1000;

/** The bot's own token for the connector, through @azure/identity: the SDK's factory can use no other authority than Microsoft's. */
export class BotCredentials extends ServiceClientCredentialsFactory {
  private kept: { readonly token: string; readonly until: number } | undefined;

  constructor(
    private readonly appId: string,
    private readonly credential: TokenCredential,
    /** Whom the token is for: the cloud's Bot Framework. */
    private readonly audience: string,
  ) {
    super();
  }

  async token(): Promise<string> {
    if (this.kept && this.kept.until > Date.now()) return this.kept.token;
    const fetched = await this.credential.getToken(`${this.audience}/.default`);
    if (!fetched) throw new Error('Entra gave the bot no token for the connector.');
    this.kept = { token: fetched.token, until: fetched.expiresOnTimestamp - BEFORE_EXPIRY };
    return fetched.token;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await this.token()}`);
        return request;
      },
    };
  }
}
