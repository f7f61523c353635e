import type { Change } from '../../kit/journal/journal.ts';
import { prepareEnrichment, type EnrichmentStores } from '../enrichment-rules/enrich-alerts.ts';
import { groupNewcomers, type GroupingStores } from '../storms/storm-grouping.ts';
import type { Alert, Modification } from './alert.ts';
import { toNewAlert, type AlertDraft } from './alert-draft.ts';
import type { AlertPolicyStore } from './alert-policy-store.ts';
import type { AlertSubject, AlertSubjectStore } from './alert-subject-store.ts';

export interface BirthStores extends GroupingStores, EnrichmentStores {
  readonly alertSubjects: AlertSubjectStore;
  readonly alertPolicy: AlertPolicyStore;
}

/** A draft that makes a new alert. */
export interface Raising {
  readonly draft: AlertDraft;
  readonly subject: AlertSubject;
  readonly problemId: string;
}

export interface Birth {
  toAlert(raising: Raising): Alert;
  /** Alerts that were stored before and joined a storm now, by id. */
  readonly joined: ReadonlyMap<string, Alert>;
  readonly changes: readonly Change[];
}

/**
 * Finds out everything that new alerts are told as they are made, for all of them together, so that whoever hears of one
 * first hears all of it: what it is a consequence of, the storm it is part of, and then, since they may ask for either,
 * what the enrichment rules say.
 */
export async function prepareBirth(
  stores: BirthStores,
  raisings: readonly Raising[],
  context: {
    /** The groups of the objects. */
    readonly groupIds: ReadonlyMap<string, readonly string[]>;
    readonly modification: Modification;
  },
): Promise<Birth> {
  const { groupIds, modification } = context;
  if (raisings.length === 0) {
    return {
      toAlert: ({ draft, ...rest }) => toNewAlert(draft, { ...rest, modification }),
      joined: new Map(),
      changes: [],
    };
  }
  const policy = await stores.alertPolicy.read();
  const down = await stores.alertSubjects.findDownContainers(
    raisings.flatMap(({ subject }) => (subject.containerId === null ? [] : [subject.id])),
  );
  const newcomers = raisings.map(({ draft, subject }) => ({
    ...draft,
    managementGroupId: subject.managementGroupId,
    objectName: subject.displayName,
  }));
  const storms = await groupNewcomers(stores, newcomers, {
    settings: policy.storms,
    modification,
  });
  const enrich = await prepareEnrichment(
    stores,
    policy.rulesEdition,
    raisings.map(({ subject }) => subject.id),
  );
  return {
    toAlert({ draft, subject, problemId }) {
      const alert = {
        ...toNewAlert(draft, { subject, problemId, modification }),
        consequenceOfId: down.get(subject.id) ?? null,
        stormParentId: storms.parentIdOf({ ...subject, name: draft.name }),
      };
      return enrich(alert, groupIds.get(subject.id) ?? []);
    },
    joined: storms.joined,
    changes: storms.changes,
  };
}
