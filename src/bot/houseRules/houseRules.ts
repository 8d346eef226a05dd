import { isRecord } from '../json/json';
import type { FieldRules } from '../kinds/kindRules';
import { houseRulesSchema } from './houseRulesSchema';

/** What the file says of one kind, or of every kind. */
export interface WrittenRules {
  readonly onlyFor?: readonly string[];
  readonly inChannels?: boolean;
  readonly name?: FieldRules;
  readonly fields?: Readonly<Record<string, FieldRules>>;
}

/** The file that `HOUSE_RULES` names, as it is written. */
export interface HouseRules {
  readonly groups?: Readonly<Record<string, string>>;
  readonly everyKind?: WrittenRules;
  readonly kinds?: Readonly<Record<string, WrittenRules>>;
}

/** What is wrong with house rules, sentence by sentence, each with its place. */
export class HouseRulesProblem extends Error {
  override readonly name = 'HouseRulesProblem';

  constructor(readonly problems: readonly string[]) {
    super(problems.join(' '));
  }
}

interface Complaint {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: object;
}

/** Reads YAML, and JSON as a part of it. Throws `HouseRulesProblem`. */
export function readHouseRules(text: string): HouseRules {
  // Both are loaded where there are rules, and cost nobody else anything.
  const { parse }: typeof import('yaml') = require('yaml');
  const { default: Ajv }: typeof import('ajv') = require('ajv');
  const found = parsed(() => parse(text, { prettyErrors: true, maxAliasCount: 10 }));
  const isValid = new Ajv({ allErrors: true, strict: true }).compile<HouseRules>(houseRulesSchema);
  if (isValid(found)) return found;
  throw new HouseRulesProblem((isValid.errors ?? []).map(sentenceOf));
}

function parsed(parse: () => unknown): unknown {
  try {
    return parse() ?? {};
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new HouseRulesProblem([`It is neither YAML nor JSON: ${first.replace(/:$/, '.')}`]);
  }
}

function sentenceOf({ instancePath, message = 'is not right', params }: Complaint): string {
  const place = instancePath.slice(1).replaceAll('/', ' › ') || 'The whole file';
  const extra =
    isRecord(params) && typeof params.additionalProperty === 'string' ? `: ${params.additionalProperty}` : '';
  return `${place} ${message}${extra}.`;
}
