import type { AdaptiveCard } from 'adaptivecards';

/**
 * Moves the focus into the card that has answered a press, since the button that was pressed is gone: to the input beside
 * a problem, else to the first input, else to the card. Leaves it where it is when the person has gone on elsewhere.
 */
export function focusAnswer(view: HTMLElement, card: AdaptiveCard | undefined): void {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body && !view.contains(activeElement)) return;
  const first = card?.getAllInputs().find((input) => input.isVisible);
  const shown = card?.renderedElement;
  view.scrollIntoView({ block: 'nearest' });
  if (first) first.focus();
  else {
    shown?.setAttribute('tabindex', '-1');
    shown?.focus({ preventScroll: true });
  }
}
