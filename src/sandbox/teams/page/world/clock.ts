import { element } from '../dom.js';
import { ask, choice, group } from './fields.js';

const HOUR = 3_600;
const steps = {
  '0': 'the true time',
  '660': 'in 11 minutes: sign-in links have expired',
  '3900': 'in 65 minutes: tokens have expired',
  '90000': 'in 25 hours: what waits is given up',
  '691200': 'in 8 days: forms have expired',
};

/** The clock of everything that stands in for Microsoft, and of the bot. */
export function clockControl(): HTMLElement {
  const select = choice(steps);
  const now = element('p', { role: 'status' });
  const show = ({ ahead, error }: Record<string, unknown>) => {
    if (typeof ahead !== 'number') return now.replaceChildren(String(error));
    if (!(String(ahead) in steps)) select.add(new Option(`in ${Math.round(ahead / HOUR)} hours`, String(ahead)));
    select.value = String(ahead);
    now.replaceChildren(`It is ${new Date(Date.now() + ahead * 1_000).toLocaleString()} here.`);
  };
  select.addEventListener('change', () => void ask('clock', { ahead: Number(select.value) }).then(show));
  void ask('clock', undefined, 'GET').then(show);
  return group('Clock', element('label', {}, 'Everything, the bot included, is ', select), now);
}
