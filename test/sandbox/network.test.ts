import { Network } from '../../src/sandbox/network';

test('The network around the bot changes by what is said of it, and nothing else', () => {
  const network = new Network({ cloud: 'gcc' });
  expect(network.change({})).toBe(false);
  expect(network.change({ proxy: true, environment: { LOG_LEVEL: 'debug', PORT: '1' } })).toBe(true);
  expect(network.current).toEqual({ cloud: 'gcc', proxy: true, environment: { LOG_LEVEL: 'debug', PORT: '1' } });
  expect(network.change({ cloud: 'dod', environment: { PORT: null } })).toBe(true);
  expect([network.current, network.cloud().graph]).toEqual([
    { cloud: 'dod', proxy: true, environment: { LOG_LEVEL: 'debug' } },
    'https://dod-graph.microsoft.us',
  ]);
});

test.each([
  [{ cloud: 'china' }, '"cloud" must be one of public, gcc, gcchigh, dod'],
  [{ proxy: 'true' }, '"proxy" must be true or false'],
  [{ environment: { 'A B': 'c' } }, '"environment" must hold lines'],
  [{ environment: { PORT: 1 } }, '"environment" must hold lines'],
])('It stays as it is where that cannot be: %j', (wanted, sentence) => {
  const network = new Network();
  expect(() => network.change({ ...wanted })).toThrow(sentence);
  expect(network.current).toEqual({ cloud: 'public', proxy: false, environment: {} });
});
