import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { freePort } from '../infra/ports.mjs';
import { allocatedIn } from './guard/allocated.mjs';

/** @typedef {Awaited<ReturnType<typeof startContestant>>} Bot */
/** @typedef {{ name: string, args: string[], env: NodeJS.ProcessEnv, oneFormOnePress: boolean }} Contestant */

const clockTicks = 100;

/**
 * CPU seconds so far and the largest resident MiB; undefined where the system has no /proc.
 * @param {number | undefined} pid
 */
function usage(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return { cpu: (Number(fields[11]) + Number(fields[12])) / clockTicks, rss: Number(peak?.[1]) / 1024 };
  } catch {
    return undefined;
  }
}

/**
 * Starts a bot and waits until it is ready.
 * @param {Contestant} description
 * @param {string} [profile] folder for CPU profiles
 * @param {number} [connections] that its driver may have open at once
 */
export async function startContestant({ name, args, env, oneFormOnePress }, profile, connections = 256) {
  const profiler = fileURLToPath(new URL('bots/profiler.cjs', import.meta.url));
  if (profile) mkdirSync(profile, { recursive: true });
  const preload = profile ? ['--require', profiler] : [];
  const port = await freePort();
  const log = join(tmpdir(), `muster-bench-${name}.log`);
  const output = openSync(log, 'w');
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = profile ? ['ignore', output, output, 'ipc'] : ['ignore', output, output];
  const child = spawn(process.execPath, [...preload, ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      ...env,
    },
    stdio,
  });
  // Shorter than any server keeps a socket, so that none is used while it is being closed.
  const pool = new Pool(`http://localhost:${port}`, {
    connections,
    keepAliveTimeout: 1_000,
    keepAliveMaxTimeout: 1_000,
  });
  const stop = async () => {
    await pool.destroy();
    if (child.exitCode === null && child.kill()) await once(child, 'exit');
  };
  /** @param {{ file?: string }} message */
  async function ask(message) {
    child.send(message);
    await once(child, 'message');
  }
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
    url: `http://localhost:${port}`,
    oneFormOnePress,
    log,
    ready,
    stop,
    startProfile: () => ask({}),
    /** @param {string} workload */
    stopProfile: (workload) => ask({ file: join(resolve(profile ?? ''), `${name}-${workload}.cpuprofile`) }),
    usage: () => usage(child.pid),
    /** MB so far; 0 where it was not started with --trace-gc. */
    allocated: () => (args.includes('--trace-gc') ? allocatedIn(readFileSync(log, 'utf8')) : 0),
    /**
     * @param {object} activity
     * @param {string} [token]
     */
    post: (activity, token) => post(pool, activity, token),
  };
}

/** @param {Pool} pool */
async function isReady(pool) {
  try {
    const { statusCode, body } = await pool.request({ method: 'GET', path: '/ready' });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}

/**
 * @param {Pool} pool
 * @param {object} activity
 * @param {string} [token]
 */
async function post(pool, activity, token) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const body = JSON.stringify(activity);
  const answer = await pool.request({ method: 'POST', path: '/api/messages', headers, body });
  const retryAfter = answer.headers['retry-after'];
  return { status: answer.statusCode, retryAfter, text: await answer.body.text() };
}
