/** Imports run one way (design section 2): the line stands here as data, and every import in the tree is held against it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** A room imports only from its left. */
const lines = {
  server: ['platform', 'realtime', 'export', 'journal', 'people', 'matters', 'drafting', 'consultation', 'answers', 'assessments', 'decisions', 'followup', 'archive', 'notices', 'demo', 'app.ts', 'config.ts', 'commands.ts', 'nightly.ts', 'main.ts'],
  shared: ['refusals.ts', 'limits.ts', 'calendar.ts', 'charts.ts', 'personal-numbers.ts', 'agreement', 'export.ts', 'anchors', 'realtime.ts', 'journal.ts', 'returned-mail.ts', 'people.ts', 'matters.ts', 'involvement.ts', 'document-tree.ts', 'drafting.ts', 'drafting-history.ts', 'discussion.ts', 'readings.ts', 'round-decisions.ts', 'round-corrections.ts', 'changes-only.ts', 'round-papers.ts', 'round-questions.ts', 'preliminary-shapes.ts', 'section-stances.ts', 'swedish-stem.ts', 'letter-variables.ts', 'consultation.ts', 'joint-statements.ts', 'uploads.ts', 'round-rules.ts', 'shared-responses.ts', 'publication.ts', 'maskings.ts', 'unsolicited.ts', 'consultee-register.ts', 'consultee-list-words.ts', 'consultee-list.ts', 'colleagues.ts', 'after-submission.ts', 'preliminary.ts', 'memo-words.ts', 'memo.ts', 'word-answers.ts', 'answer-chain.ts', 'comment-splits.ts', 'answers.ts', 'answer-texts.ts', 'answer-presence.ts', 'answer-letters.ts', 'answers-together.ts', 'answers-matrix.ts', 'answer-changes.ts', 'answer-likeness.ts', 'answer-outcome.ts', 'changed-clauses.ts', 'answer-sheet.ts', 'answer-desk.ts', 'report-exports.ts', 'report-words.ts', 'report-template.ts', 'answer-meetings.ts', 'comment-filter.ts', 'bench-views.ts', 'next-step.ts'],
  client: ['ui', 'live', 'api.ts', 'editor', 'people', 'matters', 'drafting', 'consultation', 'answers', 'notices', 'screens.tsx', 'main.tsx'],
} as const;
/** Rooms that stand side by side: ui, live and api may use each other; a room's words are a leaf. */
const together = [new Set(['client/ui', 'client/live', 'client/api.ts'])];
/** Who knows Hono, beside routes.ts, pages.ts (a large room has several: history-routes.ts) and platform/http (rule 2). */
const knowHono = new Set(['server/people/actor.ts', 'server/app.ts', 'server/main.ts']);

interface Import { from: string; to: string; names: string; typeOnly: boolean }

const files = ['server', 'shared', 'client'].flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`)).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('vite.config.ts'));
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...text.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s)?([^'";]*?)\bfrom\s*'([^']+)'|import\s*\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g)].map((match) => {
    const specifier = match[4] ?? match[5] ?? match[6] ?? '';
    const to = specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier.startsWith('#shared/') ? specifier.slice(1) : specifier;
    return { from: file, to, names: match[3] ?? '', typeOnly: match[2] !== undefined };
  });
});
const own = imports.filter(({ to }) => /^(server|shared|client)\//.test(to));
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/');
const isMessages = (file: string) => file.startsWith('shared/messages/');

describe('the import line', () => {
  test('every file stands in a room of the line', () => {
    const known = new Set(Object.entries(lines).flatMap(([top, rooms]) => rooms.map((room) => `${top}/${room}`)));
    expect(files.filter((file) => !known.has(roomOf(file)) && !isMessages(file))).toEqual([]);
  });

  test('a room imports only from its left', () => {
    const wrong = own.filter(({ from, to }) => {
      const [here = '', there = ''] = [roomOf(from), roomOf(to)];
      const [top = '', room = ''] = here.split('/');
      const [toTop = '', toRoom = ''] = there.split('/');
      if (here === there || toTop !== top || isMessages(to) || isMessages(from) || together.some((rooms) => rooms.has(here) && rooms.has(there))) return false;
      const line: readonly string[] = lines[top as keyof typeof lines];
      return line.indexOf(toRoom) > line.indexOf(room);
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('messages are a leaf', () => {
    expect(own.filter(({ from, to }) => isMessages(from) && !isMessages(to)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('shared knows neither node nor the page; client never imports the server but for one type', () => {
    expect(imports.filter(({ from, to }) => from.startsWith('shared/') && (to.startsWith('node:') || /^(server|client)\//.test(to)))).toEqual([]);
    expect(own.filter(({ from, to }) => from.startsWith('client/') && to.startsWith('server/')).map(({ from, names, typeOnly }) => `${from} ${typeOnly ? 'type ' : ''}${names.trim()}`)).toEqual(['client/api.ts type { App }']);
    expect(own.filter(({ from, to }) => from.startsWith('server/') && to.startsWith('client/'))).toEqual([]);
  });

  test('there are no cycles, types included', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of own) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, path: string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].map((one) => relative('.', one)).join(' → '));
      else if (!done.has(file)) {
        for (const other of next.get(file) ?? []) walk(other, [...path, file]);
        done.add(file);
      }
    };
    for (const file of files) walk(file, []);
    expect(cycles).toEqual([]);
  });

  test('there are no barrels', () => {
    const barrels = files.filter((file) => {
      const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').trim();
      return code !== '' && code.split('\n').every((row) => /^\s*(export\s.*from|import\s)/.test(row) || row.trim() === '');
    });
    expect(barrels.filter((file) => file !== 'server/export/read-docx.ts')).toEqual([]);
  });

  test('only routes and the edge know Hono', () => {
    const knows = imports.filter(({ from, to }) => from.startsWith('server/') && (/^hono(\/|$)/.test(to) || to === 'hono-openapi' || to === '@hono/node-server')).map(({ from }) => from);
    expect([...new Set(knows)].filter((file) => !/[/-](?:routes|pages)\.ts$/.test(file) && !file.startsWith('server/platform/http/') && !knowHono.has(file))).toEqual([]);
  });

  test('a room\'s rows are its own: another room\'s tables are named for foreign keys only', () => {
    const wrong = own.filter(({ from, to }) => /^server\/.+\/tables\.ts$/.test(to) && roomOf(from) !== roomOf(to) && !from.endsWith('/tables.ts') && roomOf(to) !== 'server/platform');
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('a library that may have to be exchanged is named by its owner alone', () => {
    const owners: Record<string, RegExp> = { lucia: /^server\/people\/sessions\.ts$/, '@node-rs/argon2': /^server\/people\/passwords\.ts$/, nodemailer: /^server\/platform\/mail\/mailers\.ts$/, hucre: /^server\/export\/(?:sheets\.ts|sheet-reader\/)/, '@myriaddreamin/typst-ts-node-compiler': /^server\/export\/pdf-writer\//, unpdf: /^server\/export\/letter-reader\// };
    const wrong = imports.filter(({ from, to }) => Object.entries(owners).some(([name, owner]) => (to === name || to.startsWith(`${name}/`)) && !owner.test(from)));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('the environment is read in one place', () => {
    expect(files.filter((file) => file.startsWith('server/') && !['server/config.ts', 'server/main.ts'].includes(file) && /process\.env/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
