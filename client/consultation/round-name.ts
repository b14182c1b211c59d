import { consultationSv } from '#shared/messages/consultation.sv.ts';
import { formatMessage } from '#shared/messages/format.ts';

/** What a round is called until somebody calls it something else. Swedish in either language of the screen: it stands in letters and on receipts. */
export const plainRoundTitle = (number: number): string => formatMessage('sv', consultationSv['consultation.round.titleStart'], { number });

/** A title that already ends with the round's number needs no second one. */
export const hasItsNumber = ({ number, title }: { number: number; title: string }): boolean => title.trim().endsWith(` ${number}`);

export const roundName = (round: { number: number; title: string }): string => (hasItsNumber(round) ? round.title : `${round.number}. ${round.title}`);
