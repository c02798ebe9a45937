import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

const LONGEST_PART = 60;

function part(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LONGEST_PART)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
}

/** "ai-lead-scoring-early-adopters-2026-11-24.html": letters, digits and hyphens only, so that every system takes it. */
export function reportFileName(names: { feature: string; phase: string; day: CalendarDay }): string {
  return `${[part(names.feature), part(names.phase), names.day].filter((text) => text !== '').join('-')}.html`;
}
