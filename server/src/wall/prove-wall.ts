import { randomUUID } from 'node:crypto'
import type { AccountId, GateId, ProductionId, StoryPointId } from '@stagedoor/core/production'
import { instant } from '@stagedoor/core/time'
import { AUDIENCES, type Gate, NOBODY, passes, type Viewer } from '@stagedoor/core/wall'
import { sql } from 'kysely'
import { setManual } from '../plant/clock/index.ts'
import type { Db } from '../schema/index.ts'

const GATES_AT_ONCE = 50
const FAN: Viewer = { kind: 'fan', account: 'a fan' as AccountId }

interface Sides {
  /** Writes gates, the clock and the seal. */
  crew: Db
  /** Reads as a fan does. */
  fan: Db
}

/** A gate and a moment at which the database's policy and core's predicate differ, in words. */
export type WallDifference = string

/**
 * Draws gates and moments, sealed houses among them, and gives back every pair for which a fan of the database sees
 * something else than core's `passes` says; the same seed draws the same pairs.
 */
export async function proveWall(
  { crew, fan }: Sides,
  { pairs, seed = 1 }: { pairs: number; seed?: number },
): Promise<WallDifference[]> {
  const draw = drawFrom(seed)
  const differences: WallDifference[] = []
  const productionId = randomUUID()
  for (let left = pairs; left > 0; left -= GATES_AT_ONCE) {
    const gates = Array.from({ length: Math.min(left, GATES_AT_ONCE) }, () => drawGate(draw, productionId))
    const now = momentAt(draw(12))
    const isSealed = draw(8) === 0
    await arrange(crew, { gates, now, isSealed })
    const [seenGates, seenPages] = await see(fan)
    for (const gate of gates) {
      const asItStands: Gate = isSealed ? { ...gate, standing: 'shut' } : gate
      for (const viewer of [NOBODY, FAN]) {
        const says = passes(asItStands, viewer, now)
        for (const [what, seen] of [
          ['the gate', seenGates],
          ['the page behind it', seenPages],
        ] as const)
          if (seen.has(gate.id) !== says)
            differences.push(
              `${JSON.stringify(gate)} at ${now}${isSealed ? ', sealed' : ''}: core says ${says} for ${viewer.kind}, the database shows ${what}: ${seen.has(gate.id)}`,
            )
      }
    }
  }
  await arrange(crew, { gates: [], now: momentAt(0), isSealed: false })
  return differences
}

const momentAt = (place: number) => instant(Date.UTC(2026, 10, 27, 17) + place)

function drawGate(draw: Draw, productionId: string): Gate {
  const opens = draw(14)
  return {
    id: randomUUID() as GateId,
    production: productionId as ProductionId,
    standing: draw(3) === 0 ? 'shut' : 'stands',
    opensAt: opens >= 12 ? null : momentAt(opens),
    audience: AUDIENCES[draw(AUDIENCES.length)] ?? 'public',
    horizon: drawHorizon(draw),
  }
}

function drawHorizon(draw: Draw): Gate['horizon'] {
  const points = draw(4) === 0 ? [randomUUID() as StoryPointId] : []
  const moment = draw(3) === 0 ? momentAt(draw(12)) : null
  return points.length === 0 && moment === null ? null : { points, moment }
}

interface Arrangement {
  gates: Gate[]
  now: ReturnType<typeof instant>
  isSealed: boolean
}

function arrange(crew: Db, { gates, now, isSealed }: Arrangement): Promise<void> {
  return crew.transaction().execute(async (trx) => {
    await trx.deleteFrom('production.frontPages').where('tagline', '=', 'drawn').execute()
    await trx.deleteFrom('production.productions').where('tagline', '=', 'drawn').execute()
    await trx.deleteFrom('wall.gates').where('shutBecause', '=', 'drawn').execute()
    await setManual(trx, now)
    await trx
      .updateTable('plant.house')
      .set({ sealedAt: isSealed ? sql<never>`now()` : null })
      .execute()
    if (gates.length === 0) return
    await trx
      .insertInto('wall.gates')
      .values(
        gates.map(({ id, production, standing, opensAt, audience, horizon }) => ({
          id,
          productionId: production,
          standing,
          audience,
          opensAt: opensAt === null ? null : new Date(opensAt),
          shutBecause: 'drawn',
          horizonPoints: [...(horizon?.points ?? [])],
          horizonMoment: horizon?.moment == null ? null : new Date(horizon.moment),
        })),
      )
      .execute()
    const shown = (id: string) => ({
      slug: id,
      title: 'Saltlight',
      kind: 'film',
      tagline: 'drawn',
      zone: 'UTC',
    })
    await trx
      .insertInto('production.productions')
      .values(gates.map(({ id }) => ({ id, frontGateId: id, ...shown(id) })))
      .execute()
    await trx
      .insertInto('production.frontPages')
      .values(gates.map(({ id }) => ({ productionId: id, gateId: id, ...shown(id) })))
      .execute()
  })
}

async function see(fan: Db): Promise<readonly [ReadonlySet<string>, ReadonlySet<string>]> {
  const gates = await fan.selectFrom('wall.gates').select('id').execute()
  const pages = await fan.selectFrom('production.frontPages').select('gateId').execute()
  return [new Set(gates.map(({ id }) => id)), new Set(pages.map(({ gateId }) => gateId))]
}

type Draw = (below: number) => number

// The "minimal standard" generator of Park and Miller: the same everywhere, and even enough for choices.
function drawFrom(seed: number): Draw {
  let state = (seed % 2_147_483_646) + 1
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return Math.floor((state / 2_147_483_647) * below)
  }
}
