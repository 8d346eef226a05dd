import { createHmac } from 'node:crypto';
import { type FormContext, Tickets } from '../../src/bot/forms/tickets';

const context: FormContext = {
  kind: 'todoTask',
  requester: 'ann',
  tenant: 'contoso',
  conversation: '19:abc@thread.tacv2',
};
const [OLD, NEW] = ['an-older-key-of-at-least-32-characters', 'a-newer-key-of-at-least-32-characters-'];

it('is short, and names neither person nor place', () => {
  const ticket = new Tickets([NEW]).issue(context);
  expect(ticket).toMatch(/^v2\.[\w-]{22}\.[0-9a-z]+\.[0-9a-z]+\.[\w-]{43}$/);
  for (const value of Object.values(context)) expect(ticket).not.toContain(value);
});

it('is good for exactly its own person, kind, tenant and conversation', () => {
  const tickets = new Tickets([NEW]);
  const ticket = tickets.issue(context, { nonce: 'a-nonce', issued: Date.now() });
  expect(tickets.verify(ticket, context)).toMatchObject({ nonce: 'a-nonce', expired: false });
  for (const part of ['kind', 'requester', 'tenant', 'conversation'] as const) {
    expect(tickets.verify(ticket, { ...context, [part]: 'other' })).toBeUndefined();
  }
});

it('is spoilt by any change, also by another spelling of the same bytes', () => {
  const tickets = new Tickets([NEW]);
  const ticket = tickets.issue(context);
  const parts = ticket.split('.');
  const forgeries = [
    ...parts.map((part, i) => parts.with?.(i, `${part.slice(0, -1)}${part.endsWith('A') ? 'B' : 'A'}`).join('.') ?? ''),
    `${ticket}=`,
    `${ticket}.`,
    ticket.toUpperCase(),
    parts.slice(0, 3).join('.'),
    '',
  ];
  for (const forged of forgeries) expect(tickets.verify(forged, context)).toBeUndefined();
  for (const odd of [undefined, null, 7, {}, []]) expect(tickets.verify(odd, context)).toBeUndefined();
});

it('tells when its day is over', () => {
  let now = Date.parse('2027-01-01T12:00:00Z');
  const tickets = new Tickets([NEW], 60_000, () => now);
  const ticket = tickets.issue(context);
  now += 61_000;
  expect(tickets.verify(ticket, context)).toMatchObject({ expired: true });
});

describe('when it is renewed', () => {
  const began = Date.parse('2027-01-01T12:00:00Z');
  const week = 7 * 24 * 60 * 60 * 1000;
  let now = began;
  const tickets = new Tickets([NEW], 60_000, () => now);
  const read = (ticket: string) => {
    const known = tickets.verify(ticket, context);
    if (!known) throw new Error('The ticket is not good.');
    return known;
  };
  beforeEach(() => {
    now = began;
  });

  it('keeps its nonce and the moment at which its form was first shown, however often that happens', () => {
    let ticket = read(tickets.issue(context));
    const { nonce } = ticket;
    for (let i = 0; i < 3; i++) {
      now += 61_000;
      ticket = read(tickets.issue(context, ticket));
      expect(ticket).toEqual({ nonce, issued: began, expired: false });
    }
  });

  it('begins anew after a week, which is as long as anybody remembers what became of its form', () => {
    const first = read(tickets.issue(context));
    now += week - 1;
    expect(read(tickets.issue(context, first))).toMatchObject({ nonce: first.nonce });
    now += 1;
    const next = read(tickets.issue(context, first));
    expect(next.issued).toBe(now);
    expect(next.nonce).not.toBe(first.nonce);
  });
});

describe('of the first version', () => {
  const now = Date.parse('2027-01-01T12:00:00Z');
  const day = 24 * 60 * 60 * 1000;
  const tickets = new Tickets([NEW], day, () => now);
  /** As 0.1 wrote it. */
  const issued = (secondsAgo: number) => {
    const expiry = Math.floor((now + day) / 1000 - secondsAgo).toString(36);
    const { kind, requester, tenant, conversation } = context;
    const signed = JSON.stringify(['v1', kind, requester, tenant, conversation, 'old', expiry]);
    return `v1.old.${expiry}.${createHmac('sha256', NEW).update(signed).digest('base64url')}`;
  };

  it('is good for what is left of its day, and counts as old, since it may have been renewed', () => {
    expect(tickets.verify(issued(5), context)).toEqual({ nonce: 'old', issued: now - 5_000 - day, expired: false });
    expect(tickets.verify(issued(day / 1000 + 1), context)).toMatchObject({ nonce: 'old', expired: true });
  });

  it('goes on as one of the second with the same nonce', () => {
    const old = tickets.verify(issued(5), context);
    expect(tickets.verify(tickets.issue(context, old), context)).toMatchObject({ nonce: 'old', issued: old?.issued });
  });
});

it('outlives a change of keys as long as the old key is listed', () => {
  const ticket = new Tickets([OLD]).issue(context);
  expect(new Tickets([NEW, OLD]).verify(ticket, context)).toBeDefined();
  expect(new Tickets([NEW]).verify(ticket, context)).toBeUndefined();
});

it('is good to its last millisecond, of its last second', () => {
  let now = Date.parse('2027-01-01T12:00:00Z');
  const tickets = new Tickets([NEW], 60_000, () => now);
  const ticket = tickets.issue(context);
  now += 60_000;
  expect(tickets.verify(ticket, context)).toMatchObject({ expired: false });
  now += 1;
  expect(tickets.verify(ticket, context)).toMatchObject({ expired: true });
});

it('is good for a day', () => {
  let now = Date.parse('2027-01-01T12:00:00Z');
  const tickets = new Tickets([NEW], undefined, () => now);
  const ticket = tickets.issue(context);
  now += 24 * 60 * 60 * 1000;
  expect(tickets.verify(ticket, context)).toMatchObject({ expired: false });
  now += 1_000;
  expect(tickets.verify(ticket, context)).toMatchObject({ expired: true });
});

it('is of a known version, and of as many parts as that has', () => {
  const tickets = new Tickets([NEW]);
  const ticket = tickets.issue(context);
  expect(tickets.verify(ticket.replace(/^v2/, 'v1'), context)).toBeUndefined();
  expect(tickets.verify(ticket.replace(/^v2/, 'v3'), context)).toBeUndefined();
  expect(tickets.verify(`${ticket}.more`, context)).toBeUndefined();
});

it('is another one each time', () => {
  const tickets = new Tickets([NEW]);
  expect(new Set(Array.from({ length: 50 }, () => tickets.issue(context))).size).toBe(50);
});
