/** What can be done with the table in which the caret stands. */
import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import type { ReactNode } from 'react';
import {
  addColumn, addRow, deleteColumn, deleteRow, deleteTable, headersHere, mergeCells, mergeWith, moveColumn, moveRow, splitCell, toggleHeaderColumn, toggleHeaderRow,
} from '#shared/agreement/table-editing.ts';
import { tableAround } from '#shared/agreement/table-place.ts';
import { Icon } from '../ui/icons.tsx';
import { useToasts } from '../ui/toasts.tsx';
import { useEditorText } from './editor-text.ts';
import { useEditorValue } from './editor-value.ts';
import { useKeyNames } from './key-names.ts';
import { ToolIcon, type ToolIconName } from './tool-icons.tsx';
import { Tool, ToolRow } from './tool-row.tsx';
import { run } from './writing-keys.ts';

interface Props {
  editor: Editor;
  /** In suggesting mode: rows and columns come and go, no more. */
  linesOnly: boolean;
  onLeave: () => void;
  onWidths: () => void;
}

export function TableTools({ editor, linesOnly, onLeave, onWidths }: Props): ReactNode {
  const t = useEditorText();
  const keys = useKeyNames();
  const { say } = useToasts();
  const at = useEditorValue(editor, standing);
  const act = (command: Command, said?: string) => () => {
    if (run(editor, command) && said !== undefined) say(said);
    onLeave();
  };
  const tool = (icon: ToolIconName, label: string, command: Command, rest: { may?: boolean; pressed?: boolean; keys?: string; said?: string } = {}): ReactNode => (
    <Tool label={label} keys={rest.keys} unavailable={rest.may === false} onUse={act(command, rest.said)} {...(rest.pressed === undefined ? {} : { pressed: rest.pressed })}><ToolIcon name={icon} /></Tool>
  );
  return (
    <ToolRow label={t('drafting.tools.table')} onLeave={onLeave} className="tool-row-table">
      <Group name={t('drafting.table.row')}>
        {tool('rowBefore', t('drafting.tools.rowBefore'), addRow('before'))}
        {tool('rowAfter', t('drafting.tools.rowAfter'), addRow('after'))}
        {!linesOnly && tool('rowUp', t('drafting.table.rowUp'), moveRow('before'), { may: at.rowUp, keys: keys('moveUp') })}
        {!linesOnly && tool('rowDown', t('drafting.table.rowDown'), moveRow('after'), { may: at.rowDown, keys: keys('moveDown') })}
        {!linesOnly && tool('headerRow', t('drafting.tools.headerRow'), toggleHeaderRow, { may: at.mayHeadRow, pressed: at.headerRow })}
        {tool('rowDelete', t('drafting.tools.deleteRow'), deleteRow)}
      </Group>
      <Group name={t('drafting.table.column')}>
        {tool('columnBefore', t('drafting.tools.columnBefore'), addColumn('before'))}
        {tool('columnAfter', t('drafting.tools.columnAfter'), addColumn('after'))}
        {!linesOnly && tool('columnLeft', t('drafting.table.columnLeft'), moveColumn('before'), { may: at.columnLeft, keys: keys('moveColumnLeft') })}
        {!linesOnly && tool('columnRight', t('drafting.table.columnRight'), moveColumn('after'), { may: at.columnRight, keys: keys('moveColumnRight') })}
        {!linesOnly && tool('headerColumn', t('drafting.table.headerColumn'), toggleHeaderColumn, { may: at.mayHeadColumn, pressed: at.headerColumn })}
        {!linesOnly && <Tool label={t('drafting.table.widths')} onUse={onWidths}><ToolIcon name="widths" /></Tool>}
        {tool('columnDelete', t('drafting.tools.deleteColumn'), deleteColumn)}
      </Group>
      {!linesOnly && <Group name={t('drafting.table.cells')}>
        {tool('merge', t('drafting.table.merge'), mergeCells, { may: at.merge, said: t('drafting.table.merged') })}
        {tool('mergeRight', t('drafting.table.mergeRight'), mergeWith('right'), { may: at.mergeRight, said: t('drafting.table.merged') })}
        {tool('mergeDown', t('drafting.table.mergeDown'), mergeWith('below'), { may: at.mergeDown, said: t('drafting.table.merged') })}
        {tool('split', t('drafting.table.split'), splitCell, { may: at.split, said: t('drafting.table.apart') })}
      </Group>}
      <Tool label={t('drafting.tools.deleteTable')} onUse={act(deleteTable)}><Icon name="bin" size={17} /></Tool>
    </ToolRow>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <span className="tool-group" role="group" aria-label={name}>
      <span className="tool-row-name" aria-hidden="true">{name}</span>
      {children}
    </span>
  );
}

function standing({ state }: Editor) {
  const place = tableAround(state);
  const headers = place ? headersHere(place) : { row: false, column: false };
  return {
    rowUp: moveRow('before')(state), rowDown: moveRow('after')(state), columnLeft: moveColumn('before')(state), columnRight: moveColumn('after')(state),
    headerRow: headers.row, headerColumn: headers.column, mayHeadRow: toggleHeaderRow(state), mayHeadColumn: toggleHeaderColumn(state),
    merge: mergeCells(state), mergeRight: mergeWith('right')(state), mergeDown: mergeWith('below')(state), split: splitCell(state),
  };
}
