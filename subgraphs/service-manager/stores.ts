import type { Knex } from 'knex';
import {
  createConfigurationItemStore,
  type ConfigurationItemStore,
} from './configuration-items/configuration-item-store.ts';
import { createActionLogStore, type ActionLogStore } from './incidents/action-log-store.ts';
import {
  createIncidentSettingsStore,
  type IncidentSettingsStore,
} from './incidents/incident-settings-store.ts';
import { createIncidentStore, type IncidentStore } from './incidents/incident-store.ts';
import {
  createPriorityMatrixStore,
  type PriorityMatrixStore,
} from './incidents/priority-matrix-store.ts';
import { createListStore, type ListStore } from './lists/list-store.ts';
import { createTemplateStore, type TemplateStore } from './templates/template-store.ts';

/** All stores of Service Manager, over the reader or within one transaction. */
export interface ServiceManagerStores {
  readonly actionLog: ActionLogStore;
  readonly configurationItems: ConfigurationItemStore;
  readonly incidentSettings: IncidentSettingsStore;
  readonly incidents: IncidentStore;
  readonly lists: ListStore;
  readonly priorityMatrix: PriorityMatrixStore;
  readonly templates: TemplateStore;
}

export function createStores(knex: Knex): ServiceManagerStores {
  return {
    actionLog: createActionLogStore(knex),
    configurationItems: createConfigurationItemStore(knex),
    incidentSettings: createIncidentSettingsStore(knex),
    incidents: createIncidentStore(knex),
    lists: createListStore(knex),
    priorityMatrix: createPriorityMatrixStore(knex),
    templates: createTemplateStore(knex),
  };
}
