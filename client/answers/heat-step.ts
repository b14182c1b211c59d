/** Five steps of a figure against the highest one beside it; the figure itself always stands there too. */
export const heatSteps = 5;

export const heatStep = (value: number, most: number): number => (value === 0 ? 0 : Math.max(1, Math.ceil((heatSteps * value) / Math.max(1, most))));
