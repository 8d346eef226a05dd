import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isJson, type Json, textIn } from './json';

/** The body of a request as an object; anything else is a 400. */
export async function bodyOf(context: Context): Promise<Json> {
  const body: unknown = await context.req.json().catch(() => undefined);
  if (!isJson(body)) throw refusal(400, 'The body must be a JSON object.');
  return body;
}

/** The string member of a body; without one a 400 that names it. */
export function required(body: Json, member: string): string {
  const value = textIn(body, member);
  if (value === undefined) throw refusal(400, `The body needs "${member}", a string.`);
  return value;
}

export function refusal(status: 400 | 404 | 502, message: string): HTTPException {
  return new HTTPException(status, { message });
}
