import { useSyncExternalStore } from 'react';
import type { BaseLocationHook, BaseSearchHook } from 'wouter';

export type Place = { path: string; search: string };

/** A place of the address "#/imports/new?feature=x": path and search both stand behind the hash. */
export function placeOfHash(hash: string): Place {
  const text = hash.replace(/^#?\/?/, '');
  const question = text.indexOf('?');
  if (question < 0) return { path: `/${text}`, search: '' };
  return { path: `/${text.slice(0, question)}`, search: text.slice(question + 1) };
}

/** The hash to go to; a target that is only a search ("?kind=call") stays on the path it is on. */
export function hashOfTarget(target: string, current: Place): string {
  return target.startsWith('?') ? `#${current.path}${target}` : `#${target}`;
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  addEventListener('popstate', listener);
  return () => {
    removeEventListener('hashchange', listener);
    removeEventListener('popstate', listener);
  };
}

type NavigateOptions = { replace?: boolean; state?: unknown };

/** Goes to a place; `replace` leaves no step to go back to. */
export function navigateTo(target: string, { replace = false, state = null }: NavigateOptions = {}): void {
  const hash = hashOfTarget(target, placeOfHash(location.hash));
  if (replace) history.replaceState(state, '', hash);
  else history.pushState(state, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

const currentPath = (): string => placeOfHash(location.hash).path;
const currentSearch = (): string => placeOfHash(location.hash).search;

const useHashPath = (): [string, typeof navigateTo] => [
  useSyncExternalStore(subscribe, currentPath),
  navigateTo,
];

/** Places behind the hash work from a file, a server and the desktop shell alike. */
export const useHashPlace: BaseLocationHook & { hrefs: (path: string) => string } = Object.assign(
  useHashPath,
  {
    hrefs: (path: string) => `#${path}`,
  },
);

export const useHashSearch: BaseSearchHook = () => useSyncExternalStore(subscribe, currentSearch);
