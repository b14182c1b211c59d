import { getSchema } from '@tiptap/core';
import type { MarkSpec, NodeSpec } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { agreementSchema, canonicalOf } from '#shared/agreement/schema.ts';
import { agreementExtensions } from '../../client/editor/agreement-extensions.ts';

const editorSchema = getSchema(agreementExtensions);
const decided = ['content', 'group', 'inline', 'atom', 'selectable', 'defining', 'isolating', 'tableRole', 'marks'] as const;

function nodeForm(spec: NodeSpec) {
  return { ...Object.fromEntries(decided.map((field) => [field, spec[field]])), attrs: attributes(spec) };
}

function attributes(spec: NodeSpec | MarkSpec) {
  return Object.fromEntries(Object.entries(spec.attrs ?? {}).map(([name, { default: value }]) => [name, { required: value === undefined, value }]));
}

describe("the editor's schema", () => {
  test('has the same nodes in the same order', () => {
    expect(Object.keys(editorSchema.nodes)).toEqual(Object.keys(agreementSchema.nodes));
  });

  test.each(Object.keys(agreementSchema.nodes))('lets %s hold and carry the same', (name) => {
    const own = editorSchema.nodes[name];
    const shared = agreementSchema.nodes[name as keyof typeof agreementSchema.nodes];
    if (own === undefined || shared === undefined) throw new Error(`${name} is missing`);
    expect(nodeForm(own.spec)).toEqual(nodeForm(shared.spec));
  });

  test('has the same marks in the same order', () => {
    const form = ({ marks }: typeof editorSchema) => Object.values(marks).map(({ name, spec }) => ({ name, inclusive: spec.inclusive, excludes: spec.excludes, attrs: attributes(spec) }));
    expect(form(editorSchema)).toEqual(form(agreementSchema));
  });

  test('reads and writes the same JSON', () => {
    const json = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { id: 'b000000000000001', level: 2 }, content: [{ type: 'text', text: 'Ansvar' }] },
        { type: 'paragraph', attrs: { id: 'b000000000000002' }, content: [
          { type: 'text', marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://exempel.se/' } }], text: 'Kommunen' },
          { type: 'footnoteRef', attrs: { note: 'b000000000000004' } },
        ] },
        { type: 'footnotes', attrs: { id: 'b000000000000003' }, content: [{ type: 'footnote', attrs: { id: 'b000000000000004' } }] },
      ],
    };
    expect(editorSchema.nodeFromJSON(json).toJSON()).toEqual(agreementSchema.nodeFromJSON(json).toJSON());
    expect(canonicalOf(editorSchema.nodeFromJSON(json))).toEqual(json);
  });
});
