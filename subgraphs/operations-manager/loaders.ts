import DataLoader from 'dataloader';
import type { Clock } from '../kit/clock.ts';
import type { ChangeEvent } from '../kit/journal/change-event.ts';
import type { JournalReader } from '../kit/journal/journal-reader.ts';
import { toHistoryEvent } from '../kit/journal/object-history.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { WantedFields } from '../kit/wanted-fields.ts';
import type { Alert, JournaledAlert } from './alerts/alert.ts';
import { createConnectorLoaders, type ConnectorLoaders } from './connectors/connector-loaders.ts';
import { createEstateLoaders, type EstateLoaders } from './estate-loaders.ts';
import type { OperationsManagerStores } from './stores.ts';

/** Look-ups by id, gathered within one execution so that each kind is one statement. */
export interface OperationsManagerLoaders extends EstateLoaders, ConnectorLoaders {
  readonly alert: DataLoader<string, Alert | null>;
  readonly alertHistory: DataLoader<string, readonly ChangeEvent<JournaledAlert>[]>;
}

interface LoaderServices {
  readonly viewer: Viewer;
  readonly wanted: WantedFields;
  readonly journal: JournalReader;
  readonly now: Clock;
  readonly cursorAt: (sequence: number) => string;
}

export function createLoaders(
  stores: OperationsManagerStores,
  { viewer, wanted, cursorAt, journal, now }: LoaderServices,
): OperationsManagerLoaders {
  return {
    ...createEstateLoaders(stores, viewer, wanted),
    ...createConnectorLoaders(stores, { viewer, journal, now }),
    alert: new DataLoader((ids) =>
      stores.alerts.findMany(ids, viewer.groupIds, wanted.get('Alert')),
    ),
    alertHistory: new DataLoader(async (ids) => {
      const histories = await stores.alerts.listHistories(ids);
      return ids.map((id) =>
        (histories.get(id) ?? []).map((entry) => toHistoryEvent<JournaledAlert>(entry, cursorAt)),
      );
    }),
  };
}
