/**
 * A function of an object that never changes, which works once for each object and keeps the answer for as long as the
 * object lives. For what several rules ask of the same days; the answer is shared, so nobody may change it.
 */
export function rememberedFor<Subject extends object, Answer>(
  work: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const known = new WeakMap<Subject, { readonly answer: Answer }>();
  return (subject) => {
    const before = known.get(subject);
    if (before !== undefined) return before.answer;
    const answer = work(subject);
    known.set(subject, { answer });
    return answer;
  };
}
