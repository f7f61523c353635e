import {
  APPROVAL,
  call,
  every,
  finish,
  NOTIFY,
  START,
  work,
  type ActivityDraft,
  type DemonstrationParameter,
} from './activities.ts';

/** The forty runbooks, those with long steps, with conditions, with failures and of other products among them. */
export function listRunbookDrafts(): RunbookDraft[] {
  return [
    ...draftRemediation(),
    ...draftVirtualMachines(),
    ...draftMaintenance(),
    ...draftAccounts(),
    ...draftMonitors(),
    ...draftOtherProducts(),
  ];
}

/** Folder, name, what it is for, what it takes, what it does. */
export type RunbookDraft = readonly [
  folder: string,
  name: string,
  description: string,
  takes: readonly DemonstrationParameter[],
  activities: readonly ActivityDraft[],
];

function draftRemediation(): RunbookDraft[] {
  const folder = '\\Operations\\Remediation';
  const computer = '{Start.Computer}';
  const freeSpace: ActivityDraft = {
    name: 'Is it tight?',
    kind: 'Compare Values',
    settings: {
      'Test value': '{Start.FreePercent}',
      Condition: 'is less than',
      'Comparison value': '10',
    },
  };
  return [
    [
      folder,
      'Restart Service',
      'Stops and starts a Windows service and looks whether it stays up.',
      ['Computer', 'Service'],
      [
        START,
        ...work('Restart', 6, { State: 'Running' }),
        finish(`{Start.Service} on ${computer} is {Restart.State}`),
      ],
    ],
    [
      folder,
      'Clean Up Disk',
      'Removes temporary files where less than a tenth of a volume is free.',
      ['Computer', 'FreePercent'],
      [
        START,
        freeSpace,
        {
          name: 'Leave it',
          kind: 'Return Data',
          settings: { Result: 'Enough is free' },
          condition: { activity: 'Is it tight?', data: 'Comparison result', equals: 'false' },
        },
        {
          name: 'Remove files',
          kind: 'Publish Data',
          settings: { 'Freed megabytes': '4096' },
          condition: { activity: 'Is it tight?', data: 'Comparison result', equals: 'true' },
        },
      ],
    ],
    [
      folder,
      'Recycle Application Pool',
      'Recycles the application pools of a web server one after another.',
      ['Computer'],
      [
        START,
        ...work('Recycle', 9, { Pools: '4' }),
        finish(`{Recycle.Pools} pools on ${computer} recycled`),
      ],
    ],
    [
      folder,
      'Flush DNS Cache',
      'Empties the name cache of a computer.',
      ['Computer'],
      [START, ...work('Flush', 2, { Entries: '0' }), finish(`The cache of ${computer} is empty`)],
    ],
    [
      folder,
      'Reset Health Service',
      'Stops the monitoring agent, clears its cache and starts it again.',
      ['Computer'],
      [
        START,
        ...work('Clear cache', 12, { State: 'Running' }),
        NOTIFY,
        finish(`The agent of ${computer} is {Clear cache.State}`),
      ],
    ],
    [
      folder,
      'Kill Hung Process',
      'Ends processes that have not answered for ten minutes.',
      ['Computer', 'Approved'],
      [
        START,
        ...APPROVAL,
        ...work('End processes', 4, { Ended: '1' }),
        finish('{End processes.Ended} ended'),
      ],
    ],
    [
      folder,
      'Rebuild Fragmented Indexes',
      'Rebuilds what is fragmented in a database; takes long.',
      ['Computer', 'Database'],
      [
        START,
        ...work('Rebuild', 1_500, { Indexes: '38' }),
        finish('{Rebuild.Indexes} indexes of {Start.Database} rebuilt'),
      ],
    ],
    [
      folder,
      'Check Database Consistency',
      'Reads every page of a database; takes long.',
      ['Computer', 'Database'],
      [
        START,
        ...work('Check', 1_800, { Faults: '0' }),
        finish('{Check.Faults} faults in {Start.Database}'),
      ],
    ],
    [
      folder,
      'Collect Diagnostics',
      'Gathers logs and counters of a computer for the engineers.',
      ['Computer', 'Minutes'],
      [START, ...work('Gather', 900, { Files: '17' }), finish('{Gather.Files} files gathered')],
    ],
  ];
}

function draftVirtualMachines(): RunbookDraft[] {
  const folder = '\\Operations\\Virtual Machines';
  const computer = '{Start.Computer}';
  return [
    [
      folder,
      'Verify Backup',
      'Restores the newest backup of a machine beside it and compares; takes long.',
      ['Computer'],
      [
        START,
        ...work('Restore and compare', 1_200, { Differences: '0' }),
        finish(`${computer}: {Restore and compare.Differences} differences`),
      ],
    ],
    [
      folder,
      'Measure Storage Latency',
      'Reads and writes on the disks of a machine for a while.',
      ['Computer', 'Minutes'],
      [
        START,
        ...work('Measure', 600, { Milliseconds: '3' }),
        finish(`${computer}: {Measure.Milliseconds} ms`),
      ],
    ],
    [
      folder,
      'Move to Quiet Host',
      'Finds the host with the least load and asks for the move.',
      ['Computer', 'Approved'],
      [
        START,
        ...APPROVAL,
        ...work('Find host', 5, { Host: 'hv-east-004' }),
        finish(`${computer} is to move to {Find host.Host}`),
      ],
    ],
    [
      folder,
      'Extend Disk',
      'Adds a tenth to the system disk of a machine.',
      ['Computer', 'Ticket'],
      [
        START,
        ...work('Extend', 8, { Gigabytes: '12' }),
        finish(`${computer} has {Extend.Gigabytes} GB more`),
      ],
    ],
    [
      folder,
      'Remove Old Checkpoints',
      'Merges checkpoints that are older than a week.',
      ['Computer'],
      [
        START,
        ...work('Merge', 20, { Merged: '2' }),
        NOTIFY,
        finish('{Merge.Merged} checkpoints merged'),
      ],
    ],
    [
      folder,
      'Install Integration Services',
      'Brings the integration services of a guest up to date.',
      ['Computer', 'NotBefore'],
      [
        START,
        ...work('Install', 25, { Version: '10.0.26100' }),
        finish(`${computer} has {Install.Version}`),
      ],
    ],
  ];
}

function draftMaintenance(): RunbookDraft[] {
  const folder = '\\Maintenance';
  return [
    [
      `${folder}\\Updates`,
      'Patch Web Tier',
      'Patches the web servers one by one behind the load balancer; takes long.',
      ['Ticket', 'Approved'],
      [
        START,
        ...APPROVAL,
        ...work('Patch', 2_400, { Servers: '24' }),
        finish('{Patch.Servers} servers patched under {Start.Ticket}'),
      ],
    ],
    [
      `${folder}\\Updates`,
      'Patch Database Tier',
      'Patches the database servers, the passive nodes first; takes long.',
      ['Ticket', 'Approved'],
      [
        START,
        ...APPROVAL,
        ...work('Patch', 2_700, { Servers: '12' }),
        finish('{Patch.Servers} servers patched under {Start.Ticket}'),
      ],
    ],
    [
      `${folder}\\Updates`,
      'Report Missing Updates',
      'Asks every computer which updates it lacks.',
      [],
      [START, ...work('Ask', 15, { Missing: '112' }), finish('{Ask.Missing} updates are missing')],
    ],
    [
      `${folder}\\Storage`,
      'Compact Library',
      'Removes what no template refers to from the library.',
      [],
      [
        START,
        ...work('Compact', 30, { 'Freed gigabytes': '310' }),
        finish('{Compact.Freed gigabytes} GB freed'),
      ],
    ],
    [
      `${folder}\\Storage`,
      'Rotate Logs',
      'Moves logs of last month to the archive.',
      ['Computer'],
      [START, ...work('Move', 7, { Files: '31' }), finish('{Move.Files} files moved')],
    ],
    [
      `${folder}\\Certificates`,
      'Renew Certificate',
      'Asks the authority for a new certificate and binds it.',
      ['Computer', 'Ticket'],
      [
        START,
        ...work('Enroll', 11, { 'Valid days': '365' }),
        finish('Valid for {Enroll.Valid days} days'),
      ],
    ],
    [
      `${folder}\\Certificates`,
      'List Expiring Certificates',
      'Lists certificates that end within a month.',
      [],
      [
        START,
        ...work('Look', 10, { Expiring: '3' }),
        finish('{Look.Expiring} certificates expire'),
      ],
    ],
  ];
}

function draftAccounts(): RunbookDraft[] {
  const folder = '\\Service Desk\\Accounts';
  return [
    [
      folder,
      'Unlock Account',
      'Unlocks an account after the caller was recognized.',
      ['Account', 'Ticket'],
      [
        START,
        ...work('Unlock', 2, { State: 'Unlocked' }),
        finish('{Start.Account} is {Unlock.State}'),
      ],
    ],
    [
      folder,
      'Create Account',
      'Creates an account with mailbox and home folder.',
      ['Account', 'Approved'],
      [
        START,
        ...APPROVAL,
        ...work('Create', 14, { Mailbox: 'created' }),
        finish('{Start.Account}: mailbox {Create.Mailbox}'),
      ],
    ],
    [
      folder,
      'Disable Account',
      'Disables an account at the end of an employment.',
      ['Account', 'NotBefore'],
      [
        START,
        ...work('Disable', 3, { State: 'Disabled' }),
        finish('{Start.Account} is {Disable.State}'),
      ],
    ],
    [
      folder,
      'Grant Folder Access',
      'Adds an account to the group of a folder.',
      ['Account', 'Ticket'],
      [
        START,
        ...work('Add', 3, { Group: 'FS-Projects-Write' }),
        NOTIFY,
        finish('{Start.Account} is in {Add.Group}'),
      ],
    ],
  ];
}

function draftMonitors(): RunbookDraft[] {
  const folder = '\\Monitors';
  return [
    [
      folder,
      'Watch Replication',
      'Every five minutes: looks how far directory replication lags.',
      [],
      [every(300, 'Every five minutes'), ...work('Look', 2, { 'Lag seconds': '14' })],
    ],
    [
      folder,
      'Watch Backup Window',
      'Every quarter of an hour: looks whether backups are behind.',
      [],
      [every(900, 'Every quarter of an hour'), ...work('Look', 3, { Late: '0' })],
    ],
    [
      folder,
      'Collect License Use',
      'Every hour: counts licenses in use.',
      [],
      [every(3_600, 'Every hour'), ...work('Count', 5, { Used: '1184' })],
    ],
  ];
}

function draftOtherProducts(): RunbookDraft[] {
  const alerts = '\\Integration\\Alerts';
  const incidents = '\\Integration\\Incidents';
  const fabric = '\\Integration\\Fabric';
  return [
    [
      alerts,
      'Enrich Alert',
      'Writes owner and location of the computer into an alert.',
      ['AlertId'],
      [
        START,
        call('Get Alert', { AlertID: '{Start.AlertId}' }),
        call('Update Alert', { AlertID: '{Start.AlertId}', CustomField1: 'east' }),
      ],
    ],
    [
      alerts,
      'Acknowledge Alert',
      'Sets an alert to Acknowledged and names its owner.',
      ['AlertId', 'Account'],
      [START, call('Update Alert', { AlertID: '{Start.AlertId}', Owner: '{Start.Account}' })],
    ],
    [
      alerts,
      'Raise Test Alert',
      'Raises an alert to see whether it reaches the duty phone.',
      ['Computer'],
      [START, call('Create Alert', { Name: 'Test alert', Severity: 'Information' })],
    ],
    [
      alerts,
      'Follow New Alerts',
      'Whenever a critical alert is raised: starts the first checks.',
      [],
      [
        call('Monitor Alert', { Severity: 'Critical' }),
        call('Get Monitor', { Id: '{Monitor Alert.MonitoringObjectId}' }),
      ],
    ],
    [
      alerts,
      'Follow Web State',
      'Whenever a web server turns critical: takes it off the load balancer.',
      [],
      [
        call('Monitor State', { State: 'Critical' }),
        call('Get Monitor', { Id: '{Monitor State.Id}' }),
      ],
    ],
    [
      incidents,
      'Open Incident',
      'Opens an incident for an alert.',
      ['AlertId'],
      [START, call('Create Incident with Template', { Template: 'Hardware' })],
    ],
    [
      incidents,
      'Escalate Incident',
      'Hands an incident to the second tier.',
      ['Ticket'],
      [START, call('Update Object', { Class: 'Incident', Id: '{Start.Ticket}' })],
    ],
    [
      incidents,
      'Attach Diagnostics',
      'Adds gathered files to an incident.',
      ['Ticket', 'Computer'],
      [START, call('Upload Attachment', { Object: '{Start.Ticket}' })],
    ],
    [
      fabric,
      'Start Maintenance',
      'Puts a computer and all it holds into maintenance mode.',
      ['Computer', 'Minutes'],
      [
        START,
        call('Start Maintenance Mode', {
          Monitor: '{Start.Computer}',
          Duration: '{Start.Minutes}',
        }),
      ],
    ],
    [
      fabric,
      'Stop Maintenance',
      'Takes a computer out of maintenance mode.',
      ['Computer'],
      [START, call('Stop Maintenance Mode', { Monitor: '{Start.Computer}' })],
    ],
    [
      fabric,
      'Restart Virtual Machine',
      'Shuts a machine down and starts it again.',
      ['Computer'],
      [
        START,
        call('Shut Down VM', { VM: '{Start.Computer}' }),
        call('Start VM', { VM: '{Start.Computer}' }),
      ],
    ],
  ];
}
