import { readRedisAddress } from '../../src/bot/state/redisAddress';

describe('the address of a Redis server', () => {
  it.each([
    ['redis://cache.example', { tls: false, host: 'cache.example', port: 6379, database: 0 }],
    ['rediss://cache.example:6380/2', { tls: true, host: 'cache.example', port: 6380, database: 2 }],
    ['redis://[::1]:7000/', { tls: false, host: '::1', port: 7000, database: 0 }],
    ['redis://:p%40ss@localhost', { tls: false, password: 'p@ss', host: 'localhost', port: 6379, database: 0 }],
    [
      'redis://muster:a:b%2F%25@10.0.0.1:1',
      { tls: false, username: 'muster', password: 'a:b/%', host: '10.0.0.1', port: 1, database: 0 },
    ],
  ])('%s', (url, address) => {
    expect(readRedisAddress(url)).toEqual({ kind: 'single', ...address });
  });

  it('names sentinels and what they call the server', () => {
    expect(readRedisAddress('redis-sentinel://muster:pw@s1,s2:26380,[::1]/my-master/3?sentinelPassword=s%40')).toEqual({
      kind: 'sentinel',
      tls: false,
      username: 'muster',
      password: 'pw',
      sentinels: [
        { host: 's1', port: 26379 },
        { host: 's2', port: 26380 },
        { host: '::1', port: 26379 },
      ],
      name: 'my-master',
      database: 3,
      sentinelPassword: 's@',
    });
  });

  it('names nodes of a cluster', () => {
    expect(readRedisAddress('rediss-cluster://:pw@n1:7000,n2/')).toEqual({
      kind: 'cluster',
      tls: true,
      password: 'pw',
      nodes: [
        { host: 'n1', port: 7000 },
        { host: 'n2', port: 6379 },
      ],
    });
  });

  it.each([
    'redis',
    'redis:',
    'redis://',
    'redis://:6379',
    'redis://host:port',
    'redis://host:65536',
    'redis://host:0',
    'redis://one,two',
    'redis://host/name',
    'redis://host/1/2',
    'redis://pass/word@host',
    'redis://%zz@host',
    'redis-sentinel://host:26379',
    'redis-sentinel://host:26379/name/x',
    'redis-cluster://host/1',
    'redis-cluster://host,,other',
    'http://host',
    'postgres://host',
    ' redis://host',
  ])('is not “%s”', (url) => {
    expect(readRedisAddress(url)).toBeUndefined();
  });
});
