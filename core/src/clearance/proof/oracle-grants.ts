import type { Use } from '../exposure.ts'
import type { Grant } from '../grant.ts'
import { MUSIC_RIGHTS, type MusicRight } from '../medium.ts'
import type { Territory } from '../territory.ts'
import type { World } from './world.ts'
import { areHolding, isAt, placesOf, usesOf } from './oracle-places.ts'
import type { Spot } from './oracle-spots.ts'
import { wordOf } from './oracle-words.ts'

/** Whether a subject may be perceived at a spot, with what it costs, or why not. */
export type Allowed =
  | { readonly is: 'allowed'; readonly credits: readonly string[] }
  | { readonly is: 'missing'; readonly because: string }

// One thing that some grant must carry: a use in a place, and for music a right.
interface Point {
  readonly use: Use
  readonly place: Territory
  readonly right: MusicRight | null
}

/** Asks about one spot: every use in every territory for every right, one grant after the other. */
export function allowed(world: World, spot: Spot): Allowed {
  const { evidence } = world
  const { subject } = spot
  const open: Point[] = []
  const credits = new Set<string>()
  const grants = evidence.grants.filter((grant) => grant.subjectId === subject.id)
  const rights = subject.kind === 'music' ? MUSIC_RIGHTS : [null]
  for (const use of usesOf(world.exposure)) {
    if (isSpared(world, spot, use)) continue
    for (const place of placesOf(world.exposure)) {
      for (const right of rights) {
        const point = { use, place, right }
        const carrying = grants.filter((grant) => refusalOf(world, { grant, spot, open: [point] }) === null)
        if (carrying.length === 0) open.push(point)
        else for (const text of cheapest(carrying)) credits.add(text)
      }
    }
  }
  if (open.length === 0) return { is: 'allowed', credits: [...credits].sort() }
  const isUnknown = subject.kind === 'person' && !subject.identified
  if (isUnknown || subject.kind === 'safety-matter') return { is: 'missing', because: subject.kind }
  return { is: 'missing', because: nearest(world, { grants, spot, open }) }
}

// A named person decided that nothing is needed, or a notice told the crowd.
function isSpared({ evidence, now }: World, { subject, side, appearance, assetId }: Spot, use: Use): boolean {
  const isDecided = evidence.decisions.some(
    (decision) =>
      decision.kind === 'needs-none' &&
      decision.subjectId === subject.id &&
      decision.at <= now &&
      decision.uses.includes(use),
  )
  const isOfTheCrowd =
    side === 'picture' &&
    subject.kind === 'person' &&
    !subject.identified &&
    !subject.minor &&
    appearance?.prominence === 'background'
  const facts = evidence.assets.find((asset) => asset.assetId === assetId)
  const isTold = evidence.crowdNotices.some(
    ({ placeId, dayId, uses, postedAt }) =>
      placeId === facts?.placeId &&
      dayId === facts.dayId &&
      postedAt <= now &&
      (uses.length === 0 || uses.includes(use)),
  )
  return isDecided || (isOfTheCrowd && isTold)
}

interface Asked {
  readonly grant: Grant
  readonly spot: Spot
  readonly open: readonly Point[]
}

interface Refusal {
  readonly rank: number
  readonly by: number
  readonly text: string
}

// Why a grant does not carry the open points, as a number: lower is nearer; null when it carries them.
function refusalOf(world: World, { grant, spot, open }: Asked): Refusal | null {
  const { exposure, now } = world
  const { at } = exposure
  const { signatory, scope, conditions, state } = grant
  const never = { rank: 99, by: 0, text: 'unknown yet' }
  if (state.kind === 'draft')
    return state.draftedAt > now ? never : { rank: 6, by: 0 - state.draftedAt, text: 'drafted' }
  if (state.kind === 'sent')
    return state.sentAt > now ? never : { rank: 5, by: 0 - state.sentAt, text: 'sent' }
  if (state.signedAt > now) return never
  const { subject, side } = spot
  const isChild = subject.kind === 'person' && subject.minor
  const grownAt = isChild ? (subject.comesOfAgeAt ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY
  if (signatory === 'minor-alone' || (signatory === 'self' && state.signedAt < grownAt))
    return { rank: 8, by: 0, text: 'signed-by-minor' }
  if (state.kind === 'withdrawn' && (at >= state.withdrawnAt || state.withdrawnAt < state.signedAt))
    return { rank: 7, by: 0 - state.withdrawnAt, text: 'withdrawn' }
  const isOverAtMajority =
    signatory === 'guardian' && isChild && (grant.endsAtMajority || state.signedAt >= grownAt)
  if (isOverAtMajority && (at >= grownAt || state.signedAt >= grownAt))
    return { rank: 4.5, by: 0, text: 'ended-at-majority' }
  const from = scope.window.from === undefined ? state.signedAt : scope.window.from
  if (at < from) return { rank: 3, by: from, text: 'not-begun' }
  if (scope.window.until !== undefined && at >= scope.window.until)
    return { rank: 4, by: 0 - scope.window.until, text: 'expired' }
  const short = new Set<string>()
  const medium = side === 'sound' ? 'sound' : exposure.medium
  if (!scope.media.includes(medium)) short.add(`medium ${medium}`)
  if (!scope.destinations.some((reach) => isAt(reach, exposure.destination))) short.add('destination')
  for (const { use, place, right } of open) {
    if (!scope.uses.includes(use)) short.add(`use ${use}`)
    if (!areHolding(scope.territories, place)) short.add(`place ${place}`)
    if (right && !scope.musicRights.includes(right)) short.add(`right ${right}`)
  }
  if (short.size > 0) return { rank: 2, by: short.size, text: `too-narrow ${[...short].sort().join()}` }
  const rivals = conditions.flatMap((one) =>
    one.kind === 'not-beside' ? one.subjectIds.filter((id) => spot.beside.includes(id)) : [],
  )
  if (rivals.length > 0) return { rank: 1.5, by: 0, text: `beside ${[...new Set(rivals)].sort().join()}` }
  const needsApproval = conditions.some((condition) => condition.kind === 'approval-needed')
  return needsApproval && wordOf(world, subject.id) !== 'approved'
    ? { rank: 1, by: 0, text: 'approval-missing' }
    : null
}

function nearest(
  world: World,
  { grants, spot, open }: { grants: readonly Grant[]; spot: Spot; open: readonly Point[] },
): string {
  const refusals = grants.flatMap((grant) => {
    const refusal = refusalOf(world, { grant, spot, open })
    return refusal && refusal.rank < 99 ? [{ ...refusal, id: grant.id }] : []
  })
  const [best] = refusals.sort((a, b) => a.rank - b.rank || a.by - b.by || (a.id < b.id ? -1 : 1))
  return best ? `${best.id} ${best.text}` : 'never-asked'
}

function cheapest(carrying: readonly Grant[]): readonly string[] {
  const asked = carrying.map((grant) =>
    grant.conditions.flatMap((condition) => (condition.kind === 'credit-line' ? [condition.text] : [])),
  )
  return asked.reduce((least, texts) =>
    texts.length < least.length || (texts.length === least.length && texts.join() < least.join())
      ? texts
      : least,
  )
}
