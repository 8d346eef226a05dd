import { GraphProblem } from '../graph/graphProblem';

/** What To Do and Outlook say of an item that is no longer where it was. */
const NOT_THERE = /ErrorItemNotFound|does not contain a Task/;

/** An object as it was read; undefined where Graph says that there is none. */
export async function orGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof GraphProblem)) throw error;
    const { status, code, message } = error.refusal;
    if (status === 404 || NOT_THERE.test(`${code} ${message}`)) return undefined;
    throw error;
  }
}
