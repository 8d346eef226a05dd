import { type LocalizedText, say } from '../../i18n/localizedText';
import { distance } from '../../language/distance';
import { type Comparison, type Condition, comparisonsIn, OPERATORS, operatorName } from './ruleReader';
import { placeOf, type Token } from './ruleTokens';
import { operatorsOf, propertyNamed, propertyNames, type RuleProperty } from './ruleVocabulary';

/** Slips up to which a name is taken for another one. */
const NEAR = 2;

/** What a rule asks that Entra cannot answer: a property it does not have, an operator or a value that does not go with it. */
export function problemOfWords(rule: Condition): LocalizedText | undefined {
  for (const comparison of comparisonsIn(rule)) {
    const problem = problemOf(comparison);
    if (problem) return problem;
  }
  return undefined;
}

/** The name as Entra writes it that is nearest to one that it does not have. */
export function nearestProperty(name: string): string | undefined {
  const asked = name.toLowerCase();
  const alike = propertyNames().filter((known) => Math.abs(known.length - asked.length) <= NEAR);
  const slips = alike.map((known) => ({ known, slips: distance(asked, known.toLowerCase()) }));
  return slips.filter((one) => one.slips <= NEAR).sort((a, b) => a.slips - b.slips)[0]?.known;
}

function problemOf(comparison: Comparison): LocalizedText | undefined {
  const property = propertyNamed(comparison.property.text);
  if (!property) return unknownProperty(comparison.property);
  const fitting = operatorsOf[property.type];
  const name = operatorName(comparison.operator);
  if (!fitting.some((one) => one.toLowerCase() === name)) return wrongOperator(comparison, property.name, fitting);
  for (const value of comparison.values) {
    const problem = problemOfValue(value, property, name);
    if (problem) return problem;
  }
  return undefined;
}

function unknownProperty(token: Token): LocalizedText {
  const near = nearestProperty(token.text);
  if (near) return say`Entra has no property ${placeOf(token)}. Did you mean ${near}?`;
  return say`Entra has no property ${placeOf(token)}. It has user.department, user.jobTitle, user.country and others.`;
}

function wrongOperator({ operator }: Comparison, property: string, fitting: readonly string[]): LocalizedText {
  const written = OPERATORS.filter((one) => fitting.includes(one)).map((one) => `-${one}`);
  return say`${placeOf(operator)} does not go with ${property}. Use one of ${written.join(', ')}.`;
}

function problemOfValue(value: Token, property: RuleProperty, operator: string): LocalizedText | undefined {
  const isNull = /^\$?null$/i.test(value.text);
  if (isNull) return operator === 'eq' || operator === 'ne' ? undefined : say`Compare null with -eq or -ne.`;
  if (property.type === 'boolean')
    return /^(true|false)$/i.test(value.text)
      ? undefined
      : say`${property.name} is true or false: write one of them, without quotation marks, instead of ${placeOf(value)}.`;
  if (property.type === 'date') return undefined;
  if (!/^["'`]/.test(value.text)) return say`Put quotation marks around ${placeOf(value)}: "${value.text}".`;
  return unlisted(value, property, operator);
}

function unlisted(value: Token, { name, values }: RuleProperty, operator: string): LocalizedText | undefined {
  const text = value.text.replace(/^`?["']|`?["']$/g, '').toLowerCase();
  const isWhole = ['eq', 'ne', 'in', 'notin'].includes(operator);
  if (!values || !isWhole || values.some((one) => one.toLowerCase() === text)) return undefined;
  return say`${name} is one of ${values.map((one) => `"${one}"`).join(', ')}, and never ${placeOf(value)}.`;
}
