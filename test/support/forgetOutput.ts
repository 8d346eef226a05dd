import { rmSync } from 'node:fs';
import { OUTPUT } from './recording';

/** Before the run: what an earlier one printed is not searched again. */
export default function forgetOutput(): void {
  rmSync(OUTPUT, { recursive: true, force: true });
}
