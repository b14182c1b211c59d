/** The renditions of a frozen document, as a Word file and as PDF/A, each made once after the freeze, hashed and kept. */
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { withShownNumbers } from '#shared/agreement/clause-refs.ts';
import { compare } from '#shared/agreement/compare.ts';
import type { ExportedDocument } from '#shared/export.ts';
import { draftingSv } from '#shared/messages/drafting.sv.ts';
import { uiSv } from '#shared/messages/ui.sv.ts';
import { writeAgreementDocx } from '../export/write-agreement-docx.ts';
import { writeAgreementPdf } from '../export/write-agreement-pdf.ts';
import type { ExportedRedline } from '../export/write-redline-docx.ts';
import { dayOf, matterById } from '../matters/matters.ts';
import { docxType, pdfType } from '../platform/files/file-type.ts';
import { nameFile } from '../platform/files/files.ts';
import type { House } from '../platform/house.ts';
import type { Reader } from '../platform/storage/store.ts';
import { frozenContent, viewPackage } from './frozen.ts';
import { imageBytes, imagesIn } from './images.ts';
import { draftingTables } from './tables.ts';

/** `form`: the Word file with a form to answer in. */
const renditionFormats = ['docx', 'pdf', 'form'] as const;
export type RenditionFormat = (typeof renditionFormats)[number];

/** The job that makes the Word file of a frozen document, once; `input` holds `frozenDocumentId`. Gives the file's hash. */
export function renderFrozenDocument(house: House, input: unknown): Promise<{ fileHash: string }> {
  return keepRendition(house, input, 'docx');
}

/** The same for PDF/A: a job of its own, so that a text that does not pass the gate for PDF/UA still has its Word file. */
export function printFrozenDocument(house: House, input: unknown): Promise<{ fileHash: string }> {
  return keepRendition(house, input, 'pdf');
}

/** The Word file that consultees answer in: the frozen text with a form after it. */
export function writeAnswerFile(house: House, input: unknown): Promise<{ fileHash: string }> {
  return keepRendition(house, input, 'form');
}

async function keepRendition(house: House, input: unknown, format: RenditionFormat): Promise<{ fileHash: string }> {
  const { frozenDocumentId } = z.object({ frozenDocumentId: z.string() }).parse(input);
  const { renditions } = draftingTables(house.store);
  const [made] = await house.store.read.select().from(renditions).where(and(eq(renditions.frozenDocumentId, frozenDocumentId), eq(renditions.format, format)));
  if (made) return { fileHash: made.fileHash };
  const file = await house.files.keep(await frozenFile(house, frozenDocumentId, format), format === 'pdf' ? pdfType : docxType);
  await house.store.write('house', async (tx) => {
    await nameFile(tx, file, house.clock());
    await tx.insert(renditions).values({ frozenDocumentId, format, fileHash: file.hash, at: house.clock() }).onConflictDoNothing();
  });
  return { fileHash: file.hash };
}

async function frozenFile(house: House, frozenDocumentId: string, format: RenditionFormat): Promise<Uint8Array> {
  const { document, images } = await frozenWithImages(house, frozenDocumentId);
  return format === 'pdf' ? (await writeAgreementPdf(document, images)).bytes : writeAgreementDocx(document, images, { hasForm: format === 'form' });
}

/** A frozen document as its writers take it, with the bytes of its images by hash. */
export async function frozenWithImages(house: House, frozenDocumentId: string): Promise<{ document: ExportedDocument; images: Map<string, Uint8Array> }> {
  const document = await frozenForExport(house.store.read, frozenDocumentId);
  const known = new Set(imagesIn(document.content).flatMap(({ attrs: { hash } }) => hash ?? []));
  return { document, images: await imageBytes(house.files, document.content, known) };
}

async function frozenForExport(from: Reader, frozenDocumentId: string): Promise<ExportedDocument> {
  const { content, hash, title, packageId, documentId } = await frozenContent(from, frozenDocumentId);
  const frozen = await viewPackage(from, packageId);
  return {
    ...(await letterheadOf(from, frozen.matterId)), locale: 'sv', title, content, hash, documentId, version: String(frozen.number),
    label: `${draftingSv[`drafting.purpose.${frozen.purpose}`]} ${frozen.number}`, date: dayOf(new Date(frozen.frozenAt)),
  };
}

/** Who a matter's papers come from. */
export async function letterheadOf(from: Reader, matterId: string) {
  const matter = await matterById(from, matterId);
  const office = matter?.bodies.office ?? null;
  // A joint office that is itself the sender is named once.
  return { letterhead: { authority: matter?.authority ?? '', unit: office === matter?.authority ? null : office, registryNumber: matter?.registryNumber ?? '', contact: matter?.authorityMail ?? null } };
}

/** The draft with what is proposed in it as tracked changes: rejected it is the text as it stands, accepted the text as proposed. */
export async function draftAsRedline(from: Reader, document: { id: string; matterId: string; title: string }, { content, proposed, at }: { content: ExportedDocument['content']; proposed: { content: ExportedDocument['content']; by: string[] }; at: Date }): Promise<ExportedRedline> {
  return {
    ...(await letterheadOf(from, document.matterId)), locale: 'sv', title: document.title, label: draftingSv['drafting.export.proposed'], date: dayOf(at), documentId: document.id,
    author: proposed.by.join(', ') || uiSv['ui.space.working'], at: at.toISOString(), comparison: compare(withShownNumbers(content), withShownNumbers(proposed.content)),
  };
}

/** The draft as it stands, marked as working material (`domain.md` rule 17). */
export async function draftForExport(from: Reader, document: { id: string; matterId: string; title: string }, content: ExportedDocument['content'], at: Date): Promise<ExportedDocument> {
  return { ...(await letterheadOf(from, document.matterId)), locale: 'sv', title: document.title, content, hash: null, documentId: document.id, version: 'draft', label: uiSv['ui.space.working'], date: dayOf(at) };
}
