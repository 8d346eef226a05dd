import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT } from './recording';
import { secretIn } from './secrets';

/** What the bots print in storms, which keep it for those who look into them. */
const STORM = join(OUTPUT, '../storm');

/** After the run: fails it when any program has printed a token, a secret or a key, in whichever test. */
export default function searchOutput(): void {
  rmSync(process.env.MUSTER_TEST_KEYS ?? '', { recursive: true, force: true });
  const found = [OUTPUT, STORM]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .flatMap((file) => {
      const printed = secretIn(readFileSync(file, 'utf8'));
      return printed ? [`${file} holds ${printed}`] : [];
    });
  if (found.length > 0) throw new Error(`What nobody may print was printed:\n${found.join('\n')}`);
}
