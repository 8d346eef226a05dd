import './adaptiveCards.js';
import type { AdaptiveApplet, CardElement, CardObjectRegistry } from 'adaptivecards';
import { hostConfig } from './hostConfig.js';
import { SearchChoiceSet } from './searchChoiceSet.js';

/** An applet with this client's looks and elements, which opens links in a new tab. */
export function newApplet(nameOf: (id: string) => string | undefined): AdaptiveApplet {
  const applet = new AdaptiveCards.AdaptiveApplet();
  applet.hostConfig = hostConfig();
  applet.onCreateSerializationContext = () => {
    const context = new AdaptiveCards.SerializationContext();
    context.setElementRegistry(elementRegistry());
    context.onParseElement = (parsed) => {
      if (parsed instanceof SearchChoiceSet) parsed.nameOf = nameOf;
    };
    return context;
  };
  applet.onAction = (_, action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction && action.url) window.open(action.url, '_blank', 'noopener');
  };
  return applet;
}

/** The element types of a card, with our choice set in the place of the library's. */
function elementRegistry(): CardObjectRegistry<CardElement> {
  const registry = new AdaptiveCards.CardObjectRegistry<CardElement>();
  AdaptiveCards.GlobalRegistry.elements.copyTo(registry);
  registry.register('Input.ChoiceSet', SearchChoiceSet);
  return registry;
}
