/** The one door by which HTML that our server rendered comes into a page (design D12). Every room that shows a frozen text uses this one: a page may make the policy only once. */

interface Policy { createHTML: (html: string) => unknown }
interface Policies { createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => Policy }

let policy: Policy | null = null;

function ourPolicy(): Policy {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('overens-frozen', { createHTML: (html) => html }) ?? { createHTML: (html) => html };
  return policy;
}

/** Only for `html` of a frozen document. */
export function showFrozen(place: Element, html: string): void {
  // The DOM's types know innerHTML as a string; the browser asks for the policy's own value.
  place.innerHTML = ourPolicy().createHTML(html) as string;
}
