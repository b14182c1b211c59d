import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { writeContent } from '#shared/agreement/flat-text.ts';
import { admitUpdate } from '../../server/drafting/admission.ts';
import { agreement } from '../../server/demo/texts/agreement.ts';
import { parse } from '../../server/demo/texts/parse.ts';

const judged = (write: (ydoc: Y.Doc) => void): string | null => {
  const ydoc = new Y.Doc({ gc: false });
  write(ydoc);
  return admitUpdate(Y.decodeUpdate(Y.encodeStateAsUpdate(ydoc)));
};

test('a whole agreement with lists, tables, notes and marks is admitted', () => {
  expect(judged((ydoc) => writeContent(ydoc, parse(agreement.markup, 'agreement'), 'import'))).toBeNull();
});

test('another root, another mark, another block type, a subdocument and binary content are refused', () => {
  expect(judged((ydoc) => ydoc.getText('elsewhere').insert(0, 'x'))).toBe('unknown-root');
  expect(judged((ydoc) => ydoc.getText('text').insert(0, 'x', { onclick: 'x' }))).toBe('unknown-mark');
  expect(judged((ydoc) => {
    const marker = new Y.Map<unknown>();
    ydoc.getText('text').insertEmbed(0, marker);
    marker.set('type', 'script');
  })).toBe('unknown-type');
  expect(judged((ydoc) => ydoc.getMap('about').set('child', new Y.Doc()))).toBe('unknown-content');
  expect(judged((ydoc) => ydoc.getMap('about').set('bytes', new Uint8Array(3)))).toBe('unknown-content');
});
