import type { ComponentType } from 'react';

/** What a page receives: the parameters of its place and the search behind it. */
export type PageProps = { params: Readonly<Record<string, string>>; search: URLSearchParams };

export type PageRoute = { path: string; Page: ComponentType<PageProps> };

/** Contents of a feature's tabs by the last part of the address. */
export type TabContents = Readonly<Record<string, ComponentType<{ featureId: string }>>>;

/** Every place of the window; a place is listed once its page exists, its code loads when it is first visited. */
export const ROUTES: readonly PageRoute[] = [];

/** Shown in place of the frame while no workspace is open; null until it exists. */
export const FirstRun: ComponentType | null = null;
