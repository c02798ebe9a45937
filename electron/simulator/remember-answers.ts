/** Simulations that are kept for the running app; the oldest goes first. */
const MOST = 60;

/**
 * Remembers answers by all that went into them: asked the same, nothing is computed again. What failed or was given up is
 * asked anew.
 */
export function rememberAnswers<Answer>() {
  const known = new Map<string, Answer>();
  return async (inputs: unknown, ask: () => Promise<Answer>): Promise<Answer> => {
    const key = JSON.stringify(inputs);
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = await ask();
    const oldest = known.keys().next().value;
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
    known.set(key, answer);
    return answer;
  };
}
