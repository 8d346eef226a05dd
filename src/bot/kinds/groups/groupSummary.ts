import { type LocalizedText, type Sentence, say } from '../../i18n/localizedText';
import { detailsOf } from '../detailsOf';
import type { Creation, Summary } from '../kind';
import { lines } from '../lines';
import type { GroupValues } from './groupFields';
import type { Links } from './groupLinks';

/** Graph's group, as far as the summary words it; whatever else comes with it stands among the details. */
export interface Group {
  readonly id: string;
  readonly groupTypes: readonly string[];
  readonly displayName: string;
  readonly description: string | null;
  readonly mail: string | null;
  readonly mailNickname: string;
  readonly visibility: string | null;
  readonly membershipRule: string | null;
  readonly membershipRuleProcessingState: string | null;
  readonly isAssignableToRole: boolean | null;
  readonly createdDateTime: string;
}

const SAID = [
  'displayName',
  'groupTypes',
  'mail',
  'mailNickname',
  'visibility',
  'membershipRule',
  'membershipRuleProcessingState',
  'isAssignableToRole',
  'description',
] as const;

const VISIBILITY: Readonly<Record<string, Sentence>> = {
  Private: say`Private`,
  Public: say`Public`,
  HiddenMembership: say`HiddenMembership`,
};

const PROCESSING: Readonly<Record<string, Sentence>> = { On: say`On`, Paused: say`Paused` };

const GROUP = '#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/groupId/';

/** Graph's answer names no people, so they are those who were sent along. */
export function groupSummary(group: Group, values: GroupValues, links: Links, creation: Creation): Summary {
  const { facts, requester, cloud } = creation;
  const names = (ids: readonly string[]) => ids.map((id) => facts[id] ?? id);
  return {
    id: group.id,
    name: group.displayName,
    lines: lines(
      [say`Type`, typeOf(group)],
      [say`Email`, group.mail],
      [say`Alias`, group.mailNickname],
      [say`Visibility`, wordOf(group.visibility, VISIBILITY)],
      [say`Rule`, group.membershipRule],
      [say`Processing`, wordOf(group.membershipRuleProcessingState, PROCESSING)],
      [say`Roles`, group.isAssignableToRole ? say`Can be assigned` : undefined],
      [say`Description`, group.description, 'description'],
      [say`Owners`, names(links.owners)],
      [say`Members`, names(links.members)],
      [say`Label`, values.assignedLabels && (facts[values.assignedLabels] ?? values.assignedLabels)],
    ),
    details: detailsOf(group, SAID, requester.timeZone),
    url: `${cloud.links.entraPortal}/${GROUP}${encodeURIComponent(group.id)}`,
    ...(group.visibility === 'HiddenMembership' && { isHidden: true }),
  };
}

function typeOf({ groupTypes }: Group): LocalizedText {
  const type = groupTypes.includes('Unified') ? say`Microsoft 365 group` : say`Security group`;
  return groupTypes.includes('DynamicMembership') ? say`${type}, dynamic` : type;
}

/** Graph's own word where it is none of those known here. */
function wordOf(word: string | null, known: Readonly<Record<string, Sentence>>): LocalizedText | undefined {
  return word === null ? undefined : (known[word] ?? word);
}
