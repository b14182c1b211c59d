import { createContext, useContext } from 'react';
import type { Consultation } from '#shared/consultation.ts';

export const ConsultationContext = createContext<Consultation | null>(null);

/** The round as its consultee sees it; only below ConsultationScreen. */
export function useConsultation(): Consultation {
  const consultation = useContext(ConsultationContext);
  if (consultation === null) throw new Error('useConsultation outside ConsultationScreen');
  return consultation;
}
