import type { Refusal } from '../../graph/graphProblem';
import { say } from '../../i18n/localizedText';
import type { Remedy } from '../kind';

/** What the directory refuses of any group. */
export function groupRemedy({ message, targets }: Refusal): Remedy | undefined {
  if (targets.includes('mailNickname') && /already exists/.test(message))
    return { sentence: say`Another group has this alias. Choose another one.` };
  if (/duplicate values/.test(message))
    return { sentence: say`Somebody is named twice. Name everybody once; you need not name yourself as owner.` };
  return undefined;
}
