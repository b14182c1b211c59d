import { describe, expect, it } from 'vitest';
import type { AgreementContent } from '#shared/agreement/content.ts';
import { blockText, textBlocks } from '#shared/agreement/plain-text.ts';
import { accounts } from '../../server/demo/texts/accounts.ts';
import { comments as agreementComments } from '../../server/demo/texts/comments.ts';
import { consultees } from '../../server/demo/texts/consultees.ts';
import { coveringLetter } from '../../server/demo/texts/county.ts';
import { parse } from '../../server/demo/texts/parse.ts';
import { localAgreementMatter } from '../../server/demo/texts/youth-clinic/local-agreement.ts';
import { youthClinicConsultees, youthClinicMatter, youthClinicRound, youthClinicText } from '../../server/demo/texts/youth-clinic.ts';
import { youthClinicDraft, youthClinicResponses } from '../../server/demo/texts/youth-clinic/answers.ts';
import { findingsIn } from '../../server/drafting/freeze-check.ts';

const guideline = parse(youthClinicText.markup, 'youth-clinic');
const localAgreement = parse(localAgreementMatter.text.markup, 'local-agreement');
const submitted = youthClinicResponses.flatMap(({ comments }) => comments);
const all = [...submitted, ...youthClinicDraft.comments];

function wordsIn(content: AgreementContent): number {
  return textBlocks(content).flatMap((block) => blockText(block).split(/\s+/)).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function levelsOf(content: AgreementContent): number[] {
  return content.content.flatMap((node) => (node.type === 'heading' ? [node.attrs.level] : []));
}

function findings(title: string, content: AgreementContent) {
  return findingsIn({ id: 'demo', title, content, openRemarks: [], suggestions: [], images: new Set<string>() });
}

describe('the guideline for youth clinics', () => {
  it('is about five pages, with three levels of headings, lists, one table and two footnotes', () => {
    console.log(`guideline: ${wordsIn(guideline)} words`);
    expect(wordsIn(guideline)).toBeGreaterThanOrEqual(1_600);
    expect(wordsIn(guideline)).toBeLessThanOrEqual(2_000);
    expect(new Set(levelsOf(guideline))).toEqual(new Set([1, 2, 3]));
    const types = guideline.content.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['bulletList', 'orderedList']));
    expect(types.filter((type) => type === 'table')).toHaveLength(1);
    expect(textBlocks(guideline).filter(({ type }) => type === 'footnote')).toHaveLength(2);
  });

  it('gives a freeze nothing to ask about', () => {
    expect(findings(youthClinicText.title, guideline)).toEqual([]);
  });
});

describe('the open round', () => {
  it('invites eight consultees of the county and is open today', () => {
    const keys = youthClinicConsultees.map(({ organisationKey }) => organisationKey);
    expect(new Set(keys).size).toBe(8);
    expect(keys.filter((key) => !consultees.some((one) => one.key === key))).toEqual([]);
    expect(keys).toEqual(expect.arrayContaining(['almfors-sn', 'region-hsn', 'nshp', 'lansstyrelsen', 'ragnas-ks']));
    expect(youthClinicRound.opens).toBeLessThan(0);
    expect(youthClinicRound.deadline).toBeGreaterThan(0);
  });

  it('has three answers, decided before they were sent and sent between the opening and today', () => {
    expect(youthClinicResponses).toHaveLength(3);
    const invited = youthClinicConsultees.map(({ organisationKey }) => organisationKey);
    for (const { consultee, status, stance, summary, condition, decision, received } of youthClinicResponses) {
      expect({ consultee, status }).toEqual({ consultee, status: 'submitted' });
      expect(invited, consultee).toContain(consultee);
      expect(['almfors-sn', 'nshp', 'lansstyrelsen']).not.toContain(consultee);
      expect({ stance, summary, decision, received }).not.toContain(undefined);
      expect(condition !== undefined, consultee).toBe(stance === 'supports_on_condition');
      const arrived = youthClinicRound.deadline + (received?.daysFromDeadline ?? 0);
      const decided = youthClinicRound.deadline + (decision?.daysFromDeadline ?? 0);
      expect([youthClinicRound.opens <= decided, decided <= arrived, arrived < 0], consultee).toEqual([true, true, true]);
    }
  });

  it('lets someone with an account answer for each who has answered or begun', () => {
    const mails = new Set(accounts.map(({ email }) => email));
    for (const key of [...youthClinicResponses.map(({ consultee }) => consultee), youthClinicDraft.consultee]) {
      const consultee = consultees.find((one) => one.key === key);
      const party = accounts.find(({ role, organisation }) => role === 'consultee-coordinator' && organisation === consultee?.party);
      expect(mails.has(consultee?.contact.email ?? '') || party !== undefined, key).toBe(true);
    }
  });

  it('has nine comments sent and two begun by Almfors, none of them answered', () => {
    expect(submitted).toHaveLength(9);
    expect(youthClinicDraft.consultee).toBe('almfors-sn');
    expect(youthClinicDraft.comments.map(({ consultee }) => consultee)).toEqual(['almfors-sn', 'almfors-sn']);
    expect(youthClinicResponses.flatMap(({ consultee, comments }) => comments.filter((one) => one.consultee !== consultee))).toEqual([]);
    expect(all.filter(({ answer }) => answer !== undefined)).toEqual([]);
    expect(new Set([...all, ...agreementComments].map(({ id }) => id)).size).toBe(all.length + agreementComments.length);
  });

  it('has comments on words that stand exactly once, within one block', () => {
    const texts = textBlocks(guideline).map(blockText);
    const times = (quote: string) => texts.reduce((sum, text) => sum + text.split(quote).length - 1, 0);
    expect(all.map(({ id, quote }) => [id, times(quote)])).toEqual(all.map(({ id }) => [id, 1]));
  });
});

describe('the local agreement still being drafted', () => {
  it('is a page and a half', () => {
    console.log(`local agreement: ${wordsIn(localAgreement)} words`);
    expect(wordsIn(localAgreement)).toBeGreaterThanOrEqual(450);
    expect(wordsIn(localAgreement)).toBeLessThanOrEqual(650);
  });

  it('has two unfinished places, which the freeze check finds', () => {
    const found = findings(localAgreementMatter.text.title, localAgreement).map(({ kind, weight, excerpt }) => ({ kind, weight, excerpt }));
    expect(found).toEqual([
      { kind: 'placeholder', weight: 'asks', excerpt: '[antal timmar fylls i]' },
      { kind: 'question-in-text', weight: 'asks', excerpt: 'Hur formulerar vi oss här?' },
    ]);
  });
});

describe('the words', () => {
  const everything = JSON.stringify([youthClinicMatter, youthClinicText, youthClinicResponses, youthClinicDraft, localAgreementMatter]);

  it('never use the bare word for both a consultation and a referral, nor the vague verb', () => {
    expect(everything).not.toMatch(/(?<![\p{L}])remiss(en|er|erna)?(?![\p{L}])/iu);
    expect(everything).not.toMatch(/\bbeakta/i);
  });

  it('of the first letter promise no annexes in a round that has only one document', () => {
    expect(coveringLetter.set.title).not.toMatch(/bilag/i);
    expect(coveringLetter.paragraphs.join(' ')).toMatch(/Bilagorna A.* tas fram i ett senare steg/);
  });
});
