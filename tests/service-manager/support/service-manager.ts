import { LOCAL_ADMINISTRATOR, type Viewer } from '../../../subgraphs/kit/viewer.ts';
import {
  createServiceManager,
  type ServiceManager,
} from '../../../subgraphs/service-manager/service-manager.ts';
import { ask } from '../../support/ask.ts';
import { createTestLocation, type StoreKind } from '../../support/databases.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

export interface TestServiceManager extends ServiceManager, AsyncDisposable {
  readonly clock: TestClock;
  /** Every statement since the last call. */
  takeStatements(): string[];
}

/** Service Manager over a fresh, empty store; its clock stands still until a test moves it. */
export async function startServiceManager(kind: StoreKind): Promise<TestServiceManager> {
  await using started = new AsyncDisposableStack();
  const { location } = started.use(await createTestLocation(kind));
  const clock = createTestClock();
  let statements: string[] = [];
  const subgraph = await createServiceManager({
    location,
    log: quietLog,
    now: clock.now,
    onQuery: (sql) => statements.push(sql),
  });
  started.defer(async () => await subgraph.close());
  const owned = started.move();
  return {
    ...subgraph,
    clock,
    takeStatements() {
      const taken = statements;
      statements = [];
      return taken;
    },
    [Symbol.asyncDispose]: async () => await owned.disposeAsync(),
  };
}

export const ANALYST: Viewer = { name: 'Ana Ruiz', profile: 'OPERATOR', groupIds: null };

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[];
}

export interface AnsweredIncident {
  readonly id: string;
  readonly version: number;
  readonly priority: number;
  readonly resolveBy: string;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly firstAssignedAt: string | null;
  readonly resolutionDescription: string | null;
  readonly isOpen: boolean;
  readonly status: { readonly path: string };
  readonly resolutionCategory: { readonly name: string } | null;
  readonly parent: { readonly id: string } | null;
}

export interface Answer {
  readonly incident: AnsweredIncident | null;
  readonly cursor: string | null;
  readonly isExisting?: boolean | null;
  readonly children?: readonly { readonly id: string }[];
  readonly userErrors: readonly Problem[];
}

export const INCIDENT_FIELDS = `
  id version priority resolveBy resolvedAt closedAt firstAssignedAt resolutionDescription isOpen
  status { path } resolutionCategory { name } parent { id }
`;

type IncidentMutation =
  | 'createIncident'
  | 'updateIncident'
  | 'resolveIncident'
  | 'closeIncident'
  | 'reactivateIncident';

/** Fields that only some payloads have. */
const MORE_FIELDS: Readonly<Record<IncidentMutation, string>> = {
  createIncident: 'isExisting',
  updateIncident: '',
  resolveIncident: 'children { id }',
  closeIncident: '',
  reactivateIncident: 'children { id }',
};

/** Runs one of the mutations on incidents and gives its payload. */
export async function change(
  subgraph: ServiceManager,
  mutation: IncidentMutation,
  input: object,
  viewer: Viewer = LOCAL_ADMINISTRATOR,
): Promise<Answer> {
  const inputType = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await ask<Record<string, Answer>>(
    subgraph,
    `mutation ($input: ${inputType}!) {
      ${mutation}(input: $input) {
        incident { ${INCIDENT_FIELDS} } cursor ${MORE_FIELDS[mutation]}
        userErrors { code message field }
      }
    }`,
    { variables: { input }, viewer },
  );
  return answer[mutation] as Answer;
}

/** Opens an incident that is expected to be opened. */
export async function open(subgraph: ServiceManager, input: object): Promise<AnsweredIncident> {
  const { incident, userErrors } = await change(subgraph, 'createIncident', {
    title: 'Disk is full',
    ...input,
  });
  if (incident === null) throw new Error(userErrors[0]?.message);
  return incident;
}

export const SOLVED = {
  resolutionCategory: 'Fixed By Analyst',
  resolutionDescription: 'Removed old log files.',
};

/** Reports configuration items; what the schema asks of a new one is filled in. */
export async function reportItems(
  subgraph: ServiceManager,
  items: readonly object[],
  removed: readonly object[] = [],
) {
  const answer = await ask<{
    reportConfigurationItems: {
      results: {
        outcome: string | null;
        configurationItem: { id: string; version: number; objectStatus: string } | null;
        refusal: Problem | null;
      }[];
      userErrors: Problem[];
    };
  }>(
    subgraph,
    `mutation ($input: ReportConfigurationItemsInput!) {
      reportConfigurationItems(input: $input) {
        results {
          outcome configurationItem { id version objectStatus } refusal { code message field }
        }
        userErrors { code message field }
      }
    }`,
    {
      variables: {
        input: {
          items: items.map((item) => ({
            class: 'Microsoft.Windows.Server.Computer',
            displayName: 'web-01',
            ...item,
          })),
          removed,
        },
      },
    },
  );
  return answer.reportConfigurationItems;
}
