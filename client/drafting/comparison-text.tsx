/** A comparison to read: what came is underlined, what went is struck, and both are said in words for those who hear the page. */
import { Fragment, memo, type ReactNode } from 'react';
import { look, type LineFace } from '#shared/agreement/compare-lines.ts';
import { isCell } from '#shared/agreement/compare-value.ts';
import type { CellSpan, Change, Compared, ComparedCell, ComparedLine, ComparedTable, Comparison, Fate } from '#shared/agreement/compare-value.ts';
import type { Part } from '#shared/agreement/compare-words.ts';
import type { InlineMark } from '#shared/agreement/content.ts';
import { type Text, useText } from '../ui/text.tsx';

interface Props {
  comparison: Comparison;
  /** Leaves out what is the same. */
  only: boolean;
  /** Begins the ids of the changes, which `showChange` finds. */
  name: string;
}

const changeId = (name: string, at: number): string => `${name}-change-${at}`;

/** Scrolls to a change and puts the focus there. */
export function showChange(name: string, at: number): void {
  const place = document.getElementById(changeId(name, at));
  place?.scrollIntoView({ block: 'center' });
  place?.focus({ preventScroll: true });
}

export const ComparisonText = memo(function ComparisonText({ comparison, only, name }: Props): ReactNode {
  const t = useText();
  const { body, footnotes, changes } = comparison;
  const notes = numbersOf(footnotes);
  const seen = new Set<number>();
  const rowOf = (row: Compared, at: number): ReactNode => {
    const first = row.change !== null && !seen.has(row.change);
    if (row.change !== null) seen.add(row.change);
    const mark = first && row.change !== null ? { id: changeId(name, row.change), tabIndex: -1 } : {};
    const change = first && row.change !== null ? changes[row.change] : undefined;
    return <Row key={at} row={row} mark={mark} change={change} notes={notes} />;
  };
  const shownNotes = only ? footnotes.filter(({ change }) => change !== null) : footnotes;
  return (
    <article className="compared-text reading" lang="sv" aria-label={t('compare.text')}>
      {only ? changedOnly(t, body, changes, rowOf) : body.map(rowOf)}
      {shownNotes.length > 0 && <section className="compared-notes" aria-label={t('compare.notes')}>{shownNotes.map((line, at) => rowOf(line, body.length + at))}</section>}
    </article>
  );
});

function changedOnly(t: Text, body: readonly Compared[], changes: readonly Change[], rowOf: (row: Compared, at: number) => ReactNode): ReactNode[] {
  const out: ReactNode[] = [];
  let skipped = 0;
  let clause: string | null | undefined;
  body.forEach((row, at) => {
    if (row.change === null) {
      skipped += 1;
      return;
    }
    const change = changes[row.change];
    if (skipped > 0) out.push(<p key={`skipped ${at}`} className="compared-skipped">{t('compare.skipped', { n: skipped })}</p>);
    if (change && change.clause !== clause) out.push(<p key={`clause ${at}`} className="compared-clause">{clauseText(t, change)}</p>);
    clause = change?.clause ?? clause;
    skipped = 0;
    out.push(rowOf(row, at));
  });
  if (skipped > 0) out.push(<p key="skipped" className="compared-skipped">{t('compare.skipped', { n: skipped })}</p>);
  return out;
}

export function clauseText(t: Text, { clause, heading }: Pick<Change, 'clause' | 'heading'>): string {
  return clause === null ? t('compare.noClause') : `${clause} ${heading}`;
}

/** Of each note its number in either version, by id. */
function numbersOf(footnotes: readonly ComparedLine[]): Map<string, number> {
  const numbers = new Map<string, number>();
  footnotes.forEach(({ before, after }, at) => {
    for (const face of [before, after]) if (face && !numbers.has(face.id)) numbers.set(face.id, at + 1);
  });
  return numbers;
}

interface RowProps { row: Compared; mark: { id?: string; tabIndex?: number }; change: Change | undefined; notes: ReadonlyMap<string, number> }

function Row({ row, mark, change, notes }: RowProps): ReactNode {
  const t = useText();
  const sign = change === undefined ? null : signOf(t, change, row);
  return (
    <div className="compared" data-fate={row.fate} {...mark}>
      {sign !== null && <p className="compared-sign">{sign}</p>}
      {row.kind === 'table' ? <ComparedGrid table={row} notes={notes} /> : <Line line={row} notes={notes} />}
    </div>
  );
}

/** Words in the line tell themselves; what has no words, or stands elsewhere, is told above it. */
function signOf(t: Text, change: Change, row: Compared): string | null {
  switch (change.kind) {
    case 'moved': return change.otherClause === null ? t('compare.kind.moved') : t('compare.movedFrom', { clause: change.otherClause });
    case 'moved-away': return change.otherClause === null ? t('compare.kind.moved-away') : t('compare.movedTo', { clause: change.otherClause });
    case 'structure': return row.kind === 'line' && row.before ? wasText(t, row.before) : t('compare.kind.structure');
    case 'text': return row.kind === 'line' && row.before && row.after && look(row.before) !== look(row.after) ? wasText(t, row.before) : null;
    default: return t(`compare.kind.${change.kind}`);
  }
}

function wasText(t: Text, { type, level, list }: LineFace): string {
  if (type === 'heading') return t('compare.was.heading', { level });
  return list === null ? t('compare.was.paragraph') : t('compare.was.item');
}

function Line({ line, notes }: { line: ComparedLine; notes: ReadonlyMap<string, number> }): ReactNode {
  const face = line.after ?? line.before;
  const words = (
    <>
      <Number line={line} />
      {line.parts.map((part, at) => <Words key={at} part={part} notes={notes} />)}
      {line.fate === 'changed' && line.end !== 'same' && <Break op={line.end} />}
    </>
  );
  if (face?.type === 'heading') {
    // The page has its own h1; the agreement's first level is h2.
    const Heading = (['h2', 'h3', 'h4', 'h5'] as const)[face.level - 1] ?? 'h5';
    return <Heading>{words}</Heading>;
  }
  if (face?.type === 'image') return <figure className="agreement-image">{face.image?.hash != null && <img className={`image-share-${face.image.share}`} src={`/api/images/${face.image.hash}`} width={face.image.width} height={face.image.height} alt={face.image.alt ?? ''} />}<figcaption>{words}</figcaption></figure>;
  if (face?.type === 'footnote') return <p><span className="soft">{notes.get(face.id)}. </span>{words}</p>;
  if (face?.list == null) return <p>{line.parts.length === 0 ? <br /> : words}</p>;
  return <p className="compared-item" data-depth={Math.min(3, face.list.depth)}>{face.list.first && <span className="compared-bullet">{face.list.number === null ? '•' : face.list.number}</span>}{words}</p>;
}

/** The number a clause has now, and the one it had when that is another. */
function Number({ line: { before, after } }: { line: ComparedLine }): ReactNode {
  const t = useText();
  const face = after ?? before;
  if (face?.type !== 'heading' || face.clause === null) return null;
  const renumbered = before?.type === 'heading' && after?.type === 'heading' && before.clause !== after.clause && before.clause !== null;
  return <span className="clause-number">{face.clause} {renumbered && <span className="small">({t('compare.was.number', { number: before.clause ?? '' })}) </span>}</span>;
}

function Break({ op }: { op: 'ins' | 'del' }): ReactNode {
  const t = useText();
  const sign = <><span aria-hidden="true">¶</span><span className="ds-sr-only">{t(`compare.break.${op}`)}</span></>;
  return op === 'ins' ? <ins>{sign}</ins> : <del>{sign}</del>;
}

function Words({ part: { op, inline, was }, notes }: { part: Part; notes: ReadonlyMap<string, number> }): ReactNode {
  const t = useText();
  const words = inline.type === 'text' ? inline.text : inline.type === 'footnoteRef' ? <sup>{t('compare.note')} {notes.get(inline.attrs.note) ?? '?'}</sup> : inline.type === 'hardBreak' ? <br /> : inline.attrs.shown ?? '';
  const marked = (inline.marks ?? []).reduce<ReactNode>((inner, mark) => withMark(inner, mark), words);
  switch (op) {
    case 'same': return <Fragment>{marked}</Fragment>;
    case 'ins': return <ins><span className="ds-sr-only">{t('compare.ins')} </span>{marked}</ins>;
    case 'del': return <del><span className="ds-sr-only">{t('compare.del')} </span>{marked}</del>;
    case 'format': return <span className="reformatted" title={formatText(t, was ?? [])}><span className="ds-sr-only">{t('compare.format', { was: formatText(t, was ?? []) })} </span>{marked}</span>;
  }
}

function withMark(inner: ReactNode, mark: InlineMark): ReactNode {
  switch (mark.type) {
    case 'bold': return <strong>{inner}</strong>;
    case 'italic': return <em>{inner}</em>;
    case 'definition': return <dfn>{inner}</dfn>;
    case 'highlight': return <span className="highlighted">{inner}</span>;
    case 'underline': return <u>{inner}</u>;
    case 'link': return <span className="compared-link">{inner}</span>;
    default: return inner;
  }
}

function formatText(t: Text, was: readonly InlineMark[]): string {
  const names = was.flatMap(({ type }) => (type === 'bold' || type === 'italic' || type === 'underline' || type === 'link' ? [t(`compare.mark.${type}`)] : []));
  return names.length === 0 ? t('compare.format.plain') : t('compare.format.was', { marks: names.join(', ') });
}

function ComparedGrid({ table, notes }: { table: ComparedTable; notes: ReadonlyMap<string, number> }): ReactNode {
  const t = useText();
  const columnsChanged = table.columns.some((fate) => fate !== 'same') && table.fate === 'changed';
  const isChanged = table.fate === 'changed' || table.fate === 'moved-here';
  const below = table.rows.findIndex(({ cells }) => cells.some((cell) => isCell(cell) && !(cell.headerAfter ?? cell.headerBefore)));
  // A table of header cells alone is headed by all its rows, as in the frozen text.
  const heads = below === -1 ? table.rows.length : below;
  return (
    <div className="table-scroll" role="group" tabIndex={0} aria-label={t('compare.kind.table')}>
      {table.widthsChanged && <p className="compared-sign">{t('compare.widths')}</p>}
      <table>
        {table.widths !== null && <colgroup>{table.widths.map((share, at) => <col key={at} width={`${share / 10}%`} />)}</colgroup>}
        <tbody>
          {columnsChanged && <tr className="compared-fates">{table.columns.map((fate, at) => <td key={at}>{came(fate) && t(`compare.column.${fate}`)}</td>)}</tr>}
          {table.rows.map((row, at) => (
            <tr key={at} data-fate={isChanged ? row.fate : 'same'}>
              {row.cells.map((cell, column) => cell !== 'covered' && <GridCell key={column} cell={cell} notes={notes} scope={at < heads ? 'col' : 'row'} sign={column === 0 && isChanged && came(row.fate) ? t(`compare.row.${row.fate}`) : null} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const came = (fate: Fate): fate is 'inserted' | 'deleted' => fate === 'inserted' || fate === 'deleted';

const sizeOf = (span: CellSpan | null): number => (span ? span.colspan * span.rowspan : 1);

function spansOf({ span }: ComparedCell): { colSpan?: number; rowSpan?: number } {
  return { ...(span.colspan > 1 ? { colSpan: span.colspan } : {}), ...(span.rowspan > 1 ? { rowSpan: span.rowspan } : {}) };
}

function GridCell({ cell, notes, scope, sign }: { cell: ComparedCell | null; notes: ReadonlyMap<string, number>; scope: 'col' | 'row'; sign: string | null }): ReactNode {
  const t = useText();
  if (cell === null) return <td className="compared-nowhere" />;
  const Cell = (cell.headerAfter ?? cell.headerBefore) ? 'th' : 'td';
  return (
    <Cell data-fate={cell.fate} {...spansOf(cell)} {...(Cell === 'th' ? { scope } : {})}>
      {cell.remerged && <span className="compared-sign">{t(sizeOf(cell.spanAfter) > sizeOf(cell.spanBefore) ? 'compare.merged' : 'compare.parted')}</span>}
      {sign !== null && <span className="compared-sign">{sign}</span>}
      {cell.lines.map((line, at) => <Line key={at} line={line} notes={notes} />)}
    </Cell>
  );
}
