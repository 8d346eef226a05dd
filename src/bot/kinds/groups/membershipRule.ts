import { FieldProblem } from '../../forms/fields';
import { type LocalizedText, say } from '../../i18n/localizedText';
import { type Condition, readRule } from './ruleReader';
import { placeOf, type Token, tokensOf } from './ruleTokens';

const DIRECT_REPORTS = /^Direct Reports for "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/i;
const MANAGER_MISSING = say`After “Direct Reports for” at character 1 comes the object id of the manager in quotation marks, and nothing else.`;

/** What is wrong with a rule and where; the syntax is that of https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership */
export function problemOfRule(rule: string): LocalizedText | undefined {
  try {
    checkRule(rule);
    return undefined;
  } catch (error) {
    if (!(error instanceof FieldProblem)) throw error;
    return error.sentence;
  }
}

/** What a rule asks; undefined where it cannot be read, and where it asks for somebody's direct reports. */
export function conditionOf(rule: string): Condition | undefined {
  return DIRECT_REPORTS.test(rule) || problemOfRule(rule) ? undefined : readRule(rule);
}

/** For a rule without a problem. */
export function isAboutDevices(rule: string): boolean {
  return tokensOf(rule).some(about('device'));
}

function checkRule(rule: string): void {
  if (DIRECT_REPORTS.test(rule)) return;
  if (/^direct reports\b/i.test(rule)) throw new FieldProblem(MANAGER_MISSING);
  const tokens = tokensOf(rule);
  readRule(rule);
  const device = tokens.some(about('user')) && tokens.find(about('device'));
  if (device)
    throw new FieldProblem(say`${placeOf(device)}: a rule asks about people or about devices, not about both.`);
}

function about(what: 'user' | 'device'): (token: Token) => boolean {
  return ({ text }) => text.toLowerCase().startsWith(`${what}.`);
}
