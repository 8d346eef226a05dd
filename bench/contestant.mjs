import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

const clockTicks = 100;

async function freePort() {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** CPU seconds so far and the largest resident MiB; undefined where the system has no /proc. */
function usage(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return { cpu: (Number(fields[11]) + Number(fields[12])) / clockTicks, rss: Number(peak[1]) / 1024 };
  } catch {
    return undefined;
  }
}

/**
 * Starts a bot and waits until it is ready.
 * @param {{ name: string, args: string[], env: Record<string, string>, oneFormOnePress: boolean }} description
 * @param {string} [profile] folder for a CPU profile, which Node writes when a bot ends by itself at SIGTERM
 */
export async function startContestant({ name, args, env, oneFormOnePress }, profile) {
  const profiling = profile
    ? ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`, `--cpu-prof-name=${name}.cpuprofile`]
    : [];
  const port = await freePort();
  const log = join(tmpdir(), `muster-bench-${name}.log`);
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, [...profiling, ...args], {
    env: {
      TMP_CARDS: process.env.TMP_CARDS,
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', output, output],
  });
  const pool = new Pool(`http://localhost:${port}`, { connections: 256 });
  const stop = async () => {
    await pool.destroy();
    if (child.exitCode === null && child.kill()) await once(child, 'exit');
  };
  const ready = () => isReady(pool);
  for (let tries = 0; !(await ready()); tries += 1) {
    if (child.exitCode === null && tries < 300) await sleep(100);
    else {
      await stop();
      throw new Error(`${name} did not start. It said:\n${readFileSync(log, 'utf8').slice(-2000)}`);
    }
  }
  return {
    name,
    oneFormOnePress,
    log,
    ready,
    stop,
    usage: () => usage(child.pid),
    post: (activity, token) => post(pool, activity, token),
  };
}

async function isReady(pool) {
  try {
    const { statusCode, body } = await pool.request({ method: 'GET', path: '/ready' });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}

/** @returns {Promise<{ status: number, text: string }>} */
async function post(pool, activity, token) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const body = JSON.stringify(activity);
  const answer = await pool.request({ method: 'POST', path: '/api/messages', headers, body });
  return { status: answer.statusCode, text: await answer.body.text() };
}
