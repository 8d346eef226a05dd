import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsProblem } from '../../src/bot/settings/settings';
import { sqlite } from '../../src/bot/state/sqlite';

const others = {
  PUBLIC_URL: 'https://muster.contoso.example',
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  MicrosoftAppPassword: 'a secret of the app',
  MicrosoftAppTenantId: '84841066-274d-4ec0-a5c1-276be684bdd3',
};

function problemsWith(url: string): readonly string[] {
  try {
    readSettings({ ...others, STATE_URL: url });
  } catch (error) {
    if (error instanceof SettingsProblem) return error.problems;
    throw error;
  }
  return [];
}

describe('STATE_URL', () => {
  it.each([
    'memory:',
    'redis://localhost',
    'rediss://user:p%40ss@cache.example:6380/1',
    'redis-sentinel://s1:26379,s2:26379/mymaster',
    'rediss-cluster://n1:6379,n2:6379',
  ])('may be %s', (url) => {
    expect(problemsWith(url)).toEqual([]);
    expect(readSettings({ ...others, STATE_URL: ` ${url} ` }).stateUrl).toBe(url);
  });

  it.each(['redis:canary@host', 'redis://user:canary@host:port', 'postgres://user:canary@host/db', 'canary'])(
    'is refused without being shown, with every remedy: %s',
    (url) => {
      const [problem, ...more] = problemsWith(url);
      expect(more).toEqual([]);
      expect(problem).toMatch(
        /^STATE_URL is no address of a store\. Use memory:, sqlite:.*, redis:.*, redis-sentinel:.*/,
      );
      expect(problem).not.toContain('canary');
    },
  );

  (sqlite() ? it.skip : it)('asks for a newer Node where SQLite is wanted and this Node has none', () => {
    expect(problemsWith('sqlite:/tmp/state.db')).toEqual([
      `STATE_URL needs Node 22.13 or newer for sqlite:, and this is ${process.version}. Use a newer Node, or a Redis server.`,
    ]);
  });

  (sqlite() ? it : it.skip)('names a file in a folder that is there', () => {
    expect(problemsWith(`sqlite:${join(tmpdir(), 'state.db')}`)).toEqual([]);
    expect(problemsWith('sqlite:state.db')).toEqual([]);
    expect(problemsWith('sqlite:')).toEqual(['STATE_URL names no file. Use sqlite:/path/to/file.']);
    expect(problemsWith('sqlite:/not/there/state.db')).toEqual([
      'STATE_URL names a file in /not/there, where none can be written. Make that folder, or use another.',
    ]);
  });
});
