import { describe, expect, it } from 'vitest';
import { blockIdPattern } from '#shared/agreement/content.ts';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { blockText, textBlocks } from '#shared/agreement/plain-text.ts';
import { accounts } from '../../server/demo/texts/accounts.ts';
import { agreement } from '../../server/demo/texts/agreement.ts';
import { changes, remarks } from '../../server/demo/texts/changes.ts';
import { comments, planted } from '../../server/demo/texts/comments.ts';
import type { DemoComment } from '../../server/demo/texts/comment.ts';
import { consultees, unsolicited } from '../../server/demo/texts/consultees.ts';
import { coveringLetter, matter, parties, timetable } from '../../server/demo/texts/county.ts';
import { parse } from '../../server/demo/texts/parse.ts';
import { responses } from '../../server/demo/texts/responses.ts';
import { themes } from '../../server/demo/texts/themes.ts';
import { involvements } from '../../server/demo/texts/involvement.ts';
import { parts } from '../../server/demo/texts/package/annexes.ts';
import { proposals } from '../../server/demo/texts/proposals.ts';
import { reading, readingComments } from '../../server/demo/texts/reading.ts';

interface TextBlock { type: string; level?: number; text: string }

const content = parse(agreement.markup);
const blocks = readBlocks(content);
const senders = [...consultees.map(({ key }) => key), ...unsolicited.map(({ key }) => key)];

function readBlocks(document: AgreementContent): TextBlock[] {
  return textBlocks(document).map((block): TextBlock => (
    block.type === 'heading' ? { type: block.type, level: block.attrs.level, text: blockText(block) } : { type: block.type, text: blockText(block) }));
}

function idsOf(node: object): string[] {
  const own = 'attrs' in node ? (node.attrs as { id?: string }).id : undefined;
  const inner = 'content' in node && Array.isArray(node.content) ? node.content.flatMap(idsOf) : [];
  return own === undefined ? inner : [own, ...inner];
}

function timesFound(needle: string, texts: string[]): number {
  return texts.reduce((sum, text) => sum + text.split(needle).length - 1, 0);
}

function lettersOnly(text: string): string {
  return text.toLowerCase().replace(/[^a-zåäö0-9]+/g, ' ').trim();
}

function share<T>(all: T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length / all.length;
}

describe('the agreement of Granmark', () => {
  it('has seven chapters and about 28 pages', () => {
    const words = blocks.flatMap(({ text }) => text.split(/\s+/)).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    console.log(`agreement: ${words} words, ${blocks.length} text blocks`);
    expect(blocks.filter(({ level }) => level === 1)).toHaveLength(7);
    expect(words).toBeGreaterThanOrEqual(9_500);
    expect(words).toBeLessThanOrEqual(11_000);
  });

  it('has tables, footnotes and lists, and links only to example.org', () => {
    expect(content.content.filter(({ type }) => type === 'table').length).toBeGreaterThanOrEqual(4);
    expect(blocks.filter(({ type }) => type === 'footnote').length).toBeGreaterThanOrEqual(6);
    expect(content.content.some(({ type }) => type === 'bulletList')).toBe(true);
    expect(content.content.some(({ type }) => type === 'orderedList')).toBe(true);
    const links = [...JSON.stringify(content).matchAll(/"href":"([^"]+)"/g)].map(([, href]) => href ?? '');
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((href) => !href.startsWith('https://example.org/'))).toEqual([]);
  });

  it('never skips a heading level and leaves no markup in the text', () => {
    const levels = blocks.flatMap(({ level }) => level ?? []);
    expect(levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1)).toEqual([]);
    expect(blocks.filter(({ text }) => text === '' || /\*|\[\^|\]\(|^\||^[-#] /.test(text))).toEqual([]);
    expect(blocks.filter(({ type, text }) => type === 'heading' && /^\d/.test(text))).toEqual([]);
  });

  it('gets the same lasting block ids each time, and others with another seed', () => {
    const ids = idsOf(content);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !blockIdPattern.test(id))).toEqual([]);
    expect(parse(agreement.markup)).toEqual(content);
    expect(idsOf(parse(agreement.markup, 'another'))).not.toEqual(ids);
  });

  it('refuses markup that would lose a footnote or a cell', () => {
    expect(() => parse('Text[^1].')).toThrow('No footnote');
    expect(() => parse('Text.\n\n[^1]: Not.')).toThrow('without reference');
    expect(() => parse('| a | b |\n|---|---|\n| c |')).toThrow('different length');
  });

  it('nests lists by two spaces', () => {
    const [list] = parse('- a\n  1. b\n  2. c\n- d').content;
    expect(list).toMatchObject({ type: 'bulletList', content: [{ content: [{ type: 'paragraph' }, { type: 'orderedList', content: [{}, {}] }] }, {}] });
  });
});

describe('the consultees and their answers', () => {
  it('invites 38 consultees, of whom 31 have answered, and receives three more', () => {
    expect(new Set(senders).size).toBe(41);
    expect(consultees).toHaveLength(38);
    expect(unsolicited).toHaveLength(3);
    expect(responses.map(({ consultee }) => consultee).sort()).toEqual([...senders].sort());
    const invited = responses.filter(({ consultee }) => consultees.some(({ key }) => key === consultee));
    expect(invited.filter(({ status }) => status === 'submitted')).toHaveLength(31);
  });

  it('has one consultee speaking for each party', () => {
    expect(parties).toHaveLength(16);
    for (const party of parties) {
      expect(consultees.filter((consultee) => consultee.party === party.key && consultee.speaksForParty), party.key).toHaveLength(1);
    }
  });

  it('says what every submitted answer means, who decided it and when it came', () => {
    for (const response of responses.filter(({ status }) => status === 'submitted')) {
      const { consultee, stance, summary, decision, received, channel, condition, late, extension } = response;
      expect({ consultee, stance, decision, received, channel }).not.toContain(undefined);
      expect((summary ?? '').split(/[.?!](?:\s|$)/).filter(Boolean).length, consultee).toBeGreaterThanOrEqual(2);
      expect(condition !== undefined, consultee).toBe(stance === 'supports_on_condition');
      const lastDay = extension?.daysFromDeadline ?? 0;
      expect((received?.daysFromDeadline ?? 0) > lastDay, consultee).toBe(late ?? false);
      expect(decision?.daysFromDeadline ?? 0, consultee).toBeLessThanOrEqual(received?.daysFromDeadline ?? 0);
    }
  });

  it('shows all seven stances, and about half of the answers in the last 48 hours', () => {
    const submitted = responses.filter(({ status }) => status === 'submitted');
    expect(new Set(submitted.map(({ stance }) => stance)).size).toBe(7);
    const lastTwoDays = share(submitted, ({ received }) => received?.daysFromDeadline === 0 || received?.daysFromDeadline === -1);
    expect(lastTwoDays).toBeGreaterThan(0.45);
    expect(lastTwoDays).toBeLessThan(0.6);
  });

});

describe('the comments', () => {
  it('stand on words that occur exactly once', () => {
    const texts = blocks.map(({ text }) => text);
    const astray = comments.filter(({ scope, quote }) => (scope === 'document' ? quote !== '' : timesFound(quote, texts) !== 1));
    expect(astray).toEqual([]);
    const notFirst = comments.filter(({ scope, quote }) => scope === 'block' && !texts.some((text) => text.startsWith(quote)));
    expect(notFirst).toEqual([]);
    const words = (comment: DemoComment) => comment.quote.split(/\s+/).length;
    expect(comments.filter((comment) => comment.scope === 'words' && (words(comment) < 3 || words(comment) > 25))).toEqual([]);
  });

  it('are at least 280, of which all but the planted six are distinct', () => {
    const distinct = new Set(comments.map(({ comment }) => lettersOnly(comment)));
    console.log(`comments: ${comments.length}, distinct ${distinct.size}`);
    expect(comments.length).toBeGreaterThanOrEqual(280);
    expect(distinct.size).toBeGreaterThanOrEqual(170);
    const beside = comments.filter(({ group }) => group === undefined);
    expect(new Set(beside.map(({ comment }) => lettersOnly(comment))).size).toBe(beside.length);
    expect(comments.map(({ id }) => id)).toEqual(comments.map((_, place) => `c${String(place + 1).padStart(3, '0')}`));
  });

  it('come from those who have answered', () => {
    const answered = new Set(responses.filter(({ status }) => status === 'submitted').map(({ consultee }) => consultee));
    expect(comments.filter(({ consultee }) => !answered.has(consultee))).toEqual([]);
  });

  it('have a reason for every answer that is not a plain yes, and a target when passed on', () => {
    const answers = comments.flatMap(({ id, answer }) => (answer ? [{ id, ...answer }] : []));
    expect(answers.filter(({ disposition, rationale }) => disposition !== 'accepted' && (rationale ?? '').length < 30)).toEqual([]);
    expect(answers.filter(({ disposition, referredTo }) => (disposition === 'referred_elsewhere') !== (referredTo !== undefined))).toEqual([]);
    expect(new Set(answers.map(({ disposition }) => disposition)).size).toBe(7);
    const reasons = answers.flatMap(({ rationale }) => rationale ?? []);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('are a little more than half decided, the rest proposed or waiting', () => {
    const decided = share(comments, ({ answer }) => answer?.state === 'decided');
    const proposed = share(comments, ({ answer }) => answer?.state === 'proposed');
    console.log(`decided ${decided.toFixed(2)}, proposed ${proposed.toFixed(2)}, waiting ${(1 - decided - proposed).toFixed(2)}`);
    expect(decided).toBeGreaterThan(0.5);
    expect(decided).toBeLessThan(0.6);
    expect(proposed).toBeGreaterThan(0.15);
    expect(1 - decided - proposed).toBeGreaterThan(0.2);
  });

  it('hold the planted cases', () => {
    const byId = (id: string) => comments.find((comment) => comment.id === id);
    const [one, other] = planted.contradictory.map(byId);
    expect(one?.quote).toBe(other?.quote);
    expect(one?.proposedText).not.toBe(other?.proposedText);
    expect(comments.filter(({ group }) => group === 'samordnare').map(({ id }) => id)).toEqual(planted.duplicates);
    expect(planted.duplicates).toHaveLength(6);
    expect(new Set(planted.duplicates.map((id) => JSON.stringify(byId(id)?.answer))).size).toBe(1);
    expect(planted.opposedSection.map((id) => byId(id)?.consultee)).toEqual(['stenforsa-sn', 'stenforsa-sn', 'stenforsa-sn']);
    const deletion = changes.find(({ deletesBlock }) => deletesBlock);
    expect(deletion?.find).toBe(byId(planted.onDeletedText)?.quote);
  });
});

describe('the draft after the consultation', () => {
  const texts = blocks.map(({ text }) => text);

  it('has 60 to 90 edits, each on words that occur once, one of them a whole paragraph', () => {
    expect(changes.length).toBeGreaterThanOrEqual(60);
    expect(changes.length).toBeLessThanOrEqual(90);
    expect(changes.filter(({ find }) => timesFound(find, texts) !== 1)).toEqual([]);
    const deleted = changes.filter(({ deletesBlock }) => deletesBlock);
    expect(deleted).toHaveLength(1);
    expect(deleted.every(({ find, replace }) => texts.includes(find) && replace === '')).toBe(true);
    const ids = new Set(comments.map(({ id }) => id));
    expect(changes.flatMap((change) => change.comments).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('carries remarks that stand on words still there, some of them open', () => {
    const after = texts.map((text) => changes.reduce((changed, { find, replace }) => changed.replace(find, replace), text));
    expect(remarks.length).toBeGreaterThanOrEqual(4);
    expect(remarks.filter(({ quote }) => timesFound(quote, after) !== 1)).toEqual([]);
    expect(new Set(remarks.map(({ state }) => state))).toEqual(new Set(['open', 'resolved']));
    const emails = new Set(accounts.map(({ email }) => email));
    const authors = [...changes.map(({ by }) => by), ...remarks.flatMap(({ by, replies }) => [by, ...replies.map((reply) => reply.by)])];
    expect(authors.filter((by) => !emails.has(by))).toEqual([]);
  });
});

describe('the words', () => {
  const everything = JSON.stringify([agreement, comments, responses, consultees, unsolicited, parties, matter, timetable, coveringLetter, themes, changes, remarks, accounts, reading, readingComments, involvements, proposals, parts]);

  it('name only the fictional municipalities', () => {
    const fictional = [
      'Almfors', 'Björkvattna', 'Ekhammar', 'Forsviken', 'Granliden', 'Hedlunda', 'Islanda', 'Kvarnmyra', 'Lingåsen',
      'Mossbacka', 'Norrtorpa', 'Rågnäs', 'Stenforsa', 'Tallmyra', 'Vattnäsund',
    ];
    const names = parties.filter(({ kind }) => kind === 'municipality').map(({ name }) => name.replace(/ kommun$/, ''));
    expect(names.map((name, place) => [fictional[place], `${fictional[place]}s`].includes(name))).toEqual(fictional.map(() => true));
    const named = [...everything.matchAll(/([A-ZÅÄÖ][a-zåäö]+) kommun\b/g)].map(([, name]) => name ?? '').filter((name) => !['Varje', 'En', 'Ingen'].includes(name));
    expect(named.filter((name) => !fictional.includes(name) && !fictional.includes(name.replace(/s$/, '')))).toEqual([]);
    expect(everything).not.toMatch(/\b(Dalarna|Västmanland|Falun|Borlänge|Mora|Avesta|Ludvika|Rättvik|Västerås)\b/);
  });

  it('are those of the trade: never the bare word for both a consultation and a referral, never the vague verb', () => {
    expect(everything).not.toMatch(/(?<![\p{L}])remiss(en|er|erna)?(?![\p{L}])/iu);
    expect(everything).not.toMatch(/\bbeakta/i);
    expect(agreement.markup).not.toMatch(/detta avtal|avtalet/i);
  });

  it('send mail only to addresses that cannot exist', () => {
    const addresses = [...everything.matchAll(/[\w.+-]+@[\w.-]+\w/g)].map(([address]) => address);
    expect(addresses.length).toBeGreaterThan(80);
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
    const emails = accounts.map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
  });

  it('give eight themes, each used by an answer', () => {
    expect(themes).toHaveLength(8);
    const used = new Set(comments.flatMap(({ answer }) => answer?.theme ?? []));
    expect(themes.filter(({ key }) => !used.has(key))).toEqual([]);
  });

  it('list the timetable in order', () => {
    const planned = timetable.flatMap(({ planned: day }) => (typeof day === 'number' ? day : []));
    expect(planned).toEqual([...planned].sort((one, other) => one - other));
  });
});
