import { rmSync } from 'node:fs';
import { OUTPUT } from './recording';

/** Before the run: what an earlier one printed is not searched again, and no script that a test starts builds anything. */
export default function beforeAllTests(): void {
  process.env.MUSTER_PREPARED = 'yes';
  rmSync(OUTPUT, { recursive: true, force: true });
}
