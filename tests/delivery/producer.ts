/** What a producer was told: answered means committed. */
export interface Producer extends AsyncDisposable {
  /** Names of the alerts whose raising was answered, in the order of the answers. */
  readonly answered: readonly string[];
  /** Raises no more; what is under way is still brought to its answer. */
  stop(): Promise<void>;
}

const RAISE = `mutation ($input: RaiseAlertInput!) {
  raiseAlert(input: $input) { alert { id } userErrors { code message } }
}`;

/** Raises numbered alerts one after the other, each until it is answered, under a key so that none is raised twice. */
export function startProducer(
  name: string,
  { url, monitoredObjectId }: { url: string; monitoredObjectId: string },
): Producer {
  const answered: string[] = [];
  let stopping = false;

  async function raise(alertName: string): Promise<boolean> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: RAISE,
        variables: { input: { monitoredObjectId, name: alertName, idempotencyKey: alertName } },
      }),
    });
    const { data } = (await response.json()) as {
      data?: { raiseAlert: { alert: { id: string } | null; userErrors: { message: string }[] } };
    };
    if (data === undefined || data === null) return false;
    const [refusal] = data.raiseAlert.userErrors;
    if (refusal !== undefined) throw new Error(`Refused: ${refusal.message}`);
    return data.raiseAlert.alert !== null;
  }

  const producing = (async () => {
    for (let number = 1; !stopping; number += 1) {
      const alertName = `${name} ${number}`;
      // The process may be gone at any moment; asked again under the same key, it does it once.
      while (!(await raise(alertName).catch(ignoreLostConnection))) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      answered.push(alertName);
    }
  })();

  return {
    answered,
    async stop() {
      stopping = true;
      await producing;
    },
    async [Symbol.asyncDispose]() {
      stopping = true;
      await producing;
    },
  };
}

function ignoreLostConnection(error: unknown): false {
  if (error instanceof Error && error.message.startsWith('Refused')) throw error;
  return false;
}
