import { MemoryStore } from '../../src/bot/state/memoryStore';
import { storeContract } from './storeContract';

describe('the memory store', () => {
  let later = 0;
  storeContract(
    async () => new MemoryStore(() => Date.now() + later),
    async (milliseconds) => {
      later += milliseconds;
    },
  );
});
