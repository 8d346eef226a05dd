import { element } from '../dom.js';
import { ask, choice, group } from './fields.js';

/** What can go wrong with a call, as `POST /sandbox/faults` takes it. */
const kinds: Readonly<Record<string, { says: string; rule: object }>> = {
  busy: { says: 'is refused for a while (429)', rule: { status: 429, retryAfter: 3 } },
  away: { says: 'finds nobody there (503)', rule: { status: 503 } },
  lost: { says: 'is carried out, its answer lost', rule: { when: 'after', drop: true } },
  gateway: { says: 'is carried out, answered 504', rule: { when: 'after', status: 504 } },
  cut: { says: 'is cut off before anything happens', rule: { drop: true } },
  slow: { says: 'takes eight seconds', rule: { delayMs: 8_000 } },
  forbidden: { says: 'is forbidden (403)', rule: { status: 403 } },
};

/** What the next calls of Graph or of the connector suffer, and a list of what still waits. */
export function faultControl(): HTMLElement {
  const to = choice({ graph: 'Graph', connector: 'the connector' });
  const method = choice({ POST: 'POST', GET: 'GET', PATCH: 'PATCH', PUT: 'PUT', DELETE: 'DELETE' });
  const path = element('input', { type: 'text', value: '.', 'aria-label': 'Path, a regular expression' });
  const kind = choice(Object.fromEntries(Object.entries(kinds).map(([name, { says }]) => [name, says])));
  const times = element('input', { type: 'number', min: '1', max: '100', value: '1', 'aria-label': 'How many calls' });
  const waiting = element('ul', { class: 'faults', 'aria-label': 'Faults that wait' });
  const said = element('p', { role: 'status' });
  const refresh = async () => {
    const { faults } = await ask('faults', undefined, 'GET');
    const rules: unknown[] = Array.isArray(faults) ? faults : [];
    waiting.replaceChildren(...rules.map((rule) => element('li', {}, JSON.stringify(rule))));
  };
  const add = async () => {
    const rule = { ...kinds[kind.value]?.rule, to: to.value, method: method.value, path: path.value };
    const { error } = await ask('faults', { ...rule, times: Number(times.value) });
    said.replaceChildren(error === undefined ? 'It waits for the next such call.' : String(error));
    await refresh();
  };
  const clear = async () => {
    await ask('faults', undefined, 'DELETE');
    said.replaceChildren('No faults wait.');
    await refresh();
  };
  void refresh();
  const button = (title: string, press: () => Promise<void>) =>
    element('button', { type: 'button', class: 'plain-button', onclick: () => void press() }, title);
  return group(
    'Faults',
    element('label', {}, 'The next calls ', method),
    element('label', {}, 'of ', to),
    element('label', {}, 'whose path fits ', path),
    element('label', {}, 'so many ', times),
    element('label', {}, 'each ', kind),
    element('div', { class: 'world-buttons' }, button('Let it happen', add), button('Forget faults', clear)),
    said,
    waiting,
  );
}
