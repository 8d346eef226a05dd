// Who takes part: the app, its tenant, and people who each talk to the bot in their own personal chat.

export const appId = '11111111-2222-4333-8444-555555555555';
export const appSecret = 'bench-secret';
export const tenantId = '99999999-8888-4777-8666-555555555555';
export const channelIssuer = 'https://api.botframework.com';

/** @typedef {typeof people[number]} Person */

/** More people than turns at a time, so that no chat ever has two turns under way. */
export const people = Array.from({ length: 128 }, (_, index) => {
  const number = String(index).padStart(3, '0');
  return {
    id: `29:1bench-${number}`,
    name: `Person ${number}`,
    aadObjectId: `7c8f2f39-5d62-4a35-8e58-2f1a8f3d4${number}`,
    conversationId: `a:bench-${number}`,
  };
});

const [first] = people;
if (!first) throw new Error('Nobody takes part.');
/** The first of them. */
export const person = first;
