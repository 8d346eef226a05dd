import './adaptiveCards.js';
import type { Action } from 'adaptivecards';

/** Tells assistive technology whether what a button unfolds is shown: `adaptivecards` says so of the part, where nobody is told. */
export function tellFolds(card: HTMLElement, actions: () => readonly Action[]): void {
  const tell = () => {
    for (const action of actions()) tellFold(card, action);
  };
  const attributeFilter = ['style', 'aria-expanded'];
  new MutationObserver(tell).observe(card, { subtree: true, childList: true, attributes: true, attributeFilter });
}

function tellFold(card: HTMLElement, action: Action): void {
  if (!(action instanceof AdaptiveCards.ToggleVisibilityAction)) return;
  const targets = Object.entries(action.targetElements);
  const parts = targets.map(([id, shows]) => ({ part: card.querySelector(`#${CSS.escape(id)}`), shows }));
  for (const { part } of parts) part?.removeAttribute('aria-expanded');
  // What it only folds away is not what it is about.
  const own = parts.filter(({ shows }) => shows !== false).map(({ part }) => part);
  const expanded = String(own.some((part) => part instanceof HTMLElement && part.style.display !== 'none'));
  const button = action.renderedElement;
  if (button && button.getAttribute('aria-expanded') !== expanded) button.setAttribute('aria-expanded', expanded);
}
