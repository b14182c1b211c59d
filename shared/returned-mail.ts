/** Why a letter came back, as far as the recipient's mail server has said (RFC 3463). */
export const returnReasons = ['unknown', 'full', 'refused', 'too_large', 'no_answer', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number];
