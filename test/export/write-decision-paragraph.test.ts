import { describe, expect, it } from 'vitest';
import { dispositions } from '#shared/export.ts';
import type { ConsultationReport, ReportCounts } from '#shared/export.ts';
import { decisionParagraph } from '../../server/export/write-decision-paragraph.ts';
import { sampleReport } from './write-sample.ts';

function told(counts: Partial<ReportCounts>, locale: 'sv' | 'en' = 'sv'): string {
  const empty = sampleReport({ locale, parties: 0, others: 0, comments: 0, themes: 0 });
  const report: ConsultationReport = { ...empty, counts: { ...empty.counts, ...counts } };
  return decisionParagraph(report);
}

const none = Object.fromEntries(dispositions.map((each) => [each, 0])) as ReportCounts['byDisposition'];

describe('the paragraph for the decision basis', () => {
  it('tells invited, answered, declined, silent, comments and what became of them', () => {
    const counts = { invited: 38, answered: 31, declined: 2, late: 3, notAnswered: 7, unsolicited: 3, comments: 290, undecided: 0, byDisposition: { accepted: 120, accepted_partly: 60, not_accepted: 50, noted: 30, answered: 20, referred_elsewhere: 6, out_of_scope: 4 } };
    expect(told(counts)).toBe('Remissversionen skickades till 38 remissinstanser. Av dem har 31 svarat, varav 2 har avstått från att yttra sig, och 7 har inte svarat. Dessutom har 3 spontana remissvar kommit in. Remissvaren innehåller 290 synpunkter. Av dem är 120 tillgodosedda, 60 tillgodosedda delvis, 50 inte tillgodosedda, 30 noterade, 20 besvarade, 6 hänvisade till annat sammanhang och 4 utanför överenskommelsen. Varje bedömning och skälen till den redovisas i remissammanställningen.');
    expect(told(counts, 'en')).toBe('The consultation version was sent to 38 consultees. Of these, 31 have responded, 2 of them by declining to comment, and 7 have not responded. In addition, 3 unsolicited responses have come in. The responses contain 290 comments. Of these, 120 are accepted, 60 are accepted in part, 50 are not accepted, 30 are noted, 20 are answered, 6 are handled elsewhere and 4 are outside the agreement. Each disposition and the reasons for it stand in the consultation report.');
  });

  it('says so when comments still lack a decision', () => {
    expect(told({ invited: 2, answered: 2, comments: 3, undecided: 1, byDisposition: { ...none, accepted: 2 } })).toMatch(/Av dem är 2 tillgodosedda och 1 ännu utan beslut\. De bedömningar som är beslutade redovisas med sina skäl i remissammanställningen\.$/u);
    expect(told({ invited: 2, answered: 2, comments: 3, undecided: 2, byDisposition: { ...none, not_accepted: 1 } }, 'en')).toMatch(/The disposition decided so far stands in the consultation report with its reasons\.$/u);
    expect(told({ invited: 2, answered: 2, comments: 3, undecided: 3 })).toMatch(/3 synpunkter\. Alla saknar ännu beslut\.$/u);
  });

  it.each([
    [{ invited: 0 }, 'Ingen remissinstans har bjudits in att svara. Remissvaren innehåller inga synpunkter.'],
    [{ invited: 1, notAnswered: 1 }, 'Remissversionen skickades till en remissinstans. Den har inte svarat. Remissvaren innehåller inga synpunkter.'],
    [{ invited: 1, answered: 1, comments: 1, byDisposition: { ...none, accepted: 1 } }, 'Remissversionen skickades till en remissinstans. Den har svarat. Remissvaren innehåller en synpunkt. Den är tillgodosedd. Bedömningen och skälen till den redovisas i remissammanställningen.'],
    [{ invited: 1, answered: 1, declined: 1 }, 'Remissversionen skickades till en remissinstans. Den har avstått från att yttra sig. Remissvaren innehåller inga synpunkter.'],
    [{ invited: 5, notAnswered: 5, unsolicited: 1 }, 'Remissversionen skickades till 5 remissinstanser. Ingen av dem har svarat. Dessutom har ett spontant remissvar kommit in. Remissvaren innehåller inga synpunkter.'],
    [{ invited: 5, answered: 5, comments: 4, byDisposition: { ...none, not_accepted: 4 } }, 'Remissversionen skickades till 5 remissinstanser. Alla har svarat. Remissvaren innehåller 4 synpunkter. Ingen av dem är tillgodosedd. Varje bedömning och skälen till den redovisas i remissammanställningen.'],
    [{ invited: 5, answered: 5, declined: 1 }, 'Remissversionen skickades till 5 remissinstanser. Alla har svarat, varav en har avstått från att yttra sig. Remissvaren innehåller inga synpunkter.'],
    [{ invited: 5, answered: 3, declined: 3, notAnswered: 2 }, 'Remissversionen skickades till 5 remissinstanser. Av dem har 3 avstått från att yttra sig och 2 har inte svarat. Remissvaren innehåller inga synpunkter.'],
    [{ invited: 5, answered: 1, notAnswered: 4 }, 'Remissversionen skickades till 5 remissinstanser. Av dem har 1 svarat och 4 har inte svarat. Remissvaren innehåller inga synpunkter.'],
    [{ invited: 5, answered: 4, declined: 1, notAnswered: 1 }, 'Remissversionen skickades till 5 remissinstanser. Av dem har 4 svarat, varav 1 har avstått från att yttra sig, och 1 har inte svarat. Remissvaren innehåller inga synpunkter.'],
  ] satisfies [Partial<ReportCounts>, string][])('has its grammar right for %j', (counts, sentence) => {
    expect(told(counts)).toBe(sentence);
  });
});
