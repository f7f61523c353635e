import { randomUUID } from 'node:crypto';
import { createOnce } from '../../kit/idempotency.ts';
import { Refusal } from '../../kit/refusal.ts';
import { checkMayAdminister } from '../administrators.ts';
import type { OperationsManagerContext } from '../context.ts';
import type { EnrichmentCondition, EnrichmentEffect, EnrichmentRule } from './enrichment-rule.ts';
import { checkAmongOthers, checkReferences, checkRule } from './enrichment-rule-checks.ts';

type ActionContext = Pick<OperationsManagerContext, 'transaction' | 'viewer' | 'now'>;

export type EnrichmentRuleDraft = Pick<
  EnrichmentRule,
  'name' | 'position' | 'isEnabled' | 'condition' | 'effect'
>;

/** Adds a rule that applies to every alert raised from then on. */
export async function createEnrichmentRule(
  { transaction, viewer, now }: ActionContext,
  draft: EnrichmentRuleDraft,
  idempotencyKey: string | null,
): Promise<EnrichmentRule> {
  checkMayAdminister(viewer, 'create an enrichment rule');
  checkRule(draft);
  return await transaction(async (unit) =>
    createOnce<EnrichmentRule>(
      unit.idempotencyKeys,
      { key: idempotencyKey, request: draft },
      {
        find: (id) => unit.enrichmentRules.findForUpdate(id),
        toId: ({ id }) => id,
        async create() {
          checkAmongOthers(await unit.enrichmentRules.listAll(), draft);
          await checkReferences(unit, draft.effect.value);
          const modification = { lastModifiedAt: now(), lastModifiedBy: viewer.name };
          const rule = { id: randomUUID(), ...draft, ...modification, version: 1 };
          await unit.enrichmentRules.insert(rule);
          await unit.alertPolicy.saveRulesEdition(randomUUID());
          return rule;
        },
      },
    ),
  );
}

export type EnrichmentRuleChanges = Partial<
  Pick<EnrichmentRule, 'name' | 'position' | 'isEnabled'>
> & {
  readonly condition: Partial<EnrichmentCondition>;
  readonly effect: Partial<EnrichmentEffect>;
};

export async function updateEnrichmentRule(
  { transaction, viewer, now }: ActionContext,
  request: {
    readonly ruleId: string;
    readonly expectedVersion: number | null;
    readonly changes: EnrichmentRuleChanges;
  },
): Promise<EnrichmentRule> {
  checkMayAdminister(viewer, 'change an enrichment rule');
  const { ruleId, expectedVersion, changes } = request;
  return await transaction(async (unit) => {
    const before = await unit.enrichmentRules.findForUpdate(ruleId);
    if (before === null) throw noRule(ruleId, 'change');
    if (expectedVersion !== null && before.version !== expectedVersion) {
      throw new Refusal(
        'CONCURRENT_UPDATE',
        `Cannot change enrichment rule "${before.name}": it is at version ${before.version}, not ${expectedVersion}`,
        ['input', 'expectedVersion'],
      );
    }
    const after = {
      ...before,
      ...changes,
      condition: { ...before.condition, ...changes.condition },
      effect: { ...before.effect, ...changes.effect },
      lastModifiedAt: now(),
      lastModifiedBy: viewer.name,
      version: before.version + 1,
    };
    checkRule(after);
    const all = await unit.enrichmentRules.listAll();
    checkAmongOthers(
      all.filter(({ id }) => id !== ruleId),
      after,
    );
    await checkReferences(unit, after.effect.value);
    await unit.enrichmentRules.save(after);
    await unit.alertPolicy.saveRulesEdition(randomUUID());
    return after;
  });
}

export async function deleteEnrichmentRule(
  { transaction, viewer }: ActionContext,
  ruleId: string,
): Promise<void> {
  checkMayAdminister(viewer, 'delete an enrichment rule');
  await transaction(async (unit) => {
    if ((await unit.enrichmentRules.findForUpdate(ruleId)) === null) {
      throw noRule(ruleId, 'delete');
    }
    await unit.enrichmentRules.remove(ruleId);
    const hasOthers = (await unit.enrichmentRules.listAll()).length > 0;
    await unit.alertPolicy.saveRulesEdition(hasOthers ? randomUUID() : '');
  });
}

function noRule(ruleId: string, action: string): Refusal {
  return new Refusal('NOT_FOUND', `Cannot ${action} enrichment rule "${ruleId}": there is none`, [
    'input',
    'enrichmentRuleId',
  ]);
}
