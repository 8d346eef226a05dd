import { Expression } from 'adaptive-expressions';
import { Template } from 'adaptivecards-templating';
import { isRecord } from '../json/json';
import { compiledExpression, type Evaluate, type Scope } from './compiledExpression';

/** A part of a template, filled: what is to stand in a list in its place may be several, or null for nothing. */
type Fill = (scope: Scope) => unknown;

/** Names that say how a part is filled and are no part of it. */
const RESERVED = new Set(['$data', '$when', '$root', '$index', '$host', '$_acTemplateVersion']);

/**
 * A template of adaptivecards-templating as a function, for the same output: that package copies the whole of a template
 * at each filling, while here what holds no expression is made once, frozen, and the same in each card.
 */
export function compiledTemplate(template: unknown): (data: unknown) => unknown {
  const fill = compiled(template);
  return (data) => fill({ $root: data, $data: data, $index: undefined });
}

function compiled(part: unknown): Fill {
  if (isFixed(part)) {
    const made = frozen(movable(part)({ $root: {}, $data: {}, $index: undefined }));
    return () => made;
  }
  return movable(part);
}

function movable(part: unknown): Fill {
  if (typeof part === 'string') return evaluated(part, true);
  if (Array.isArray(part)) return list(part.map(compiled));
  return isRecord(part) ? object(part) : () => part;
}

function list(parts: readonly Fill[]): Fill {
  return (scope) => {
    const all: unknown[] = [];
    for (const part of parts) {
      const made = part(scope);
      if (Array.isArray(made)) all.push(...made);
      else if (made !== null) all.push(made);
    }
    return all;
  };
}

/** Once, or for each of a list that `$data` names; where `$when` is not true it is left out. */
function object(part: Record<string, unknown>): Fill {
  const single = withoutContext(part);
  if (part.$data === undefined) return single;
  const data = typeof part.$data === 'string' ? evaluated(part.$data, true) : () => part.$data;
  return (scope) => {
    const $data = data(scope);
    if (!Array.isArray($data)) return single({ ...scope, $data: $data ?? scope.$data });
    const all = $data.map((one: unknown, $index) => single({ ...scope, $index, $data: one ?? scope.$data }));
    const made = all.filter((one) => one !== null);
    return made.length > 1 ? made : (made[0] ?? null);
  };
}

function withoutContext(part: Record<string, unknown>): Fill {
  const members = Object.entries(part).filter(([name]) => !RESERVED.has(name));
  const fills = members.map(([name, value]) => [name, compiled(value)] as const);
  const isWanted = condition(part.$when);
  return (scope) => {
    if (!isWanted(scope)) return null;
    const made: Record<string, unknown> = {};
    for (const [name, fill] of fills) {
      const value = fill(scope);
      if (value !== undefined) made[name] = value;
    }
    return made;
  };
}

function condition(when: unknown): (scope: Scope) => boolean {
  if (!when) return () => true;
  if (typeof when !== 'string') return () => false;
  const evaluate = evaluated(when, false);
  return (scope) => {
    try {
      return evaluate(scope) === true;
    } catch {
      return false;
    }
  };
}

function evaluated(text: string, substitutes: boolean): Evaluate {
  const parsed = Template.parseInterpolatedString(text);
  return parsed instanceof Expression ? compiledExpression(parsed, substitutes) : () => parsed;
}

function isFixed(part: unknown): boolean {
  if (typeof part === 'string') return !part.includes('${');
  if (Array.isArray(part)) return part.every(isFixed);
  return !isRecord(part) || Object.entries(part).every(([name, value]) => !RESERVED.has(name) && isFixed(value));
}

function frozen<T>(part: T): T {
  if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) frozen(inner);
  return Object.freeze(part);
}
