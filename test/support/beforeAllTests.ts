import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OUTPUT } from './recording';

/** Before the run: a folder for the keys that tests share, since one takes a fifth of a second to make. What an earlier one printed is not searched again, and no script that a test starts builds anything. */
export default function beforeAllTests(): void {
  process.env.MUSTER_PREPARED = 'yes';
  process.env.MUSTER_TEST_KEYS = mkdtempSync(join(tmpdir(), 'muster-keys-'));
  rmSync(OUTPUT, { recursive: true, force: true });
}
