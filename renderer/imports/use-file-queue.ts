import { useState } from 'react';
import { useHandedFile, type HandedFile } from './use-handed-file.ts';

export type FileQueue = {
  file: HandedFile;
  /** Files still to come after this one, first to last. */
  waiting: readonly string[];
  /** The place of the file at hand among all that were given together, from 1; `of` is how many they are. */
  place: { at: number; of: number };
  give: (files: readonly File[]) => void;
  /** Gives the file at hand back and takes the next one up, if any waits. */
  next: () => void;
};

/** Several files, one after the other: the first is handed over, the rest wait. */
export function useFileQueue(onChange: () => void): FileQueue {
  const file = useHandedFile();
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const [place, setPlace] = useState({ at: 1, of: 1 });
  const isTaken = file.handle !== null || file.progress !== null;
  return {
    file,
    waiting: waiting.map(({ name }) => name),
    place,
    give: (files) => {
      const [first, ...rest] = files;
      if (first === undefined) return;
      if (isTaken) {
        setWaiting([...waiting, ...files]);
        setPlace({ ...place, of: place.of + files.length });
        return;
      }
      setWaiting(rest);
      setPlace({ at: 1, of: files.length });
      onChange();
      file.give(first);
    },
    next: () => {
      const [first, ...rest] = waiting;
      setWaiting(rest);
      setPlace(first === undefined ? { at: 1, of: 1 } : { ...place, at: place.at + 1 });
      onChange();
      if (first === undefined) file.forget();
      else file.give(first);
    },
  };
}
