import { html } from 'hono/html';

/** Hono's escaped text; a promise when a part of it is one. */
export type Html = ReturnType<typeof html>;

const style = html`<style>
  :root { color-scheme: light dark; font-family: 'Segoe UI', system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f2f2f2, #1b1b1b); }
  main { box-sizing: border-box; width: min(440px, 100%); padding: 44px; background: light-dark(#fff, #2b2b2b); box-shadow: 0 2px 6px #0003; }
  h1 { font-size: 1.5rem; font-weight: 600; margin: 16px 0; }
  button { font: inherit; min-height: 32px; padding: 4px 12px; border: 1px solid light-dark(#8c8c8c, #999); background: transparent; color: inherit; cursor: pointer; }
  button.primary { background: #0067b8; border-color: #0067b8; color: #fff; }
  button.account { display: block; width: 100%; padding: 12px 0; border-width: 0 0 1px; border-color: light-dark(#e6e6e6, #444); text-align: start; }
  button.account:hover { background: light-dark(#f2f2f2, #383838); }
  small { color: light-dark(#616161, #bdbdbd); }
  footer { display: flex; gap: 8px; justify-content: end; margin-top: 24px; }
</style>`;

/** The frame of every sign-in page. It says that this is the sandbox, so that nobody types a real password. */
export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        <main>
          <small>Sandbox sign-in: nothing here reaches Microsoft</small>
          ${content}
        </main>
      </body>
    </html>`;
}
