/** The keys of the page of a draft, each written once: what obeys a key asks here, and so does the list that shows them (keys-dialog.tsx). */

/**
 * Keys as ProseMirror names them, the one to show first, then others that do the same. On a Swedish keyboard in Windows AltGr is Ctrl and Alt, so that
 * Ctrl+Alt with 2, 3, 4, 0 or M writes a sign and never comes here; Ctrl+/ is the key of the numbered list there. Hence the second ones.
 */
const keys = {
  heading1: 'Mod-Alt-1 Alt-Shift-1', heading2: 'Mod-Alt-2 Alt-Shift-2', heading3: 'Mod-Alt-3 Alt-Shift-3', heading4: 'Mod-Alt-4 Alt-Shift-4', paragraph: 'Mod-Alt-0 Alt-Shift-0',
  bold: 'Mod-b', italic: 'Mod-i', underline: 'Mod-u', link: 'Mod-k',
  bulletList: 'Mod-Shift-8', orderedList: 'Mod-Shift-7', nextCell: 'Tab', previousCell: 'Shift-Tab', deeper: 'Tab', shallower: 'Shift-Tab', lineBreak: 'Shift-Enter',
  moveUp: 'Alt-Shift-ArrowUp', moveDown: 'Alt-Shift-ArrowDown', moveColumnLeft: 'Alt-Shift-ArrowLeft', moveColumnRight: 'Alt-Shift-ArrowRight', markCellsUp: 'Shift-ArrowUp', markCellsDown: 'Shift-ArrowDown',
  pageBreak: 'Mod-Enter', reference: 'Mod-Alt-r', footnote: 'Mod-Alt-f', crossFootnote: 'Mod-Alt-g', deleteFootnote: 'Mod-Alt-Backspace', followReference: 'Enter',
  keepWords: 'Mod-Alt-Enter', undo: 'Mod-z', redo: 'Mod-y Mod-Shift-z',
  remark: 'Mod-Alt-m Alt-Shift-m', toRemark: 'Mod-Alt-k', fromRemark: 'Escape', sendRemark: 'Mod-Enter', leaveForm: 'Escape',
  find: 'Mod-f', replace: 'Mod-h Mod-Shift-h', findNext: 'Mod-g', findPrevious: 'Mod-Shift-g', nextFound: 'Enter', previousFound: 'Shift-Enter', replaceFound: 'Enter', leaveFind: 'Escape',
  clauseUp: 'Alt-Shift-ArrowUp', clauseDown: 'Alt-Shift-ArrowDown', dropClause: 'Escape',
  toolbar: 'Alt-F10', nextTool: 'ArrowRight', previousTool: 'ArrowLeft', firstTool: 'Home', lastTool: 'End', leaveToolbar: 'Escape',
  save: 'Mod-s', keys: 'Shift-F1 Mod-/',
} as const;

export type KeyAct = keyof typeof keys;

/** Where a Mac has its own use for the key, or writes a sign with it. */
const onMac: Partial<Record<KeyAct, string>> = {
  heading1: 'Mod-Alt-1', heading2: 'Mod-Alt-2', heading3: 'Mod-Alt-3', heading4: 'Mod-Alt-4', paragraph: 'Mod-Alt-0', remark: 'Mod-Alt-m', replace: 'Mod-Shift-h', redo: 'Mod-Shift-z Mod-y',
};

export const keyActs = Object.keys(keys) as readonly KeyAct[];
export const isMac = typeof navigator !== 'undefined' && /Mac|iP(?:hone|[oa]d)/.test(navigator.platform);

export function keysOf(act: KeyAct, mac = isMac): readonly string[] {
  return (mac && onMac[act] || keys[act]).split(' ');
}

interface Pressed { key: string; code: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }

/** For what is heard outside the text: `Mod` is Cmd on a Mac and Ctrl elsewhere. */
export function presses(event: Pressed, act: KeyAct, mac = isMac): boolean {
  const held = [event.altKey && 'Alt', (mac ? event.metaKey : event.ctrlKey) && 'Mod', event.shiftKey && 'Shift', (mac ? event.ctrlKey : event.metaKey) && 'other'].filter(Boolean);
  return keysOf(act, mac).some((one) => {
    const parts = one.split(/-(?=.)/);
    const key = parts.pop() ?? '';
    // With Alt held down a letter may come as the sign that it writes.
    return parts.length === held.length && parts.every((part) => held.includes(part as 'Alt')) && (event.key.toLowerCase() === key.toLowerCase() || event.altKey && event.code === `Key${key.toUpperCase()}`);
  });
}

/** For an editor's keymap. Where several acts have the same key, the first one that finds something to do takes it. */
export function keymapOf(acts: Partial<Record<KeyAct, () => boolean>>): Record<string, () => boolean> {
  const map: Record<string, () => boolean> = {};
  for (const act of keyActs) {
    const does = acts[act];
    if (does === undefined) continue;
    for (const key of keysOf(act)) {
      const before = map[key];
      map[key] = before === undefined ? does : () => before() || does();
    }
  }
  return map;
}
