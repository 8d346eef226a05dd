import { type Cloud, cloudNamed, clouds } from './clouds';

/** The network around the bot, as it is described and asked for. */
export interface NetworkState {
  readonly cloud: Cloud['name'];
  /** Whether only a proxy leads out of it. */
  readonly proxy: boolean;
  /** Lines of the bot's environment that are otherwise than by themselves. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Which cloud it is, and which way leads there. Whoever is told of a change starts the bot anew. */
export class Network {
  private now: NetworkState;
  private readonly first: NetworkState;

  constructor(at: Partial<NetworkState> = {}) {
    this.first = { cloud: 'public', proxy: false, environment: {}, ...at };
    this.now = this.first;
  }

  get current(): NetworkState {
    return this.now;
  }

  readonly cloud = (): Cloud => clouds[this.now.cloud];

  /** As at the start. */
  reset(): void {
    this.now = this.first;
  }

  /** Says whether anything is otherwise now. Throws a sentence about a value that cannot be, and then changes nothing. */
  change(wanted: Readonly<Record<string, unknown>>): boolean {
    const before = JSON.stringify(this.now);
    const cloud = wanted.cloud === undefined ? this.now.cloud : nameOf(wanted.cloud);
    const proxy = wanted.proxy === undefined ? this.now.proxy : truthOf(wanted.proxy);
    this.now = { cloud, proxy, environment: changed(this.now.environment, wanted.environment ?? {}) };
    return JSON.stringify(this.now) !== before;
  }
}

function nameOf(value: unknown): Cloud['name'] {
  const cloud = cloudNamed(value);
  if (cloud) return cloud.name;
  throw new Error(`"cloud" must be one of ${Object.keys(clouds).join(', ')}, not ${JSON.stringify(value)}.`);
}

function truthOf(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new Error(`"proxy" must be true or false, not ${JSON.stringify(value)}.`);
}

/** `null` takes a line back. */
function changed(lines: NetworkState['environment'], value: unknown): Record<string, string> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const wanted: readonly [string, unknown][] = isObject ? Object.entries(value) : [['', value]];
  const wrong = wanted.find(([name, text]) => !/^\w+$/.test(name) || (text !== null && typeof text !== 'string'));
  if (wrong) throw new Error('"environment" must hold lines such as {"PUBLIC_URL": "https://muster.example"}.');
  const whole: readonly [string, unknown][] = Object.entries({ ...lines, ...Object.fromEntries(wanted) });
  return Object.fromEntries(whole.flatMap(([name, text]) => (text === null ? [] : [[name, String(text)]])));
}
