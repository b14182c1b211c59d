/** What came by mail or letter, as the lead keeps it. */
import { attach } from './attaching.ts';
import { given, type Visitor } from './visitor.ts';

export async function attachPaper(lead: Visitor, responseId: string): Promise<void> {
  given(await attach(lead, responseId, 'statement', { name: 'Svar.pdf', bytes: Buffer.from('%PDF-1.4 skannat') }), 201);
}
