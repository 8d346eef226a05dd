import { readBatch, type Step } from '../batchSteps';
import type { Call, Collection, GraphFixture } from '../collection';
import { errorBody } from '../graphError';

interface StepAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** `POST /$batch`: up to 20 requests, each with the permissions, faults and exchange of a call of its own. */
export const collection: Collection = {
  versions: ['v1.0', 'beta'],
  register(routes, fixture) {
    routes.post('/$batch', async (c) => {
      const responses: StepAnswer[] = [];
      for (const step of readBatch(c.get('body'))) {
        const failed = responses.some(({ id, status }) => step.dependsOn.includes(id) && status >= 400);
        responses.push(failed ? failedDependency(c, step) : await answerOf(c, step, fixture));
      }
      return c.json({ responses });
    });
  },
};

async function answerOf(
  c: Call,
  { id, method, url, headers, body }: Step,
  { fetch }: GraphFixture,
): Promise<StepAnswer> {
  const version = c.req.path.split('/')[1];
  const authorization = c.req.header('authorization') ?? '';
  const request = new Request(new URL(`/${version}${url}`, c.req.url), {
    method,
    headers: { ...headers, authorization },
    ...(body != null && { body: JSON.stringify(body) }),
  });
  const response = await fetch(request, c.env);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  const answer = text === '' ? null : text;
  return {
    id,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: isJson ? JSON.parse(text) : answer,
  };
}

function failedDependency(c: Call, { id }: Step): StepAnswer {
  const message = 'The request was not carried out because one that it depends on failed.';
  const body = errorBody({ code: 'FailedDependency', message, more: {} }, c.get('ids'));
  return { id, status: 424, headers: { 'content-type': 'application/json' }, body };
}
