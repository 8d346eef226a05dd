import { setUpCards } from './cards/setUpCards.js';
import { readConditions, setUpConditions } from './conditions.js';
import type { ChatId } from './contract.js';
import { byId } from './dom.js';
import { Inspector } from './inspector/inspector.js';
import { Panes } from './panes.js';
import { PersonSession } from './personSession.js';
import { PersonSwitch } from './personSwitch.js';
import { isFramed, SideBySide } from './sideBySide.js';
import { themeSwitch } from './theme.js';

const somebody = 'alex@contoso.example';
const beside = 'amira@contoso.example';
const chats: readonly ChatId[] = ['personal', 'group', 'channel'];

/** The address says who looks at which chat, so that two windows can be two people. */
function remember(name: 'user' | 'chat', value: string): void {
  const address = new URL(location.href);
  address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}

function remembered(name: 'user' | 'chat'): string | null {
  return new URLSearchParams(location.search).get(name);
}

const inspector = new Inspector();
const panes = new Panes();
if (isFramed()) document.body.classList.add('framed');
new SideBySide(() => ({
  user: remembered('user') === beside ? somebody : beside,
  chat: remembered('chat') ?? 'group',
}));
let session: PersonSession | undefined;

const personSwitch = new PersonSwitch(({ userPrincipalName }) => void become(userPrincipalName));

async function become(user: string): Promise<void> {
  session?.close();
  remember('user', user);
  session = await PersonSession.of(user, {
    traffic: (record) => inspector.show(record),
    opened: (chat) => {
      remember('chat', chat);
      panes.show('conversation');
    },
    stale: () => void become(user),
  });
  await inspector.load();
  personSwitch.show(session.state.me, session.state.users);
  session.open(chats.find((chat) => chat === remembered('chat')) ?? 'personal');
}

byId('theme').append(themeSwitch());
setUpCards();
readConditions()
  .then(setUpConditions)
  .then(() => become(remembered('user') ?? somebody))
  .catch(() => become(somebody))
  .catch(() => {
    byId('connection').hidden = false;
  });
