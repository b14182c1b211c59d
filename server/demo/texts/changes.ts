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
  {
    find: 'är bemannat vardagar mellan klockan 8 och 16.',
    replace: 'är bemannat på förmiddagen och på eftermiddagen alla vardagar. Kommuner får dela nummer.',
    comments: ['c003'], by: 'arbetsgrupp.01@rss.granmark.example',
  },
  {
    find: 'Nyanställda ska gå grundutbildningen inom sex månader.',
    replace: 'Nyanställda ska gå grundutbildningen inom sex månader. Grunderna ska också finnas digitalt.',
    comments: ['c010'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: 'Basutredningen ska vara klar inom fyra månader från rektors beslut.',
    replace: 'Basutredningen ska vara klar inom fyra månader från rektors beslut. Sommarlovet räknas inte in.',
    comments: ['c014'], by: 'arbetsgrupp.02@rss.granmark.example',
  },
  {
    find: 'inom 15 arbetsdagar, oavsett om den tas emot eller inte',
    replace: 'inom 15 arbetsdagar, oavsett om den tas emot eller inte, och till elevhälsan när vårdnadshavaren har samtyckt',
    comments: ['c016'], by: 'arbetsgrupp.06@rss.granmark.example',
  },
  {
    find: 'också om förundersökningen läggs ned.',
    replace: 'också om förundersökningen läggs ned. Stödet pågår så länge barnet har behov, och behovet bedöms tillsammans med barnet.',
    comments: ['c026'], by: 'arbetsgrupp.06@rss.granmark.example',
  },
  {
    find: 'vem som ska stå för insatsen tills vidare.',
    replace: 'vem som ska stå för insatsen tills vidare, efter ett skriftligt underlag från båda sidor.',
    comments: ['c029'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'Ingen ska behöva möta fler vuxna än vad som är nödvändigt.',
    replace: 'Ingen ska behöva möta fler vuxna än vad som är nödvändigt. Önskar familjen det deltar en verksamhet i första hand genom ett skriftligt underlag.',
    comments: ['c031'], by: 'arbetsgrupp.01@rss.granmark.example',
  },
  {
    find: 'utreda barns behov av skydd och stöd',
    replace: 'utreda barns behov av stöd eller skydd',
    comments: ['c032'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: 'Varje kommun ska ha en utsedd resursperson mot hedersrelaterat våld och förtryck.',
    replace: 'Varje kommun ska ha en utsedd resursperson mot hedersrelaterat våld och förtryck. Kommuner får dela resursperson genom lokal överenskommelse, men varje kommun ska ha en egen kontaktväg.',
    comments: ['c033'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: '20 procent under fyra veckor',
    replace: '20 procent av lektionerna under fyra veckor',
    comments: ['c036'], by: 'arbetsgrupp.02@rss.granmark.example',
  },
  {
    find: 'Vid steg 3 ska en person som eleven själv väljer vara familjens kontakt.',
    replace: 'Vid steg 3 ska en person som eleven själv väljer vara familjens kontakt. Personen ska få tid för uppdraget i sin tjänst.',
    comments: ['c039'], by: 'arbetsgrupp.02@rss.granmark.example',
  },
  {
    find: 'ha filialtider om minst sex timmar i veckan.',
    replace: 'ha filialtider om minst sex timmar i veckan, som får delas mellan grannkommuner.',
    comments: ['c050'], by: 'arbetsgrupp.10@rss.granmark.example',
  },
  {
    find: 'finnas på annan plats om samarbetet är reglerat.',
    replace: 'finnas på annan plats om samarbetet är reglerat. Kommuner med färre än 5 000 invånare får ha två av de fyra på annan plats. Öppen förskola och socialtjänstens förebyggande arbete ska alltid finnas i kommunen.',
    comments: ['c051'], by: 'arbetsgrupp.03@rss.granmark.example',
  },
  {
    find: 'när barnet eller vårdnadshavaren önskar träffas.',
    replace: 'när barnet eller vårdnadshavaren önskar träffas. Undantag gäller när väder, smitta eller något annat som ingen råder över hindrar besöket.',
    comments: ['c053'], by: 'arbetsgrupp.10@rss.granmark.example',
  },
  {
    find: 'Teamet består av personal från BUP och socialtjänst och ska finnas i varje länsdel senast andra året.',
    replace: 'Teamet består av personal från BUP och socialtjänst och ska finnas i varje länsdel senast andra året. I en stor länsdel får det delas i två mindre team med gemensam chef.',
    comments: ['c054'], by: 'arbetsgrupp.06@rss.granmark.example',
  },
  {
    find: 'Teamet ska kunna erbjuda ett första besök inom en vecka.',
    replace: 'Teamet ska kunna erbjuda ett första besök inom en vecka. Kommer den unge inte söker teamet upp den unge minst två gånger.',
    comments: ['c074'], by: 'arbetsgrupp.06@rss.granmark.example',
  },
  {
    find: 'Därutöver ska länet ha ett gemensamt utbildningsprogram.',
    replace: 'Därutöver ska länet ha ett gemensamt utbildningsprogram. Utbildningarna växlar mellan länsdelarna.',
    comments: ['c086'], by: 'arbetsgrupp.03@rss.granmark.example',
  },
  {
    find: 'samordnaren lämnar en sida med det viktigaste.',
    replace: 'samordnaren lämnar en sida med det viktigaste, som skapas i det digitala planeringsstödet.',
    comments: ['c093'], by: 'arbetsgrupp.01@rss.granmark.example',
  },
  {
    find: 'ska överlämningen ske muntligt mellan två namngivna medarbetare',
    replace: 'ska överlämningen ske muntligt, i rummet, per telefon eller i säkert videomöte, mellan två namngivna medarbetare',
    comments: ['c101'], by: 'arbetsgrupp.07@rss.granmark.example',
  },
  {
    find: 'där parten är verksam.',
    replace: 'där parten är verksam. RSS Granmark för en förteckning över vilka språk det är i varje kommun.',
    comments: ['c103'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'En part som inte har lämnat sina uppgifter anges',
    replace: 'En part som trots en påminnelse inte har lämnat sina uppgifter anges',
    comments: ['c113'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'Tolk ska användas när någon i familjen behöver det.',
    replace: 'Tolk ska användas när någon i familjen behöver det. Tolkning på distans godtas vid korta möten. Vid möten om planering, våld eller diagnos ska tolken vara på plats om familjen önskar det.',
    comments: ['c115'], by: 'arbetsgrupp.08@rss.granmark.example',
  },
  {
    find: 'redovisar utfallet för Länschefsnätverket.',
    replace: 'redovisar utfallet i varje kommun för Länschefsnätverket.',
    comments: ['c120'], by: 'arbetsgrupp.05@rss.granmark.example',
  },
  {
    find: 'ska förhandlas minst sex månader innan den genomförs.',
    replace: 'ska förhandlas minst sex månader innan den genomförs. Det gäller även ändrade öppettider och orter.',
    comments: ['c122'], by: 'arbetsgrupp.05@rss.granmark.example',
  },
  {
    find: 'med besked om vem som handlägger ärendet.',
    replace: 'med besked om vem som handlägger ärendet. Bekräftelsen säger inget om tidigare kontakter.',
    comments: ['c123'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: 'Socialnämnden ska inför placeringen ta reda på',
    replace: 'Socialnämnden ska innan barnet placeras ta reda på',
    comments: ['c125'], by: 'arbetsgrupp.05@rss.granmark.example',
  },
  {
    find: 'I varje länsdel ska det finnas ett team för unga med skadligt bruk.',
    replace: 'I varje länsdel ska det finnas ett team för unga med skadligt bruk. En av länsdelens kommuner får vara värd för de andra.',
    comments: ['c139'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: 'och har öppet alla vardagskvällar till klockan 21.',
    replace: 'och har öppet på vardagskvällar.',
    comments: ['c150'], by: 'arbetsgrupp.10@rss.granmark.example',
  },
  {
    find: 'Regionen är systemägare.',
    replace: 'Regionen är systemägare. Kommunerna och regionen beslutar tillsammans om nya funktioner i en förvaltningsgrupp.',
    comments: ['c151'], by: 'arbetsgrupp.08@rss.granmark.example',
  },
  {
    find: 'ska de förhandla innan någon vidtar rättsliga åtgärder.',
    replace: 'ska de förhandla i högst tre månader innan någon vidtar rättsliga åtgärder.',
    comments: ['c157'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'hos barn från 6 till och med 17 år.',
    replace: 'hos barn från 6 till och med 17 år. Barnhälsovården tar emot yngre barn.',
    comments: ['c159'], by: 'arbetsgrupp.07@rss.granmark.example',
  },
  {
    find: 'Vårdcentralen är första instans för fysisk ohälsa',
    replace: 'Vårdcentralen är den som familjen först vänder sig till för fysisk ohälsa',
    comments: ['c164'], by: 'arbetsgrupp.07@rss.granmark.example',
  },
  {
    find: 'En verksamhet i första linjen som tar emot ett barn gör följande:',
    replace: 'En verksamhet i första linjen som tar emot ett barn gör följande, i telefonsamtal punkterna 1, 2 och 5:',
    comments: ['c160'], by: 'arbetsgrupp.07@rss.granmark.example',
  },
  {
    find: 'måttlig till svår psykisk ohälsa hos barn till och med 17 år.',
    replace: 'måttlig till svår psykisk ohälsa hos barn till och med 17 år. Är verksamheterna oense om nivån har den som tog emot barnet kvar ansvaret tills det är avgjort.',
    comments: ['c173'], by: 'arbetsgrupp.06@rss.granmark.example',
  },
  {
    find: 'till elevhälsa, socialtjänst och första linjen varje vardag',
    replace: 'till elevhälsa, socialtjänst och första linjen varje vardag från andra året',
    comments: ['c175'], by: 'arbetsgrupp.06@rss.granmark.example',
  },
  {
    find: 'erbjuda daglig tandborstning med fluortandkräm.',
    replace: 'erbjuda daglig tandborstning med fluortandkräm. Tandvården anger vilka områden det är.',
    comments: ['c190'], by: 'arbetsgrupp.03@rss.granmark.example',
  },
  {
    find: 'Chefer för socialtjänst, skola, primärvård, BUP, habilitering',
    replace: 'Chefer för socialtjänst, skola, primärvård, tandvård (en gång per år), BUP, habilitering',
    comments: ['c191'], by: 'arbetsgrupp.07@rss.granmark.example',
  },
  {
    find: 'ge båda föräldrarna enskilda samtal om föräldraskap',
    replace: 'ge båda föräldrarna var för sig, vid tre till fem månader, samtal om föräldraskap',
    comments: ['c198'], by: 'arbetsgrupp.09@rss.granmark.example',
  },
  {
    find: 'det år barnet fyller sex, med vårdnadshavarens samtycke.',
    replace: 'det år barnet fyller sex, med vårdnadshavarens samtycke. Kommunen lämnar uppgift om skolplacering senast den 1 maj.',
    comments: ['c199'], by: 'arbetsgrupp.09@rss.granmark.example',
  },
  {
    find: 'mål, öppettider, gemensamma aktiviteter och uppföljning.',
    replace: 'mål, öppettider, gemensamma aktiviteter och uppföljning. Besökarna får föreslå aktiviteter.',
    comments: ['c200'], by: 'arbetsgrupp.03@rss.granmark.example',
  },
  {
    find: 'genom direktåtkomst till journal på nätet',
    replace: 'genom direktåtkomst till journal på nätet, genom ombud eller i skolans plattformar',
    comments: ['c210'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: 'Inför hemgången ska familjen ha en skriftlig plan på ett språk som de förstår.',
    replace: 'Inför hemgången ska familjen ha en skriftlig plan på ett språk som de förstår. Barnet får en egen version, anpassad efter ålder.',
    comments: ['c211'], by: 'arbetsgrupp.06@rss.granmark.example',
  },
  {
    find: 'Vård ges på samma villkor som till länets barn när det gäller asylsökande barn och barn som saknar tillstånd.',
    replace: 'Rätt till vård som länets barn har också asylsökande barn och barn som saknar tillstånd.',
    comments: ['c215'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'ska i varje kommun ha en fast grupp',
    replace: 'ska i varje kommun, eller gemensamt för flera kommuner, ha en fast grupp',
    comments: ['c219'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: 'kring barn som misstänks ha utsatts för våld eller övergrepp.',
    replace: 'kring barn som misstänks ha utsatts för våld eller övergrepp. Åklagare medverkar efter eget beslut, och polisen bjuds in.',
    comments: ['c220'], by: 'arbetsgrupp.04@rss.granmark.example',
  },
  {
    find: 'på samma ställe oavsett vem klagomålet rör.',
    replace: 'på samma ställe oavsett vem klagomålet rör. Ett barn ska kunna göra det utan att vårdnadshavaren får veta det.',
    comments: ['c228'], by: 'arbetsgrupp.01@rss.granmark.example',
  },
  {
    find: 'om samordnare ska följas om inte starka skäl talar emot.',
    replace: 'om samordnare ska följas om inte starka skäl talar emot. Skälen berättas för barnet, som också får byta samordnare.',
    comments: ['c235'], by: 'arbetsgrupp.01@rss.granmark.example',
  },
  {
    find: 'Barnet får välja bort delar av mötet.',
    replace: 'Barnet får välja bort delar av mötet. Den som hellre skriver får ett kort att fylla i hemma.',
    comments: ['c237'], by: 'arbetsgrupp.02@rss.granmark.example',
  },
  {
    find: 'i en form som de kan ta till sig.',
    replace: 'i en form som de kan ta till sig. Den ska ges inom två månader.',
    comments: ['c238'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'Ledamöterna får ersättning för resor och ett arvode per möte.',
    replace: 'Ledamöterna får ersättning för resor och ett arvode per möte. Resor bokas och betalas i förväg, och arvodet betalas ut inom två veckor.',
    comments: ['c239'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'rådets förslag besvaras skriftligt inom två månader.',
    replace: 'rådets förslag besvaras skriftligt inom två månader. Svaret gås igenom vid nästa möte med rådet.',
    comments: ['c240'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'utan att vårdnadshavaren får veta det, så långt lagen medger.',
    replace: 'utan att vårdnadshavaren får veta det, så långt lagen medger. En förklaring på lättläst svenska finns på mottagningen.',
    comments: ['c242'], by: 'arbetsgrupp.10@rss.granmark.example',
  },
  {
    find: 'Länsrapporten ska finnas i en version för barn och unga.',
    replace: 'Länsrapporten ska finnas i en version för barn och unga. Ungdomsrådet bjuds in att skriva den.',
    comments: ['c243'], by: 'processledare@rss.granmark.example',
  },
  {
    find: 'kalla till ett uppföljande samtal inom sex veckor.',
    replace: 'kalla till ett uppföljande samtal inom sex veckor. Föreningarnas material lämnas ut vid samtalet.',
    comments: ['c248'], by: 'arbetsgrupp.08@rss.granmark.example',
  },
  {
    find: 'sätter in extra anpassningar utan att vänta på utredning.',
    replace: 'sätter in extra anpassningar utan att vänta på utredning. Dröjer det vänder sig vårdnadshavaren till den kontakt som huvudmannen har utsett.',
    comments: ['c251'], by: 'arbetsgrupp.02@rss.granmark.example',
  },
  {
    find: 'utredning som krävs för diagnos.',
    replace: 'utredning som krävs för diagnos. Den börjar utan att vänta på skolans utredning.',
    comments: ['c253'], by: 'arbetsgrupp.08@rss.granmark.example',
  },
  {
    find: 'Syskon och föräldrar ska erbjudas egna samtal eller grupper.',
    replace: 'Syskon och föräldrar ska erbjudas egna samtal eller grupper. Barnen kan erbjudas grupper med andra barn i samma situation.',
    comments: ['c257'], by: 'arbetsgrupp.08@rss.granmark.example',
  },
  {
    find: 'får avslutas på grund av att barnet flyttar.',
    replace: 'får avslutas på grund av att barnet flyttar. Inom länet behåller barnet sin plats i kön.',
    comments: ['c259'], by: 'arbetsgrupp.05@rss.granmark.example',
  },
  {
    find: 'ekonomi och vårdkontakter vara upprättad.',
    replace: 'ekonomi och vårdkontakter vara upprättad. Familjehemmet är med i planeringen.',
    comments: ['c263'], by: 'arbetsgrupp.05@rss.granmark.example',
  },
  {
    find: 'skälet ska då lämnas skriftligt.',
    replace: 'det beslutas av en chef, och skälet ska då lämnas skriftligt med besked om var familjen kan klaga.',
    comments: ['c225', 'c226'], by: 'arbetsgrupp.01@rss.granmark.example',
  },
  {
    find: 'hur fristående huvudmän deltar.',
    replace: 'hur fristående huvudmän deltar, med en företrädare i kommunens samverkansforum.',
    comments: ['c275'], by: 'arbetsgrupp.02@rss.granmark.example',
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
