import {
  alertIdOf,
  alertIndexOfIncident,
  incidentIdOf,
  machineIndexOfAlert,
  type DataCentre,
} from '../../demonstration/data-centre.ts';
import type { Random } from '../../demonstration/random.ts';
import type { DemonstrationParameter } from './activities.ts';
import type { NamedValue } from '../named-value.ts';
import type { Runbook } from '../runbooks/runbook.ts';

/** What a job is about, and the computer that comes with it. */
export interface JobSubjects {
  readonly alertId: string | null;
  readonly incidentId: string | null;
  readonly virtualMachineId: string | null;
  readonly computerName: string;
}

/** Half are about an alert, a fifth about an incident, as many about a machine, the rest about nothing; newest about newest. */
export function findSubjects(
  dataCentre: DataCentre,
  { age, isRunning, random }: { age: number; isRunning: boolean; random: Random },
): JobSubjects {
  const { counts, virtualMachines } = dataCentre;
  const share = isRunning ? 0 : random.next();
  if (share < 0.5) {
    const alertAge = isRunning ? age : Math.floor((age * counts.alerts) / counts.jobs);
    return aboutAlert(dataCentre, counts.alerts - 1 - alertAge);
  }
  if (share < 0.7) {
    const incidentAge = Math.floor((age * counts.incidents) / counts.jobs);
    const incidentIndex = counts.incidents - 1 - incidentAge;
    const alertIndex = alertIndexOfIncident(incidentIndex, dataCentre);
    const incidentId = incidentIdOf(incidentIndex);
    if (alertIndex !== null) return { ...aboutAlert(dataCentre, alertIndex), incidentId };
    const { computerName } = random.pick(virtualMachines);
    return { alertId: null, incidentId, virtualMachineId: null, computerName };
  }
  const { id, computerName } = random.pick(virtualMachines);
  const virtualMachineId = share < 0.9 ? id : null;
  return { alertId: null, incidentId: null, virtualMachineId, computerName };
}

/** What is done on account of something is done to its computer; what is not, is done to no computer. */
export function fits(
  runbook: Runbook,
  { alertId, incidentId, virtualMachineId }: Omit<JobSubjects, 'computerName'>,
): boolean {
  const isAbout = (alertId ?? incidentId ?? virtualMachineId) !== null;
  return runbook.parameters.some(({ name }) => name === 'Computer') === isAbout;
}

/** A believable value for every parameter that the runbook takes. */
export function inventParameters(
  runbook: Runbook,
  { computerName, alertId, incidentId }: Omit<JobSubjects, 'virtualMachineId'>,
  { random, at }: { random: Random; at: string },
): NamedValue[] {
  const values: Record<DemonstrationParameter, () => string> = {
    Computer: () => computerName,
    Service: () => random.pick(['W3SVC', 'Spooler', 'MSSQLSERVER', 'DNS', 'HealthService']),
    Database: () => random.pick(['Orders', 'Payroll', 'Telemetry', 'Archive']),
    Account: () => random.pick(['CONTOSO\\mweber', 'CONTOSO\\tnguyen', 'CONTOSO\\pkowalski']),
    Ticket: () => incidentId ?? `CH${1_000 + random.below(9_000)}`,
    AlertId: () => alertId ?? alertIdOf(0),
    Minutes: () => String(5 + random.below(55)),
    FreePercent: () => String(1 + random.below(20)),
    Approved: () => String(random.chance(0.9)),
    NotBefore: () => at,
  };
  return runbook.parameters
    .filter(({ direction }) => direction === 'IN')
    .map(({ name }) => ({ name, value: values[name as DemonstrationParameter]() }));
}

function aboutAlert(dataCentre: DataCentre, alertIndex: number): JobSubjects {
  const machine = dataCentre.virtualMachines[machineIndexOfAlert(alertIndex, dataCentre)];
  if (machine === undefined) throw new Error(`Cannot find the machine of alert ${alertIndex}`);
  return {
    alertId: alertIdOf(alertIndex),
    incidentId: null,
    virtualMachineId: machine.id,
    computerName: machine.computerName,
  };
}
