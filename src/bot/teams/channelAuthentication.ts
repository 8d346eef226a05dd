import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { BotCredentials } from './botCredentials';
import type { Gate } from './gate';

const CALLER = 'urn:botframework:azure';

/** Puts the gate in the place of the SDK's own check, and keeps the clients that the SDK would make anew for every turn. */
export class ChannelAuthentication extends ConfigurationBotFrameworkAuthentication {
  private readonly identity: ClaimsIdentity;
  private readonly connectors: KeptConnectors;
  private tokenClient: Promise<UserTokenClient> | undefined;

  constructor(
    appId: string,
    private readonly gate: Gate,
    credentials: BotCredentials,
    private readonly audience: string,
  ) {
    super({ MicrosoftAppId: appId }, credentials);
    this.identity = new ClaimsIdentity([{ type: 'aud', value: appId }], true);
    this.connectors = new KeptConnectors(super.createConnectorFactory(this.identity));
  }

  /** What the SDK needs to know of a request that the gate has admitted. */
  get admitted(): AuthenticateRequestResult {
    return {
      audience: this.audience,
      callerId: CALLER,
      claimsIdentity: this.identity,
      connectorFactory: this.connectors,
    };
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    this.gate.admit(await this.gate.claimsOf(authorization), { ...activity });
    return this.admitted;
  }

  override createUserTokenClient(): Promise<UserTokenClient> {
    this.tokenClient ??= super.createUserTokenClient(this.identity);
    return this.tokenClient;
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.connectors;
  }
}

/** One client per service URL; the gate's allow-list keeps their number small. */
class KeptConnectors extends ConnectorFactory {
  private readonly clients = new Map<string, Promise<ConnectorClient>>();

  constructor(private readonly factory: ConnectorFactory) {
    super();
  }

  override create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const there = this.clients.get(serviceUrl);
    if (there) return there;
    const client = this.factory.create(serviceUrl, audience);
    this.clients.set(serviceUrl, client);
    return client;
  }
}
