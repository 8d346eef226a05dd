import { AsyncLocalStorage } from 'node:async_hooks';
import type { OnBehalfOfCredentialOptions } from '@azure/identity';
import { LRUCache } from 'lru-cache';
import { retryAfter } from '../http/retryAfter';
import { type EntraRefusal, readRefusal, refusalFields } from './entraRefusal';
import { refusalRow } from './refusalRow';

/** A step of a pipeline of @azure/identity. */
export type Policy = NonNullable<OnBehalfOfCredentialOptions['additionalPolicies']>[number]['policy'];

/** Where refusals are written. */
export interface RefusalLog {
  warn(fields: object, words: string): void;
  error(fields: object, words: string): void;
}

/** Entra gave no token, and said why. */
export class EntraProblem extends Error {
  override readonly name = 'EntraProblem';

  constructor(readonly refusal: EntraRefusal) {
    super(`Entra gave no token: ${refusal.error} AADSTS${refusal.number}`);
  }
}

interface Hearing {
  readonly person: string;
  refusal?: EntraRefusal;
}

/** For a minute Entra is left alone that has said that it was asked too often. */
const BACK_OFF = { max: 5_000, ttl: 60_000 };
const SILENT: RefusalLog = { warn: () => undefined, error: () => undefined };

/** Hears each refusal in Entra's own answer, which @azure/identity hands on without its claims, and writes one line of it. */
export class RefusalWatch {
  private readonly hearings = new AsyncLocalStorage<Hearing>();
  private readonly loops = new LRUCache<string, EntraRefusal>(BACK_OFF);

  constructor(private readonly log: RefusalLog = SILENT) {}

  /** Rejects with `EntraProblem` where `work` fails because Entra refused it this person's token. */
  async during<T>(person: string, work: () => Promise<T>): Promise<T> {
    const loop = this.loops.get(person);
    if (loop) throw new EntraProblem(loop);
    const hearing: Hearing = { person };
    try {
      return await this.hearings.run(hearing, work);
    } catch (error) {
      throw hearing.refusal ? new EntraProblem(hearing.refusal) : error;
    }
  }

  /** Writes the line: with the remedy where the bot's own settings are at fault. */
  note(refusal: EntraRefusal, person: string | undefined): void {
    const { means, help, remedy } = refusalRow(refusal);
    const fields = { person, ...refusalFields(refusal), means, ...(remedy && { remedy }) };
    if (help === 'operator' || isLoop(refusal)) this.log.error(fields, 'Entra refused a token');
    else this.log.warn(fields, 'Entra refused a token');
  }

  readonly policy: Policy = {
    name: 'refusals',
    sendRequest: async (request, next) => {
      const response = await next(request);
      if (request.method !== 'POST' || response.status < 400) return response;
      const hearing = this.hearings.getStore();
      const refusal = readRefusal(
        response.status,
        response.bodyAsText ?? '',
        retryAfter(response.headers.get('retry-after')),
      );
      if (hearing) hearing.refusal = refusal;
      if (hearing && isLoop(refusal)) this.loops.set(hearing.person, refusal);
      this.note(refusal, hearing?.person);
      return response;
    },
  };
}

/** Whether Entra has seen the same request too often: a fault of the bot. */
function isLoop(refusal: EntraRefusal): boolean {
  return refusalRow(refusal).help === 'rest';
}
