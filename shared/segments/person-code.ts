const SHORTEST_DIGITS = 2;

/** How the person of this number appears everywhere: 7 is P-07, 123 is P-123. */
export function personCode(number: number): string {
  return `P-${String(number).padStart(SHORTEST_DIGITS, '0')}`;
}

/** Whether the text is written like a person code, whoever it belongs to. */
export function isPersonCode(text: string): boolean {
  return /^P-\d+$/.test(text);
}
