/** The one door by which HTML that our server rendered comes into a page (design D12). */

interface Policy {
  createHTML(html: string): unknown;
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: { createHTML: (html: string) => string }): Policy };
  }
}

const policy: Policy = window.trustedTypes?.createPolicy('overens-frozen', { createHTML: (html) => html }) ?? { createHTML: (html) => html };

/** Only for `html` of a frozen document. */
export function showFrozen(place: Element, html: string): void {
  // The DOM's types know innerHTML as a string; the browser asks for the policy's own value.
  place.innerHTML = policy.createHTML(html) as string;
}
