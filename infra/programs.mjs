// What a deployment consists of, each as a program on a loopback port of its own.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Program } from './program.mjs';

const infra = dirname(fileURLToPath(import.meta.url));
const main = join(infra, '../dist/bundle/main.js');

/** What was acknowledged is on the disk; what is new is refused where there is no room. */
const KEEPS_ALL = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
const BOUND = ['--maxmemory', '160mb', '--maxmemory-policy', 'noeviction'];
/** All that the bots need. */
const RIGHTS = ['~muster:*', '+@all', '-@dangerous', '+info', '+config|get'];

/**
 * As in the compose file, for one user with this password.
 * @param {string} password
 */
export function redisSettings(password) {
  return [...KEEPS_ALL, ...BOUND, '--user', 'default', 'off', '--user', 'muster', 'on', `>${password}`, ...RIGHTS];
}

/**
 * Redis as the compose file runs it, with one user, muster.
 * @param {string} folder
 * @param {number} port
 * @param {string} password
 */
export function redisIn(folder, port, password) {
  const data = join(folder, 'redis');
  mkdirSync(data);
  const place = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', data];
  return new Program({
    name: 'redis',
    url: `redis://127.0.0.1:${port}`,
    command: ['redis-server', ...place, ...redisSettings(password)],
    env: process.env,
    logFile: join(folder, 'redis.log'),
    isReady: () => pongs(port, password),
  });
}

/**
 * The built bot, with exactly this environment but for the port, on loopback.
 * @param {string} folder
 * @param {string} name
 * @param {number} port
 * @param {NodeJS.ProcessEnv} environment
 */
export function botIn(folder, name, port, environment) {
  const url = `http://127.0.0.1:${port}`;
  return new Program({
    name,
    url,
    command: [process.execPath, main],
    env: { PATH: process.env.PATH, ...environment, HOST: '127.0.0.1', PORT: `${port}` },
    logFile: join(folder, `${name}.log`),
    isReady: () => answers(`${url}/ready`),
  });
}

/**
 * nginx with this folder's nginx.conf, in front of bots at these ports.
 * @param {string} folder
 * @param {number} port
 * @param {readonly number[]} botPorts
 */
export function nginxIn(folder, port, botPorts) {
  const prefix = join(folder, 'nginx');
  mkdirSync(prefix, { mode: 0o755 });
  const file = join(prefix, 'nginx.conf');
  writeFileSync(file, nginxConf(port, botPorts));
  return new Program({
    name: 'nginx',
    url: `http://localhost:${port}`,
    command: ['nginx', '-p', `${prefix}/`, '-e', 'stderr', '-c', file, '-g', 'daemon off;'],
    env: process.env,
    logFile: join(folder, 'nginx.log'),
    isReady: () => listens(port),
  });
}

/**
 * The same file as in the compose file, for loopback ports.
 * @param {number} port
 * @param {readonly number[]} botPorts
 */
function nginxConf(port, botPorts) {
  const servers = botPorts.map((botPort) => `    server 127.0.0.1:${botPort} max_fails=1 fail_timeout=2s;\n`);
  return readFileSync(join(infra, 'nginx.conf'), 'utf8')
    .replace(/( *server bot-\d:.*\n)+/, servers.join(''))
    .replace('listen 8080;', `listen 127.0.0.1:${port};`);
}

/** @param {string} url */
function answers(url) {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** @param {number} port */
function listens(port) {
  return converses(port, '', () => true);
}

/**
 * @param {number} port
 * @param {string} password
 */
function pongs(port, password) {
  return converses(port, `AUTH muster ${password}\r\nPING\r\n`, (answer) => answer.includes('+PONG'));
}

/**
 * Whether a connection comes about and, after this request, the answer is right; without a request nothing is waited for.
 * @param {number} port
 * @param {string} request
 * @param {(answer: string) => boolean} isRight
 * @returns {Promise<boolean>}
 */
function converses(port, request, isRight) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => (request ? socket.write(request) : finish(isRight(''))));
    /** @param {boolean} right */
    const finish = (right) => {
      socket.destroy();
      resolve(right);
    };
    socket.setTimeout(1_000, () => finish(false));
    let answer = '';
    socket.on('data', (part) => {
      answer += part;
      if (isRight(answer) || answer.includes('-')) finish(isRight(answer));
    });
    socket.once('error', () => finish(false));
  });
}
