import { type LocalizedText, say } from '../i18n/localizedText';
import type { Translator } from '../i18n/translator';

/** What the end page tells Teams through Microsoft's own library, which knows how each client wants to hear it. */
export const NOTIFY_SCRIPT = `
const { state, reason } = document.body.dataset;
const showCode = () => {
  const code = document.querySelector('[data-code]');
  if (!code) return;
  document.querySelector('[role=status]').hidden = true;
  code.hidden = false;
};
const waited = setTimeout(showCode, 4000);
microsoftTeams.app.initialize().then(
  () => {
    if (state) microsoftTeams.authentication.notifySuccess(state);
    else microsoftTeams.authentication.notifyFailure(reason);
  },
  () => {
    clearTimeout(waited);
    showCode();
  },
);
`;

/** How a sign-in has ended. */
export interface EndOfSignIn {
  /** The key that Teams hands on to the bot; without it nobody was signed in. */
  readonly state?: string;
  /** What the person can carry to the chat where Teams does not hear of the end. */
  readonly code?: string;
  readonly reason?: string;
  readonly why?: LocalizedText;
}

export function endPage({ state, code = '', reason, why = '' }: EndOfSignIn, translator: Translator): string {
  const said = state
    ? say`You are signed in. This window closes by itself.`
    : why
      ? say`You are not signed in. ${why} Close this window to go back.`
      : say`You are not signed in. Close this window to go back.`;
  const scripts = '<script src="/auth/teams.js"></script><script src="/auth/notify.js"></script>';
  if (!state) return page(translator, said, `data-reason="${escaped(reason ?? '')}"`, scripts);
  return page(translator, said, `data-state="${escaped(state)}"`, `${codeHtml(code, translator)}${scripts}`);
}

/** Hidden as long as the window may close by itself. */
function codeHtml(code: string, translator: Translator): string {
  const words = translator.localize(
    say`You are signed in, and this window cannot tell Teams. Go back to Teams and send me this code, as a message. It is good once, for ten minutes.`,
  );
  const shown = escaped(code);
  return `<div data-code="${shown}" hidden><p>${escaped(words)}</p><p class="code">${shown}</p></div>`;
}

export function problemPage(sentence: LocalizedText, translator: Translator): string {
  return page(translator, sentence, '', '');
}

function page(translator: Translator, sentence: LocalizedText, data: string, more: string): string {
  return `<!doctype html>
<html lang="${translator.code}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Muster</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 20vh auto; padding: 0 1rem; text-align: center } .code { font-size: 2rem; letter-spacing: .1em; user-select: all }</style></head>
<body ${data}><h1>Muster</h1><p role="status">${escaped(translator.localize(sentence))}</p>${more}</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
