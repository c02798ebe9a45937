import { expect, test } from 'vitest';
import { rememberedFor } from './remembered-for.ts';

test('works once for each object, whatever the answer, and anew for an equal one', () => {
  const asked: string[] = [];
  const firstOf = rememberedFor((names: readonly string[]) => {
    asked.push(names.join(' '));
    return names[0] ?? null;
  });
  const names = ['Anna', 'Bea'];
  const none: string[] = [];
  const answers = [names, names, none, none, [...names]].map(firstOf);
  expect(answers).toEqual(['Anna', 'Anna', null, null, 'Anna']);
  expect(asked).toEqual(['Anna Bea', '', 'Anna Bea']);
});
