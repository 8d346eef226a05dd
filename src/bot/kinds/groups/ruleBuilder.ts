import type { Problems } from '../../forms/readForm';
import { say } from '../../i18n/localizedText';
import type { AssistButton, Assisted } from '../kind';
import { conditionOf, problemOfRule } from './membershipRule';
import { propertyNamed } from './ruleVocabulary';

/** The inputs of the builder, which writes the rule and is no part of it. */
export const BUILDER_INPUTS = ['builtProperty', 'builtOperator', 'builtValue', 'builtJoint'] as const;

/** Puts one condition into the rule: the first one, or one more with “and” or “or” before it. */
export const ruleBuilder: AssistButton = {
  assist: ({
    builtProperty = '',
    builtOperator = '',
    builtValue = '',
    builtJoint = '',
    membershipRule = '',
  }): Assisted => {
    const value = builtValue.trim();
    const problems = missing(builtProperty, value);
    if (Object.keys(problems).length > 0) return { problems };
    const condition = `${builtProperty} ${builtOperator || '-eq'} "${value.replaceAll('"', '`"')}"`;
    const rule = membershipRule.trim();
    if (rule === '') return { answers: { membershipRule: condition }, isDone: true };
    const wrong = problemOfRule(rule);
    if (wrong) return { problems: { membershipRule: wrong } };
    return {
      answers: { membershipRule: `${bound(rule, builtJoint)} ${builtJoint || '-and'} ${condition}` },
      isDone: true,
    };
  },
};

function missing(property: string, value: string): Problems {
  if (!propertyNamed(property)) return { builtProperty: say`Choose what the rule asks about.` };
  return value === '' ? { builtValue: say`Type what it is compared with, such as Sales.` } : {};
}

/** In brackets where the new condition would otherwise belong to a part of the rule alone. */
function bound(rule: string, joint: string): string {
  const type = conditionOf(rule)?.type;
  return type === 'or' && joint !== '-or' ? `(${rule})` : rule;
}
