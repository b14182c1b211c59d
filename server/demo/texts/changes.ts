/** What the working group has done in the draft since the consultation, and what it still discusses in the margin. */

export interface DemoChange {
  /** Plain text that stands once in the consultation version, within one block. */
  find: string;
  /** Empty when the whole block goes. */
  replace: string;
  deletesBlock?: true;
  /** Ids of the comments that led to the change. */
  comments: string[];
  /** Account of the member who made the change. */
  by: string;
}

export interface DemoRemark {
  /** Plain text that stands once in the draft after the changes. */
  quote: string;
  by: string;
  text: string;
  state: 'open' | 'resolved';
  replies: { by: string; text: string }[];
}

export const changes: DemoChange[] = [
  {
    find: 'När barnet har insatser från tre eller flera verksamheter ska samordnaren komma från socialtjänsten.',
    replace: 'När barnet har insatser från tre eller flera verksamheter utses samordnaren i den verksamhet som har mest kontakt med familjen.',
    comments: ['c002', 'c090', 'c102', 'c110', 'c121', 'c137'], by: 'arbetsgrupp.01@rss.granmark.example',
  },
  {
    find: 'Barn som begår brottsliga handlingar före 15 års ålder ska erbjudas motsvarande samordning när socialtjänsten bedömer att det behövs.',
    replace: '', deletesBlock: true, comments: ['c218'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: 'Elevhälsan ska ha minst en skolsköterska per 400 elever och en kurator per 400 elever. Kommuner som inte når nivån redovisar en plan för hur den ska nås under överenskommelsens giltighetstid.',
    replace: 'Elevhälsan ska ha den bemanning som behövs för att fullgöra uppdraget. Riktvärdet är en skolsköterska per 400 elever och en kurator per 400 elever. Kommunen redovisar varje år hur behovet har bedömts.',
    comments: ['c013', 'c080', 'c147'], by: 'arbetsgrupp.02@rss.granmark.example',
  },
  {
    find: 'Stegen räknas från frånvarons första dag under terminen.',
    replace: 'Stegen räknas under sammanlagt fyra veckor, även när de infaller i två terminer.',
    comments: ['c017'], by: 'arbetsgrupp.02@rss.granmark.example',
  },
  {
    find: 'ta mer än 60 minuter för barnet att resa till ett planerat besök',
    replace: 'ta mer än 60 minuter för barnet att resa, räknat med kollektivtrafik, till ett planerat besök',
    comments: ['c052'], by: 'arbetsgrupp.10@rss.granmark.example',
  },
  {
    find: 'barn som tillhör de nationella minoriteterna', replace: 'samiska barn och barn som tillhör andra nationella minoriteter',
    comments: ['c100'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'Väntade barn och deras föräldrar', replace: 'Blivande föräldrar',
    comments: ['c196'], by: 'arbetsgrupp.09@rss.granmark.example',
  },
  {
    find: 'Mottagningen ska ta emot utan krav på vårdremiss.',
    replace: 'Mottagningen ska ta emot utan krav på vårdremiss och oavsett om barnet har kontakt med socialtjänsten.',
    comments: ['c072'], by: 'arbetsgrupp.07@rss.granmark.example',
  },
  {
    find: 'Förkortningar undviks.', replace: 'Mötesledaren undviker förkortningar.',
    comments: ['c009'], by: 'arbetsgrupp.01@rss.granmark.example',
  },
  {
    find: 'mot sin vilja kontaktar genast socialtjänst och polis.',
    replace: 'mot sin vilja kontaktar genast socialtjänst och polis och informerar inte familjen.',
    comments: ['c105'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: 'Rutiner som strider mot överenskommelsen upphör att gälla.',
    replace: 'Parterna ändrar eller upphäver rutiner som strider mot överenskommelsen.',
    comments: ['c114'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'Uppgifter som kan avslöja en enskild person redovisas inte.', replace: 'Uppgifter om färre än fem personer redovisas inte.',
    comments: ['c216'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'Ljud eller bild får inte spelas in.', replace: 'Ljud eller bild får inte spelas in, utom när barnet behöver det som hjälpmedel.',
    comments: ['c268'], by: 'arbetsgrupp.08@rss.granmark.example',
  },
  {
    find: 'delta i samverkan med den person som har rätt att besluta om skolans insatser.',
    replace: 'delta i samverkan själv eller genom en person som har rektors mandat att besluta om skolans insatser.',
    comments: ['c082'], by: 'arbetsgrupp.02@rss.granmark.example',
  },
  {
    find: 'barnets egna mål, med barnets egna ord när det går', replace: 'barnets egna mål, med barnets egna ord eller annat uttryck',
    comments: ['c270'], by: 'arbetsgrupp.08@rss.granmark.example',
  },
];

export const remarks: DemoRemark[] = [
  {
    quote: 'De ska ha en gemensam ingång per telefon och webb.', by: 'arbetsgrupp.07@rss.granmark.example', state: 'open',
    text: 'Vi har lovat primärvården att kravet gäller från andra året, men det står inte här än. Ska vi skriva det i meningen eller samla alla övergångstider i sista kapitlet?',
    replies: [{ by: 'arbetsgrupp.02@rss.granmark.example', text: 'Samla dem i sista kapitlet. Fyra andra tider ska också dit.' }],
  },
  {
    quote: 'Om kostnaderna inte kan skiljas åt fördelas de lika mellan huvudmännen', by: 'processledare@rss.granmark.example', state: 'open',
    text: 'Stenforsa avstyrker avsnittet. Styrgruppen tar frågan på nästa möte. Ändra ingenting här förrän den har sagt sitt.',
    replies: [
      { by: 'arbetsgrupp.04@rss.granmark.example', text: 'Ekonomerna behöver två veckor för att räkna på de tre senaste årens placeringar.' },
      { by: 'styrgrupp.ordf@rss.granmark.example', text: 'Underlaget ska vara hos oss fem dagar före mötet.' },
    ],
  },
  {
    quote: 'God man för ett ensamkommande barn likställs med vårdnadshavare', by: 'arbetsgrupp.09@rss.granmark.example', state: 'open',
    text: 'Länsstyrelsen vill att även särskilt förordnade vårdnadshavare nämns. Jag har ett förslag men vill att en jurist läser det. @Processledare, RSS Granmark, vem frågar vi?',
    replies: [{ by: 'processledare@rss.granmark.example', text: 'Regionens jurist läser det till torsdag. @Arbetsgruppen, socialtjänst, Norrtorpa kommun, räcker era meningar från förra överenskommelsen som utgångspunkt?' }],
  },
  {
    quote: 'Besökare i öppen förskola registreras inte.', by: 'arbetsgrupp.03@rss.granmark.example', state: 'resolved',
    text: 'Behöver vi en reservation för frivillig anmälan till babygrupper?',
    replies: [{ by: 'arbetsgrupp.09@rss.granmark.example', text: 'Nej, en anmälan till en grupp är inte ett besök. Jag stänger frågan.' }],
  },
  {
    quote: 'Teamet ska kunna göra ett första hembesök inom 48 timmar.', by: 'arbetsgrupp.06@rss.granmark.example', state: 'open',
    text: 'Ekhammar föreslår 48 timmar vid akut kris och en vecka annars. Det är beslutat som förslag men orden saknas. Någon som vill skriva?',
    replies: [],
  },
  {
    quote: 'Barnhälsovårdens psykolog ska ge konsultation till förskolan', by: 'arbetsgrupp.09@rss.granmark.example', state: 'resolved',
    text: 'Tre psykologer på 214 förskolor. Kan vi skriva att konsultation ges i grupp?',
    replies: [{ by: 'arbetsgrupp.03@rss.granmark.example', text: 'Ja, men det hör hemma i bilaga B. Jag för över det dit.' }],
  },
];
