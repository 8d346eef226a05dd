import { createHmac } from 'node:crypto';

/** What the environment says, checked; `.env.example` explains each line. */
export interface Settings {
  readonly port: number;
  readonly publicUrl: string;
  readonly appId: string;
  readonly appPassword: string;
  readonly appTenantId: string;
  readonly allowedTenants: readonly string[];
  readonly formKeys: readonly [string, ...string[]];
  readonly stateUrl: string;
  readonly graphUrl: string;
  readonly entraUrl: string;
  readonly openIdMetadataUrl: string;
  readonly tokenIssuer: string;
  readonly connectorUrls: readonly string[];
  /** Milliseconds. */
  readonly settle: number;
  readonly logLevel: string;
}

/** Everything that is missing or wrong in the environment, each with its remedy. */
export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem';

  constructor(readonly problems: readonly string[]) {
    super(
      `Muster cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n.env.example explains every line.`,
    );
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CONNECTORS =
  'https://smba.trafficmanager.net/,https://smba.infra.gcc.teams.microsoft.com/,https://smba.infra.gov.teams.microsoft.us/';
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Throws `SettingsProblem`, which names every wrong line at once. */
export function readSettings(environment: Environment): Settings {
  const lines = new Lines(environment);
  const appPassword = lines.text(
    'MicrosoftAppPassword',
    'Make a client secret for the app registration in Entra and put it here.',
  );
  const appTenantId = lines.guid(
    'MicrosoftAppTenantId',
    'Put the id of the tenant in which the app is registered here.',
  );
  lines.oneOf('MicrosoftAppType', ['SingleTenant'], 'SingleTenant');
  const settings: Settings = {
    port: lines.number('PORT', 3978, 65_535),
    publicUrl: lines.address(
      'PUBLIC_URL',
      undefined,
      'Put the address here at which Teams reaches this bot, such as https://muster.example.com.',
    ),
    appId: lines.guid(
      'MicrosoftAppId',
      'Put the application id of the bot here. Without it anybody could speak to the bot, so it does not start.',
    ),
    appPassword,
    appTenantId,
    allowedTenants: lines.tenants('ALLOWED_TENANTS', appTenantId),
    formKeys: lines.keys('FORM_KEYS', appPassword),
    stateUrl: lines.oneOf('STATE_URL', ['memory:'], 'memory:'),
    graphUrl: lines.address('GRAPH_URL', 'https://graph.microsoft.com'),
    entraUrl: lines.address('ENTRA_URL', 'https://login.microsoftonline.com'),
    openIdMetadataUrl: lines.address(
      'BOT_OPENID_METADATA_URL',
      'https://login.botframework.com/v1/.well-known/openidconfiguration',
    ),
    tokenIssuer: environment.BOT_TOKEN_ISSUER || 'https://api.botframework.com',
    connectorUrls: lines.addresses('CONNECTOR_URLS', CONNECTORS),
    settle: lines.number('SETTLE_SECONDS', 60) * 1000,
    logLevel: lines.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  if (lines.problems.length > 0) throw new SettingsProblem(lines.problems);
  return settings;
}

/** `http:` would show tokens to the network; only this machine may be spoken to so. */
export function isAllowedAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && loopback)) && username === '' && password === '';
}

/** Reads line after line and remembers what is wrong, so that all of it is said at once. */
class Lines {
  readonly problems: string[] = [];

  constructor(private readonly environment: Environment) {}

  text(name: string, remedy: string): string {
    const value = this.environment[name]?.trim() ?? '';
    if (value === '') this.problems.push(`${name} is missing. ${remedy}`);
    return value;
  }

  guid(name: string, remedy: string): string {
    const value = this.text(name, remedy);
    if (value !== '' && !GUID.test(value))
      this.problems.push(`${name} is no id such as 11111111-2222-3333-4444-555555555555. ${remedy}`);
    return value;
  }

  number(name: string, usual: number, most = 99_999): number {
    const value = this.environment[name]?.trim() || String(usual);
    if (!/^\d{1,5}$/.test(value) || Number(value) > most)
      this.problems.push(
        `${name} is “${value}”. Use a whole number up to ${most}, or leave the line out for ${usual}.`,
      );
    return Number(value);
  }

  oneOf(name: string, allowed: readonly string[], usual: string): string {
    const value = this.environment[name]?.trim() || usual;
    if (!allowed.includes(value)) this.problems.push(`${name} is “${value}”. Use ${allowed.join(', ')}.`);
    return value;
  }

  /** Without a slash at the end. */
  address(
    name: string,
    usual: string | undefined,
    remedy = 'Use an https address; http is taken for this machine only.',
  ): string {
    const value = usual === undefined ? this.text(name, remedy) : this.environment[name]?.trim() || usual;
    if (value !== '' && !isAllowedAddress(value))
      this.problems.push(`${name} is “${value}”. Use an https address; http is taken for this machine only.`);
    return value.replace(/\/+$/, '');
  }

  /** Each with a slash at the end, so that no longer host name begins with it. */
  addresses(name: string, usual: string): string[] {
    const values = this.list(name, usual);
    const wrong = values.filter((value) => !isAllowedAddress(value));
    for (const value of wrong)
      this.problems.push(`${name} holds “${value}”. Use https addresses; http is taken for this machine only.`);
    return values.map((value) => (value.endsWith('/') ? value : `${value}/`));
  }

  /** In small letters, as tokens and activities spell them. */
  tenants(name: string, usual: string): string[] {
    for (const tenant of this.list(name, '').filter((entry) => !GUID.test(entry)))
      this.problems.push(`${name} holds “${tenant}”. Use the ids of tenants, with commas between them.`);
    return this.list(name, usual).map((tenant) => tenant.toLowerCase());
  }

  list(name: string, usual: string): string[] {
    const entries = (this.environment[name]?.trim() || usual).split(',');
    return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
  }

  /** The first signs new forms, all verify; made from the app's password where none are given. */
  keys(name: string, password: string): [string, ...string[]] {
    const [first, ...others] = this.list(name, '');
    if ([first, ...others].some((key) => key !== undefined && key.length < 32)) {
      this.problems.push(`${name} holds a key of less than 32 characters. Make one with: openssl rand -base64 32`);
    }
    return first === undefined
      ? [createHmac('sha256', password).update('Muster forms').digest('base64url')]
      : [first, ...others];
  }
}
