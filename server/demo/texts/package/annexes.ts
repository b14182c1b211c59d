/** The three annexes as far as the working group has come with them, and the first local agreement under the framework, in the markup of `parse.ts`. */

export interface DemoPart {
  kind: 'annex' | 'local';
  title: string;
  by: string;
  /** When it was begun, in days from today. */
  begun: number;
  /** Keys of the parties that a local agreement binds. */
  parties?: readonly string[];
  markup: string;
}

const youthClinics = `
# Om bilagan

Bilagan beskriver det uppdrag som ungdomsmottagningarna har enligt överenskommelsen. En fullständig riktlinje tas fram för sig och skickas ut på en egen remissomgång. När Länschefsnätverket har beslutat riktlinjen ersätter den texten här.

# Uppdrag

Ungdomsmottagningen är öppen för unga från 13 till och med 24 år. Varje mottagning ska erbjuda

- samtal om kropp, identitet, relationer, sexualitet och samtycke
- rådgivning och förskrivning av preventivmedel
- provtagning och behandling av sexuellt överförda infektioner
- stöd vid oönskad graviditet
- stödsamtal vid lindrig psykisk ohälsa.

# Vem som bidrar med vad

| Uppgift | Ansvarig part |
|---|---|
| Barnmorska och läkare | Region Granmark |
| Kurator | Kommunen |
| Lokal och reception | Region Granmark |
| Hälsofrämjande besök i årskurs 8 | Kommunen och Region Granmark tillsammans |

Kommuner som delar en mottagning kommer skriftligt överens om vem som anställer kuratorn.
`;

const familyCentres = `
# Om bilagan

Bilagan är ett stöd för den kommun och de verksamheter inom Region Granmark som ska starta en familjecentral eller förnya ett samarbete. Den innehåller en mall för lokal överenskommelse och ett förslag till hur kostnaderna för lokaler fördelas.

# Vad den lokala överenskommelsen ska innehålla

1. vilka parter den har och vilken familjecentral den gäller
2. vilka verksamheter som finns i huset och vilka som finns på annan plats
3. öppettider för öppen förskola och mottagning utan tidsbokning
4. hur styrgruppen är sammansatt och när den möts
5. hur samordnaren är anställd och vad som ingår i uppdraget
6. hur kostnader fördelas och faktureras
7. hur sekretessen mellan verksamheterna förklaras för familjen.

# Förslag till fördelning av kostnader

| Kostnad | Kommunen | Region Granmark |
|---|---|---|
| Hyra och städning av gemensamma ytor | Hälften | Hälften |
| Egna rum | Egen del efter yta | Egen del efter yta |
| Samordnare | Hela kostnaden | Ingen del |
| Gemensamt material | Hälften | Hälften |

Högsta gemensamma kostnad per familjecentral och år är [belopp fylls i när ekonomerna har räknat]. Barnhälsovårdens psykolog kan ge konsultation till förskolan i grupp.
`;

const healthChecks = `
# Om bilagan

Bilagan anger vad hälsoundersökningen innehåller när ett barn vårdas utanför det egna hemmet, vem som gör vad och hur kostnader ersätts mellan länen. Den ersätter rutinen för läkarundersökning vid placering.

# Från beslut till undersökning

1. Socialtjänsten begär undersökningen samma dag som beslutet om placering fattas och bifogar vårdnadshavarens samtycke eller uppgift om varför det saknas.
2. Vårdcentralen bekräftar begäran senast nästa vardag och föreslår en tid.
3. Elevhälsan och barnhälsovården lämnar uppgifter ur sina journaler till den läkare som undersöker barnet.
4. Läkaren skriver ett utlåtande till socialtjänsten om de hälsobehov som påverkar vården.

# Vad undersökningen omfattar

- barnets egen berättelse om hur det mår
- kroppslig undersökning med syn, hörsel och tillväxt
- psykisk hälsa och utveckling
- tandhälsa, genom tid hos folktandvården
- vaccinationer
- läkemedel och allergier.

Barnet bestämmer om en vuxen ska vara med i rummet. Läkaren berättar för barnet vad utlåtandet kommer att innehålla och vem som får läsa det.

# Ersättning mellan länen

När ett barn från Granmark är placerat i ett annat län betalar Region Granmark undersökningen enligt riksavtalet för utomlänsvård. Barn som placeras i Granmark undersöks på samma villkor som länets egna barn.
`;

const ekhammar = `
# Parter och grund

Parter är Ekhammars kommun och Region Granmark. Den lokala överenskommelsen tecknas med stöd av ramöverenskommelsen om samverkan för barns och ungas hälsa i Granmark.

# Lokal ledningsgrupp

Den lokala ledningsgruppen består av socialchef, skolchef, verksamhetschefer för vårdcentralerna i Ekhammar och enhetschef för barn- och ungdomspsykiatrin i Östra länsdelen. Gruppen möts fyra gånger om året. Kommunen kallar varannan gång, regionen varannan.

# Det som gäller särskilt i Ekhammar

## Elevhälsa och första linjen

Vårdcentralen har mottagning för barn och unga i skolans lokaler en dag i veckan under terminen. Eleven behöver inte ange något skäl för att få tid.

## Mobilt team

Ekhammar delar mobilt team med Rågnäs, Tallmyra och Vattnäsund. Teamet utgår från Ekhammar och når alla skolor i länsdelen inom en timme.

# Uppföljning

Den lokala ledningsgruppen lämnar en gemensam redovisning till länsdelens ledningsgrupp senast den 31 mars varje år.
`;

export const parts: readonly DemoPart[] = [
  { kind: 'annex', title: 'Bilaga A. Ungdomsmottagning', by: 'arbetsgrupp.10@rss.granmark.example', begun: -24, markup: youthClinics.trim() },
  { kind: 'annex', title: 'Bilaga B. Familjecentral', by: 'arbetsgrupp.03@rss.granmark.example', begun: -21, markup: familyCentres.trim() },
  { kind: 'annex', title: 'Bilaga C. Hälsoundersökning vid placering', by: 'arbetsgrupp.05@rss.granmark.example', begun: -15, markup: healthChecks.trim() },
  { kind: 'local', title: 'Lokal överenskommelse mellan Region Granmark och Ekhammars kommun', by: 'arbetsgrupp.02@rss.granmark.example', begun: -12, parties: ['region', 'ekhammar'], markup: ekhammar.trim() },
];

/** What the steering group is given before it decides on the hard comments. */
export const steeringVersion = { on: -4, reason: 'Inför styrgruppens möte: överenskommelsen efter bearbetningen, med bilagor och den första lokala överenskommelsen.' } as const;
