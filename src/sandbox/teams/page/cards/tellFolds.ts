/** Tells assistive technology whether what a button folds is shown: `adaptivecards` says so of the part, where nobody is told. */
export function tellFolds(card: HTMLElement): void {
  const tell = () => {
    for (const button of card.querySelectorAll('button[aria-controls]')) tellFold(card, button);
  };
  const attributeFilter = ['style', 'aria-expanded'];
  new MutationObserver(tell).observe(card, { subtree: true, childList: true, attributes: true, attributeFilter });
}

function tellFold(card: HTMLElement, button: Element): void {
  const ids = button.getAttribute('aria-controls')?.split(' ') ?? [];
  const parts = ids.map((id) => card.querySelector(`#${CSS.escape(id)}`)).filter((part) => part instanceof HTMLElement);
  for (const part of parts) part.removeAttribute('aria-expanded');
  const expanded = String(parts.some(({ style }) => style.display !== 'none'));
  if (button.getAttribute('aria-expanded') !== expanded) button.setAttribute('aria-expanded', expanded);
}
