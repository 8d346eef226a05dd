import { isRecord } from '../json/json';
import type { Card } from './cardDeck';

/** A form with these inputs alone: without what else it asks for, and without the buttons among them. */
export function withOnlyInputs(card: Card, ids: readonly string[]): Card {
  const body: unknown[] = Array.isArray(card.body) ? card.body : [];
  const kept = body.flatMap((element) => pruned(element, ids));
  const shown = new Set(idsIn(kept));
  return { ...card, body: kept.flatMap((element) => withoutDeadToggles(element, shown)) };
}

/** Nothing for an input that is not wanted, for what held only such, and for a row of buttons to press. */
function pruned(element: unknown, ids: readonly string[]): unknown[] {
  if (!isRecord(element)) return [element];
  if (isInput(element)) return ids.includes(String(element.id)) ? [element] : [];
  if (element.type === 'ActionSet') return unfolding(element);
  const list = 'columns' in element ? 'columns' : 'items';
  const inner = element[list];
  if (!Array.isArray(inner)) return [element];
  const left = inner.flatMap((one: unknown) => pruned(one, ids));
  return left.length === 0 || (hasInput(inner) && !hasInput(left)) ? [] : [{ ...element, [list]: left }];
}

function unfolding(element: Record<string, unknown>): unknown[] {
  const actions: unknown[] = Array.isArray(element.actions) ? element.actions : [];
  const left = actions.filter((action) => isRecord(action) && action.type === 'Action.ToggleVisibility');
  return left.length > 0 ? [{ ...element, actions: left }] : [];
}

/** Without the buttons that unfold nothing that is left. */
function withoutDeadToggles(element: unknown, shown: ReadonlySet<string>): unknown[] {
  if (!isRecord(element)) return [element];
  if (element.type !== 'ActionSet') {
    const list = 'columns' in element ? 'columns' : 'items';
    const inner = element[list];
    if (!Array.isArray(inner)) return [element];
    return [{ ...element, [list]: inner.flatMap((one: unknown) => withoutDeadToggles(one, shown)) }];
  }
  const actions: unknown[] = Array.isArray(element.actions) ? element.actions : [];
  const left = actions.filter((action) => targetsOf(action).some((target) => shown.has(target)));
  return left.length > 0 ? [{ ...element, actions: left }] : [];
}

/** What it unfolds; the others it folds. */
function targetsOf(action: unknown): string[] {
  const targets: unknown[] = isRecord(action) && Array.isArray(action.targetElements) ? action.targetElements : [];
  return targets.flatMap((target) => {
    if (!isRecord(target)) return [String(target)];
    return target.isVisible === false ? [] : [String(target.elementId)];
  });
}

function isInput({ type }: Record<string, unknown>): boolean {
  return typeof type === 'string' && type.startsWith('Input.');
}

function hasInput(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(hasInput);
  return isRecord(part) && (isInput(part) || hasInput(part.items) || hasInput(part.columns));
}

function idsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(idsIn);
  if (!isRecord(part)) return [];
  const own = typeof part.id === 'string' ? [part.id] : [];
  return [...own, ...idsIn(part.items), ...idsIn(part.columns)];
}
