import { createHash } from 'node:crypto';

/** Runs whole or not at all. A script touches keys of one shard only, so that a cluster takes it. */
export interface Script {
  readonly source: string;
  readonly sha: string;
  /** Of a script that writes what must not get lost: whether it has, by its reply. */
  readonly hasWritten?: (reply: unknown) => boolean;
  /** Whether something new begins with it. */
  readonly begins?: boolean;
}

/** Leases are measured by one clock, the server's, whatever the clocks of the instances say. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/** KEYS: the entry, the index of what is due, the index of when that ends. The indexes lose what has expired a little at every write. */
const WRITE = `${NOW}
local function forget(key)
  redis.call('ZREM', KEYS[2], key)
  redis.call('ZREM', KEYS[3], key)
end
local function write(key, value, version, ttl, due)
  redis.call('HSET', KEYS[1], 'value', value, 'version', version)
  redis.call('PEXPIRE', KEYS[1], ttl)
  if due == '' then
    forget(key)
  else
    redis.call('ZADD', KEYS[2], due, key)
    redis.call('ZADD', KEYS[3], now + ttl, key)
  end
  for _, old in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, 2)) do forget(old) end
end`;

/** ARGV: key, value, version, ttl, due or ''. Answers with what is there, or nothing. */
export const CLAIM = writing(
  `${WRITE}
local there = redis.call('HMGET', KEYS[1], 'value', 'version')
if there[1] then return there end
write(ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5])
return false`,
  (reply) => reply === null,
  true,
);

/** ARGV: as for a claim, then the version that was read. Answers 1 where it has written. */
export const COMPARE_AND_SET = writing(
  `${WRITE}
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[6] then return 0 end
write(ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5])
return 1`,
  (reply) => reply === 1,
);

export const GET = script(`return redis.call('HMGET', KEYS[1], 'value', 'version')`);

/** ARGV: key. */
export const TAKE = writing(
  `
local value = redis.call('HGET', KEYS[1], 'value')
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
return value`,
  (reply) => reply !== null,
);

/** KEYS: both indexes. ARGV: limit. Answers with each key and the moment since which it is due, the oldest first. */
export const PEEK = script(`${NOW}
local found = {}
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'WITHSCORES', 'LIMIT', 0, ARGV[1])
for i = 1, #due, 2 do
  local ends = redis.call('ZSCORE', KEYS[2], due[i])
  if ends and tonumber(ends) > now then
    found[#found + 1] = due[i]
    found[#found + 1] = due[i + 1]
  else
    redis.call('ZREM', KEYS[1], due[i])
    redis.call('ZREM', KEYS[2], due[i])
  end
end
return found`);

/** KEYS: the index of what is due. ARGV: lease, keys. Answers with those that nobody else has got meanwhile. */
export const LEASE = script(`${NOW}
local got = {}
for i = 2, #ARGV do
  local since = redis.call('ZSCORE', KEYS[1], ARGV[i])
  if since and tonumber(since) <= now then
    redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[i])
    got[#got + 1] = ARGV[i]
  end
end
return got`);

export const TIME = script(`${NOW}
return now`);

/**
 * KEYS: what is written, so that a server which takes nothing is noticed, a replica or one that is full, although it would
 * answer a ping; and since when the server remembers. ARGV: for how long that is asked. Answers with that moment.
 */
export const PROBE = writing(
  `${NOW}
redis.call('SET', KEYS[1], '', 'PX', 60000)
local since = redis.call('GET', KEYS[2]) or string.format('%d', now)
redis.call('SET', KEYS[2], since, 'PX', ARGV[1])
return since`,
  () => true,
);

function script(source: string): Script {
  return { source, sha: createHash('sha1').update(source).digest('hex') };
}

function writing(source: string, hasWritten: (reply: unknown) => boolean, begins = false): Script {
  return { ...script(source), hasWritten, begins };
}
