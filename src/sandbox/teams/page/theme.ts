import { element } from './dom.js';

const themes = { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' };
const remembered = 'muster-theme';
const wishes = {
  contrast: matchMedia('(forced-colors: active), (prefers-contrast: more)'),
  dark: matchMedia('(prefers-color-scheme: dark)'),
};

function systemTheme(): string {
  if (wishes.contrast.matches) return 'contrast';
  return wishes.dark.matches ? 'dark' : 'light';
}

function apply(theme: string): void {
  document.documentElement.dataset.theme = theme === 'system' ? systemTheme() : theme;
}

/** A select for the theme, which is applied at once and remembered. Cards follow by themselves: see `cards/hostConfig.ts`. */
export function themeSwitch(): HTMLSelectElement {
  const known = localStorage.getItem(remembered) ?? 'system';
  const theme = known in themes ? known : 'system';
  const select = element('select', { 'aria-label': 'Theme', title: 'Theme' });
  for (const [value, label] of Object.entries(themes)) select.add(new Option(label, value, false, value === theme));
  select.addEventListener('change', () => {
    localStorage.setItem(remembered, select.value);
    apply(select.value);
  });
  for (const wish of Object.values(wishes)) wish.addEventListener('change', () => apply(select.value));
  apply(theme);
  return select;
}
