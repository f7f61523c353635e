import { startPartner } from 'system-center-graph-partner';

const [url = '', connectorId = '', key = null] = process.argv.slice(2);

const partner = startPartner({
  url,
  connectorId,
  key,
  position: 'service-desk-position.json',
  async handle({ kind, alert, ticketId }) {
    if (ticketId !== null || kind === 'LEFT') return;
    const number = openTicket(alert.name, alert.severity);
    await partner.update([{ alertId: alert.id, ticketId: number }], 'Ticket opened');
  },
  onTrouble: (error) => process.stderr.write(`${error.message}\n`),
});
process.once('SIGTERM', () => void partner.close());
await partner.done;

/** Stands for your service desk. */
function openTicket(title: string, severity: string): string {
  const number = `INC-${Date.now()}`;
  process.stdout.write(`${number} ${severity} ${title}\n`);
  return number;
}
