/** What can be done with the words: what it says is what the selection is. */
import type { Editor } from '@tiptap/core';
import { type ReactNode, useState } from 'react';
import { type BlockKind, isBlockKind } from '#shared/agreement/block-kinds.ts';
import { beginsPage, togglePageBreak } from '#shared/agreement/editing.ts';
import { type Format, formats } from '#shared/agreement/proposed-formats.ts';
import { meantPageBreak } from '#shared/agreement/suggesting-layouts.ts';
import { meantFormatIn } from '#shared/agreement/suggesting-formats.ts';
import { tableAround } from '#shared/agreement/table-place.ts';
import { Icon } from '../ui/icons.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import { loadTextsOf } from '../ui/text.tsx';
import { followReference, referenceAt, removeReference } from './clause-refs.ts';
import { listNumbers, numberSign } from '#shared/agreement/list-numbers.ts';
import { proposedKindAt } from '#shared/agreement/suggesting-kinds.ts';
import { countFrom, countListAs, countOn, numberedListAround } from '#shared/agreement/numbering-lists.ts';
import type { DraftEditor } from './draft-editor.ts';
import { useEditorText } from './editor-text.ts';
import { useEditorValue } from './editor-value.ts';
import { crossFootnote, deleteFootnote, insertFootnote } from './footnotes.ts';
import { imageAt, removeImage } from './images.ts';
import { useKeyNames } from './key-names.ts';
import { insertTable } from './tables.ts';
import { ToolIcon } from './tool-icons.tsx';
import { Tool, ToolRow } from './tool-row.tsx';
import { isInList, mayBeListed, run, setHeading, toggleList, toggleMark } from './writing-keys.ts';

const TableTools = onDemand('panel', () => import('./table-tools.tsx').then((part) => part.TableTools));
const NumberDialog = onDemand('dialog', async () => (await Promise.all([import('./editor-dialogs.tsx'), loadTextsOf('dialogs')]))[0].NumberDialog);

interface Props {
  draft: DraftEditor;
  /** In suggesting mode: what cannot be proposed is left out. */
  wordsOnly: boolean;
  onLink: () => void;
  onTable: () => void;
  onImage: () => void;
  onTerms: () => void;
  onWidths: () => void;
  onReference: () => void;
  onKeys: () => void;
  /** Null when the reader may not leave remarks. */
  onRemark: (() => void) | null;
  onFind: () => void;
  /** What stands under the tools for as long as it is used. */
  children?: ReactNode;
}

const levels = [1, 2, 3, 4] as const;

export function EditorToolbar({ draft, wordsOnly, onLink, onTable, onWidths, onImage, onTerms, onReference, onKeys, onRemark, onFind, children }: Props): ReactNode {
  const t = useEditorText();
  const keys = useKeyNames();
  const { editor } = draft;
  const at = useEditorValue(editor, (now) => standing(now, draft));
  const back = (): void => editor.view.focus();
  const act = (command: () => unknown) => () => {
    command();
    back();
  };

  return (
    <div className="tools no-print">
      <ToolRow label={t('drafting.tools')} onLeave={back}>
        <Tool label={t('drafting.tools.undo')} keys={keys('undo')} unavailable={!at.canUndo} onUse={act(() => draft.undo())}><ToolIcon name="undo" /></Tool>
        <Tool label={t('drafting.tools.redo')} keys={keys('redo')} unavailable={!at.canRedo} onUse={act(() => draft.redo())}><ToolIcon name="redo" /></Tool>
        {wordsOnly ? <ProposedTools draft={draft} at={at} act={act} onLink={onLink} onTable={onTable} onImage={onImage} /> : <StructureTools draft={draft} at={at} act={act} onLink={onLink} onTable={onTable} onImage={onImage} />}
        <Gap />
        <Tool label={t('drafting.reference.insert')} keys={keys('reference')} unavailable={!at.inText} onUse={onReference}><ToolIcon name="reference" /></Tool>
        {onRemark !== null && <Tool label={t('drafting.tools.remark')} keys={keys('remark')} unavailable={at.empty} onUse={onRemark}><ToolIcon name="remark" /></Tool>}
        <Tool label={t('drafting.find.open')} keys={keys('find')} onUse={onFind}><ToolIcon name="find" /></Tool>
        <Tool label={t('drafting.definition.list')} onUse={onTerms}><ToolIcon name="terms" /></Tool>
        <Tool label={t('drafting.tools.keys')} keys={keys('keys')} onUse={onKeys}><ToolIcon name="keys" /></Tool>
      </ToolRow>
      {at.inTable && <TableTools editor={editor} linesOnly={wordsOnly} onLeave={back} onWidths={onWidths} />}
      {(at.inNote || at.byNote) && (
        <ToolRow label={t('drafting.tools.footnote')} onLeave={back} className="tool-row-words">
          <span className="tool-row-name" aria-hidden="true">{t('drafting.tools.footnote')}</span>
          <WordTool label={t('drafting.tools.crossFootnote')} onUse={act(() => run(editor, crossFootnote))} />
          <WordTool label={t('drafting.tools.deleteFootnote')} sign="bin" onUse={act(() => run(editor, deleteFootnote))} />
        </ToolRow>
      )}
      {at.inImage && (
        <ToolRow label={t('drafting.image')} onLeave={back} className="tool-row-words">
          <span className="tool-row-name" aria-hidden="true">{t('drafting.image')}</span>
          {!wordsOnly && <WordTool label={t('drafting.image.describe')} onUse={onImage} />}
          <WordTool label={t('drafting.image.remove')} sign="bin" onUse={act(() => run(editor, removeImage))} />
        </ToolRow>
      )}
      {at.byReference && (
        <ToolRow label={t('drafting.reference')} onLeave={back} className="tool-row-words">
          <span className="tool-row-name" aria-hidden="true">{t('drafting.reference')}</span>
          <WordTool label={t('drafting.reference.go')} onUse={() => followReference(editor.view)} />
          <WordTool label={t('drafting.reference.change')} onUse={onReference} />
          <WordTool label={t('drafting.reference.remove')} sign="bin" onUse={act(() => run(editor, removeReference))} />
        </ToolRow>
      )}
      {at.numbers !== null && <NumberingTools editor={editor} at={at} act={act} onLeave={back} />}
      {children}
    </div>
  );
}

/** How the numbered list around the caret counts, and from where. */
function NumberingTools({ editor, at, act, onLeave }: { editor: Editor; at: ReturnType<typeof standing>; act: (command: () => unknown) => () => void; onLeave: () => void }): ReactNode {
  const t = useEditorText();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ToolRow label={t('drafting.numbers')} onLeave={onLeave} className="tool-row-words">
        <span className="tool-row-name" aria-hidden="true">{t('drafting.numbers')}</span>
        {listNumbers.map((numbers) => <Tool key={numbers} label={t(`drafting.numbers.${numbers}`)} pressed={at.numbers === numbers} onUse={act(() => run(editor, countListAs(numbers)))}><span aria-hidden="true">{numberSign(numbers, 1)} {numberSign(numbers, 2)}</span></Tool>)}
        {at.listValue !== 1 && <WordTool label={t('drafting.numbers.restart', { first: numberSign(at.numbers ?? 'decimal', 1) })} onUse={act(() => run(editor, countFrom(1)))} />}
        {at.goesOn !== null && at.goesOn !== at.listValue && <WordTool label={t('drafting.numbers.goOn', { next: numberSign(at.numbers ?? 'decimal', at.goesOn) })} onUse={act(() => run(editor, countOn))} />}
        <WordTool label={t('drafting.numbers.from')} onUse={() => setAsking(true)} />
      </ToolRow>
      {asking && <NumberDialog present={at.listValue} onChoose={(value) => { setAsking(false); act(() => run(editor, countFrom(value)))(); }} onClose={() => { setAsking(false); onLeave(); }} />}
    </>
  );
}

interface StructureProps extends Pick<Props, 'draft' | 'onLink' | 'onTable' | 'onImage'> {
  at: ReturnType<typeof standing>;
  act: (command: () => unknown) => () => void;
}

/** Headings, looks, lists and what stands apart as proposals: what is shown is what the words would be. */
function ProposedTools({ draft, at, act, onLink, onTable, onImage }: StructureProps): ReactNode {
  const t = useEditorText();
  const keys = useKeyNames();
  const propose = (kind: BlockKind): void => act(() => draft.proposeKind(kind))();
  return (
    <>
      <Gap />
      <select className="tool-select" aria-label={t('drafting.tools.block')} value={at.proposedKind ?? 'paragraph'} disabled={at.proposedKind === null} onChange={({ target: { value } }) => { if (isBlockKind(value)) propose(value); }}>
        <option value="paragraph">{t('drafting.tools.paragraph')}</option>
        {levels.map((level) => <option key={level} value={`heading${level}`}>{t('drafting.tools.heading', { level })}</option>)}
        {at.proposedKind?.endsWith('List') === true && <option value={at.proposedKind}>{t(`drafting.tools.${at.proposedKind === 'bulletList' ? 'bulletList' : 'orderedList'}`)}</option>}
      </select>
      <Gap />
      <LookTools at={at.meant} keys={keys} onUse={(format) => act(() => draft.proposeLook(format))()} onLink={onLink} empty={at.empty} />
      <Gap />
      {(['bulletList', 'orderedList'] as const).map((list) => (
        <Tool key={list} label={t(`drafting.tools.${list}`)} keys={keys(list)} pressed={at.proposedKind === list} unavailable={at.proposedKind === null} onUse={() => propose(at.proposedKind === list ? 'paragraph' : list)}><ToolIcon name={list} /></Tool>
      ))}
      {at.inList && (['shallower', 'deeper'] as const).map((way) => <Tool key={way} label={t(`drafting.tools.${way}`)} keys={keys(way)} onUse={act(() => draft.proposeLayout(way))}><ToolIcon name={way} /></Tool>)}
      <Gap />
      <Tool label={t('drafting.tools.footnote')} keys={keys('footnote')} unavailable={at.inNote} onUse={act(() => run(draft.editor, insertFootnote))}><ToolIcon name="footnote" /></Tool>
      <Tool label={t('drafting.tools.insertTable')} unavailable={!at.mayHoldTable} onUse={onTable}><ToolIcon name="table" /></Tool>
      <Tool label={t('drafting.image.insert')} unavailable={!at.mayHoldImage || at.inImage} onUse={onImage}><ToolIcon name="image" /></Tool>
      <Tool label={t('drafting.pageBreak')} keys={keys('pageBreak')} pressed={at.meantPage === true} unavailable={at.meantPage === null} onUse={act(() => draft.proposeLayout('page'))}><ToolIcon name="pageBreak" /></Tool>
    </>
  );
}

interface LookProps {
  at: Record<Format, boolean>;
  keys: ReturnType<typeof useKeyNames>;
  onUse: (format: Exclude<Format, 'link'>) => void;
  onLink: () => void;
  empty: boolean;
}

function LookTools({ at, keys, onUse, onLink, empty }: LookProps): ReactNode {
  const t = useEditorText();
  return (
    <>
      {(['bold', 'italic', 'underline'] as const).map((mark) => (
        <Tool key={mark} label={t(`drafting.tools.${mark}`)} keys={keys(mark)} pressed={at[mark]} onUse={() => onUse(mark)}><ToolIcon name={mark} /></Tool>
      ))}
      <Tool label={t('drafting.definition.mark')} pressed={at.definition} unavailable={empty && !at.definition} onUse={() => onUse('definition')}><ToolIcon name="definition" /></Tool>
      <Tool label={t('drafting.highlight.mark')} pressed={at.highlight} unavailable={empty && !at.highlight} onUse={() => onUse('highlight')}><ToolIcon name="highlight" /></Tool>
      <Tool label={t('drafting.tools.link')} keys={keys('link')} pressed={at.link} onUse={onLink}><ToolIcon name="link" /></Tool>
    </>
  );
}

/** Headings, marks, lists, notes and tables, as they are written. */
function StructureTools({ draft, at, act, onLink, onTable, onImage }: StructureProps): ReactNode {
  const t = useEditorText();
  const keys = useKeyNames();
  const { editor } = draft;
  const choose = (value: string): void => act(() => (value === 'paragraph' ? editor.commands.setNode('paragraph') : setHeading(editor, Number(value))))();
  return (
    <>
        <Gap />
        <select className="tool-select" aria-label={t('drafting.tools.block')} value={at.block} disabled={!at.mayBeHeading} onChange={(event) => choose(event.target.value)}>
          <option value="paragraph">{t('drafting.tools.paragraph')}</option>
          {levels.map((level) => <option key={level} value={level}>{t('drafting.tools.heading', { level })}</option>)}
        </select>
        <Gap />
        <LookTools at={at} keys={keys} onUse={(mark) => act(() => toggleMark(editor, mark))()} onLink={onLink} empty={at.empty} />
        <Gap />
        {(['bulletList', 'orderedList'] as const).map((list) => (
          <Tool key={list} label={t(`drafting.tools.${list}`)} keys={keys(list)} pressed={at[list]} unavailable={!at.mayBeListed} onUse={act(() => toggleList(editor, list))}><ToolIcon name={list} /></Tool>
        ))}
        {at.inList && <Tool label={t('drafting.tools.shallower')} keys={keys('shallower')} onUse={act(() => editor.commands.liftListItem('listItem'))}><ToolIcon name="shallower" /></Tool>}
        {at.inList && <Tool label={t('drafting.tools.deeper')} keys={keys('deeper')} onUse={act(() => editor.commands.sinkListItem('listItem'))}><ToolIcon name="deeper" /></Tool>}
        <Gap />
        <Tool label={t('drafting.tools.footnote')} keys={keys('footnote')} unavailable={at.inNote} onUse={act(() => run(editor, insertFootnote))}><ToolIcon name="footnote" /></Tool>
        <Tool label={t('drafting.tools.insertTable')} unavailable={!at.mayHoldTable} onUse={onTable}><ToolIcon name="table" /></Tool>
        <Tool label={t('drafting.image.insert')} unavailable={!at.mayHoldImage} onUse={onImage}><ToolIcon name="image" /></Tool>
        <Tool label={t('drafting.pageBreak')} keys={keys('pageBreak')} pressed={at.beginsPage === true} unavailable={at.beginsPage === null} onUse={act(() => run(editor, togglePageBreak))}><ToolIcon name="pageBreak" /></Tool>
    </>
  );
}

function Gap(): ReactNode {
  return <span className="tool-gap" aria-hidden="true" />;
}

interface WordToolProps {
  label: string;
  sign?: 'plus' | 'minus' | 'bin';
  pressed?: boolean;
  onUse: () => void;
}

function WordTool({ label, sign, pressed, onUse }: WordToolProps): ReactNode {
  return <Tool label={label} onUse={onUse} {...(pressed === undefined ? {} : { pressed })}>{sign && <Icon name={sign} size={15} />}{label}</Tool>;
}

function standing(editor: Editor, draft: DraftEditor) {
  const { state } = editor;
  const { $from, empty } = state.selection;
  const list = listAround(editor);
  const numbered = numberedListAround(state);
  const inNote = $from.parent.type.name === 'footnote';
  return {
    proposedKind: proposedKindAt(state),
    meant: Object.fromEntries(formats.map((format) => [format, meantFormatIn(state, format) !== null])) as Record<Format, boolean>,
    block: $from.parent.type.name === 'heading' ? String($from.parent.attrs['level']) : 'paragraph',
    mayBeHeading: $from.depth === 1 && !inNote && $from.parent.type.name !== 'image',
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    definition: editor.isActive('definition'),
    highlight: editor.isActive('highlight'),
    link: editor.isActive('link'),
    bulletList: list === 'bulletList',
    orderedList: list === 'orderedList',
    inList: isInList(editor),
    numbers: numbered?.numbers ?? null,
    listValue: numbered?.value ?? 1,
    goesOn: numbered?.goesOn ?? null,
    mayBeListed: mayBeListed(editor) && !inNote,
    mayHoldTable: insertTable(1, 1)(state),
    inTable: tableAround(state) !== null,
    inNote,
    byNote: [$from.nodeBefore, $from.nodeAfter].some((node) => node?.type.name === 'footnoteRef'),
    inImage: imageAt(state) !== null,
    mayHoldImage: !inNote,
    beginsPage: beginsPage(state),
    meantPage: meantPageBreak(beginsPage(state), $from.parent),
    byReference: referenceAt(state) !== null,
    inText: $from.parent.isTextblock,
    empty,
    canUndo: draft.undoing.canUndo,
    canRedo: draft.undoing.canRedo,
  };
}

function listAround({ state }: Editor): string | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const { name } = $from.node(depth).type;
    if (name === 'bulletList' || name === 'orderedList') return name;
  }
  return null;
}
