import { detailsOf } from '../../src/bot/kinds/detailsOf';
import { beta, type Description, v1, wholeType } from '../conformance/description';
import { english } from '../support/english';

/** What Graph answers to a creation. */
const CREATED = [
  [v1, 'group'],
  [v1, 'plannerTask'],
  [v1, 'todoTask'],
  [v1, 'todoTaskList'],
  [beta, 'outlookTaskGroup'],
] as const;

/** How the details of a summary may call the properties of what was created, and theirs. */
export function propertyLabels(): string[] {
  const names = CREATED.flatMap(([description, type]) => propertiesOf(description, type, []));
  const details = detailsOf(Object.fromEntries(names.map((name) => [name, 'x'])), [], 'UTC');
  return details.map(({ label }) => english(label));
}

function propertiesOf(description: Description, type: string, above: readonly string[]): string[] {
  if (above.includes(type) || !Object.hasOwn(description.types, type)) return [];
  return Object.entries(wholeType(description, type).properties).flatMap(([name, inner]) => {
    const one = inner.replace(/\?$/, '').replace(/^Collection\((.*)\)$/, '$1');
    return [name, ...propertiesOf(description, one, [...above, type])];
  });
}
