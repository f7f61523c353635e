import type { Knex } from 'knex';
import { createAlertStore, type AlertStore } from './alerts/alert-store.ts';
import { createAlertSubjectStore, type AlertSubjectStore } from './alerts/alert-subject-store.ts';
import {
  createResolutionStateStore,
  type ResolutionStateStore,
} from './alerts/resolution-state-store.ts';

/** All stores of Operations Manager, over the reader or within one transaction. */
export interface OperationsManagerStores {
  readonly alerts: AlertStore;
  readonly alertSubjects: AlertSubjectStore;
  readonly resolutionStates: ResolutionStateStore;
}

export function createStores(knex: Knex): OperationsManagerStores {
  return {
    alerts: createAlertStore(knex),
    alertSubjects: createAlertSubjectStore(knex),
    resolutionStates: createResolutionStateStore(knex),
  };
}
