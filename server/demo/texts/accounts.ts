/** The demo accounts: a role each, never an invented person (domain.md section 7). */

import { parties } from './county.ts';

export type DemoRole =
  | 'process-lead' | 'mandate-owner' | 'steering-group-chair' | 'working-group' | 'reference-group'
  | 'consultee-coordinator' | 'consultee-case-officer' | 'committee-secretary' | 'registrar'
  | 'welfare-council-secretary' | 'consultee-contact' | 'archivist' | 'data-protection-officer' | 'operator';

export interface DemoAccount {
  email: string;
  displayName: string;
  role: DemoRole;
  /** Key of the party, consultee or office the account belongs to. */
  organisation: string;
}

export const accounts: DemoAccount[] = [
  { email: 'processledare@rss.granmark.example', displayName: 'Processledare, RSS Granmark', role: 'process-lead', organisation: 'rss' },
  { email: 'uppdragsagare@rss.granmark.example', displayName: 'Uppdragsägare, RSS Granmark', role: 'mandate-owner', organisation: 'rss' },
  { email: 'styrgrupp.ordf@rss.granmark.example', displayName: 'Styrgruppens ordförande', role: 'steering-group-chair', organisation: 'rss' },
  { email: 'arbetsgrupp.01@rss.granmark.example', displayName: 'Arbetsgruppen, socialtjänst, Almfors kommun', role: 'working-group', organisation: 'almfors' },
  { email: 'arbetsgrupp.02@rss.granmark.example', displayName: 'Arbetsgruppen, elevhälsa, Ekhammars kommun', role: 'working-group', organisation: 'ekhammar' },
  { email: 'arbetsgrupp.03@rss.granmark.example', displayName: 'Arbetsgruppen, förskola, Mossbacka kommun', role: 'working-group', organisation: 'mossbacka' },
  { email: 'arbetsgrupp.04@rss.granmark.example', displayName: 'Arbetsgruppen, socialtjänst, Norrtorpa kommun', role: 'working-group', organisation: 'norrtorpa' },
  { email: 'arbetsgrupp.05@rss.granmark.example', displayName: 'Arbetsgruppen, familjehemsvård, Forsvikens kommun', role: 'working-group', organisation: 'forsviken' },
  { email: 'arbetsgrupp.06@rss.granmark.example', displayName: 'Arbetsgruppen, barn- och ungdomspsykiatri, Region Granmark', role: 'working-group', organisation: 'region' },
  { email: 'arbetsgrupp.07@rss.granmark.example', displayName: 'Arbetsgruppen, primärvård, Region Granmark', role: 'working-group', organisation: 'region' },
  { email: 'arbetsgrupp.08@rss.granmark.example', displayName: 'Arbetsgruppen, habilitering, Region Granmark', role: 'working-group', organisation: 'region' },
  { email: 'arbetsgrupp.09@rss.granmark.example', displayName: 'Arbetsgruppen, barnhälsovård, Region Granmark', role: 'working-group', organisation: 'region' },
  { email: 'arbetsgrupp.10@rss.granmark.example', displayName: 'Arbetsgruppen, ungdomsmottagning, Region Granmark', role: 'working-group', organisation: 'region' },
  { email: 'referensgrupp.brukare@ungarost.example', displayName: 'Referensgruppen, Unga Röst Granmark', role: 'reference-group', organisation: 'ungarost' },
  ...parties.filter((party) => party.kind === 'municipality').flatMap((party): DemoAccount[] => [
    { email: `samordnare@${party.mailDomain}`, displayName: `Samordnare, ${party.name}`, role: 'consultee-coordinator', organisation: party.key },
    { email: `handlaggare@${party.mailDomain}`, displayName: `Handläggare, ${party.name}`, role: 'consultee-case-officer', organisation: party.key },
    { email: `namndsekreterare@${party.mailDomain}`, displayName: `Nämndsekreterare, ${party.name}`, role: 'committee-secretary', organisation: party.key },
    { email: `registrator@${party.mailDomain}`, displayName: `Registrator, ${party.name}`, role: 'registrar', organisation: party.key },
  ]),
  { email: 'region.namndsekreterare@regiongranmark.example', displayName: 'Nämndsekreterare, Region Granmark', role: 'committee-secretary', organisation: 'region' },
  { email: 'region.registrator@regiongranmark.example', displayName: 'Registrator, Region Granmark', role: 'registrar', organisation: 'region' },
  { email: 'radet.sekreterare@rss.granmark.example', displayName: 'Sekreterare, Välfärdsrådet i Granmark', role: 'welfare-council-secretary', organisation: 'rss' },
  { email: 'forening.kontakt@nshp-granmark.example', displayName: 'Kontaktperson, NSHP Granmark', role: 'consultee-contact', organisation: 'nshp' },
  { email: 'lansstyrelsen.handlaggare@lansstyrelsen-granmark.example', displayName: 'Handläggare, Länsstyrelsen i Granmarks län', role: 'consultee-contact', organisation: 'lansstyrelsen' },
  { email: 'arkivarie@rss.granmark.example', displayName: 'Arkivarie, RSS Granmark', role: 'archivist', organisation: 'rss' },
  { email: 'dataskyddsombud@rss.granmark.example', displayName: 'Dataskyddsombud, RSS Granmark', role: 'data-protection-officer', organisation: 'rss' },
  { email: 'admin@rss.granmark.example', displayName: 'Driftansvarig, RSS Granmark', role: 'operator', organisation: 'rss' },
];
