import { isIP } from 'node:net';

/** What one subgraph process shall be, read from the environment once. */
export interface ProcessConfig {
  readonly host: string;
  readonly port: number;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  /** Shared with the gateway. */
  readonly secret: string | null;
  readonly demonstration: boolean;
  readonly demoActivity: boolean;
  readonly journalRetentionHours: number;
  /** Private networks that webhooks may reach; null for none. */
  readonly webhookNetworks: readonly string[] | null;
  readonly logLevel: string;
  readonly shutdownGraceSeconds: number;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** Every fault is found before any is reported. */
export function readProcessConfig(
  environment: Readonly<Record<string, string | undefined>>,
  defaultPort: number,
): ProcessConfig {
  const faults: string[] = [];
  const read = (name: string): string | null => {
    const value = environment[name]?.trim();
    return value === undefined || value === '' ? null : value;
  };
  const number = (name: string, fallback: number, most: number): number => {
    const value = Number(read(name) ?? fallback);
    if (Number.isInteger(value) && value >= 0 && value <= most) return value;
    faults.push(`${name} is "${read(name)}", but must be a whole number from 0 to ${most}`);
    return fallback;
  };
  const flag = (name: string, fallback: boolean): boolean => {
    const value = (read(name) ?? (fallback ? 'on' : 'off')).toLowerCase();
    if (value === 'on' || value === 'off') return value === 'on';
    faults.push(`${name} is "${value}", but must be "on" or "off"`);
    return fallback;
  };

  const config: ProcessConfig = {
    host: read('HOST') ?? '127.0.0.1',
    port: number('PORT', defaultPort, 65_535),
    dataDirectory: read('DATA_DIR') ?? './data',
    databaseUrl: read('DATABASE_URL'),
    secret: read('GATEWAY_SECRET'),
    demonstration: flag('DEMONSTRATION', false),
    demoActivity: flag('DEMO_ACTIVITY', true),
    webhookNetworks:
      read('WEBHOOK_NETWORKS')
        ?.split(',')
        .map((network) => network.trim()) ?? null,
    journalRetentionHours: number('JOURNAL_RETENTION_HOURS', 72, 8_760),
    logLevel: read('LOG_LEVEL') ?? 'info',
    shutdownGraceSeconds: number('SHUTDOWN_GRACE_SECONDS', 10, 3_600),
  };
  if (!LOG_LEVELS.includes(config.logLevel)) {
    faults.push(`LOG_LEVEL is "${config.logLevel}", but must be one of ${LOG_LEVELS.join(', ')}`);
  }
  if (config.databaseUrl !== null && !/^postgres(ql)?:\/\//.test(config.databaseUrl)) {
    faults.push('DATABASE_URL is "…", but must begin with postgres://');
  }
  if (config.secret === null && !isLoopback(config.host)) {
    faults.push(
      `HOST is "${config.host}", but without GATEWAY_SECRET whoever reaches the process is its administrator: ` +
        'set the secret the gateway has, or listen on 127.0.0.1',
    );
  }
  if (faults.length > 0) {
    throw new Error(
      `Cannot start: the configuration is wrong\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
  return config;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
