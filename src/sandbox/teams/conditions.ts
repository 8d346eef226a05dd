import { isTimeZone } from './windowsZone';

/** What Teams' clients of the sandbox can and tell, from one request to the next. */
export interface Conditions {
  /** Where Teams gives a token without asking the person. */
  readonly silentToken: 'everywhere' | 'notInChannels' | 'never';
  /** Whether a sign-in window can tell the page that opened it how it ended. */
  readonly opener: boolean;
  /** False for clients that do not know Action.Execute and take its fallback; `broken` for those that know it and fail. */
  readonly execute: boolean | 'broken';
  /** Whether clients open dialogs: those that do not have no actions in the menu of a message. */
  readonly dialogs: boolean;
  /** How clients tell where they are: by a name of IANA or of Windows, by the offset of their clock alone, or not at all. */
  readonly timeZone: 'iana' | 'windows' | 'offset' | 'none';
  /** The IANA zone that the clients are in. */
  readonly place: string;
}

type Readers = { readonly [Name in keyof Conditions]: (value: unknown) => Conditions[Name] };

const readers: Readers = {
  silentToken: oneOf('everywhere', 'notInChannels', 'never'),
  opener: oneOf<boolean>(true, false),
  execute: oneOf<Conditions['execute']>(true, false, 'broken'),
  dialogs: oneOf<boolean>(true, false),
  timeZone: oneOf('iana', 'windows', 'offset', 'none'),
  place: (value) => {
    if (typeof value === 'string' && isTimeZone(value)) return value;
    throw new Error(`must be the name of a time zone such as Europe/Berlin, not ${JSON.stringify(value)}`);
  },
};

/** The conditions as they are now. */
export class ClientConditions {
  private now: Conditions;
  private readonly first: Conditions;

  constructor(at: Partial<Conditions> = {}) {
    const place = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.first = {
      silentToken: 'notInChannels',
      opener: true,
      execute: true,
      dialogs: true,
      timeZone: 'iana',
      place,
      ...at,
    };
    this.now = this.first;
  }

  /** As at the start. */
  reset(): void {
    this.now = this.first;
  }

  get current(): Conditions {
    return this.now;
  }

  /** Keys that are left out stay as they are. Throws a sentence about a value that cannot be, and then changes nothing. */
  change(wanted: Readonly<Record<string, unknown>>): void {
    this.now = { ...this.now, ...readConditions(wanted) };
  }
}

/** Throws a sentence about a value that no condition has. */
export function readConditions(wanted: Readonly<Record<string, unknown>>): Partial<Conditions> {
  const unknown = Object.keys(wanted).find((name) => !Object.hasOwn(readers, name));
  if (unknown !== undefined) throw new Error(`There is no "${unknown}". There are ${Object.keys(readers).join(', ')}.`);
  const read = Object.entries(readers).flatMap(([name, reader]) => {
    if (wanted[name] === undefined) return [];
    try {
      return [[name, reader(wanted[name])]];
    } catch (error) {
      throw new Error(`"${name}" ${error instanceof Error ? error.message : error}.`);
    }
  });
  return Object.fromEntries(read);
}

function oneOf<T extends string | boolean>(...values: readonly T[]): (value: unknown) => T {
  return (value) => {
    const found = values.find((one) => one === value);
    if (found !== undefined) return found;
    throw new Error(`must be one of ${values.join(', ')}, not ${JSON.stringify(value)}`);
  };
}
