import { CLOUDS } from '../../src/bot/cloud/clouds';
import { Sandbox } from '../support/sandbox';
import { mainJob } from './worlds';

interface Said {
  readonly CLOUD?: string;
  readonly [line: string]: string | undefined;
}

const ADDRESSES = ['GRAPH_URL', 'ENTRA_URL', 'BOT_OPENID_METADATA_URL', 'BOT_TOKEN_ISSUER', 'CONNECTOR_URLS'];

describe('A bot that is told nothing but its cloud, in a network that only a proxy leads out of', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await Sandbox.start({}, ['--cloud', 'dod', '--proxy']);
  });
  afterAll(() => sandbox.stop());

  test('finds everything by its true name, and names nothing of another cloud', async () => {
    const { environment, ...world } = await sandbox.around();
    expect([world, environment]).toMatchObject([{ cloud: 'dod', proxy: true }, {}]);
    const said: Said = await sandbox.environment();
    expect([said.CLOUD, ADDRESSES.filter((name) => said[name] !== undefined)]).toEqual(['dod', []]);
    const { hosts, ...job } = await mainJob(sandbox, 'dod, proxy');
    expect(job).toEqual({ place: 'dod, proxy', group: 'created', task: 'created', plannerTask: 'created' });
    expect(hosts).toEqual([
      'dod-graph.microsoft.us',
      'dod.teams.microsoft.us',
      'entra.microsoft.us',
      'tasks.osi.apps.mil',
      'webmail.apps.mil',
    ]);
    const urls = (await sandbox.exchanges()).map(({ url }) => new URL(url).origin);
    expect(new Set(urls)).toEqual(new Set([CLOUDS.dod.graph]));
    expect((await sandbox.around()).connects).toBeGreaterThan(2);
  });

  test('goes on in another cloud, past the proxy, once it was started anew', async () => {
    expect(await sandbox.around({ cloud: 'gcchigh', proxy: false })).toMatchObject({ cloud: 'gcchigh', proxy: false });
    const { hosts, ...job } = await mainJob(sandbox, 'gcchigh');
    expect(job).toEqual({ place: 'gcchigh', group: 'created', task: 'created', plannerTask: 'created' });
    // Where requests go has changed; whom they name has not.
    expect(hosts).toEqual([
      'entra.microsoft.us',
      'gov.teams.microsoft.us',
      'graph.microsoft.us',
      'outlook.office365.us',
      'tasks.office365.us',
    ]);
  });

  test('is not changed by a world that cannot be', async () => {
    for (const [wanted, sentence] of [
      [{ cloud: 'china' }, 'must be one of public, gcc, gcchigh, dod, not'],
      [{ proxy: 'yes' }, 'must be true or false, not'],
      [{ environment: ['PORT'] }, 'must hold lines such as'],
      [{ clouds: 'dod' }, 'There is no'],
    ] as const)
      await expect(sandbox.around(wanted)).rejects.toThrow(sentence);
    expect(await sandbox.around()).toMatchObject({ cloud: 'gcchigh', proxy: false });
  });
});
