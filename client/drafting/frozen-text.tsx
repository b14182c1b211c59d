/** A frozen text as our server rendered it: real headings, lists and tables, no editor. Used by every room that shows a version. */
import { type ReactNode, type Ref, useLayoutEffect, useRef } from 'react';
import './frozen-text.css';

interface TrustedPolicy { createHTML: (html: string) => unknown }
interface TrustedTypes { createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => TrustedPolicy }

/** The one door for HTML into a page (design D12): only what `/api/…` gives as a frozen document's `html` goes through it. */
const policy: TrustedPolicy | null = (() => {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  return types?.createPolicy('overens-frozen', { createHTML: (html) => html }) ?? null;
})();

interface Props {
  html: string;
  lang?: string;
  ref?: Ref<HTMLElement>;
}

export function FrozenText({ html, lang = 'sv', ref }: Props): ReactNode {
  const place = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (place.current !== null) place.current.innerHTML = (policy === null ? html : policy.createHTML(html)) as string;
  }, [html]);
  return (
    <article
      lang={lang}
      className="frozen-text reading"
      ref={(element) => {
        place.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
    />
  );
}
