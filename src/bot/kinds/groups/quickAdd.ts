import { say } from '../../i18n/localizedText';
import { groupProperties } from '../../language/groupProperties';
import { groupRule } from '../../language/groupRule';
import { ownersAndMembers } from '../../language/people';
import { quotes } from '../../language/quotes';
import type { Found } from '../../language/reading';
import { guessOf, peopleGuesses } from '../guesses';
import type { Guess, QuickAdd } from '../kind';

const VISIBILITIES = { Private: say`Private`, Public: say`Public`, HiddenMembership: say`Hidden membership` };
const NOT_TAKEN = say`This kind of group does not take that.`;
const KINDS = { microsoft365: 'microsoft365Group', security: 'securityGroup' };

/** What the words after "new group" can say beside the name; `fields` are those that the kind's form has. */
export function groupQuickAdd(fields: Readonly<Record<string, unknown>>): QuickAdd {
  return {
    layers: [quotes, groupRule, ownersAndMembers, groupProperties],
    guesses: async (found, _options, graph) => {
      const all = [
        ...textGuesses(found),
        ...(await peopleGuesses(say`Owners`, found.owners ?? [], 'owners', graph)),
        ...(await peopleGuesses(say`Members`, found.members ?? [], 'members', graph)),
      ];
      return all.map((guess) =>
        isTaken(guess, fields) ? guess : { ...guess, shown: NOT_TAKEN, answers: {}, others: [] },
      );
    },
  };
}

/** `type:security` or "where department is Sales" under "new group" */
export function kindByType({ type, rule }: Found): string | undefined {
  return rule ? 'dynamicGroup' : type && KINDS[type.value];
}

function isTaken({ answers }: Guess, fields: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(answers).every((field) => Object.hasOwn(fields, field));
}

function textGuesses({ visibility, description, alias, rule }: Found): Guess[] {
  const way = (field: string) => (value: string) => ({ answers: { [field]: value }, shown: value });
  return [
    ...(visibility
      ? [
          guessOf(say`Visibility`, visibility, (value) => ({
            answers: { visibility: value },
            shown: VISIBILITIES[value],
          })),
        ]
      : []),
    ...(description ? [guessOf(say`Description`, description, way('description'))] : []),
    ...(rule ? [guessOf(say`Rule`, rule, way('membershipRule'))] : []),
    ...(alias ? [guessOf(say`Alias`, alias, way('mailNickname'))] : []),
  ];
}
