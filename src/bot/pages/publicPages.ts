import type { Request, Response, Server } from 'restify';
import { PAGE_HEADERS } from '../signIn/pageHeaders';
import { markdownPage } from './markdownPage';

/** What stands on each page, as Markdown. */
export interface PageTexts {
  readonly privacy: string;
  readonly terms: string;
}

/** What anybody may read, as Teams wants it beside the app: `/privacy` and `/terms`. */
export class PublicPages {
  private readonly pages: Readonly<Record<string, string>>;

  constructor({ privacy, terms }: PageTexts) {
    this.pages = { '/privacy': markdownPage(privacy), '/terms': markdownPage(terms) };
  }

  addTo(server: Server): void {
    for (const [path, html] of Object.entries(this.pages)) {
      server.get(path, async (_request: Request, response: Response) => {
        response.writeHead(200, PAGE_HEADERS);
        response.end(html);
      });
    }
  }
}
