import './adaptiveCards.js';
import type { AdaptiveCard, CardElement, Input } from 'adaptivecards';
import { freshId } from '../dom.js';

/**
 * Moves the focus into the card that has answered a press, since the button that was pressed is gone: to the first input with
 * a problem, else to the first input, else to the card. Leaves it where it is when the person has gone on elsewhere.
 */
export function focusAnswer(view: HTMLElement, card: AdaptiveCard | undefined): void {
  const inputs = card?.getAllInputs() ?? [];
  const wrong = inputs.filter(tieToProblem);
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body && !view.contains(activeElement)) return;
  const first = wrong[0] ?? inputs.find((input) => input.isVisible);
  const shown = card?.renderedElement;
  view.scrollIntoView({ block: 'nearest' });
  if (first) first.focus();
  else {
    shown?.setAttribute('tabindex', '-1');
    shown?.focus({ preventScroll: true });
  }
}

/** A text in the colour of attention right below an input is about that input; screen readers are told so. */
function tieToProblem(input: Input): boolean {
  const below = input.parent instanceof AdaptiveCards.Container && input.parent.getItemAt(input.index + 1);
  const text = below && isProblem(below) ? below.renderedElement : undefined;
  const control = input.renderedElement?.querySelector('input, textarea, select');
  if (!text || !control) return false;
  text.id ||= freshId('problem');
  control.setAttribute('aria-describedby', text.id);
  control.setAttribute('aria-invalid', 'true');
  return true;
}

function isProblem(element: CardElement): boolean {
  const { Attention } = AdaptiveCards.TextColor;
  if (element instanceof AdaptiveCards.TextBlock) return element.color === Attention;
  const inline =
    element instanceof AdaptiveCards.RichTextBlock && element.getInlineCount() > 0 && element.getInlineAt(0);
  return inline instanceof AdaptiveCards.TextRun && inline.color === Attention;
}
