import './adaptiveCards.js';
import type { Action, AdaptiveApplet, CardElement, CardObjectRegistry } from 'adaptivecards';
import { executeNow } from '../conditions.js';
import { hostConfig } from './hostConfig.js';
import { SearchChoiceSet } from './searchChoiceSet.js';

/** An applet with this client's looks and elements, which opens links in a new tab; `submit` takes what an Action.Submit holds. */
export function newApplet(nameOf: (id: string) => string | undefined, submit: (data: object) => void): AdaptiveApplet {
  const applet = new AdaptiveCards.AdaptiveApplet();
  applet.hostConfig = hostConfig();
  applet.onCreateSerializationContext = () => {
    const context = new AdaptiveCards.SerializationContext();
    context.setElementRegistry(elementRegistry());
    if (executeNow() === 'false') context.setActionRegistry(actionsWithoutExecute());
    context.onParseElement = (parsed) => {
      if (parsed instanceof SearchChoiceSet) parsed.nameOf = nameOf;
    };
    return context;
  };
  applet.onAction = (_, action) => {
    // An Action.Execute is one of its kind, and the applet's own.
    const isSubmit = action instanceof AdaptiveCards.SubmitAction && !(action instanceof AdaptiveCards.ExecuteAction);
    if (isSubmit && typeof action.data === 'object') submit(action.data);
    if (action instanceof AdaptiveCards.OpenUrlAction && action.url) window.open(action.url, '_blank', 'noopener');
  };
  return applet;
}

/** Those of a client that is older than Action.Execute. */
function actionsWithoutExecute(): CardObjectRegistry<Action> {
  const registry = new AdaptiveCards.CardObjectRegistry<Action>();
  AdaptiveCards.GlobalRegistry.actions.copyTo(registry);
  registry.unregister('Action.Execute');
  return registry;
}

/** The element types of a card, with our choice set in the place of the library's. */
function elementRegistry(): CardObjectRegistry<CardElement> {
  const registry = new AdaptiveCards.CardObjectRegistry<CardElement>();
  AdaptiveCards.GlobalRegistry.elements.copyTo(registry);
  registry.register('Input.ChoiceSet', SearchChoiceSet);
  return registry;
}
