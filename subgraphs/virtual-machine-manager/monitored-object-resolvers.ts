import type { Resolvers } from './schema-types.generated.ts';

/** What Operations Manager sent of one of its objects. */
export interface MonitoredObjectReference {
  readonly id: string;
  readonly principalName: string | null;
}

/** The edges from what Operations Manager watches to what runs here, joined on the name of the computer. */
export const monitoredObjectResolvers: Pick<Resolvers, 'MonitoredObject'> = {
  MonitoredObject: {
    virtualMachine: ({ principalName }, _arguments, { loaders }) =>
      principalName === null || principalName === undefined
        ? null
        : loaders.virtualMachineOfComputer.load(principalName),
    host: ({ principalName }, _arguments, { loaders }) =>
      principalName === null || principalName === undefined
        ? null
        : loaders.hostOfComputer.load(principalName),
  },
};
