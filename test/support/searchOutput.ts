import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT } from './recording';
import { secretIn } from './secrets';

/** After the run: fails it when any program has printed a token, a secret or a key, in whichever test. */
export default function searchOutput(): void {
  const files = existsSync(OUTPUT) ? readdirSync(OUTPUT) : [];
  const found = files.flatMap((file) => {
    const printed = secretIn(readFileSync(join(OUTPUT, file), 'utf8'));
    return printed ? [`test-results/output/${file} holds ${printed}`] : [];
  });
  if (found.length > 0) throw new Error(`What nobody may print was printed:\n${found.join('\n')}`);
}
