import type { Database } from '../kit/database/database.ts';
import { insertMany } from '../kit/database/insert-many.ts';
import { toAlertRow } from './alerts/alert-store.ts';
import type { AlertHistory } from './demonstration-alerts.ts';

const ALERTS_PER_TRANSACTION = 10_000;

export async function loadAlerts(database: Database, history: AlertHistory): Promise<void> {
  for (let start = 0; start < history.count; start += ALERTS_PER_TRANSACTION) {
    const end = Math.min(start + ALERTS_PER_TRANSACTION, history.count);
    const rows = Array.from({ length: end - start }, (_, index) => ({
      ...toAlertRow(history.describe(start + index)),
    }));
    await database.transaction((transaction) => insertMany(transaction, 'alerts', rows));
  }
}
