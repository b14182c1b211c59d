/** Organisations and accounts of the demo county. */
import type { OrganisationKind } from '#shared/people.ts';
import { addAccount } from '../people/accounts.ts';
import { addOrganisation } from '../people/organisations.ts';
import type { Person } from '../people/person.ts';
import type { Writer } from '../platform/storage/store.ts';
import { accounts } from './texts/accounts.ts';
import { type ConsulteeCategory, consultees, unsolicited } from './texts/consultees.ts';
import { parties } from './texts/county.ts';

export interface DemoPeople {
  /** Organisation id by name. */
  organisations: Map<string, string>;
  /** Organisation id by party key, consultee key or `rss`. */
  byKey: Map<string, string>;
  personIds: Map<string, string>;
  /** The account as it acts at a time. */
  as(email: string, at: Date): Person;
}

export const office = 'RSS Granmark';
const kinds: Record<ConsulteeCategory, OrganisationKind> = { municipality: 'municipality', region: 'region', 'state-agency': 'state_agency', 'user-organisation': 'association', association: 'association' };

/** None has a password: the demo's sign-in page opens them, and nothing else does, however the house is started. */
export async function addPeople(tx: Writer, at: Date): Promise<DemoPeople> {
  const organisations = new Map<string, string>();
  const byKey = new Map<string, string>();
  const founder = { id: '', at };
  const personIds = new Map<string, string>();
  // The first account acts for the house while it is being set up.
  const operator = accounts.find((one) => one.role === 'operator');
  if (!operator) throw new Error('the demo needs an operator');
  founder.id = await addAccount(tx, { name: operator.displayName, email: operator.email, passwordHash: null, isAdministrator: true, organisationIds: [] }, at);
  const add = async (name: string, kind: OrganisationKind, officialMail: string | null, registryMail: string | null) => {
    const known = organisations.get(name);
    if (known !== undefined) return known;
    const id = await addOrganisation(tx, founder, { name, kind, officialMail, registryMail });
    organisations.set(name, id);
    return id;
  };
  byKey.set('rss', await add(office, 'other', 'rss@rss.granmark.example', 'registrator@rss.granmark.example'));
  for (const party of parties) byKey.set(party.key, await add(party.name, party.kind, `registrator@${party.mailDomain}`, `registrator@${party.mailDomain}`));
  for (const one of consultees) byKey.set(one.key, await add(one.organisation, kinds[one.category], one.mailbox, null));
  for (const one of unsolicited) byKey.set(one.key, await add(one.organisation, kinds[one.category], one.mailbox, null));
  for (const account of accounts) {
    const organisationId = byKey.get(account.organisation);
    personIds.set(account.email, await addAccount(tx, { name: account.displayName, email: account.email, passwordHash: null, isAdministrator: account.role === 'operator', organisationIds: organisationId === undefined ? [] : [organisationId] }, at));
  }
  return {
    organisations, byKey, personIds,
    as(email, time) {
      const account = accounts.find((one) => one.email === email);
      const id = personIds.get(email);
      if (!account || id === undefined) throw new Error(`no demo account ${email}`);
      const organisationId = byKey.get(account.organisation);
      return { id, kind: 'account', name: account.displayName, isAdministrator: account.role === 'operator', organisationIds: organisationId === undefined ? [] : [organisationId], assurance: 'password', sessionId: 'demo', at: time };
    },
  };
}
