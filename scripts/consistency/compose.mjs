import { parse } from 'yaml';
import { allIn, missing } from './checkout.mjs';

/** @typedef {import('./checkout.mjs').Checkout} Checkout */

/** @param {unknown} value */
const keysOf = (value) => Object.keys(Object(value));

/**
 * The compose file fits together, with nginx.conf, and with what runs it without Docker.
 * @param {Checkout} files
 */
export function composeCheck({ read }) {
  const text = read('infra/compose.yaml');
  /** @type {unknown} */
  let parsed;
  try {
    parsed = parse(text, { merge: true });
  } catch (error) {
    return [`infra/compose.yaml: ${error instanceof Error ? error.message : error}`];
  }
  const { services, networks, volumes } = Object(parsed);
  const names = keysOf(services);
  const all = Object.values(Object(services)).map((one) => Object(one));
  const command = allIn(text, /^ {6}- (.+)$/gm).map((one) => one.replaceAll('"', ''));
  const rights = allIn(/RIGHTS = \[([^\]]+)\]/.exec(read('infra/programs.mjs'))?.[1] ?? '', /'([^']+)'/g);
  const told = /than it needs: (.+)$/m.exec(read('.env.example'))?.[1]?.split(' ') ?? [];
  const user = command[command.indexOf('muster')];
  return [
    ...missing(
      allIn(read('infra/nginx.conf'), /server (bot-\d):/g),
      names,
      'nginx.conf sends to $, which does not run.',
    ),
    ...missing(
      names.filter((name) => name.startsWith('bot-')),
      allIn(read('infra/nginx.conf'), /server (bot-\d):/g),
      'nginx.conf does not know $.',
    ),
    ...missing(
      all.flatMap((one) => keysOf(one.depends_on)),
      names,
      'A service waits for $, which is none.',
    ),
    ...missing(
      all.flatMap((one) => one.networks ?? []),
      keysOf(networks),
      'There is no network $.',
    ),
    ...missing(allIn(text, /volumes: \["(\w+):/g), keysOf(volumes), 'There is no volume $.'),
    ...missing(keysOf(volumes), allIn(text, /volumes: \["(\w+):/g), 'Nobody uses the volume $.'),
    ...missing(
      keysOf(networks),
      all.flatMap((one) => one.networks ?? []),
      'Nobody is in the network $.',
    ),
    ...missing(allIn(text, /@(\w+):6379/g), names, 'STATE_URL leads to $, which is no service.'),
    ...missing(
      [...allIn(text, /redis:\/\/(\w+):/g), ...allIn(text, /--user, (\w+)/g)],
      [user ?? ''],
      'Redis has no user $.',
    ),
    ...missing(rights, command, 'infra/programs.mjs gives the right $, infra/compose.yaml does not.'),
    ...(rights.join() === told.join() ? [] : ['.env.example tells of other rights than infra/programs.mjs gives.']),
    ...missing(allIn(text, /run\/secrets\/(\w+)/g), allIn(text, /^# {3}(\w+):$/gm), 'There is no secret $.'),
    ...missing(allIn(text, /\.\/([\w.]+):\/etc\/nginx\/\w+/g), ['nginx.conf'], 'infra has no $.'),
    ...missing(
      allIn(text, /:(\/etc\/nginx\/[\w.]+):ro/g),
      allIn(text, /-c, (\/etc\/nginx\/[\w.]+)/g),
      'nginx does not read $.',
    ),
    ...missing(allIn(text, /image: (muster)/g), ['muster'], 'Nobody builds $.'),
  ];
}
