import type { Item } from '../collection';
import type { ErrorDetail } from '../graphError';
import { isItem } from '../jsonBody';
import { labelName } from '../security/sensitivityLabels';
import { badRequest } from './directoryErrors';
import { type GroupProperty, groupProperties } from './groupProperties';

interface Problem {
  readonly message: string;
  readonly detail?: ErrorDetail;
}

/** Checks each property of a POST by itself, `known` being those of the version that was called; the rules between properties are in `groupRules`. */
export function checkNewGroup(body: Item, known: readonly string[]): void {
  const missing = Object.keys(groupProperties).filter((name) => groupProperties[name]?.required && body[name] == null);
  const sent = namesIn(body).filter((name) => !missing.includes(name));
  const problems = missing.map((name) => ({
    message: `A value is required for property '${name}' of resource 'Group'.`,
  }));
  refuse([...problems, ...sent.flatMap((name) => problemOf(name, body[name], known, 'update') ?? [])]);
}

/** Checks each property of a PATCH by itself. */
export function checkGroupChanges(body: Item, known: readonly string[]): void {
  refuse(namesIn(body).flatMap((name) => problemOf(name, body[name], known, 'create') ?? []));
}

/** The properties sent, without annotations such as `@odata.type` and `owners@odata.bind`. */
export function namesIn(body: Item): string[] {
  return Object.keys(body).filter((name) => !name.includes('@odata.'));
}

function refuse(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first === undefined) return;
  const details = problems.flatMap(({ detail }) => detail ?? []);
  const message = others.length === 0 ? first.message : 'One or more property values specified are invalid.';
  throw badRequest(message, details.length === 0 ? undefined : details);
}

function problemOf(
  name: string,
  value: unknown,
  known: readonly string[],
  unfit: GroupProperty['use'],
): Problem | undefined {
  const property = known.includes(name) ? groupProperties[name] : undefined;
  if (property === undefined) return { message: `Invalid property '${name}'.` };
  if (property.use === 'read') return { message: `Property '${name}' is read-only and cannot be set` };
  if (property.use === unfit) return { message: `Property '${name}' cannot be set in this request.` };
  if (fits(property, value)) return undefined;
  const message = `Invalid value specified for property '${name}' of resource 'Group'.`;
  return { message, detail: { target: name, code: 'InvalidValue' } };
}

function fits(property: GroupProperty, value: unknown): boolean {
  if (value === null) return property.initial === null && property.required !== true;
  switch (property.type) {
    case 'String':
      return typeof value === 'string' && textFits(property, value);
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Int32':
      return Number.isInteger(value);
    case 'Strings':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && textFits(property, entry));
    case 'Labels':
      return Array.isArray(value) && value.every(isLabel);
    case 'Other':
      return true;
  }
}

/** Only the id of a label can be written; its name is the tenant's. */
function isLabel(value: unknown): boolean {
  if (!isItem(value) || labelName(value.labelId) === undefined) return false;
  return Object.keys(value).every((name) => name === 'labelId' || name.startsWith('@odata.'));
}

function textFits({ longest = Number.POSITIVE_INFINITY, values, pattern }: GroupProperty, text: string): boolean {
  return text.length <= longest && (values?.includes(text) ?? true) && (pattern?.test(text) ?? true);
}
