/** Who works on incidents in the demonstration, by the team they are in. */
export const DEMONSTRATION_ANALYSTS: Readonly<Record<string, readonly string[]>> = {
  'tier-queue-tier-1': ['Ana Ruiz', 'Ben Okafor', 'Chloe Martin', 'Deepak Rao'],
  'tier-queue-tier-2': ['Elif Demir', 'Farid Haddad', 'Greta Lind'],
  'tier-queue-tier-3': ['Hiro Tanaka', 'Ines Costa'],
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

/** "Ana Ruiz" signs in as "aruiz". */
export function toAccount(person: string): string {
  const [first = '', last = ''] = person.toLowerCase().split(' ');
  return `${first.slice(0, 1)}${last}`;
}
