import type { AssetId } from '../../timeline/index.ts'
import type { Flicks } from '../../time/index.ts'
import type { Evidence } from '../evidence.ts'
import { checkGrants } from './check-grants.ts'
import { checkHoldbacks } from './check-holdbacks.ts'
import { checkSecrets } from './check-secrets.ts'
import type { Flaw } from './flaw.ts'
import { namedTwice } from './reach.ts'

/** How long assets are, where that is known. */
export type AssetLengths = ReadonlyMap<AssetId, Flicks | null>

/**
 * Looks evidence over for what was likely not meant: windows that end before they begin, grants that overlap or
 * contradict, reveals in a circle, marks outside their asset. The law answers all of it; a person should know how.
 */
export function checkEvidence(evidence: Evidence, lengths: AssetLengths = new Map()): readonly Flaw[] {
  return [
    ...checkGrants(evidence),
    ...checkWaiting(evidence),
    ...checkHoldbacks(evidence),
    ...checkSecrets(evidence),
    ...checkMarks(evidence, lengths),
  ]
}

function checkWaiting({ embargoes, prohibitions, holdbacks }: Evidence): readonly Flaw[] {
  const listed = [
    ...embargoes.map(({ id, name, territories, begunAt: asOf }) => ({ id, name, territories, asOf })),
    ...prohibitions.map(({ id, name, territories, recordedAt: asOf }) => ({ id, name, territories, asOf })),
    ...holdbacks.map(({ id, name, territories, recordedAt: asOf }) => ({ id, name, territories, asOf })),
  ]
  return [
    ...embargoes.flatMap(({ id, name, until, begunAt }) =>
      until.kind === 'at' && until.at <= begunAt
        ? [{ kind: 'embargo-ends-before-it-begins' as const, ids: [id], names: [name], at: until.at }]
        : [],
    ),
    ...prohibitions.flatMap(({ id, name, from, until }) =>
      from !== null && until !== null && until <= from
        ? [{ kind: 'window-ends-before-it-begins' as const, ids: [id], names: [name], at: until }]
        : [],
    ),
    ...listed.flatMap(({ id, name, territories, asOf }) =>
      namedTwice(territories, asOf).map(({ group, member }) => ({
        kind: 'group-with-member' as const,
        ids: [id],
        names: [name, group, member],
        at: null,
      })),
    ),
  ]
}

function checkMarks({ appearances, subjects }: Evidence, lengths: AssetLengths): readonly Flaw[] {
  const names = new Map(subjects.map(({ id, name }) => [id, name]))
  return appearances.flatMap(({ id, assetId, subjectId, range }) => {
    const length = lengths.get(assetId) ?? null
    const isOutside = range.from < 0 || (length !== null && range.to > length)
    return isOutside
      ? [
          {
            kind: 'mark-outside-asset' as const,
            ids: [id, assetId],
            names: [names.get(subjectId) ?? ''],
            at: null,
          },
        ]
      : []
  })
}
