import { type LocalizedText, say } from '../i18n/localizedText';
import type { Translator } from '../i18n/translator';

/** What the end page tells Teams through Microsoft's own library, which knows how each client wants to hear it. */
export const NOTIFY_SCRIPT = `
const { state, reason } = document.body.dataset;
microsoftTeams.app.initialize().then(() => {
  if (state) microsoftTeams.authentication.notifySuccess(state);
  else microsoftTeams.authentication.notifyFailure(reason);
});
`;

export function endPage(
  { state, reason, why = '' }: { readonly state?: string; readonly reason?: string; readonly why?: LocalizedText },
  translator: Translator,
): string {
  const said = state
    ? say`You are signed in. This window closes by itself.`
    : why
      ? say`You are not signed in. ${why} Close this window to go back.`
      : say`You are not signed in. Close this window to go back.`;
  const data = state ? `data-state="${escaped(state)}"` : `data-reason="${escaped(reason ?? '')}"`;
  return page(translator, said, data, '<script src="/auth/teams.js"></script><script src="/auth/notify.js"></script>');
}

export function problemPage(sentence: LocalizedText, translator: Translator): string {
  return page(translator, sentence, '', '');
}

function page(translator: Translator, sentence: LocalizedText, data: string, scripts: string): string {
  return `<!doctype html>
<html lang="${translator.code}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Muster</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 20vh auto; padding: 0 1rem; text-align: center }</style></head>
<body ${data}><h1>Muster</h1><p role="status">${escaped(translator.localize(sentence))}</p>${scripts}</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
