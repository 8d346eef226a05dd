import './adaptiveCards.js';
import { markdownNodes } from '../chat/markdown.js';
import { element } from '../dom.js';

/** What `adaptivecards` keeps for the whole page: its Markdown, and one refresh for each time a card comes into view. */
export function setUpCards(): void {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = element('div', {}, markdownNodes(text)).innerHTML;
    result.didProcess = true;
  };
  const { applets } = AdaptiveCards.GlobalSettings;
  applets.logEnabled = false;
  // For whom a card is refreshed is decided in cardView.ts.
  applets.refresh.mode = AdaptiveCards.RefreshMode.Automatic;
  applets.refresh.timeBetweenAutomaticRefreshes = 0;
  applets.refresh.maximumConsecutiveAutomaticRefreshes = 1;
  applets.refresh.allowManualRefreshesAfterAutomaticRefreshes = false;
}
