/** A repeated act gives its first answer: the answer is remembered in the act's own transaction (design D3). */
import { and, eq, lt } from 'drizzle-orm';
import type { Context } from 'hono';
import { limits } from '#shared/limits.ts';
import { Refusal } from '#shared/refusals.ts';
import { sha256 } from '../files/files.ts';
import type { House } from '../house.ts';
import type { Writer } from '../storage/store.ts';
import { platformTables } from '../storage/tables.ts';

/**
 * Runs `work` as one act on `chain`. With an `Idempotency-Key` header the same key, address and body by the same actor gives the
 * remembered answer; the same key with another is refused with `idempotency-key-reused`, a key of more than 200 characters with
 * `idempotency-key-too-long`. An upload gives its file's SHA-256 as `fileHash`, since a form's bytes differ each time it is sent.
 * The answer must be plain JSON.
 */
export async function once<R>(c: Context, house: Pick<House, 'store' | 'clock'>, chain: string, work: (tx: Writer) => Promise<R>, fileHash = ''): Promise<R> {
  const key = keyOf(c);
  if (key === undefined) return house.store.write(chain, work);
  const actor = (c.get('person') as { id: string } | undefined)?.id ?? 'nobody';
  const request = sha256(`${c.req.method} ${c.req.path}${new URL(c.req.url).search}\n${isForm(c) ? fileHash : await c.req.text()}`);
  return house.store.write(chain, async (tx) => {
    const { idempotency } = platformTables(tx);
    const [known] = await tx.select().from(idempotency).where(and(eq(idempotency.actor, actor), eq(idempotency.key, key)));
    if (known) {
      if (known.requestHash !== request) throw new Refusal('conflict', 'idempotency-key-reused');
      return JSON.parse(known.body) as R;
    }
    const answer = await work(tx);
    await tx.insert(idempotency).values({ actor, key, requestHash: request, status: 200, body: JSON.stringify(answer ?? null), createdAt: house.clock() });
    return answer;
  });
}

function keyOf(c: Context): string | undefined {
  const key = c.req.header('idempotency-key');
  if (key !== undefined && key.length > limits.idempotencyKey) throw new Refusal('invalid', 'idempotency-key-too-long', { values: { most: limits.idempotencyKey } });
  return key;
}

const isForm = (c: Context): boolean => c.req.header('content-type')?.toLowerCase().startsWith('multipart/') ?? false;

/** A repeat comes within minutes; after a week the remembered answers are swept. */
export async function forgetOldAnswers(store: House['store'], now: Date): Promise<void> {
  const { idempotency } = platformTables(store);
  await store.write('house', async (tx) => void (await tx.delete(idempotency).where(lt(idempotency.createdAt, new Date(now.getTime() - 7 * 24 * 3_600_000)))));
}

/** Whether this act has its answer already: what is checked before `once` must then be left out, since the act itself changed it. */
export async function isRepeated(c: Context, house: Pick<House, 'store'>): Promise<boolean> {
  const key = keyOf(c);
  if (key === undefined) return false;
  const { idempotency } = platformTables(house.store);
  const actor = (c.get('person') as { id: string } | undefined)?.id ?? 'nobody';
  const [known] = await house.store.read.select({ key: idempotency.key }).from(idempotency).where(and(eq(idempotency.actor, actor), eq(idempotency.key, key)));
  return known !== undefined;
}
