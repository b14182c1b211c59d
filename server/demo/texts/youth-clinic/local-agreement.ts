/** A matter still being drafted: the text holds two places that its authors have left for later, for the freeze check to find. */

const markup = `
# Grund för överenskommelsen

## Parter och syfte

Parter är Mossbacka kommun och Region Granmark. Överenskommelsen tecknas med stöd av den länsövergripande överenskommelsen om samverkan för barns och ungas hälsa, som här kallas ramöverenskommelsen. Den gäller familjecentralen Linden i Mossbacka.

Familjecentralen ska främja barns hälsa och stödja föräldrar genom att samla mödrahälsovård, barnhälsovård, öppen förskola och förebyggande socialtjänst under ett tak. Föräldrar som behöver mer stöd ska få det utan att behöva söka på nytt.

## Vilka som omfattas

Familjecentralen vänder sig till blivande föräldrar och till familjer med barn som är 0–5 år. Den är öppen för alla som bor eller vistas i kommunen. Fristående förskolor i kommunen får delta på samma villkor som kommunens egna.

# Verksamhet och bemanning

## Öppettider

Den öppna förskolan har öppet minst tre dagar i veckan, varav en eftermiddag efter klockan 16. Under skolloven har den öppet även för äldre syskon. Besökare i öppen förskola registreras inte.

Socialtjänstens familjerådgivare tar emot utan tidsbokning en förmiddag i veckan. Barnmorskan tar emot på familjecentralen [antal timmar fylls i] per vecka.

## Vem som bidrar med vad

| Verksamhet | Ansvarig part | Personal på familjecentralen |
|---|---|---|
| Öppen förskola | Mossbacka kommun | Två förskollärare |
| Förebyggande socialtjänst | Mossbacka kommun | En familjerådgivare på halvtid |
| Mödrahälsovård | Region Granmark | Barnmorska enligt avsnittet Öppettider |
| Barnhälsovård | Region Granmark | Två sjuksköterskor, psykolog två dagar i månaden |

Kommunen anställer en samordnare på halvtid. Samordnaren leder det dagliga arbetet men är inte chef för personalen.

## Sekretess och samarbete

Varje verksamhet har sin egen sekretess. Uppgifter om en familj lämnas mellan verksamheterna bara med familjens samtycke eller när lagen kräver det. Den som arbetar förebyggande på familjecentralen ska inte samtidigt utreda samma familj. Hur formulerar vi oss här? Texten ska säga att familjen får ta tillbaka sitt samtycke när som helst.

# Ledning och ekonomi

## Styrgrupp

Familjecentralen leds av en styrgrupp med en chef från varje part. Ordförandeskapet växlar varje år. Styrgruppen möts fyra gånger om året och beslutar om en verksamhetsplan med mål, öppettider, gemensamma aktiviteter och uppföljning. Samordnaren föredrar ärendena.

## Kostnader

Varje part betalar sin egen personal. Hyra, städning och gemensamt material delas lika. Kommunen hyr lokalen och fakturerar regionen dess del två gånger om året. Kostnader utöver den beslutade budgeten kräver båda parternas godkännande i förväg.

# Uppföljning och giltighet

## Mål och uppföljning

Styrgruppen följer varje år upp

- hur stor del av de nyblivna föräldrarna som har besökt familjecentralen under barnets första år
- hur många föräldrar som har deltagit i föräldraskapsstöd
- vad besökarna säger i den årliga enkäten
- hur väl öppettider och bemanning har hållits.

Resultatet lämnas till den lokala ledningsgruppen för barn och unga senast den 31 mars.

## Oenighet

En fråga som styrgruppen inte kan enas om lämnas till den lokala ledningsgruppen. Kan inte heller den lösa frågan avgör parternas förvaltningschefer gemensamt. Familjen ska inte behöva vänta på stöd under tiden.

## Giltighet

Överenskommelsen gäller från den dag då båda parter har godkänt den, dock tidigast när ramöverenskommelsen träder i kraft. Den gäller så länge ramöverenskommelsen gäller. En part som vill ändra eller avsluta samarbetet i förtid ska meddela det skriftligt minst tolv månader i förväg.
`;

export const localAgreementMatter = {
  title: 'Lokal överenskommelse om familjecentral i Mossbacka',
  purpose: 'Ta fram en lokal överenskommelse mellan Region Granmark och Mossbacka kommun om familjecentralen Linden, med stöd av den länsövergripande överenskommelsen om samverkan för barns och ungas hälsa.',
  registryNumber: 'RSS 2026/0158',
  text: { title: 'Lokal överenskommelse mellan Region Granmark och Mossbacka kommun om familjecentralen Linden', markup: markup.trim() },
} as const;
