import { mergeResolvers } from '../kit/merge-resolvers.ts';
import { scalarResolvers } from '../kit/scalars.ts';
import { jobResolvers } from './jobs/job-resolvers.ts';
import { jobsOfSubjectsResolvers } from './jobs/jobs-of-subjects-resolvers.ts';
import { runbookServerResolvers } from './runbook-servers/runbook-server-resolvers.ts';
import { runbookResolvers } from './runbooks/runbook-resolvers.ts';
import type { Resolvers } from './schema-types.generated.ts';

const changeStreamResolvers: Pick<Resolvers, 'Query'> = {
  Query: { orchestratorChangeStream: (_root, _arguments, { journal }) => journal.readExtent() },
};

/** All resolvers of the subgraph, each from its noun's folder. */
export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  scalarResolvers,
  changeStreamResolvers,
  runbookResolvers,
  runbookServerResolvers,
  jobResolvers,
  jobsOfSubjectsResolvers,
);
