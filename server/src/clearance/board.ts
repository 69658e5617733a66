import { type Concern, type Remedy, VERDICT_KINDS, type Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import { posterOf } from './dailies.ts'
import type { ExposureKind } from './exposure-order.ts'
import { nextTurnOf, verdictIn } from './verdict-rows.ts'

/** An open exposure with its verdict, as the board weighs it. */
export interface Weighed {
  readonly exposureId: string
  readonly kind: ExposureKind
  readonly ref: string
  readonly verdict: Verdict
}

/** One act, and what it would do: `frees` are held by nothing else, `helps` have other concerns besides. */
export interface FreeingAct {
  readonly remedy: Remedy
  readonly frees: readonly Weighed[]
  readonly helps: readonly Weighed[]
}

/** Something that time alone will change. */
export interface Turn {
  readonly at: Instant
  readonly weighed: Weighed
}

/** Every open exposure of a production that has a verdict. */
export async function weighedExposures(db: Db, productionId: string): Promise<Weighed[]> {
  const rows = await db
    .selectFrom('clearance.exposures as e')
    .innerJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
    .select(['e.id as exposureId', 'e.kind', 'e.ref', 'v.verdict'])
    .where('e.productionId', '=', productionId)
    .where('e.closedAt', 'is', null)
    .orderBy('e.id')
    .execute()
  return rows.map((row) => ({ ...row, verdict: verdictIn(row.verdict) }))
}

/** How many verdicts there are of each kind. */
export function countKinds(weighed: readonly Weighed[]): Record<Verdict['kind'], number> {
  const counts = Object.fromEntries(VERDICT_KINDS.map((kind) => [kind, 0])) as Record<Verdict['kind'], number>
  for (const { verdict } of weighed) counts[verdict.kind] += 1
  return counts
}

/**
 * Groups what is held by the act that would free it, the act that frees most first. Only acts that people do count
 * here: edits are made in a cut, and time needs nobody.
 */
export function actsThatFree(weighed: readonly Weighed[]): FreeingAct[] {
  const acts = new Map<string, { remedy: Remedy; frees: Weighed[]; helps: Weighed[] }>()
  for (const one of weighed) {
    if (one.verdict.kind !== 'held') continue
    const holding = one.verdict.concerns.filter(({ standing }) => standing === 'held')
    const leads = new Map(
      holding.flatMap((concern) => leadOf(concern).map((remedy) => [keyOf(remedy), remedy] as const)),
    )
    for (const [key, remedy] of leads) {
      const act = acts.get(key) ?? { remedy, frees: [], helps: [] }
      const answersAll = holding.every((concern) => concern.remedies.some((other) => keyOf(other) === key))
      if (answersAll) act.frees.push(one)
      else act.helps.push(one)
      acts.set(key, act)
    }
  }
  return [...acts.values()].sort((a, b) => b.frees.length - a.frees.length || b.helps.length - a.helps.length)
}

/** What time alone changes next, earliest first. */
export function nextTurns(weighed: readonly Weighed[], now: Instant): Turn[] {
  return weighed
    .flatMap((one) => {
      const at = nextTurnOf(one.verdict, now)
      return at === null ? [] : [{ at, weighed: one }]
    })
    .sort((a, b) => a.at - b.at)
}

/** Titles and posters of some assets, for the board's rows. */
export async function assetsShown(
  { db, addresses }: { db: Db; addresses: MediaAddresses },
  assetIds: readonly string[],
) {
  if (assetIds.length === 0) return []
  const rows = await db
    .selectFrom('ingest.listedAssets')
    .select(['id', 'title', 'gateId', 'files'])
    .where('id', 'in', [...assetIds])
    .execute()
  return rows.map((row) => ({ id: row.id, title: row.title, posterUrl: posterOf({ addresses }, row) }))
}

const BY_PEOPLE: ReadonlySet<Remedy['kind']> = new Set([
  'ask-to-sign',
  'ask-again',
  'ask-to-extend',
  'ask-guardian',
  'ask-for-approval',
  'name-the-person',
  'decide-needs-none',
  'lift-embargo',
])

// The doorkeeper names the best act first; the others of the same concern are ways around it.
function leadOf({ remedies }: Concern): Remedy[] {
  const lead = remedies.find(({ kind }) => BY_PEOPLE.has(kind))
  return lead === undefined ? [] : [lead]
}

function keyOf(remedy: Remedy): string {
  const whom = 'subjectId' in remedy ? remedy.subjectId : 'embargoId' in remedy ? remedy.embargoId : ''
  return `${remedy.kind} ${whom}`
}
