/** What Teams looks like, as far as its maker has published it: the sample host configurations of microsoft/AdaptiveCards (microsoft-teams-light and -dark). */

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Colours as the renderer takes them: #AARRGGBB. */
const COLOURS = {
  light: {
    background: '#FFFFFFFF',
    emphasis: '#FFF9F8F7',
    border: '#FFCCCCCC',
    text: { default: '#FF252424', subtle: '#BF252424' },
    accent: { default: '#FF6264A7', subtle: '#FF8B8CC7' },
    good: { default: '#FF92C353', subtle: '#E592C353' },
    warning: { default: '#FFF8D22A', subtle: '#E5F8D22A' },
    attention: { default: '#FFC4314B', subtle: '#E5C4314B' },
  },
  dark: {
    background: '#FF2D2C2C',
    emphasis: '#FF292828',
    border: '#FF666666',
    text: { default: '#FFFFFFFF', subtle: '#BFFFFFFF' },
    accent: { default: '#FFA6A7DC', subtle: '#FF8B8CC7' },
    good: { default: '#FF92C353', subtle: '#E592C353' },
    warning: { default: '#FFF8D22A', subtle: '#E5F8D22A' },
    attention: { default: '#FFD74654', subtle: '#E5D74654' },
  },
} as const;

/** The coloured containers are the same in both themes; text on them is dark. */
const TINTS = { accent: '#FFC7DEF9', good: '#FFCCFFCC', attention: '#FFFFC5B2', warning: '#FFFFE2B2' } as const;

/** Segoe UI where it is installed, as in Teams on Windows; the Japanese glyphs and everything elsewhere from Noto. */
const FONTS = "'Segoe UI', 'Noto Sans CJK JP', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic UI', sans-serif";

export function teamsHostConfig(theme: Theme): object {
  const colours = COLOURS[theme];
  const onTint = { ...colours, text: COLOURS.light.text };
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: '#EEEEEE' },
    imageSizes: { small: 32, medium: 52, large: 100 },
    fontTypes: { default: { fontFamily: FONTS, ...TYPE }, monospace: { fontFamily: 'monospace', ...TYPE } },
    textStyles: { heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false } },
    containerStyles: {
      default: containerStyle(colours.background, colours),
      emphasis: containerStyle(colours.emphasis, colours),
      ...Object.fromEntries(Object.entries(TINTS).map(([name, background]) => [name, containerStyle(background, onTint)])),
    },
    actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    factSet: { title: { weight: 'bolder', wrap: true }, value: { wrap: true }, spacing: 16 },
  };
}

const TYPE = {
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
} as const;

type Colours = (typeof COLOURS)[Theme];

function containerStyle(
  backgroundColor: string,
  { border, text, accent, good, warning, attention }: Omit<Colours, 'text'> & { text: object },
) {
  return {
    backgroundColor,
    borderColor: border,
    foregroundColors: { default: text, dark: COLOURS.light.text, light: COLOURS.dark.text, accent, good, warning, attention },
  };
}

/**
 * Buttons as in Teams: one line, cut with an ellipsis when the title is longer than the card is wide (AdaptiveCards #6880: titles never wrap);
 * several in a row go on in the next row. Labels and choices wrap as the text of a card does, also inside a word that is wider than the card.
 */
export const TEAMS_CSS = `
  body { margin: 0; padding: 16px; }
  body.light { background: #F5F5F5; color: #252424; }
  body.dark { background: #1F1F1F; color: #FFFFFF; }
  #stage { border-radius: 6px; overflow: visible; box-shadow: 0 1px 3px rgba(0, 0, 0, 0.3); }
  .ac-adaptiveCard { border-radius: 6px; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
  .ac-pushButton {
    box-sizing: border-box; min-width: 96px; max-width: 100%; height: 32px; padding: 0 12px; overflow: hidden; text-overflow: ellipsis;
    font: 600 14px/20px ${FONTS}; border: 1px solid; border-radius: 4px;
  }
  .light .ac-pushButton { background: #FFFFFF; color: #252424; border-color: #C8C6C4; }
  .dark .ac-pushButton { background: #2D2C2C; color: #FFFFFF; border-color: #8A8886; }
  .ac-inputLabel, .ac-input-label, .ac-choiceSetInput-multiSelect, .ac-choiceSetInput-expanded, label { overflow-wrap: anywhere; }
  .ac-input { box-sizing: border-box; font: 400 14px/20px ${FONTS}; }
  .light .ac-input { background: #F3F2F1; color: #252424; }
  .dark .ac-input { background: #201E1F; color: #FFFFFF; }
  .light a { color: #6264A7; }
  .dark a { color: #A6A7DC; }
`;
