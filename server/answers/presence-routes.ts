/** Who is answering which comment just now. */
import { Hono } from 'hono';
import { z } from 'zod';
import { answeringInput, answeringSchema, whyNotAnswering } from '#shared/answer-presence.ts';
import { id } from '#shared/people.ts';
import type { AnswerRow } from '#shared/answers.ts';
import { roundFor } from '../consultation/rounds.ts';
import { refuse } from '../matters/refuse.ts';
import { namesOf } from '../people/accounts.ts';
import { type SignedIn, signedIn } from '../people/actor.ts';
import type { Person } from '../people/person.ts';
import type { House } from '../platform/house.ts';
import { documenting } from '../platform/http/documented.ts';
import { allowance } from '../platform/http/security.ts';
import { validated } from '../platform/http/validated.ts';
import { answerFor } from './answers.ts';
import { chainOf } from './chain.ts';
import { openAnswerers } from './presence.ts';

const done = z.object({ done: z.literal(true) });
const byId = validated('param', z.object({ id }));

export function presenceRoutes(house: House, { rows }: { rows: (round: { id: string; matterId: string }) => Promise<readonly AnswerRow[]> }) {
  const documented = documenting(house);
  const { store } = house;
  const answerers = openAnswerers(house.signal, house.clock);
  const signing = allowance(600, 60, house.clock);
  const signOf = async (person: Person, commentId: string, window: string) => {
    const { actor, comment } = await answerFor(store.read, person, commentId);
    refuse(whyNotAnswering(actor, comment.chain));
    signing.take(actor.id);
    return { commentId, personId: actor.id, window, matterId: actor.matterId };
  };

  return new Hono<SignedIn>()
    .use('/rounds/:id/answering', signedIn).use('/comments/:id/answering', signedIn)
    .get('/rounds/:id/answering', documented('Who else is answering which comment just now', answeringSchema), byId, async (c) => {
      const { round, actor } = await roundFor(store.read, c.get('person'), c.req.valid('param').id);
      refuse(whyNotAnswering(actor, await chainOf(store.read, actor.matterId)));
      const found = [...answerers.among(new Set((await rows(round)).map((row) => row.id)))].map(([commentId, people]) => ({ commentId, people: [...people].filter((personId) => personId !== actor.id) })).filter(({ people }) => people.length > 0);
      const names = await namesOf(store.read, found.flatMap(({ people }) => people));
      const inOrder = new Intl.Collator('sv').compare;
      return c.json({ items: found.map(({ commentId, people }) => ({ commentId, people: people.map((personId) => names.get(personId) ?? '').sort(inOrder) })), next: null }, 200);
    })
    .put('/comments/:id/answering', documented('Say that one has the answer to a comment open; said again while it is so', done), byId, validated('json', answeringInput), async (c) => {
      answerers.begin(await signOf(c.get('person'), c.req.valid('param').id, c.req.valid('json').window));
      return c.json({ done: true as const }, 200);
    })
    .delete('/comments/:id/answering', documented('Say that one has left the answer', done), byId, validated('query', answeringInput), async (c) => {
      answerers.leave(await signOf(c.get('person'), c.req.valid('param').id, c.req.valid('query').window));
      return c.json({ done: true as const }, 200);
    });
}
