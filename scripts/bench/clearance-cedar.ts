import {
  type AuthorizationCall,
  preparsePolicySet,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { Appearance, Evidence, Exposure, Grant } from '@stagedoor/core/clearance'

// One rule for every grant: a policy engine asks about one principal and one resource at a time.
const POLICIES = `
permit (principal, action == Action::"show", resource is Grant)
when {
  resource.subject == principal &&
  resource.from <= context.at && context.at < resource.until &&
  resource.uses.containsAll(context.uses) &&
  (resource.everywhere || resource.territories.containsAll(context.territories)) &&
  (resource.anywhere || resource.platforms.contains(context.platform)) &&
  resource.media.contains(context.medium)
};`
const POLICY_SET = 'grants'
const END = Number.MAX_SAFE_INTEGER

type CedarEntity = Extract<AuthorizationCall['entities'], readonly unknown[]>[number]

/**
 * The same facts before a plain policy engine: a cut may leave if for everybody in its ranges some grant allows it. Which
 * appearances and grants to ask about is looked up for it beforehand; it gives no ranges, edits or moments.
 */
export function cedarOf({ appearances, grants, subjects }: Evidence): (exposure: Exposure) => boolean {
  preparsePolicySet(POLICY_SET, { staticPolicies: POLICIES })
  const inAsset = Map.groupBy(appearances, (appearance) => appearance.assetId)
  const ofSubject = Map.groupBy(grants, (grant) => grant.subjectId)
  const entities = new Map(grants.map((grant) => [grant.id, entityOf(grant)]))
  const hidden = new Set(subjects.filter(({ kind }) => kind === 'secret').map(({ id }) => id))
  return (exposure) =>
    seenIn(exposure, inAsset).every(
      ({ subjectId, sides }) =>
        hidden.has(subjectId) ||
        sides.every((side) =>
          (ofSubject.get(subjectId) ?? []).some((grant) => {
            const medium = side === 'sound' ? 'sound' : exposure.medium
            const entity = entities.get(grant.id)
            return entity !== undefined && isAllowed({ exposure, grant, entity, medium })
          }),
        ),
    )
}

function seenIn(
  { timeline }: Exposure,
  inAsset: ReadonlyMap<string, readonly Appearance[]>,
): readonly Appearance[] {
  return timeline.clips.flatMap(({ assetId, source }) =>
    (inAsset.get(assetId) ?? []).filter(({ range }) => range.from < source.to && source.from < range.to),
  )
}

function isAllowed({
  exposure,
  grant,
  entity,
  medium,
}: {
  exposure: Exposure
  grant: Grant
  entity: CedarEntity
  medium: string
}): boolean {
  const { uses, territories, destination, at } = exposure
  const answer = statefulIsAuthorized({
    principal: { type: 'Subject', id: grant.subjectId },
    action: { type: 'Action', id: 'show' },
    resource: { type: 'Grant', id: grant.id },
    context: { uses: [...uses], territories: [...territories], platform: destination.platform, at, medium },
    preparsedPolicySetId: POLICY_SET,
    entities: [entity],
  })
  return answer.type === 'success' && answer.response.decision === 'allow'
}

function entityOf({ id, subjectId, scope, state }: Grant): CedarEntity {
  const signedAt = 'signedAt' in state ? state.signedAt : END
  const withdrawnAt = state.kind === 'withdrawn' ? state.withdrawnAt : END
  return {
    uid: { type: 'Grant', id },
    attrs: {
      subject: { __entity: { type: 'Subject', id: subjectId } },
      from: scope.window.from ?? signedAt,
      until: Math.min(scope.window.until ?? END, withdrawnAt),
      uses: [...scope.uses],
      everywhere: scope.territories.some((area) => String(area) === 'WORLD'),
      territories: scope.territories.flatMap((area) => (area === 'EU' ? ['DE', 'FR'] : [area])),
      anywhere: scope.destinations.some(({ kind }) => kind === 'anywhere'),
      platforms: scope.destinations.flatMap((reach) => ('platform' in reach ? [reach.platform] : [])),
      media: [...scope.media],
    },
    parents: [],
  }
}
