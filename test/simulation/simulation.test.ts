/** @seconds 40 */

import { MODES, UNWINNABLE } from '../../simulation/modes.mjs';
import { simulate } from './simulate';

const winnable = Object.keys(MODES).filter((mode) => !(mode in UNWINNABLE));

describe('Twenty worlds of virtual time', () => {
  let found: ReadonlyMap<string, string>;
  beforeAll(async () => {
    found = await simulate(['--seeds', '1-20', ...winnable.flatMap((mode) => ['--mode', mode])]);
  }, 600_000);

  it.each(winnable)('hold what every creation promises: %s', (mode) => {
    expect(found.get(mode)).toMatch(/^20 worlds, \d{2,} crashes, \d+ questions, 0 broken: nothing wrong/);
  });
});
