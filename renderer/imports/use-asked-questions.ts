import { useState } from 'react';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportQuestion } from '#shared/imports/import-mapping.ts';

const NONE: readonly ImportQuestion[] = [];

type Code = ImportQuestion['code'];

export type AskedQuestions = {
  /** Every question of this file in the order it came up, answered or not. */
  asked: readonly ImportQuestion[];
  /** An answered question that is being answered anew. */
  reopened: Code | null;
  reopen: (code: Code | null) => void;
};

/** Remembers the questions of a file beyond their answers, so that these stay in sight and can be changed. */
export function useAskedQuestions(preview: Pick<ImportPreview, 'questions'> | null): AskedQuestions {
  const open = preview?.questions ?? NONE;
  const [asked, setAsked] = useState<readonly ImportQuestion[]>([]);
  const [reopened, reopen] = useState<Code | null>(null);
  const added = open.filter((question) => !asked.includes(question));
  if (added.length > 0) {
    const codes = new Set(asked.map(({ code }) => code));
    const latest = asked.map((question) => added.find(({ code }) => code === question.code) ?? question);
    setAsked([...latest, ...added.filter(({ code }) => !codes.has(code))]);
  }
  return { asked, reopened, reopen };
}
