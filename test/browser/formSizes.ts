import type { Locator } from 'playwright-core';

/** How much of a form is before somebody at a time. */
export interface FormSize {
  readonly fields: number;
  /** Places where the Tab key stops. */
  readonly stops: number;
  /** Pixels, in a window that is 1200 wide. */
  readonly height: number;
}

/** Counts what is shown: inputs by their labels, and everything that takes the focus by Tab. */
export async function formSize(card: Locator): Promise<FormSize> {
  return card.evaluate((element) => {
    const isShown = (part: Element) => part.checkVisibility({ visibilityProperty: true });
    const all = [...element.querySelectorAll('input, select, textarea, button, a[href], [tabindex]')].filter(isShown);
    const focusable = all.filter(
      (part) => !(part instanceof HTMLElement) || (part.tabIndex >= 0 && !part.matches(':disabled')),
    );
    // Circles of one name are one stop.
    const names = focusable.map((part, at) =>
      part instanceof HTMLInputElement && part.type === 'radio' ? part.name : `${at}`,
    );
    const labelled = [...element.querySelectorAll('.ac-input-container')].filter(isShown);
    return {
      fields: labelled.length,
      stops: new Set(names).size,
      height: Math.round(element.getBoundingClientRect().height),
    };
  });
}

/** The largest of each. */
export function largest(sizes: readonly FormSize[]): FormSize {
  const most = (of: (size: FormSize) => number) => Math.max(...sizes.map(of));
  return { fields: most((one) => one.fields), stops: most((one) => one.stops), height: most((one) => one.height) };
}
