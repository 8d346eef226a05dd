import './adaptiveCards.js';
import type { HostConfig } from 'adaptivecards';

/** A colour of the cards is a custom property of css/theme.css: so a card changes its theme without being drawn again. */
function color(name: string) {
  return { default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` };
}

const foregroundColors = {
  default: color('text'),
  dark: color('text'),
  light: color('text'),
  accent: color('accent'),
  good: color('good'),
  warning: color('warning'),
  attention: color('attention'),
};

function container(name: string) {
  return { backgroundColor: `var(--card-fill-${name})`, foregroundColors };
}

const fontType = {
  fontSizes: { small: 13, default: 14, medium: 15, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
};

const label = { size: 'small', weight: 'bolder' };

/** How cards look in this client: its fonts, spaces and colours, and Teams' limit of six buttons. */
export function hostConfig(): HostConfig {
  return new AdaptiveCards.HostConfig({
    supportsInteractivity: true,
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 16 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    fontTypes: {
      default: { fontFamily: 'inherit', ...fontType },
      monospace: { fontFamily: 'var(--font-code)', ...fontType },
    },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: { ...container('default'), backgroundColor: 'transparent' },
      emphasis: container('emphasis'),
      accent: container('accent'),
      good: container('good'),
      attention: container('attention'),
      warning: container('warning'),
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { ...label, suffix: ' *', suffixColor: 'attention' },
        optionalInputs: label,
      },
      errorMessage: { color: 'attention', size: 'small', spacing: 'small', weight: 'default' },
      debounceTimeInMilliSeconds: 200,
    },
    actions: {
      maxActions: 6,
      spacing: 'large',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12 },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    // Below the page's own headings.
    textBlock: { headingLevel: 3 },
    adaptiveCard: { allowCustomStyle: false },
    factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 12 },
  });
}
