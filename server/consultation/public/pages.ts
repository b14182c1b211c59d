/** The public side of a round: plain pages for everybody. They ask for no cookie and set none. */
import { type Context, Hono } from 'hono';
import type { Locale } from '#shared/messages/format.ts';
import { id } from '#shared/people.ts';
import { imageHashPattern } from '#shared/agreement/block-facts.ts';
import { pdfType } from '../../platform/files/file-type.ts';
import { storedFile } from '../../platform/files/files.ts';
import type { House } from '../../platform/house.ts';
import { fileName } from '../../platform/http/file-names.ts';
import { keptPages } from '../../platform/http/kept-pages.ts';
import { download, sendImage } from '../../platform/http/upload.ts';
import { listPage, missingPage, type PageFrame, reportPage, responsePage, roundPage, textPage } from './page.ts';
import type { RoundEnd } from './publication.ts';
import { formInvitation } from '../unsolicited/form-page.ts';
import { isPublicImage, publicDocument, publicDocumentHashes, type PublicRound, publicRound, publicRounds } from './public-round.ts';

/** Pages of texts kept compressed, about 100 kB each at 120 printed pages. */
const mostTexts = 64;

/** `styles`: the address of the built style sheet; null where nothing was built. */
export function publicPages(house: House, { end, styles }: { end: RoundEnd; styles: () => Promise<string | null> }) {
  const from = house.store.read;
  const localeOf = (c: Context): Locale => (c.req.query('locale') === 'en' ? 'en' : 'sv');
  const frameOf = async (c: Context): Promise<PageFrame> => ({ locale: localeOf(c), styles: await styles(), path: c.req.path });
  // Asked for anew each time: what is taken away is gone at once.
  const send = (c: Context, page: string, status: 200 | 404 = 200) => c.html(page, status, { 'cache-control': 'no-cache' });
  const missing = async (c: Context) => send(c, missingPage(await frameOf(c)), 404);
  /** What is not published answers as what is not there. */
  const withRound = async (c: Context, then: (round: PublicRound) => Promise<Response>, withResponses = true): Promise<Response> => {
    const roundId = id.safeParse(c.req.param('roundId'));
    const round = roundId.success ? await publicRound(from, roundId.data, { end, locale: localeOf(c), withResponses }) : null;
    return round === null ? missing(c) : then(round);
  };
  const texts = keptPages(mostTexts);
  const file = async (c: Context, hash: string | null | undefined, name: string): Promise<Response> =>
    hash === null || hash === undefined ? missing(c) : download(c, { name, type: pdfType, bytes: await house.files.fetch(hash) });

  return new Hono()
    .get('/offentligt', async (c) => send(c, listPage(await frameOf(c), await publicRounds(from, end))))
    .get('/offentligt/:roundId', (c) => withRound(c, async (round) => send(c, roundPage(await frameOf(c), round, round.takesUnsolicited ? formInvitation(localeOf(c), round.id) : null))))
    .get('/offentligt/:roundId/text/:documentId', (c) => withRound(c, async (round) => {
      const documentId = c.req.param('documentId');
      // Read and hashed at each request (design D4); written, and its blocks read, only when what it says is new.
      const hashes = await publicDocumentHashes(from, round, documentId);
      if (hashes === null) return missing(c);
      const frame = await frameOf(c);
      return texts(c, [frame, round, hashes], async () => {
        const found = await publicDocument(from, round, documentId);
        return found === null ? missingPage(frame) : textPage(frame, round, found);
      });
    }, false))
    .get('/offentligt/:roundId/svar/:responseId', (c) => withRound(c, async (round) => {
      const response = round.responses.find((one) => one.id === c.req.param('responseId'));
      return response === undefined ? missing(c) : send(c, responsePage(await frameOf(c), round, response));
    }))
    .get('/offentligt/:roundId/handlingar.pdf', (c) => withRound(c, (round) => file(c, round.papers?.file, fileName(localeOf(c), { key: 'file.papers', values: { title: round.title }, ending: 'pdf' }))))
    .get('/offentligt/:roundId/sammanstallning.pdf', (c) => withRound(c, (round) => file(c, round.report?.file, fileName(localeOf(c), { key: 'file.publicReport', values: { title: round.title }, ending: 'pdf' }))))
    .get('/offentligt/:roundId/sammanstallning', (c) => withRound(c, async (round) => {
      const { report } = round;
      if (report === null) return missing(c);
      const frame = await frameOf(c);
      const written = new TextDecoder().decode(await house.files.fetch(report.page));
      return texts(c, [frame, round.id, round.matter.title, report], async () => reportPage(frame, round, { number: report.number, written }));
    }, false))
    .get('/offentligt/:roundId/bilder/:hash', async (c) => {
      const [roundId, hash] = [id.safeParse(c.req.param('roundId')), c.req.param('hash')];
      const image = roundId.success && imageHashPattern.test(hash) && (await isPublicImage(from, roundId.data, hash)) ? await storedFile(from, hash) : null;
      return image === null ? missing(c) : sendImage(c, { type: image.type, bytes: await house.files.fetch(hash) });
    });
}
