/** On which a consultee supports the proposal, or a section of it; one that was written before the stance became another is none. '' when there is none. */
export const conditionOf = ({ stance, condition }: { stance: string | null; condition: string }): string => (stance === 'supports_on_condition' ? condition : '');
