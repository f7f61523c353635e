import type { AlertUpdate, UpdateResult } from './alert-change.ts';
import { GraphError, type Connection } from './connection.ts';

/** What a partner asks of its connector, besides following it. A refusal of the whole is thrown as a GraphError. */
export interface ConnectorRequests {
  acknowledge(cursor: string, session: number): Promise<void>;
  reject(changeId: string, why: { reason: string; session: number }): Promise<void>;
  update(updates: readonly AlertUpdate[], comment: string | null): Promise<readonly UpdateResult[]>;
}

const ACKNOWLEDGE = `mutation Acknowledge($input: AcknowledgeAlertChangesInput!) {
  result: acknowledgeAlertChanges(input: $input) { userErrors { code message } }
}`;

const REJECT = `mutation Reject($input: RejectAlertChangesInput!) {
  result: rejectAlertChanges(input: $input) { userErrors { code message } }
}`;

const UPDATE = `mutation Update($input: UpdateAlertsFromConnectorInput!) {
  result: updateAlertsFromConnector(input: $input) {
    results { alertId alert { id version } refusal { code message } }
    userErrors { code message }
  }
}`;

/** The server takes no longer one. */
const REASON_CHARACTERS = 2_000;

export function createConnectorRequests(
  connection: Connection,
  connectorId: string,
): ConnectorRequests {
  const ask = (query: string, input: object) =>
    requestOrThrow(connection, query, { connectorId, ...input });
  return {
    async acknowledge(cursor, session) {
      await ask(ACKNOWLEDGE, { cursor, session });
    },
    async reject(changeId, { reason, session }) {
      const given = reason.slice(0, REASON_CHARACTERS) || 'no reason given';
      await ask(REJECT, { session, changes: [{ changeId, reason: given }] });
    },
    async update(updates, comment) {
      return (await ask(UPDATE, { comment, updates })).results ?? [];
    },
  };
}

interface Answer {
  readonly results?: readonly UpdateResult[];
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

async function requestOrThrow(
  connection: Connection,
  query: string,
  input: object,
): Promise<Answer> {
  const { result } = await connection.request<{ result: Answer }>(query, { input });
  const [problem] = result.userErrors;
  if (problem !== undefined) throw new GraphError(problem.message, problem.code);
  return result;
}
