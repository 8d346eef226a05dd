/**
 * Goes before everything else into the pages that the bot shows in Teams' sign-in window, and makes that window what a Teams
 * client makes of it: a frameless host with a native interface, as teams-js 2.x (`communication.ts`) looks for it. So the
 * bot's page runs the real teams-js, whose notifySuccess and notifyFailure end here.
 */
interface Window {
  nativeInterface?: { framelessPostMessage(json: string): void };
  /** Set by teams-js when it finds the native interface. */
  onNativeMessage?: (event: { data: object }) => void;
}

{
  const page: Window | null = window.opener;
  // With an opener teams-js would talk to the chat page itself, and only over https.
  window.opener = null;

  const report = (outcome: { result?: string; reason?: string }): void => {
    page?.postMessage({ source: 'muster-webview', ...outcome }, location.origin);
    window.close();
  };

  const answers: Record<string, (first: string | undefined) => unknown[] | undefined> = {
    initialize: () => ['authentication', 'desktop', JSON.stringify({ apiVersion: 1, supports: {} }), '2.0.1'],
    'authentication.authenticate.success': (result) => {
      report({ result: result ?? '' });
      return undefined;
    },
    'authentication.authenticate.failure': (reason) => {
      report({ reason: reason ?? '' });
      return undefined;
    },
  };

  window.nativeInterface = {
    framelessPostMessage(json) {
      const { id, uuidAsString, func, args } = JSON.parse(json);
      const answer = answers[func]?.(args[0]);
      if (answer) setTimeout(() => window.onNativeMessage?.({ data: { id, uuidAsString, args: answer } }));
    },
  };
}
