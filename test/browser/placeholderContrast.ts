import type { Locator } from 'playwright-core';

/** Lowest contrast, after WCAG 2, of the placeholders of these inputs with what lies behind them. */
export async function placeholderContrast(inputs: Locator): Promise<number> {
  const pairs = await inputs.evaluateAll((all) =>
    all.map((input) => {
      const { color } = getComputedStyle(input, '::placeholder');
      let behind: Element | null = input;
      while (behind && /^rgba\(.*, 0\)$/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
      return [color, behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)'];
    }),
  );
  return Math.min(...pairs.map(([text = '', ground = '']) => contrast(luminance(text), luminance(ground))));
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Of `rgb(29, 26, 39)`. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [...colour.matchAll(/[\d.]+/g)].map(([part]) => linear(Number(part) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
