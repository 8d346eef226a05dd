import { type ActionName, elementsOf } from './cardElements';
import type { Conditions } from './conditions';
import { isJson, type Json, objectIn, textIn } from './json';

/** The first button with that verb, or else that title, which a client under these conditions shows and lets be pressed. */
export function buttonOf(card: unknown, { verb, title }: ActionName, execute: Conditions['execute']): Json | undefined {
  return buttonsOf(card, execute).find(
    (button) => button.isEnabled !== false && (verb === undefined ? button.title === title : verbOf(button) === verb),
  );
}

/** Every such button as `verb (title)`, to tell what could be pressed. */
export function buttonNames(card: unknown, execute: Conditions['execute']): string[] {
  return buttonsOf(card, execute).map((button) => `${verbOf(button)} (${button.title})`);
}

/** A client that does not know Action.Execute shows its fallback, or nothing. */
function buttonsOf(card: unknown, execute: Conditions['execute']): Json[] {
  return elementsOf(card).flatMap((element) => {
    if (element.type === 'Action.Submit') return [element];
    if (element.type !== 'Action.Execute') return [];
    if (execute !== false) return [element];
    return isJson(element.fallback) && element.fallback.type === 'Action.Submit' ? [element.fallback] : [];
  });
}

function verbOf(button: Json): string | undefined {
  return textIn(button, 'verb') ?? textIn(objectIn(button, 'data'), 'verb');
}
