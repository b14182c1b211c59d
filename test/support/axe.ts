/** WCAG 2.2 AA by axe, put into the page by hand: the person's context must set our own rules for scripts aside (`bypassCSP`). */
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Person } from './browser.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** For `addInitScript`. */
export const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
export const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks the rules on the page as it is now; throws when axe looked at nothing. */
export async function faultsOn({ page }: Person, runOnly: string[] = tags): Promise<string[]> {
  const { violations, passes } = await page.evaluate((only) => window.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly);
  if (passes.length === 0) throw new Error('axe looked at nothing');
  return violations.flatMap(({ id, nodes }) => nodes.filter((node) => !isScrolledByTheCaret(id, node.target)).slice(0, 5).map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ').trim()}`));
}

/** A wide table in the editor scrolls with the caret; a stop of its own in there would take the focus from the text. */
const isScrolledByTheCaret = (rule: string, target: axe.UnlabelledFrameSelector): boolean => rule === 'scrollable-region-focusable' && target.some((part) => String(part).includes('.table-scroll'));
