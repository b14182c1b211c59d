/** What has come in while the round is still open, and the answer that Almfors has begun. */

import type { DemoComment } from '../comment.ts';
import type { DemoResponse } from '../responses.ts';

export interface YouthClinicResponse extends DemoResponse {
  comments: DemoComment[];
}

export const youthClinicResponses: YouthClinicResponse[] = [
  {
    consultee: 'norrtorpa-sn', status: 'submitted', stance: 'supports_on_condition',
    condition: 'kuratorn vid en filial får delas mellan flera kommuner och delta via video',
    summary: 'Socialnämnden står bakom att unga ska få samma hjälp i hela länet. I Norra länsdelen är avstånden stora och socionomer svåra att rekrytera, och riktlinjen behöver ta höjd för det. Nämnden vill också att resan till mottagningen inte ska kosta den unga något.',
    decision: { body: 'Socialnämnden', level: 'committee', paragraph: '§ 91', daysFromDeadline: -61 }, registryNumber: 'NT 2026/131 SN', received: { daysFromDeadline: -58, time: '13:26' }, channel: 'online',
    comments: [
      { id: 'u001', consultee: 'norrtorpa-sn', scope: 'words', kind: 'substance',
        quote: 'Vid en filial anges tjänstens omfattning i den lokala överenskommelsen.',
        comment: 'Två av våra grannkommuner har var för sig för få unga för att kunna fylla en kuratorstjänst. Riktlinjen bör säga att kommuner får dela på en kurator, annars kommer frågan att ställas på nytt i varje lokal överenskommelse.',
        proposedText: 'Vid en filial anges tjänstens omfattning i den lokala överenskommelsen. Flera kommuner får anställa en kurator gemensamt.',
        reason: 'En hel tjänst som delas är lättare att rekrytera till än flera små.' },
      { id: 'u002', consultee: 'norrtorpa-sn', scope: 'words', kind: 'substance',
        quote: 'Mottagningen ska gå att nå med kollektivtrafik',
        comment: 'I stora delar av vår kommun går bussen morgon och eftermiddag på skoldagar. Mottagningens öppettider behöver därför läggas efter bussen, och resan bör vara avgiftsfri för den unga.',
        proposedText: 'Mottagningen ska gå att nå med kollektivtrafik under sina öppettider' },
      { id: 'u003', consultee: 'norrtorpa-sn', scope: 'words', kind: 'question',
        quote: 'Minst en mottagning i varje länsdel ska då vara öppen',
        comment: 'Räcker det att en filial är öppen, eller måste det vara en ungdomsmottagning? I Norra länsdelen finns det bara en av det senare slaget, och den skulle då aldrig få stänga.' },
    ],
  },
  {
    consultee: 'ekhammar-un', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Utbildningsnämnden tillstyrker förslaget och har goda erfarenheter av att ungdomsmottagningen besöker årskurs 8. Planeringen behöver börja tidigare på våren för att rymmas i skolornas scheman. Nämnden vill att gränsen mellan mottagningen och elevhälsan blir tydligare.',
    decision: { body: 'Utbildningsnämnden', level: 'delegation', paragraph: 'D 31/26', daysFromDeadline: -66 }, registryNumber: 'UN-26-0044', received: { daysFromDeadline: -65, time: '10:12' }, channel: 'online',
    comments: [
      { id: 'u004', consultee: 'ekhammar-un', scope: 'words', kind: 'substance',
        quote: 'planeras senast i maj före läsårets början',
        comment: 'Våra skolor lägger scheman i april. Om besöken inte är bestämda innan dess får de tränga undan undervisning.',
        proposedText: 'planeras senast i mars före läsårets början' },
      { id: 'u005', consultee: 'ekhammar-un', scope: 'words', kind: 'substance',
        quote: 'Den ersätter inte heller elevhälsan, vårdcentralen eller barn- och ungdomspsykiatrin.',
        comment: 'Meningen är viktig men säger inte vem som gör vad när en elev redan har kontakt med skolans kurator. Lägg till att mottagningen och elevhälsan med den ungas samtycke kommer överens om vem som håller i kontakten.' },
    ],
  },
  {
    consultee: 'ungarost', status: 'submitted', stance: 'supports_with_remarks',
    summary: 'Unga Röst tillstyrker förslaget. Att ingen ska behöva säga sitt ärende så att andra hör är det som flest av våra medlemmar har önskat sig. Vi vill ha kortare väntan till kurator och en mottagning som är öppen också på sommaren.',
    decision: { body: 'Styrelsen', level: 'committee', paragraph: null, daysFromDeadline: -55 }, received: { daysFromDeadline: -54, time: '19:48' }, channel: 'online',
    comments: [
      { id: 'u006', consultee: 'ungarost', scope: 'words', kind: 'substance',
        quote: 'Under sommaren får den ha stängt i högst fyra veckor.',
        comment: 'På sommaren är skolan stängd och många är ensamma. Det är då vi behöver mottagningen mest. Håll öppet minst en dag i veckan hela sommaren.',
        proposedText: 'Under sommaren ska den ha öppet minst en dag i veckan.' },
      { id: 'u007', consultee: 'ungarost', scope: 'words', kind: 'substance',
        quote: 'få tid hos kurator eller psykolog inom två veckor',
        comment: 'Två veckor är lång tid för den som äntligen har vågat höra av sig. Gränsen borde vara en vecka, precis som för barnmorskan.',
        proposedText: 'få tid hos kurator eller psykolog inom en vecka' },
      { id: 'u008', consultee: 'ungarost', scope: 'words', kind: 'substance',
        quote: 'Frågan om våld ställs till alla vid det första besöket.',
        comment: 'Det är bra att frågan ställs, men alla vill inte svara första gången. Skriv att den ställs igen om kontakten fortsätter, och att det går bra att låta bli att svara.' },
      { id: 'u009', consultee: 'ungarost', scope: 'words', kind: 'editorial',
        quote: 'mogen att själv bestämma',
        comment: 'Ordet mogen låter som om den som inte får bestämma är omogen. Förklara hellre vad som vägs in: att man förstår vad valet gäller och vad det kan leda till.' },
    ],
  },
];

/** Left unfinished for whoever tries the consultee's side; nothing of it has been sent. */
export const youthClinicDraft: { consultee: string; comments: DemoComment[] } = {
  consultee: 'almfors-sn',
  comments: [
    { id: 'u010', consultee: 'almfors-sn', scope: 'words', kind: 'substance',
      quote: 'Tjänsten ska vara minst en halvtid vid en ungdomsmottagning.',
      comment: 'En halvtid täcker inte de 20 timmar som mottagningen ska ha öppet när även utåtriktat arbete, handledning och journalföring ska rymmas. Nivån bör sättas efter antalet unga.' },
    { id: 'u011', consultee: 'almfors-sn', scope: 'words', kind: 'legal',
      quote: 'arbetar på mottagningen under regionens vårdgivaransvar och dokumenterar i regionens journal',
      comment: 'Kuratorn är anställd av kommunen. Riktlinjen behöver ange vem som leder arbetet från dag till dag och vad som gäller om socialtjänsten begär uppgifter ur journalen.' },
  ],
};
