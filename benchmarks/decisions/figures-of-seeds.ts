/** One figure of several seeds: its mean, then its lowest and highest. */
export function spreadOf(figures: readonly number[], digits = 3): string {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  return `${mean.toFixed(digits)} (${low.toFixed(digits)}-${high.toFixed(digits)})`;
}
