import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api.ts';

/** All organisations by name; also where a party or a consultee is chosen. */
export const organisationsQuery = queryOptions({ queryKey: ['organisation'], queryFn: () => answer(api.organisations.$get()) });
