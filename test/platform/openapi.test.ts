import { Hono } from 'hono';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { documenting } from '../../server/platform/http/documented.ts';
import { apiRoutes } from '../support/api-routes.ts';
import { openApp, type OpenedApp } from '../support/open-app.ts';
import { given } from '../support/visitor.ts';

type Schema = { [key: string]: unknown; $ref?: string };
interface Operation { summary?: string; description?: string; parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema }> }; responses?: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }> }
interface Described { openapi: string; info: { title: string; version: string }; paths: Record<string, Record<string, Operation>>; components?: { schemas?: Record<string, Schema> } }

let app: OpenedApp;
let described: Described;
beforeAll(async () => {
  app = await openApp();
  described = given(await app.visitor().get<Described>('/api/openapi.json'));
});

test('the interface is described as OpenAPI 3.1, and the description is whole', () => {
  expect(described.openapi).toMatch(/^3\.1\.\d+$/);
  expect(described.info).toMatchObject({ title: expect.stringMatching(/\S/), version: expect.stringMatching(/^\d+\.\d+/) });
  const names = Object.keys(described.components?.schemas ?? {});
  const dangling = [...JSON.stringify(described).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '').filter((name) => !names.includes(name));
  expect(dangling).toEqual([]);
  expect(JSON.stringify(described)).not.toContain('"~standard"');
});

test('every route is described, and nothing is described that is not there', () => {
  const told = Object.entries(described.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`)).sort();
  const own = apiRoutes(app.app).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).filter((route) => !route.endsWith('/openapi.json') && !route.endsWith('/sync')).sort();
  expect(told).toEqual(own);
});

test('every operation has a summary, its path parameters, an answer and the form of a problem', () => {
  const wanting: string[] = [];
  for (const [path, operations] of Object.entries(described.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const name = `${method.toUpperCase()} ${path}`;
      if (!operation.summary) wanting.push(`${name}: summary`);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter ?? '').sort();
      const told = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name).sort();
      if (JSON.stringify(inPath) !== JSON.stringify(told)) wanting.push(`${name}: parameters ${told.join()} instead of ${inPath.join()}`);
      const statuses = Object.keys(operation.responses ?? {});
      if (!statuses.some((status) => /^2\d\d$/.test(status))) wanting.push(`${name}: answer`);
      if (!operation.responses?.default?.content?.['application/problem+json']) wanting.push(`${name}: problem`);
      for (const answer of Object.values(operation.responses ?? {})) if (!answer.description) wanting.push(`${name}: description`);
      for (const [type, { schema }] of Object.entries(operation.responses?.['200']?.content ?? operation.responses?.['201']?.content ?? {})) if (!schema || Object.keys(schema).length === 0) wanting.push(`${name}: schema of ${type}`);
    }
  }
  expect(wanting).toEqual([]);
});

test('lists come as items and next', () => {
  const lists = Object.entries(described.paths).flatMap(([path, { get }]) => {
    const schema = get?.responses?.['200']?.content?.['application/json']?.schema as { type?: string; properties?: Record<string, Schema> } | undefined;
    return schema?.type === 'array' ? [path] : [];
  });
  expect(lists, 'no bare array leaves the house').toEqual([]);
});

test('in tests an answer that says more, or less, than the document is a fault', async () => {
  const documented = documenting({ checkAnswers: true });
  const schema = z.object({ items: z.array(z.object({ name: z.string() })), next: z.null() });
  const asked = async (answer: object) => {
    const faults: string[] = [];
    const app = new Hono().get('/x', documented('X', schema), (c) => c.json(answer, 200)).onError((error, c) => { faults.push(error.message); return c.text('', 500); });
    await app.request('/x');
    return faults;
  };
  expect(await asked({ items: [{ name: 'a' }], next: null })).toEqual([]);
  expect(await asked({ items: [{ name: 'a' }, { name: 'b', secret: 1 }], next: null, more: 2 })).toEqual(['GET /x answers more than documented: items/1/secret, more']);
  expect((await asked({ items: [{}], next: null }))[0]).toContain('answers otherwise than documented');
});
