/** The demo accounts as the sign-in page groups them. */
import type { DemoAccountView, DemoGroup } from '#shared/people.ts';
import { accounts, type DemoRole } from './texts/accounts.ts';

const groups: Record<DemoRole, DemoGroup> = {
  'process-lead': 'lead', 'mandate-owner': 'lead', 'steering-group-chair': 'chair', 'working-group': 'working-group', 'reference-group': 'reference-group',
  'consultee-coordinator': 'consultee', 'consultee-case-officer': 'consultee', 'consultee-contact': 'consultee', 'committee-secretary': 'party', registrar: 'party',
  'welfare-council-secretary': 'council', archivist: 'house', 'data-protection-officer': 'house', operator: 'house',
};

export const demoAccounts: DemoAccountView[] = accounts.map(({ email, displayName, role }) => ({ email, name: displayName, group: groups[role] }));
