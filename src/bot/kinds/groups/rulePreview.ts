import { counted, joined, type LocalizedText, say } from '../../i18n/localizedText';
import type { AssistButton, Assisted } from '../kind';
import { problemOfWords } from './checkRuleWords';
import { conditionOf, problemOfRule } from './membershipRule';
import { ruleFilter } from './ruleFilter';

/** People whose names are told. */
const NAMED = 5;
const NOT_HERE = say`I can’t look up direct reports here. The rule itself can be used all the same.`;

/** Who would be in the group now: how many people, and the names of the first. */
export const rulePreview: AssistButton = {
  permissions: { 'User.Read.All': say`see who a membership rule is about` },

  async assist({ membershipRule: rule = '' }, graph): Promise<Assisted> {
    const condition = conditionOf(rule.trim());
    const problem = problemOfRule(rule.trim()) ?? (condition && problemOfWords(condition));
    if (problem) return { problems: { membershipRule: problem } };
    const asked = condition && ruleFilter(condition);
    if (!asked || !graph?.counted) return { news: NOT_HERE };
    if ('problem' in asked) return { news: asked.problem };
    const { entries, count } = await graph.counted<{ readonly displayName: string }>('/v1.0/users', {
      $filter: asked.filter,
      $select: 'displayName',
      $orderby: 'displayName',
      $top: String(NAMED),
    });
    return {
      news: inWords(
        count,
        entries.map(({ displayName }) => displayName),
      ),
    };
  },
};

function inWords(count: number, names: readonly string[]): LocalizedText {
  if (count === 0) return say`Nobody would be in it now.`;
  const shown = joined(names, 'and');
  if (count > names.length) return say`${count} people would be in it now, among them ${shown}.`;
  return counted(
    count,
    say`${shown} would be in it now, and nobody else.`,
    say`${shown} would be in it now: ${count} people.`,
  );
}
