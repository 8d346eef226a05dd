import { byId, element } from './dom.js';
import { networkSwitches } from './network.js';
import { clockControl } from './world/clock.js';
import { faultControl } from './world/faults.js';
import { freshStart } from './world/freshStart.js';

const remembered = 'muster-keeps-inputs';

/** Refusals of Entra that can be tried out by hand; any other by `POST /sandbox/refusals`. */
const refusals: Readonly<Record<string, { error: string; says: string; status?: number; claims?: string }>> = {
  '65001': { error: 'invalid_grant', says: 'consent is missing' },
  '50076': {
    error: 'interaction_required',
    says: 'a second factor is due',
    claims: '{"access_token":{"capolids":{"essential":true,"values":["policy-1"]}}}',
  },
  '53003': { error: 'invalid_grant', says: 'blocked by a policy' },
  '53000': { error: 'interaction_required', says: 'the device is not compliant' },
  '50105': { error: 'invalid_grant', says: 'the app is not assigned' },
  '50057': { error: 'invalid_grant', says: 'the account is disabled' },
  '50020': { error: 'invalid_grant', says: 'an account of another tenant' },
  '500133': { error: 'invalid_grant', says: 'the token is too old' },
  '90033': { error: 'temporarily_unavailable', says: 'busy', status: 503 },
  '7000222': { error: 'invalid_client', says: 'the secret has expired', status: 401 },
};

/** Whether this page is kinder than Microsoft's client, and leaves inputs as they are where a press is answered with a sentence. */
export function keepsInputs(): boolean {
  return localStorage.getItem(remembered) === 'true';
}

type Execute = 'true' | 'false' | 'broken';

let execute: Execute = 'true';

/** What this page makes of Action.Execute: it takes it, does not know it (`false`), or knows it and fails (`broken`). */
export function executeNow(): Execute {
  return execute;
}

/** To be awaited before any card is shown. */
export async function readConditions(): Promise<void> {
  const world = await (await fetch('/sandbox/world')).json();
  execute = world.execute === 'broken' ? 'broken' : world.execute === false ? 'false' : 'true';
}

/** The panel behind the button "World": how this Microsoft differs from a friendly one. */
export function setUpConditions(): void {
  const panel = byId('world-panel');
  panel.append(
    silently(),
    reachTeams(),
    takeExecute(),
    openDialogs(),
    tellZone(),
    refuseNext(),
    keepInputs(),
    clockControl(),
    faultControl(),
    networkSwitches(),
    freshStart(),
  );
  panel.addEventListener('beforetoggle', ({ newState }) => {
    if (newState === 'open') void showWorld();
  });
}

/** Scripts may have changed it. */
async function showWorld(): Promise<void> {
  const world: Record<string, unknown> = await (await fetch('/sandbox/world')).json();
  for (const select of byId('world-panel').querySelectorAll('select'))
    if (select.name in world) select.value = String(world[select.name]);
}

function silently(): HTMLElement {
  const words = { notInChannels: 'but in channels', everywhere: 'everywhere', never: 'never' };
  const select = element('select', { name: 'silentToken' });
  for (const [value, says] of Object.entries(words)) select.add(new Option(says, value));
  select.addEventListener('change', () => void change({ silentToken: select.value }));
  return element('label', {}, 'Teams gives a token silently ', select);
}

function reachTeams(): HTMLElement {
  const words = { true: 'yes', false: 'no: the window shows a code' };
  const select = element('select', { name: 'opener' });
  for (const [value, says] of Object.entries(words)) select.add(new Option(says, value));
  select.addEventListener('change', () => void change({ opener: select.value === 'true' }));
  return element('label', {}, 'Sign-in windows reach Teams ', select);
}

function keepInputs(): HTMLElement {
  const box = element('input', { type: 'checkbox' });
  box.checked = keepsInputs();
  box.addEventListener('change', () => localStorage.setItem(remembered, String(box.checked)));
  return element('label', {}, box, ' Keep what is typed after a bare sentence');
}

function takeExecute(): HTMLElement {
  const words = { true: 'is known', false: 'is not known', broken: 'is known, and fails' };
  const select = element('select', {});
  for (const [value, says] of Object.entries(words)) select.add(new Option(says, value, false, value === execute));
  select.addEventListener('change', () => {
    const value = select.value === 'broken' ? 'broken' : select.value === 'true';
    void change({ execute: value }).then(() => location.reload());
  });
  return element('label', {}, 'Action.Execute ', select);
}

function openDialogs(): HTMLElement {
  const words = { true: 'are opened', false: 'are not opened' };
  const select = element('select', { name: 'dialogs' });
  for (const [value, says] of Object.entries(words)) select.add(new Option(says, value));
  select.addEventListener('change', () => {
    void change({ dialogs: select.value === 'true' }).then(() => location.reload());
  });
  return element('label', {}, 'Dialogs ', select);
}

function tellZone(): HTMLElement {
  const words = {
    iana: 'by its name',
    windows: 'by its name in Windows',
    offset: 'by the clock alone',
    none: 'not at all',
  };
  const select = element('select', { name: 'timeZone' });
  for (const [value, says] of Object.entries(words)) select.add(new Option(says, value));
  select.addEventListener('change', () => void change({ timeZone: select.value }));
  return element('label', {}, 'Clients tell their time zone ', select);
}

async function change(world: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  await fetch('/sandbox/world', { method: 'POST', headers, body: JSON.stringify(world) });
}

function refuseNext(): HTMLElement {
  const select = element('select', {});
  select.add(new Option('nothing', ''));
  for (const [number, { says }] of Object.entries(refusals)) select.add(new Option(`AADSTS${number}: ${says}`, number));
  select.addEventListener('change', () => void refuse(select.value));
  return element('label', {}, 'Entra refuses ', select);
}

async function refuse(number: string): Promise<void> {
  await fetch('/sandbox/refusals', { method: 'DELETE' });
  const chosen = refusals[number];
  if (!chosen) return;
  const { error, says, status = 400, claims } = chosen;
  const error_description = `AADSTS${number}: Chosen on the page: ${says}.`;
  const body = { error, error_codes: [Number(number)], error_description, ...(claims && { claims }) };
  const rule = { flow: 'onBehalfOf', status, body, times: 1000 };
  const headers = { 'Content-Type': 'application/json' };
  await fetch('/sandbox/refusals', { method: 'POST', headers, body: JSON.stringify(rule) });
}
