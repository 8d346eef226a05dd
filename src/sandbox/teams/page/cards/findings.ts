import { element } from '../dom.js';

interface Finding {
  readonly impact?: string | null;
  readonly help: string;
  readonly helpUrl: string;
  readonly nodes: readonly { readonly html: string }[];
}

interface Axe {
  run(part: Element, options: object): Promise<{ readonly violations: readonly Finding[] }>;
}

/** What axe-core finds in a card as it is on display: whom it shuts out, and where. */
export async function findingsIn(card: Element): Promise<HTMLElement> {
  const axe = await loaded();
  if (!axe) return element('p', {}, 'axe-core is not there: run npm install in the project.');
  const { violations } = await axe.run(card, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  });
  if (violations.length === 0) return element('p', {}, 'axe finds nothing that shuts people out.');
  const items = violations.map(({ impact, help, helpUrl, nodes }) =>
    element(
      'li',
      {},
      `${impact ?? 'minor'}: `,
      element('a', { href: helpUrl, target: '_blank', rel: 'noopener' }, help),
      ...nodes.map(({ html }) => element('pre', { class: 'json', tabindex: '0' }, html)),
    ),
  );
  return element('ul', { class: 'findings', 'aria-label': 'What axe finds' }, ...items);
}

/** Big, and needed by few: it comes when it is asked for. */
function loaded(): Promise<Axe | undefined> {
  const there = found();
  if (there) return Promise.resolve(there);
  return new Promise((resolve) => {
    const script = element('script', { src: '/lib/axe.min.js' });
    script.addEventListener('load', () => resolve(found()));
    script.addEventListener('error', () => resolve(undefined));
    document.head.append(script);
  });
}

function found(): Axe | undefined {
  const axe: unknown = Reflect.get(window, 'axe');
  return isAxe(axe) ? axe : undefined;
}

function isAxe(axe: unknown): axe is Axe {
  return typeof axe === 'object' && axe !== null && 'run' in axe;
}
