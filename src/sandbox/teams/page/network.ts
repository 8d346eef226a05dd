import { element } from './dom.js';

const clouds = {
  public: 'the public one',
  gcc: 'GCC',
  gcchigh: 'GCC High',
  dod: 'DoD',
};

interface Network {
  readonly cloud?: string;
  readonly proxy?: boolean;
  readonly error?: string;
}

/** The switches of the network around the bot, which starts anew with each; the sandbox alone has them. */
export function networkSwitches(): HTMLElement {
  const cloud = element('select', {});
  for (const [value, says] of Object.entries(clouds)) cloud.add(new Option(says, value));
  const proxy = element('input', { type: 'checkbox' });
  const state = element('p', { role: 'status' });
  const box = element(
    'fieldset',
    { class: 'world-group' },
    element('legend', {}, 'The bot’s network'),
    element('label', {}, 'Cloud ', cloud),
    element('label', {}, proxy, ' Only a proxy leads out'),
    state,
  );
  const show = (network: Network) => {
    cloud.value = network.cloud ?? 'public';
    proxy.checked = network.proxy === true;
  };
  const change = async (wanted: Network) => {
    box.disabled = true;
    state.textContent = 'The bot starts anew …';
    const answer = await post(wanted);
    state.textContent = answer.error ?? 'The bot is ready.';
    if (answer.error === undefined) show(answer);
    box.disabled = false;
  };
  cloud.addEventListener('change', () => void change({ cloud: cloud.value }));
  proxy.addEventListener('change', () => void change({ proxy: proxy.checked }));
  void fetch('/sandbox/world')
    .then((answer) => answer.json())
    .then(show, () => undefined);
  return box;
}

async function post(wanted: Network): Promise<Network> {
  const headers = { 'Content-Type': 'application/json' };
  try {
    return await (await fetch('/sandbox/world', { method: 'POST', headers, body: JSON.stringify(wanted) })).json();
  } catch {
    return { error: 'The sandbox does not answer. Is it still running?' };
  }
}
