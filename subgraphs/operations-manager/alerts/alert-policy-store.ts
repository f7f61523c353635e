import type { Knex } from 'knex';
import type { StormSettings } from '../storms/storm.ts';

/** What becomes of a request to close the alert of a monitor that is unhealthy still. */
export type ClosingUnhealthy = 'REFUSE' | 'RESET_MONITOR';

/** What the site wants done with alerts, in one read. */
export interface AlertPolicy {
  readonly storms: StormSettings;
  readonly closingUnhealthy: ClosingUnhealthy;
  /** Names the enrichment rules as they are now; never the same for other rules, empty while there are none. */
  readonly rulesEdition: string;
}

export interface AlertPolicyStore {
  read(): Promise<AlertPolicy>;
  saveStorms(settings: StormSettings): Promise<void>;
  saveRulesEdition(edition: string): Promise<void>;
  saveClosingUnhealthy(closing: ClosingUnhealthy): Promise<void>;
}

interface PolicyRow {
  readonly storms_enabled: number;
  readonly storm_threshold: number;
  readonly storm_window_seconds: number;
  readonly closing_unhealthy: ClosingUnhealthy;
  readonly rules_edition: string;
}

export function createAlertPolicyStore(knex: Knex): AlertPolicyStore {
  return {
    async read() {
      const row = (await knex('alert_policy').where({ id: 1 }).first()) as PolicyRow | undefined;
      if (row === undefined) throw new Error('Cannot read the policy of alerts: it is missing');
      return {
        storms: {
          isEnabled: row.storms_enabled === 1,
          threshold: row.storm_threshold,
          windowSeconds: row.storm_window_seconds,
        },
        closingUnhealthy: row.closing_unhealthy,
        rulesEdition: row.rules_edition,
      };
    },
    async saveStorms({ isEnabled, threshold, windowSeconds }) {
      await knex('alert_policy')
        .where({ id: 1 })
        .update({
          storms_enabled: isEnabled ? 1 : 0,
          storm_threshold: threshold,
          storm_window_seconds: windowSeconds,
        });
    },
    async saveClosingUnhealthy(closing) {
      await knex('alert_policy').where({ id: 1 }).update({ closing_unhealthy: closing });
    },
    async saveRulesEdition(edition) {
      await knex('alert_policy').where({ id: 1 }).update({ rules_edition: edition });
    },
  };
}
