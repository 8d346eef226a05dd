import type { ObjectKind } from '../../src/bot/kinds/kind';
import { descriptionOf, wholeType } from '../conformance/description';
import { documents } from '../documents/documents';
import type { SourceDocument } from '../documents/sourceDocument';
import type { Standing } from './standingsOf';

/** The kinds that create what a document describes, by its number. */
export const kindsOf: Readonly<Record<SourceDocument['number'], readonly string[]>> = {
  '000': ['outlookTaskGroup'],
  '001': ['microsoft365Group', 'securityGroup', 'dynamicGroup', 'roleAssignableGroup'],
  '002': ['todoTask'],
  '003': ['plannerTask'],
  '004': ['microsoft365Group', 'securityGroup', 'dynamicGroup', 'roleAssignableGroup'],
};

/** What the contract has against a property's place; undefined where it is accounted for. */
export function complaintAbout({ property, inputs, lines, reason }: Standing): string | undefined {
  const [isInput, isShown, isLeftOut] = [inputs.length > 0, lines.length > 0, reason !== undefined];
  if (isInput && property.today === 'service') return `is an input (${inputs}), although the service sets it`;
  if (isInput && isLeftOut) return `is both an input (${inputs}) and left out`;
  if (isInput) return isShown ? undefined : `is an input (${inputs}), but no line of the summary`;
  if (property.today === 'service' && isShown)
    return isLeftOut ? `is both a line of the summary (${lines}) and left out` : undefined;
  if (isLeftOut) return reason === '' ? 'is left out without a reason' : undefined;
  return isShown ? 'can be written, but is no input, and not left out' : 'is nowhere';
}

/** Reasons about what neither a document of the kind nor Graph's description of its objects knows. */
export function staleReasons(kind: ObjectKind): string[] {
  const own = documents.filter(({ number }) => kindsOf[number].includes(kind.name));
  const known = own.flatMap((document) => [...document.properties.map(({ name }) => name), ...describedBy(document)]);
  return Object.keys(kind.leftOut).filter((name) => !known.includes(name));
}

/** The properties of the object, and of what belongs to it alone, as a Planner task's details do. */
function describedBy({ operation }: SourceDocument): string[] {
  const description = descriptionOf(new URL(operation.path, 'https://graph.microsoft.com'));
  if (description === undefined) return [];
  const { properties, contains } = wholeType(description, operation.type);
  const parts = Object.values(contains).map((type) => wholeType(description, type.replace('?', '')).properties);
  return [properties, contains, ...parts].flatMap(Object.keys);
}
