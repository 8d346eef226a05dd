import type { Dispatcher } from 'undici';
import { type JsonRecord, parseJson, recordOf } from '../json/json';
import { exchange } from './exchange';

const ACCEPT = { accept: 'application/json' };

/** What is published at an address. Rejects where it does not answer 200 by itself within the deadline, in milliseconds. */
export async function readJson(http: Dispatcher, url: string, deadline: number): Promise<JsonRecord> {
  const { status, text } = await exchange(http, url, { method: 'GET', headers: ACCEPT, body: null, deadline });
  if (status !== 200) throw new Error(`${url} answers ${status}.`);
  return recordOf(parseJson(text));
}
