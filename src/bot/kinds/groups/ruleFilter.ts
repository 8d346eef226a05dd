import { odataString } from '../../graph/graph';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { type Comparison, type Condition, operatorName } from './ruleReader';
import { placeOf, type Token } from './ruleTokens';
import { propertyNamed } from './ruleVocabulary';

/** A rule as a `$filter` of users, or why there is none. */
export type RuleFilter = { readonly filter: string } | { readonly problem: LocalizedText };

/** Graph's names of properties whose name in a rule is another one. */
const RENAMED: Readonly<Record<string, string>> = {
  objectId: 'id',
  mailNickName: 'mailNickname',
  mobile: 'mobilePhone',
  physicalDeliveryOfficeName: 'officeLocation',
  dirSyncEnabled: 'onPremisesSyncEnabled',
};
/** As Graph's page on the user resource lists what can be filtered by, with the others of the same names. */
const TEXTS = [
  ...['city', 'companyName', 'country', 'department', 'displayName', 'employeeId', 'givenName', 'id', 'jobTitle'],
  ...['mail', 'mailNickname', 'mobilePhone', 'officeLocation', 'postalCode', 'preferredLanguage', 'state'],
  ...['streetAddress', 'surname', 'usageLocation', 'userPrincipalName', 'userType'],
];
const BOOLEANS = ['accountEnabled', 'onPremisesSyncEnabled'];
const LISTS = ['otherMails', 'proxyAddresses'];
const WITH_ENDS = ['mail', 'userPrincipalName', ...LISTS];
/** What Graph takes only `eq`, `ne`, `not`, `in` and `ge` of. */
const WITHOUT_STARTS = ['id'];

const FUNCTIONS: Readonly<Record<string, string>> = { startswith: 'startsWith', endswith: 'endsWith' };

/** https://learn.microsoft.com/graph/aad-advanced-queries: an advanced query, with `ConsistencyLevel: eventual` and `$count`. */
export function ruleFilter(rule: Condition): RuleFilter {
  try {
    return { filter: filterOf(rule) };
  } catch (error) {
    if (!(error instanceof NoFilter)) throw error;
    return { problem: error.sentence };
  }
}

class NoFilter extends Error {
  constructor(readonly sentence: LocalizedText) {
    super('Graph has no such filter.');
  }
}

function filterOf(rule: Condition): string {
  if (rule.type === 'not') return `not(${filterOf(rule.part)})`;
  if (rule.type !== 'comparison') return rule.parts.map((part) => `(${filterOf(part)})`).join(` ${rule.type} `);
  const written = propertyNamed(rule.property.text)?.name ?? rule.property.text;
  if (written.startsWith('device.'))
    throw new NoFilter(say`This rule is about devices, and I can only look up people.`);
  const name = written.slice('user.'.length);
  const property = RENAMED[name] ?? name;
  if (LISTS.includes(property)) return listFilter(property, rule);
  if (BOOLEANS.includes(property)) return compared(property, rule);
  if (!TEXTS.includes(property)) throw unsearchable(rule.property);
  return compared(property, rule);
}

/** Of a list of texts it is asked whether one of them fits; `-notX` asks that none does. */
function listFilter(property: string, rule: Comparison): string {
  const inner = rule.each;
  const name = operatorName(rule.operator);
  const isPlain =
    inner?.type === 'comparison' && inner.property.text === '_' && !/^n/.test(operatorName(inner.operator));
  if (name === 'any' && isPlain) return `${property}/any(p:${compared('p', inner, property)})`;
  if (name === 'any' || name === 'all' || name === 'in' || name === 'notin') throw unsearchable(rule.operator);
  const positive = name.replace(/^not|^ne$/, '') || 'eq';
  const asked = { ...rule, operator: { ...rule.operator, text: positive } };
  const any = `${property}/any(p:${compared('p', asked, property)})`;
  return positive === name ? any : `not(${any})`;
}

function compared(path: string, { operator, values }: Comparison, property = path): string {
  const name = operatorName(operator);
  const positive = name.replace(/^not/, '');
  const [value = ''] = values.map(literal);
  if (name === 'eq' || name === 'ne') return `${path} ${name} ${value}`;
  if (!takenBy(property).includes(positive)) throw unsearchable(operator);
  const asked =
    positive === 'in' ? `${path} in (${values.map(literal).join(',')})` : `${FUNCTIONS[positive]}(${path},${value})`;
  return name === positive ? asked : `not(${asked})`;
}

function takenBy(property: string): readonly string[] {
  return [
    'in',
    ...(WITHOUT_STARTS.includes(property) ? [] : ['startswith']),
    ...(WITH_ENDS.includes(property) ? ['endswith'] : []),
  ];
}

function literal({ text }: Token): string {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase();
  if (/^\$?null$/i.test(text)) return 'null';
  const inner = text.replace(/^`?["']|`?["']$/g, '');
  return odataString(text.startsWith("'") ? inner.replaceAll("''", "'") : inner.replaceAll('`"', '"'));
}

function unsearchable(token: Token): NoFilter {
  return new NoFilter(
    say`I can’t look this up: people can’t be searched by ${placeOf(token)}. The rule itself can be used all the same.`,
  );
}
