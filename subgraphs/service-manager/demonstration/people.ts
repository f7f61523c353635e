/** Who works on incidents in the demonstration, by the team they are in. */
export const DEMONSTRATION_ANALYSTS: Readonly<Record<string, readonly string[]>> = {
  'tier-queue-tier-1': ['CONTOSO\\k.abel', 'CONTOSO\\m.okafor', 'CONTOSO\\a.ruiz'],
  'tier-queue-tier-2': ['CONTOSO\\j.haas', 'CONTOSO\\s.lindqvist', 'CONTOSO\\e.demir'],
  'tier-queue-tier-3': ['CONTOSO\\r.moreau', 'CONTOSO\\t.nakamura'],
};

/** Who reports incidents in the demonstration. */
export const DEMONSTRATION_USERS: readonly string[] = [
  'Alex Kim',
  'Bianca Rossi',
  'Carlos Mendez',
  'Dana Novak',
  'Emil Sorensen',
  'Fatima Zahra',
  'George Papas',
  'Helen Wood',
  'Ivan Petrov',
  'Julia Schmidt',
  'Kofi Mensah',
  'Laura Jensen',
  'Mei Chen',
  'Nina Berg',
  'Omar Aziz',
  'Paula Silva',
];

/** "Alex Kim" signs in as "a.kim". */
export function toAccount(person: string): string {
  const [first = '', last = ''] = person.toLowerCase().split(' ');
  return `${first.slice(0, 1)}.${last}`;
}
