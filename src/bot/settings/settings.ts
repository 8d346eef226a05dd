import type { HouseRules } from '../houseRules/houseRules';
import { isLoopback } from '../http/isLoopback';
import type { WayOutSettings } from '../http/wayOut';
import type { PageTexts } from '../pages/publicPages';
import type { TelemetrySettings } from '../telemetry/openTelemetry';
import { type AppCredentialSettings, readAppCredentialSettings } from './appCredentialSettings';
import { type CloudSettings, readCloudSettings } from './cloudSettings';
import { type Environment, EnvironmentLines } from './environmentLines';
import { readHouseRulesSetting } from './houseRulesSetting';
import { readTelemetrySettings } from './telemetrySettings';
import { readWaySettings } from './waySettings';

/** What the environment says, checked; `.env.example` explains each line. */
export interface Settings extends CloudSettings {
  readonly port: number;
  /** The address that it listens on; undefined for all. */
  readonly host: string | undefined;
  readonly maxConnections: number;
  readonly publicUrl: string;
  readonly appId: string;
  readonly appCredential: AppCredentialSettings;
  readonly appTenantId: string;
  readonly allowedTenants: readonly string[];
  readonly formKeys: readonly [string, ...string[]];
  /** Made from the client secret, and so lost with it. */
  readonly areFormKeysDerived: boolean;
  readonly stateUrl: string;
  readonly wayOut: WayOutSettings;
  /** Where audit lines are posted; it may hold a key, so it is never shown. */
  readonly auditUrl: string | undefined;
  /** Undefined where nobody wants traces or metrics. */
  readonly telemetry: TelemetrySettings | undefined;
  readonly houseRules: HouseRules | undefined;
  /** Texts in the place of those of the bot's own pages. */
  readonly pages: Partial<PageTexts>;
  /** Milliseconds. */
  readonly settle: number;
  /** Of one person, in a minute. */
  readonly budgets: { readonly messages: number; readonly presses: number };
  /** Creations of one person that may be under way. */
  readonly queuedCreations: number;
  /** Which buttons cards have: `both` gives phones Action.Submit and others Action.Execute. */
  readonly cardActions: 'execute' | 'submit' | 'both';
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

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Throws `SettingsProblem`, which names every wrong line at once. */
export function readSettings(environment: Environment): Settings {
  const lines = new EnvironmentLines(environment);
  const settings = settingsIn(lines);
  if (lines.problems.length > 0) throw new SettingsProblem(lines.problems);
  return settings;
}

/** Every name that is read, where the environment is this or says nothing. */
export function settingNames(environment: Environment): string[] {
  const both = [new EnvironmentLines(environment), new EnvironmentLines({})];
  for (const lines of both) settingsIn(lines);
  return [...new Set(both.flatMap(({ asked }) => [...asked]))];
}

function settingsIn(lines: EnvironmentLines): Settings {
  const appCredential = readAppCredentialSettings(lines);
  const appTenantId = lines.guid(
    'MicrosoftAppTenantId',
    'Put the id of the tenant in which the app is registered here.',
  );
  const cloud = readCloudSettings(lines);
  const own = { port: lines.number('PORT', 3978, 65_535), host: lines.ownAddress('HOST') };
  return {
    ...own,
    telemetry: readTelemetrySettings(lines, own),
    maxConnections: lines.number('MAX_CONNECTIONS', 4_000, 65_535, 10),
    publicUrl: lines.origin(
      'PUBLIC_URL',
      'Put the address here at which Teams reaches this bot, such as https://muster.example.com.',
    ),
    appId: lines.guid(
      'MicrosoftAppId',
      'Put the application id of the bot here. Without it anybody could speak to the bot, so it does not start.',
    ),
    appCredential,
    appTenantId,
    allowedTenants: lines.tenants('ALLOWED_TENANTS', appTenantId),
    formKeys: lines.keys('FORM_KEYS', appCredential.kind === 'secret' ? appCredential.secret : undefined),
    areFormKeysDerived: lines.optional('FORM_KEYS') === undefined,
    stateUrl: lines.state('STATE_URL', 'memory:'),
    ...cloud,
    wayOut: readWaySettings(lines),
    houseRules: readHouseRulesSetting(lines),
    auditUrl: lines.hiddenAddress('AUDIT_URL'),
    pages: pagesIn(lines),
    settle: settleIn(lines, cloud.graphUrl),
    budgets: {
      messages: lines.number('MESSAGES_PER_MINUTE', 60, 99_999, 1),
      presses: lines.number('PRESSES_PER_MINUTE', 60, 99_999, 1),
    },
    queuedCreations: lines.number('QUEUED_CREATIONS', 20, 99_999, 1),
    cardActions: lines.oneOf('CARD_ACTIONS', ['execute', 'submit', 'both'], 'both'),
    logLevel: lines.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
}

function pagesIn(lines: EnvironmentLines): Partial<PageTexts> {
  const [privacy, terms] = [lines.textOfFile('PRIVACY_FILE'), lines.textOfFile('TERMS_FILE')];
  return { ...(privacy !== undefined && { privacy }), ...(terms !== undefined && { terms }) };
}

/** Milliseconds. A Graph on this machine may be quicker, and somebody who tests may be patient. */
function settleIn(lines: EnvironmentLines, graphUrl: string): number {
  const isHere = URL.canParse(graphUrl) && isLoopback(new URL(graphUrl).hostname);
  return 1000 * (isHere ? lines.number('SETTLE_SECONDS', 60) : lines.number('SETTLE_SECONDS', 60, 600, 20));
}
