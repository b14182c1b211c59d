/** Who wrote which words: in the text as quiet grounds and lines, and as a table for those who would rather read figures or hear the page. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Authorship } from '#shared/drafting-history.ts';
import type { WorkingDocument } from '#shared/drafting.ts';
import { momentText } from '../ui/dates.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Answered } from '../ui/loading.tsx';
import { short } from '../ui/short-words.ts';
import { type Text, useLocale, useText } from '../ui/text.tsx';
import { HistoryFrame } from './history-frame.tsx';
import { authorsQuery } from './history.ts';
import './drafting.css';

type Block = Authorship['blocks'][number];
type Stretch = Block['stretches'][number];

/** Looks in the style sheet; beyond, they begin again, and the name tells them apart. */
const looks = 8;

export function AuthorsScreen(): ReactNode {
  const t = useText();
  return <HistoryFrame title={t('history.tab.authors')} lead={t('history.authors.lead')}>{(document) => <Authors key={document.id} document={document} />}</HistoryFrame>;
}

function Authors({ document }: { document: WorkingDocument }): ReactNode {
  const t = useText();
  const [asList, setAsList] = useState(false);
  const authors = useQuery(authorsQuery(document.id));
  return (
    <Answered question={authors}>
      {(found) => (found.people.length === 0 ? <EmptyState>{t('history.time.empty')}</EmptyState> : (
        <div className="stack">
          <Key people={found.people} />
          <div role="group" aria-label={t('history.authors.view')} className="mode-choice no-print">
            <button type="button" aria-pressed={!asList} onClick={() => setAsList(false)}>{t('history.authors.asText')}</button>
            <button type="button" aria-pressed={asList} onClick={() => setAsList(true)}>{t('history.authors.asList')}</button>
          </div>
          {asList ? <ByClause authorship={found} /> : <AsText authorship={found} />}
        </div>
      ))}
    </Answered>
  );
}

const nameOf = (t: Text, people: Authorship['people'], person: number): string => people[person]?.name || t('history.time.nobody');

function Key({ people }: { people: Authorship['people'] }): ReactNode {
  const t = useText();
  const all = people.reduce((sum, { letters }) => sum + letters, 0);
  return (
    <ul className="plain-list row author-key" aria-label={t('history.authors.key')}>
      {people.map(({ personId, letters }, at) => (
        <li key={personId ?? ''}><span className="wrote" data-look={at % looks}>{nameOf(t, people, at)}</span> <span className="soft numbers">{t('history.authors.share', { percent: shareOf(letters, all) })}</span></li>
      ))}
    </ul>
  );
}

/** Nobody who wrote something wrote nothing of it. */
function shareOf(letters: number, all: number): string {
  const percent = Math.round((100 * letters) / Math.max(1, all));
  return percent === 0 ? '< 1' : String(percent);
}

interface Chosen { block: Block; stretch: Stretch; words: string }

function AsText({ authorship: { people, blocks } }: { authorship: Authorship }): ReactNode {
  const t = useText();
  const { locale } = useLocale();
  const place = useRef<HTMLElement>(null);
  const chosen = useChosen(place, blocks);
  return (
    <div className="author-columns">
      <article ref={place} className="author-text reading" lang="sv" aria-label={t('history.authors.text')}>
        {blocks.map((block, at) => <WrittenBlock key={block.block} block={block} place={at} name={(person) => nameOf(t, people, person)} />)}
      </article>
      <aside className="author-told card stack-tight" aria-label={t('history.authors.selected')} role="status">
        {chosen.length === 0 ? <p className="soft">{t('history.authors.select')}</p> : (
          <ul className="plain-list stack-tight">
            {chosen.slice(0, 12).map(({ block, stretch, words }) => (
              <li key={`${block.block} ${stretch.at}`}>
                <span className="wrote" data-look={stretch.person % looks}>{nameOf(t, people, stretch.person)}</span>
                <span className="soft">, {stretch.when === null ? t('history.authors.unknownTime') : momentText(locale, stretch.when, 'medium')}</span>
                <span lang="sv" className="author-words"> ”{short(words, 80)}”</span>
              </li>
            ))}
          </ul>
        )}
      </aside>
    </div>
  );
}

function WrittenBlock({ block, place, name }: { block: Block; place: number; name: (person: number) => string }): ReactNode {
  const words = block.stretches.map(({ at, length, person, when }) => (
    <span key={at} className="wrote" data-look={person % looks} data-at={at} title={when === null ? name(person) : `${name(person)}, ${when.slice(0, 10)}`}>{block.text.slice(at, at + length).replaceAll('￼', ' ')}</span>
  ));
  if (block.kind === 'heading') {
    const Heading = (['h2', 'h3', 'h4', 'h5'] as const)[block.level - 1] ?? 'h5';
    return <Heading data-place={place}>{block.clause !== null && <span className="clause-number">{block.clause} </span>}{words}</Heading>;
  }
  return <p data-place={place} className={block.kind === 'item' ? 'author-item' : undefined}>{words.length > 0 ? words : <br />}</p>;
}

/** The stretches that the selection or the caret touches. */
function useChosen(place: React.RefObject<HTMLElement | null>, blocks: readonly Block[]): Chosen[] {
  const [chosen, setChosen] = useState<Chosen[]>([]);
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection();
      const text = place.current;
      if (selection === null || text === null || selection.rangeCount === 0 || selection.anchorNode === null || !text.contains(selection.anchorNode)) return;
      const range = selection.getRangeAt(0);
      setChosen([...text.querySelectorAll<HTMLElement>('.wrote')].filter((span) => range.intersectsNode(span)).flatMap((span): Chosen[] => {
        const block = blocks[Number(span.parentElement?.dataset['place'])];
        const stretch = block?.stretches.find(({ at }) => at === Number(span.dataset['at']));
        return block && stretch ? [{ block, stretch, words: span.textContent ?? '' }] : [];
      }));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [place, blocks]);
  return chosen;
}

/** A row for each who wrote in the clause: a column each would be wider than a page when eleven write. */
function ByClause({ authorship: { people, blocks } }: { authorship: Authorship }): ReactNode {
  const t = useText();
  const rows = useMemo(() => clauses(blocks), [blocks]);
  return (
    <table className="author-table">
      <caption>{t('history.authors.listCaption')}</caption>
      <thead><tr><th scope="col">{t('history.authors.clause')}</th><th scope="col">{t('history.authors.person')}</th><th scope="col" className="author-figure">{t('history.authors.words')}</th></tr></thead>
      {rows.map(({ clause, heading, notes, words }) => (
        <tbody key={`${clause} ${heading}`}>
          {words.map(({ person, count }, at) => (
            <tr key={person}>
              {at === 0 && <th scope="rowgroup" rowSpan={words.length} lang={clause === null ? undefined : 'sv'}>{notes ? t('history.authors.notes') : clause === null ? t('history.authors.before') : `${clause} ${heading}`}</th>}
              <td>{nameOf(t, people, person)}</td>
              <td className="author-figure numbers">{count}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface Clause { clause: string | null; heading: string; notes: boolean; words: { person: number; count: number }[] }

/** Words of those who wrote in each clause, in the text's order and the most first; a word belongs to whoever wrote its first letter. */
function clauses(blocks: readonly Block[]): Clause[] {
  const rows: Clause[] = [];
  for (const { clause, heading, kind, text, stretches } of blocks) {
    const notes = kind === 'footnote';
    let row = rows.at(-1);
    if (!row || row.clause !== clause || row.notes !== notes) rows.push(row = { clause, heading, notes, words: [] });
    for (const { index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const person = stretches.find(({ at, length }) => index >= at && index < at + length)?.person;
      if (person === undefined) continue;
      const known = row.words.find((one) => one.person === person);
      if (known) known.count += 1;
      else row.words.push({ person, count: 1 });
    }
  }
  for (const { words } of rows) words.sort((a, b) => b.count - a.count);
  return rows.filter(({ words }) => words.length > 0);
}
