import type { LedgerPerson } from './ledger-people.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';

/** "44 customers and 6 staff": the two are counted apart everywhere. */
export function useWho(having: readonly LedgerPerson[]): string {
  const formats = useFormats();
  const staff = having.filter(({ role }) => role === 'staff').length;
  const customers = having.length - staff;
  const parts = [
    customers > 0 ? formats.count(customers, 'customers') : null,
    staff > 0 ? formats.count(staff, 'staff') : null,
  ];
  return formats.list(parts.filter((part) => part !== null));
}
