import type { Graph, GraphPath } from '../../src/bot/graph/graph';

export const BEN = '26be1845-4119-4801-a799-aea79d09f1a2';
export const CARLA = 'ff7cb387-6688-423c-8188-3da9532a73cc';
export const LABEL = '1aeae0d3-2b6f-4c3b-9f0e-6c4f3b2ad1f7';

/** What kinds read before they create. */
const LISTS: readonly (readonly [RegExp, readonly object[]])[] = [
  [
    /\/users$/,
    [
      { id: BEN, displayName: 'Ben Okafor' },
      { id: CARLA, displayName: 'Carla Jiménez' },
    ],
  ],
  [/\/sensitivityLabels$/, [{ id: LABEL, name: 'Confidential' }]],
  [
    /\/planner\/plans$/,
    [
      { id: 'plan-a', title: 'Moving house' },
      { id: 'plan-b', title: 'Release' },
    ],
  ],
  [/\/buckets$/, [{ id: 'bucket', name: 'Doing', orderHint: 'A' }]],
  [/\/planner\/.*\/tasks$/, [{ id: 'beside', title: 'Beside', bucketId: 'bucket', orderHint: '8585' }]],
];

/** A Graph that keeps what it is sent, and answers every creation with the same object. */
export class RecordingGraph implements Graph {
  readonly bodies: object[] = [];

  constructor(private readonly answer: object) {}

  async get<T>(): Promise<T> {
    return copyOf({ categoryDescriptions: { category1: 'Urgent' } });
  }

  async list<T>(path: GraphPath): Promise<T[]> {
    return copyOf(LISTS.find(([pattern]) => pattern.test(path))?.[1] ?? []);
  }

  async post<T>(_path: GraphPath, body: object): Promise<T> {
    this.bodies.push(body);
    return copyOf(this.answer);
  }

  patch<T>(): Promise<T> {
    return Promise.reject(new Error('A kind says what it would change, and leaves the sending to others.'));
  }

  delete(): Promise<void> {
    return Promise.reject(new Error('A creation deletes nothing.'));
  }
}

/** Of a type that only the reader knows, as is everything that comes over the network. */
function copyOf(json: object) {
  return JSON.parse(JSON.stringify(json));
}
