import { passedBy } from '@stagedoor/core/production'
import type { AccountId, GateId, ProductionId, StoryPointId } from '@stagedoor/core/production'
import { instant, type Instant } from '@stagedoor/core/time'
import { type Gate, passes, type Viewer } from '@stagedoor/core/wall'
import { canariesIn } from './canary.ts'
import type { SurfaceFan } from './surface-fans.ts'
import type { SurfaceHouse } from './surface-house.ts'
import type { SurfaceStory } from './surface-story.ts'

/** What a canary stands for, and which gates lie before it; a thing without a gate is never shown to a fan. */
export interface Thing {
  readonly canary: string
  readonly of: string
  readonly gates: readonly string[]
}

/** Says, by core's predicate and the rows as they lie, which canaries somebody may see at a moment. */
export async function predictor(
  { house }: SurfaceHouse,
  { productionId, story, points }: SurfaceStory,
  { things, fans }: { things: readonly Thing[]; fans: readonly SurfaceFan[] },
): Promise<(fan: SurfaceFan, now: Instant) => ReadonlySet<string>> {
  const { db } = house
  const gates = new Map<string, Gate>()
  for (const row of await db
    .selectFrom('wall.gates')
    .select(['id', 'standing', 'opensAt', 'audience', 'horizonPoints', 'horizonMoment'])
    .where('productionId', '=', productionId)
    .execute())
    gates.set(row.id, {
      id: row.id as GateId,
      production: productionId as ProductionId,
      standing: row.standing,
      opensAt: row.opensAt === null ? null : instant(row.opensAt),
      audience: row.audience,
      horizon: {
        points: row.horizonPoints as StoryPointId[],
        moment: row.horizonMoment === null ? null : instant(row.horizonMoment),
      },
    })
  const writings = await db
    .selectFrom('community.writings')
    .select(['source', 'threadGateId', 'gateId', 'alsoGateId', 'state', 'writerId'])
    .where('productionId', '=', productionId)
    .execute()
  const handleOf = new Map(fans.map(({ viewerId, handle }) => [viewerId, handle]))
  return (fan, now) => {
    const passed = passedBy(
      story,
      fan.told.map((key) => points[key]),
      now,
    )
    const viewer: Viewer = fan.isMember
      ? { kind: 'fan', account: fan.name as AccountId, isGrown: fan.isGrown, passed }
      : { kind: 'nobody', passed }
    const opens = (gateId: string): boolean => {
      const gate = gates.get(gateId)
      return gate !== undefined && passes(gate, viewer, now)
    }
    const seen = new Set<string>()
    for (const { canary, gates: before } of things)
      if (before.length > 0 && before.every(opens)) seen.add(canary)
    for (const { source, threadGateId, gateId, alsoGateId, state, writerId } of writings) {
      const isOwn = writerId !== null && writerId === fan.viewerId
      const isThere = state === 'shown' || (state === 'held' && isOwn)
      if (!isThere || !opens(threadGateId) || (alsoGateId !== null && !opens(alsoGateId))) continue
      if (gateId !== null && !isOwn && !opens(gateId)) continue
      for (const canary of canariesIn(source)) seen.add(canary)
      const handle = handleOf.get(writerId)
      if (handle != null) seen.add(handle)
    }
    if (fan.handle !== null) seen.add(fan.handle)
    return seen
  }
}
