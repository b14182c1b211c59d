/** The consultee list of the round, sent with the letter, and the three who answered without invitation. */

export type ConsulteeCategory = 'municipality' | 'region' | 'state-agency' | 'user-organisation' | 'association';

export interface DemoConsultee {
  key: string;
  /** Authority or organisation. */
  organisation: string;
  /** The body that answers; null when the organisation has no such division. */
  body: string | null;
  category: ConsulteeCategory;
  /** Key of the party, and whether this consultee speaks for it. */
  party: string | null;
  speaksForParty: boolean;
  obliged: boolean;
  mailbox: string;
  contact: { role: string; email: string };
  whyInvited: string;
}

type Row = [key: string, organisation: string, body: string | null, domain: string, whyInvited: string];

const municipalRows: (Row | [...Row, 'second'])[] = [
  ['almfors-sn', 'Almfors kommun', 'Socialnämnden', 'almfors.example', 'Part; ansvarar för socialtjänsten.'],
  ['almfors-bun', 'Almfors kommun', 'Barn- och utbildningsnämnden', 'almfors.example', 'Skolhuvudman i länets största kommun.', 'second'],
  ['bjorkvattna-ks', 'Björkvattna kommun', 'Kommunstyrelsen', 'bjorkvattna.example', 'Part; styrelsen är kommunens enda större nämnd.'],
  ['ekhammar-sn', 'Ekhammars kommun', 'Socialnämnden', 'ekhammar.example', 'Part; värdkommun för barnahus.'],
  ['ekhammar-un', 'Ekhammars kommun', 'Utbildningsnämnden', 'ekhammar.example', 'Skolhuvudman med samlad elevhälsa för Östra länsdelen.', 'second'],
  ['forsviken-sn', 'Forsvikens kommun', 'Socialnämnden', 'forsviken.example', 'Part; ansvarar för socialtjänsten.'],
  ['granliden-ks', 'Granlidens kommun', 'Kommunstyrelsen', 'granliden.example', 'Part; länets till ytan största kommun.'],
  ['hedlunda-sn', 'Hedlunda kommun', 'Socialnämnden', 'hedlunda.example', 'Part; ansvarar för socialtjänsten.'],
  ['islanda-ks', 'Islanda kommun', 'Kommunstyrelsen', 'islanda.example', 'Part; ansvarar för socialtjänst och skola.'],
  ['kvarnmyra-sn', 'Kvarnmyra kommun', 'Socialnämnden', 'kvarnmyra.example', 'Part; ansvarar för socialtjänsten.'],
  ['kvarnmyra-bun', 'Kvarnmyra kommun', 'Barn- och utbildningsnämnden', 'kvarnmyra.example', 'Skolhuvudman med egen resursskola.', 'second'],
  ['lingasen-ifn', 'Lingåsens kommun', 'Individ- och familjenämnden', 'lingasen.example', 'Part; ansvarar för socialtjänsten.'],
  ['lingasen-bun', 'Lingåsens kommun', 'Barn- och utbildningsnämnden', 'lingasen.example', 'Skolhuvudman.', 'second'],
  ['mossbacka-sn', 'Mossbacka kommun', 'Socialnämnden', 'mossbacka.example', 'Part; driver länets äldsta familjecentral.'],
  ['norrtorpa-sn', 'Norrtorpa kommun', 'Socialnämnden', 'norrtorpa.example', 'Part; ansvarar för socialtjänsten.'],
  ['norrtorpa-bsn', 'Norrtorpa kommun', 'Barn- och skolnämnden', 'norrtorpa.example', 'Skolhuvudman.', 'second'],
  ['ragnas-ks', 'Rågnäs kommun', 'Kommunstyrelsen', 'ragnas.example', 'Part; ansvarar för socialtjänst och skola.'],
  ['stenforsa-sn', 'Stenforsa kommun', 'Socialnämnden', 'stenforsa.example', 'Part; värdkommun för barnahus.'],
  ['stenforsa-bun', 'Stenforsa kommun', 'Barn- och utbildningsnämnden', 'stenforsa.example', 'Skolhuvudman.', 'second'],
  ['tallmyra-sn', 'Tallmyra kommun', 'Socialnämnden', 'tallmyra.example', 'Part; ansvarar för socialtjänsten.'],
  ['vattnasund-osn', 'Vattnäsunds kommun', 'Omsorgs- och socialnämnden', 'vattnasund.example', 'Part; ansvarar för socialtjänsten.'],
];

const regionRows: (Row | [...Row, 'second'])[] = [
  ['region-hsn', 'Region Granmark', 'Hälso- och sjukvårdsnämnden', 'regiongranmark.example', 'Part; ansvarar för hälso- och sjukvården.'],
  ['region-primarvard', 'Region Granmark', 'Primärvården', 'regiongranmark.example', 'Ansvarar för vårdcentraler och samtalsmottagningar.', 'second'],
  ['region-psykiatri', 'Region Granmark', 'Barn- och ungdomspsykiatri och habilitering', 'regiongranmark.example', 'Ansvarar för specialistvården av målgruppen.', 'second'],
  ['region-folktandvard', 'Region Granmark', 'Folktandvården', 'regiongranmark.example', 'Ansvarar för tandvård och tandhälsoundersökningar.', 'second'],
  ['region-mhv-bhv', 'Region Granmark', 'Mödra- och barnhälsovården', 'regiongranmark.example', 'Ansvarar för familjecentralernas vårddel och ungdomsmottagningarnas barnmorskor.', 'second'],
  ['region-patientnamnd', 'Region Granmark', 'Patientnämnden', 'regiongranmark.example', 'Tar emot klagomål från barn och vårdnadshavare.', 'second'],
];

export const consultees: DemoConsultee[] = [
  ...municipalRows.map((row) => publicBody(row, 'municipality')),
  ...regionRows.map((row) => publicBody(row, 'region')),
  ...([
    ['lansstyrelsen', 'Länsstyrelsen i Granmarks län', null, 'state-agency', 'lansstyrelsen-granmark.example', 'lansstyrelsen.handlaggare', 'Handläggare', 'Statlig myndighet med uppdrag om barnets rättigheter och mot våld.'],
    ['polis', 'Polisområde Granmark', null, 'state-agency', 'polisomrade-granmark.example', 'samordnare.brottsforebyggande', 'Brottsförebyggande samordnare', 'Deltar i barnahus och i brottsförebyggande samverkan.'],
    ['ungdomshem', 'Särskilda ungdomshemmet Granhöjden', null, 'state-agency', 'granhojden.example', 'institutionschef', 'Institutionschef', 'Vårdar placerade unga från länets kommuner.'],
    ['nshp', 'NSHP Granmark – Nätverket för självhjälp och psykisk hälsa', null, 'user-organisation', 'nshp-granmark.example', 'forening.kontakt', 'Kontaktperson', 'Företräder unga och anhöriga med egen erfarenhet av psykisk ohälsa.'],
    ['ungarost', 'Unga Röst Granmark', null, 'user-organisation', 'ungarost.example', 'referensgrupp.brukare', 'Kontaktperson', 'Företräder ungdomar och deltog i stormötena.'],
    ['npf', 'Npf-föreningen Granmark', null, 'user-organisation', 'npf-granmark.example', 'styrelsen', 'Styrelsens sekreterare', 'Företräder barn med autism och adhd och deras familjer.'],
    ['familjehem', 'Familjehemsföreningen i Granmark', null, 'user-organisation', 'familjehem-granmark.example', 'kansli', 'Kanslist', 'Företräder familjehem som berörs av kapitlet om placerade barn.'],
    ['funktionshinder', 'Funktionshinderföreningarnas samorgan i Granmark', null, 'user-organisation', 'samorganet-granmark.example', 'kansli', 'Kanslist', 'Företräder barn med funktionsnedsättning.'],
    ['idrott', 'Idrott och friluftsliv i Granmark', null, 'association', 'idrott-granmark.example', 'barnratt', 'Barnrättsansvarig', 'Nämns som samarbetspart om rörelse och fritid.'],
    ['fristaende', 'Fristående skolor i Granmark, ekonomisk förening', null, 'association', 'fristaendeskolor-granmark.example', 'kansli', 'Kanslist', 'Företräder fristående förskolor och skolor som får ansluta sig lokalt.'],
    ['privatvard', 'Föreningen Privata vårdgivare i Granmark', null, 'association', 'privatvard-granmark.example', 'kansli', 'Kanslist', 'Företräder vårdcentraler som arbetar på uppdrag av regionen.'],
  ] as const).map(([key, organisation, body, category, domain, mail, role, whyInvited]): DemoConsultee => ({
    key, organisation, body, category, party: null, speaksForParty: false, obliged: key === 'lansstyrelsen',
    mailbox: `info@${domain}`, contact: { role, email: `${mail}@${domain}` }, whyInvited,
  })),
];

export interface UnsolicitedSender { key: string; organisation: string; category: ConsulteeCategory; mailbox: string }

export const unsolicited: UnsolicitedSender[] = [
  { key: 'skolledare', organisation: 'Skolledarföreningen i Granmark', category: 'association', mailbox: 'styrelsen@skolledare-granmark.example' },
  { key: 'hogskola', organisation: 'Högskolan i Granmark, institutionen för hälsovetenskap', category: 'state-agency', mailbox: 'registrator@hogskolan-granmark.example' },
  { key: 'kvinnojour', organisation: 'Tjej- och kvinnojouren Lyktan i Granmark', category: 'user-organisation', mailbox: 'kontakt@lyktan-granmark.example' },
];

function publicBody(row: Row | [...Row, 'second'], category: 'municipality' | 'region'): DemoConsultee {
  const [key, organisation, body, domain, whyInvited, second] = row;
  const party = key.split('-')[0] ?? key;
  const first = second === undefined;
  const unit = key.slice(party.length + 1);
  return {
    key, organisation, body, category, party, speaksForParty: first, obliged: first,
    mailbox: first ? `registrator@${domain}` : `${unit}@${domain}`,
    contact: { role: 'Samordnare', email: first ? `samordnare@${domain}` : `samordnare.${unit}@${domain}` },
    whyInvited,
  };
}
