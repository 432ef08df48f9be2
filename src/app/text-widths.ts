import { onTextScale, scaledWidths, textScale } from '../ui/text-size';

/** Conditions as they stand in the files. */
const written = new WeakMap<CSSMediaRule, string>();

function scaleRules(rules: CSSRuleList, scale: number): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) {
      const condition = written.get(rule) ?? rule.media.mediaText;
      written.set(rule, condition);
      const scaled = scaledWidths(condition, scale);
      if (scaled !== rule.media.mediaText) rule.media.mediaText = scaled;
    }
    if (rule instanceof CSSGroupingRule) scaleRules(rule.cssRules, scale);
  }
}

function scaleSheets(): void {
  for (const sheet of document.styleSheets) scaleRules(sheet.cssRules, textScale());
}

/**
 * Lets the layout follow the size of the letters. A style sheet can ask for the width of the window in pixels only, never in letters as large as the page has
 * them; so the widths that it asks for are written anew. There is one sheet for the whole page (`cssCodeSplit` in vite.config.ts).
 */
export function followTextSize(): void {
  onTextScale(scaleSheets, new AbortController().signal);
  scaleSheets();
}
