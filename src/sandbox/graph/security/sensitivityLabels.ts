import { keptIn } from '../collection';
import { isItem } from '../jsonBody';

/** A label that people may put on what they make; Graph's two versions show it in two shapes. */
export interface SensitivityLabel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly toolTip: string;
  readonly color: string;
  readonly isDefault: boolean;
  readonly hasProtection: boolean;
}

/** The labels of the tenant, the least sensitive first. */
export const sensitivityLabels: readonly SensitivityLabel[] = [
  {
    id: '6f4fb2db-ecf4-4279-94ba-23d059bf157e',
    name: 'General',
    description: 'Business data that is not meant for the public',
    toolTip: 'For everyday work that may be shared with partners where needed.',
    color: '#317100',
    isDefault: true,
    hasProtection: false,
  },
  {
    id: '1aeae0d3-2b6f-4c3b-9f0e-6c4f3b2ad1f7',
    name: 'Confidential',
    description: 'Sensitive business data that could do harm if it were shared',
    toolTip: 'For contracts, reports and customers, within Contoso only.',
    color: '#FF8C00',
    isDefault: false,
    hasProtection: true,
  },
  {
    id: 'd2a3c5f8-7c0b-4e55-8a52-91b0d5fe6a40',
    name: 'Highly Confidential',
    description: 'Very sensitive business data that would do harm if it were shared',
    toolTip: 'For named people only.',
    color: '#A80000',
    isDefault: false,
    hasProtection: true,
  },
];

/** How many labels of a Graph come after those. */
export const moreLabels = keptIn(() => ({ amount: 0 }));

/** Those that were seeded: their ids end with their number. */
export function seededLabels(amount: number): SensitivityLabel[] {
  return Array.from({ length: amount }, (_, i) => {
    const id = `${SEEDED}${String(i).padStart(12, '0')}`;
    const common = { description: '', toolTip: '', color: '#317100', isDefault: false, hasProtection: false };
    return { ...common, id, name: `Label ${i}` };
  });
}

const SEEDED = '5eeded00-0000-4000-8000-';

/** The pairs that a group shows, made of the pairs that were sent. */
export function assignedLabels(sent: unknown): readonly object[] {
  const ids = Array.isArray(sent) ? sent.map((pair: unknown) => (isItem(pair) ? pair.labelId : undefined)) : [];
  return ids.map((labelId) => ({ labelId: String(labelId).toLowerCase(), displayName: labelName(labelId) }));
}

/** The name under which a label is shown; undefined for an id that no label has. */
export function labelName(id: unknown): string | undefined {
  const wanted = String(id).toLowerCase();
  if (wanted.startsWith(SEEDED)) return `Label ${Number(wanted.slice(SEEDED.length))}`;
  return sensitivityLabels.find((label) => label.id === wanted)?.name;
}
