import { splitBlock } from '@tiptap/pm/commands';
import { TextSelection } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import { activePlacePlugin, lightPlace, placeKey, placesAt, placesIn, placesPlugin, setPlaces } from '../../client/editor/marked-places.ts';
import { decodePlace, encodePlace } from '../../client/editor/places-on-the-wire.ts';
import { contentOf, meet, startOf, Writer } from './writer.ts';

const key = placeKey('remark', 'r1');

function pair(): [Writer, Writer] {
  const start = startOf(contentOf('Kommunen ansvarar för skolan.', 'Regionen ansvarar för vården.'));
  return [new Writer(start, [placesPlugin()]), new Writer(start, [placesPlugin()])];
}

/** Marks these words as the page does: told as lasting places, shown as decorations. */
function remark(writer: Writer, words: string): { from: string; to: string } {
  const from = writer.find(words);
  const told = { from: encodePlace(writer.flat.toIndex(from, 1)), to: encodePlace(writer.flat.toIndex(from + words.length, -1)) };
  show(writer, told);
  return told;
}

function show(writer: Writer, told: { from: string; to: string }, kind: 'remark' | 'comment' = 'remark'): void {
  const place = (encoded: string): number => {
    const decoded = decodePlace(encoded);
    return decoded === null ? -1 : writer.flat.toPosition(decoded) ?? -1;
  };
  writer.do(() => setPlaces(writer.state, [{ id: 'r1', kind, from: place(told.from), to: place(told.to), look: 'place-open' }]));
}

function words(writer: Writer, kind: 'remark' | 'comment' = 'remark'): string | null {
  const place = placesIn(writer.state).get(placeKey(kind, 'r1'));
  return place === undefined ? null : writer.state.doc.textBetween(place.from, place.to, '|');
}

/** The words that are drawn as the active place. */
function litIn(writer: Writer): string[] {
  const plugin = activePlacePlugin();
  const drawn = plugin.props.decorations?.call(plugin, writer.state);
  return drawn instanceof DecorationSet ? drawn.find().map(({ from, to }) => writer.state.doc.textBetween(from, to)) : [];
}

test("a remark's place survives what others write before it and in it", () => {
  const [eva, bo] = pair();
  remark(eva, 'ansvarar för vården');
  bo.type('Nu gäller: ', '');
  bo.type(' helt', 'Regionen ansvarar');
  meet(eva, bo);
  expect(words(eva)).toBe('ansvarar helt för vården');
});

test("a consultee's comment keeps its words on the live draft while another writes before them and in them", () => {
  const [eva, bo] = pair();
  show(eva, remark(eva, 'ansvarar för vården'), 'comment');
  bo.type('Nu gäller: ', '');
  bo.type(' helt', 'Regionen ansvarar');
  meet(eva, bo);
  expect(words(eva, 'comment')).toBe('ansvarar helt för vården');
});

test('it survives that its paragraph is split, and is told the same to the other', () => {
  const [eva, bo] = pair();
  const told = remark(eva, 'ansvarar för vården');
  bo.do((tr) => tr.setSelection(TextSelection.create(tr.doc, bo.find('Regionen ansvarar') + 17)));
  splitBlock(bo.state, (made) => bo.do(() => made));
  meet(eva, bo);
  expect(words(eva)).toBe('ansvarar| för vården');
  show(bo, told);
  expect(words(bo)).toBe('ansvarar| för vården');
});

test('it goes with its words and comes back with undo', () => {
  const [eva] = pair();
  const told = remark(eva, 'för vården');
  const from = eva.find('för vården');
  eva.do((tr) => tr.delete(from, from + 10));
  expect(words(eva)).toBe(null);
  eva.undoing.undo(eva.state);
  show(eva, told);
  expect(words(eva)).toBe('för vården');
});

test('what stretches over the words at a place is found there, and can be lit', () => {
  const [eva] = pair();
  remark(eva, 'för vården');
  expect(placesAt(eva.state, eva.find('vården'))).toEqual([key]);
  expect(placesAt(eva.state, eva.find('Kommunen'))).toEqual([]);
  eva.do(() => lightPlace(eva.state, key));
  expect(litIn(eva)).toEqual(['för vården']);
  expect(words(eva)).toBe('för vården');
  eva.do(() => lightPlace(eva.state, null));
  expect(litIn(eva)).toEqual([]);
});

test('garbage on the wire is no place', () => {
  expect(decodePlace('%%%')).toBe(null);
});
