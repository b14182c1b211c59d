import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';
import { draftingEn } from '#shared/messages/drafting.en.ts';
import { draftingSv } from '#shared/messages/drafting.sv.ts';
import { translator } from '#shared/messages/format.ts';
import { keyGroups } from '../../client/editor/key-groups.ts';
import { keyName } from '../../client/editor/key-names.ts';
import { keyActs, keymapOf, keysOf, presses } from '../../client/editor/keys.ts';
import { suggestMode } from '../../client/editor/suggest-mode.ts';
import { WritingKeys } from '../../client/editor/writing-keys.ts';

const client = join(import.meta.dirname, '../../client');
const sv = translator<typeof draftingSv>('sv', draftingSv) as Parameters<typeof keyName>[1];
const en = translator<typeof draftingSv>('en', draftingEn) as Parameters<typeof keyName>[1];
const pressed = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', true>> = {}, code = '') => ({ key, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

/** What an extension binds, as the editor is given it. */
function boundBy(extension: { config: { addKeyboardShortcuts?: unknown } }): string[] {
  const add = extension.config.addKeyboardShortcuts as (this: object) => Record<string, unknown>;
  return Object.keys(add.call({ editor: Object.create(Editor.prototype) as Editor, options: { acts: null } }));
}

test('the list shows every key that is bound, and each of them once', () => {
  const shown = keyGroups.flatMap(([, acts]) => [...acts]);
  expect(shown.toSorted()).toEqual([...keyActs].toSorted());
});

test('the text obeys the keys of the list, and besides only those that every text has', () => {
  const listed = new Set(keyActs.flatMap((act) => keysOf(act)));
  const everyText = ['Enter', 'Backspace', 'Delete'];
  const suggesting = suggestMode({ isOn: true, client: () => 1, onRefused: () => undefined });
  for (const extension of [WritingKeys, suggesting]) expect(boundBy(extension).filter((key) => !listed.has(key) && !everyText.includes(key))).toEqual([]);
});

test('whatever the list says is obeyed: by the text, or where the key is heard beside it', () => {
  const sources = ['editor', 'drafting'].flatMap((room) => readdirSync(join(client, room)).map((file) => readFileSync(join(client, room, file), 'utf8'))).join('\n');
  const inText = readFileSync(join(client, 'editor/writing-keys.ts'), 'utf8');
  const isHeard = (act: string): boolean => new RegExp(`^ {8}${act}: `, 'm').test(inText) || new RegExp(`presses\\(\\w+(?:\\.nativeEvent)?, '${act}'\\)|key\\('${act}'\\)|typed\\(\\{[^\\n]*\\b${act}: \\(\\) =>`).test(sources);
  // Ctrl+S is the same on every page (ui/keys.ts).
  const unheard = keyActs.filter((act) => act !== 'save' && !isHeard(act));
  expect(unheard).toEqual([]);
});

test('no key is bound past the list', () => {
  const past = ['agreement-editor.tsx', 'clause-drag.ts', 'clause-refs.ts', 'find-panel.tsx', 'outline.tsx', 'tool-row.tsx', 'writing-keys.ts', 'suggest-mode.ts'].filter((file) => /\.key === '|'(?:Mod|Alt|Shift)-/.test(readFileSync(join(client, 'editor', file), 'utf8')));
  expect(past).toEqual([]);
});

test('where acts share a key, the first that finds something to do takes it', () => {
  const did: string[] = [];
  const does = (act: string, found: boolean) => () => { did.push(act); return found; };
  const map = keymapOf({ nextCell: does('cell', false), deeper: does('list', true), bold: does('bold', true) });
  expect(map['Tab']?.()).toBe(true);
  expect(did).toEqual(['cell', 'list']);
});

test('Ctrl on most keyboards is Cmd on a Mac, and nothing else held down with it', () => {
  expect(presses(pressed('g', { ctrlKey: true }), 'findNext', false)).toBe(true);
  expect(presses(pressed('G', { ctrlKey: true, shiftKey: true }), 'findNext', false)).toBe(false);
  expect(presses(pressed('G', { ctrlKey: true, shiftKey: true }), 'findPrevious', false)).toBe(true);
  expect(presses(pressed('g', { metaKey: true }), 'findNext', false)).toBe(false);
  expect(presses(pressed('g', { metaKey: true }), 'findNext', true)).toBe(true);
  // Option and K write a sign on a Mac.
  expect(presses(pressed('˚', { metaKey: true, altKey: true }, 'KeyK'), 'toRemark', true)).toBe(true);
});

test('on a Swedish keyboard Ctrl+Shift+7 writes Ctrl+/ and stays the numbered list; the list of keys has a key of its own', () => {
  expect(presses(pressed('/', { ctrlKey: true, shiftKey: true }, 'Digit7'), 'keys', false)).toBe(false);
  expect(presses(pressed('/', { ctrlKey: true }), 'keys', false)).toBe(true);
  expect(presses(pressed('F1', { shiftKey: true }), 'keys', false)).toBe(true);
  expect(boundBy(WritingKeys)).not.toContain('Mod-/');
});

test('each key is shown as it is written on the keyboard', () => {
  expect(keysOf('heading2', false).map((keys) => keyName(keys, sv, false))).toEqual(['Ctrl+Alt+2', 'Alt+Skift+2']);
  expect(keysOf('heading2', true).map((keys) => keyName(keys, sv, true))).toEqual(['⌘ ⌥ 2']);
  expect(keyName(keysOf('redo', true)[0] ?? '', sv, true)).toBe('⌘ ⇧ Z');
  expect(keyName('Mod-Alt-Backspace', sv, false)).toBe('Ctrl+Alt+Backsteg');
  expect(keyName('Mod-Alt-Backspace', en, false)).toBe('Ctrl+Alt+Backspace');
  expect(keyName('Mod-/', sv, false)).toBe('Ctrl+/');
});
