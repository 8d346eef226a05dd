import { accessSync, constants } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makePrivate } from './makePrivate';
import { MemoryStore } from './memoryStore';
import { readRedisAddress } from './redisAddress';
import { type Database, sqlite } from './sqlite';
import { SqliteStore } from './sqliteStore';
import type { Store } from './store';

const MEMORY = 'memory:';
const SQLITE = 'sqlite:';
const REMEDY =
  'Use memory:, sqlite:/path/to/file, redis://host:6379, redis-sentinel://host1:26379,host2:26379/name or ' +
  'redis-cluster://host1:6379,host2:6379 (rediss… with TLS), and in a password %40 for @, %2F for / and %25 for %.';

/** Says what is wrong with an address and what to do about it, but no password; undefined when all is well. */
export function stateProblem(url: string): string | undefined {
  if (url.startsWith(SQLITE)) return sqliteProblem(url.slice(SQLITE.length));
  return url === MEMORY || readRedisAddress(url) ? undefined : `is no address of a store. ${REMEDY}`;
}

/** The address must be one without a problem. `tell` gets what should be otherwise with the backend, each once. A Redis that is away is no reason to fail: the store says so when it is asked. */
export function openStore(url: string, tell: (warning: string) => void = () => undefined): Store {
  if (url === MEMORY) return new MemoryStore();
  const { DatabaseSync } = (url.startsWith(SQLITE) && sqlite()) || {};
  if (DatabaseSync) return openSqlite(DatabaseSync, url.slice(SQLITE.length));
  const address = readRedisAddress(url);
  if (!address) throw new Error(`STATE_URL ${stateProblem(url)}`);
  // Costs a tenth of a second to load, which only those pay who use it.
  const redis: typeof import('./openRedis') = require('./openRedis');
  return redis.openRedis(address, tell);
}

/** As a whole path, so that SQLite takes no name for anything but a file. */
function openSqlite(DatabaseSync: new (path: string) => Database, path: string): Store {
  const file = resolve(path);
  makePrivate(file);
  return new SqliteStore(new DatabaseSync(file));
}

function sqliteProblem(path: string): string | undefined {
  if (!sqlite())
    return `needs Node 22.13 or newer for ${SQLITE}, and this is ${process.version}. Use a newer Node, or a Redis server.`;
  if (path === '') return `names no file. Use ${SQLITE}/path/to/file.`;
  const folder = dirname(path);
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch {
    return `names a file in ${folder}, where none can be written. Make that folder, or use another.`;
  }
}
