/** A frozen text as our server rendered it: real headings, lists and tables, no editor. Used by every room that shows a version. */
import { type ReactNode, type Ref, useLayoutEffect, useRef } from 'react';
import { showFrozen } from './frozen-html.ts';
import './frozen-words.css';
import './frozen-text.css';

interface Props {
  html: string;
  lang?: string;
  ref?: Ref<HTMLElement>;
}

export function FrozenText({ html, lang = 'sv', ref }: Props): ReactNode {
  const place = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (place.current !== null) showFrozen(place.current, html);
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
