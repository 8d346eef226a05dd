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
  expect(ticket).toMatch(/^v1\.[\w-]{22}\.[0-9a-z]+\.[\w-]{43}$/);
  for (const value of Object.values(context)) expect(ticket).not.toContain(value);
});

it('is good for exactly its own person, kind, tenant and conversation', () => {
  const tickets = new Tickets([NEW]);
  const ticket = tickets.issue(context, 'a-nonce');
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

it('tells its age', () => {
  let now = Date.parse('2027-01-01T12:00:00Z');
  const tickets = new Tickets([NEW], 60_000, () => now);
  const ticket = tickets.issue(context);
  now += 11_000;
  expect(tickets.verify(ticket, context)).toMatchObject({ age: 11_000 });
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
  expect(tickets.verify(ticket, context)).toMatchObject({ expired: false, age: 60_000 });
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

it('is of this version, and of four parts', () => {
  const tickets = new Tickets([NEW]);
  const ticket = tickets.issue(context);
  expect(tickets.verify(ticket.replace(/^v1/, 'v2'), context)).toBeUndefined();
  expect(tickets.verify(`${ticket}.more`, context)).toBeUndefined();
});

it('is another one each time', () => {
  const tickets = new Tickets([NEW]);
  expect(new Set(Array.from({ length: 50 }, () => tickets.issue(context))).size).toBe(50);
});
