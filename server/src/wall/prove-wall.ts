import { randomUUID } from 'node:crypto'
import {
  NO_STORY,
  passedBy,
  type AccountId,
  type GateId,
  type ProductionId,
  type Story,
  type StoryPointId,
} from '@stagedoor/core/production'
import { instant, type Instant } from '@stagedoor/core/time'
import {
  AUDIENCES,
  type Gate,
  GUISES,
  type Look,
  lookOf,
  type MadeViewer,
  NOBODY,
  passes,
  type Viewer,
  type Who,
} from '@stagedoor/core/wall'
import { sql } from 'kysely'
import { setManual } from '../plant/clock/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { labelStory } from '../production/index.ts'
import { asViewer } from './as-viewer.ts'
import { createGate } from './gates.ts'

const GATES_AT_ONCE = 40
const VIEWERS_AT_ONCE = 8
const POINTS_OF_A_STORY = 6
/** Somebody who is crew of both productions. */
const CREW = randomUUID()
/** A production beside the one whose story is drawn. */
const ELSEWHERE = randomUUID() as ProductionId

/** A viewer as both sides know them: by the id that is the context of a statement, and by how core says they look. */
interface Watched {
  readonly id: string | null
  readonly row:
    | { readonly kind: 'none' }
    | { readonly kind: 'real'; readonly who: Who; readonly told: readonly StoryPointId[] }
    | { readonly kind: 'made'; readonly made: MadeViewer; readonly account: string; readonly dies: Instant }
  readonly looks: (gate: Gate) => Look
}

interface Sides {
  /** Writes gates, the clock and the seal. */
  crew: Db
  /** Reads as a fan does. */
  fan: Db
}

/** A gate and a moment at which the database's policy and core's predicate differ, in words. */
export type WallDifference = string

/**
 * Draws stories, viewers, gates and moments, sealed houses among them, and gives back every pair of viewer and gate for
 * which the database shows something else than core's `passes` says; the same seed draws the same pairs.
 */
export async function proveWall(
  { crew, fan }: Sides,
  { pairs, seed = 1 }: { pairs: number; seed?: number },
): Promise<WallDifference[]> {
  const draw = drawFrom(seed)
  const differences: WallDifference[] = []
  const productionId = randomUUID()
  await beginStory(crew, productionId)
  for (let left = pairs; left > 0; left -= GATES_AT_ONCE * VIEWERS_AT_ONCE) {
    const story = drawStory(draw)
    const now = momentAt(draw(12))
    const watched = drawViewers(draw, { productionId, story, now })
    await arrangeViewers(crew, { productionId, story, watched })
    const gates = Array.from({ length: Math.min(Math.ceil(left / VIEWERS_AT_ONCE), GATES_AT_ONCE) }, () =>
      drawGate(draw, { productionId, story }),
    )
    const round = Math.floor(left / (GATES_AT_ONCE * VIEWERS_AT_ONCE))
    // Every fourth house is sealed: where no gate passes, nothing else can differ. Functions are asked row by row, which is
    // slow, and so in every third.
    const isSealed = round % 4 === 0
    const asksFunctions = round % 3 === 1
    await arrange(crew, { gates, now, isSealed })
    for (const { looks, id } of watched) {
      const [seenGates, seenPages] = await asViewer(fan, id, see)
      const passedGates = asksFunctions ? await asViewer(crew, id, askForEach) : seenGates
      for (const gate of gates) {
        const look = looks(gate)
        const says = passes(isSealed ? { ...gate, standing: 'shut' } : gate, look.viewer, look.now)
        for (const [what, seen] of [
          ['the gate', seenGates],
          ['the page behind it', seenPages],
          ['the gate to its functions', passedGates],
        ] as const)
          if (seen.has(gate.id) !== says)
            differences.push(
              `${JSON.stringify(gate)} at ${look.now}${isSealed ? ', sealed' : ''}: core says ${says} for ${sayViewer(look.viewer)}, the database shows ${what}: ${seen.has(gate.id)}`,
            )
      }
    }
  }
  await endStory(crew, productionId)
  await arrange(crew, { gates: [], now: momentAt(0), isSealed: false })
  return differences
}

const momentAt = (place: number) => instant(Date.UTC(2026, 10, 27, 17) + place)

const sayViewer = ({ passed, ...who }: Viewer): string =>
  `${JSON.stringify(who)} who passed ${[...passed].join(', ') || 'nothing'}`

// Points lie after some of those drawn before them, so the order is any partial one.
function drawStory(draw: Draw): Story {
  const ids = Array.from({ length: POINTS_OF_A_STORY }, () => randomUUID() as StoryPointId)
  const points = ids.map((id, index) => ({
    id,
    name: id,
    after: ids.slice(0, index).filter(() => draw(3) === 0),
    publicAt: draw(8) === 0 ? null : momentAt(draw(8)),
  }))
  return { ...NO_STORY, points }
}

const drawPoints = (draw: Draw, { points }: Story) =>
  points.filter(() => draw(POINTS_OF_A_STORY) === 0).map(({ id }) => id)

// Nobody, one without an account who told something, a member, one of age, and one whose row is gone; and three made up:
// one who lives, one whose hours are over or whose maker is crew no longer, and one who was made for another production.
function drawViewers(
  draw: Draw,
  { productionId, story, now }: { productionId: string; story: Story; now: Instant },
): Watched[] {
  const account = 'a fan' as AccountId
  const production = productionId as ProductionId
  const stranger = () => ({ viewer: NOBODY, now })
  const telling = (who: Who): Watched => {
    const told = drawPoints(draw, story)
    const viewer = { ...who, passed: passedBy(story, told, now) }
    return { id: randomUUID(), row: { kind: 'real', who, told }, looks: () => ({ viewer, now }) }
  }
  const made = (of: ProductionId, fate: 'lives' | 'died' | 'left'): Watched => {
    const viewer: MadeViewer = {
      production: of,
      told: drawPoints(draw, story),
      guise: GUISES[draw(GUISES.length)] ?? 'nobody',
      asOf: draw(3) === 0 ? null : momentAt(draw(14)),
    }
    const dies = instant(fate === 'died' ? now - draw(2) : now + 1 + draw(2))
    const isCrew = fate !== 'left'
    return {
      id: randomUUID(),
      row: { kind: 'made', made: viewer, account: isCrew ? CREW : randomUUID(), dies },
      looks:
        fate === 'lives' ? (gate) => lookOf(viewer, { production: gate.production, story, now }) : stranger,
    }
  }
  return [
    { id: null, row: { kind: 'none' }, looks: stranger },
    { id: randomUUID(), row: { kind: 'none' }, looks: stranger },
    telling({ kind: 'nobody' }),
    telling({ kind: 'fan', account, isGrown: false }),
    telling({ kind: 'fan', account, isGrown: true }),
    made(production, 'lives'),
    made(production, draw(2) === 0 ? 'died' : 'left'),
    made(ELSEWHERE, 'lives'),
  ]
}

function drawGate(draw: Draw, { productionId, story }: { productionId: string; story: Story }): Gate {
  const opens = draw(14)
  const isElsewhere = draw(5) === 0
  return {
    id: randomUUID() as GateId,
    production: isElsewhere ? ELSEWHERE : (productionId as ProductionId),
    standing: draw(3) === 0 ? 'shut' : 'stands',
    opensAt: opens >= 12 ? null : momentAt(opens),
    audience: AUDIENCES[draw(AUDIENCES.length)] ?? 'public',
    horizon: drawHorizon(draw, isElsewhere ? NO_STORY : story),
  }
}

function drawHorizon(draw: Draw, story: Story): Gate['horizon'] {
  // A point of another story, or of none, lies behind nobody.
  const elsewhere = draw(12) === 0 ? [randomUUID() as StoryPointId] : []
  const points = draw(2) === 0 ? [...drawPoints(draw, story), ...elsewhere] : []
  const moment = draw(3) === 0 ? momentAt(draw(12)) : null
  return points.length === 0 && moment === null ? null : { points, moment }
}

const shownAs = (id: string, tagline: string) => ({
  slug: id,
  title: 'Saltlight',
  kind: 'film',
  tagline,
  zone: 'UTC',
})

function beginStory(crew: Db, productionId: string): Promise<void> {
  return crew.transaction().execute(async (trx) => {
    for (const id of [productionId, ELSEWHERE]) {
      const frontGateId = await createGate(trx, { productionId: id, audience: 'crew', opensAt: null })
      await trx
        .insertInto('production.productions')
        .values({ id, frontGateId, ...shownAs(id, 'told') })
        .execute()
      await trx
        .insertInto('production.memberships')
        .values({ id: randomUUID(), productionId: id, userId: CREW, role: 'publicist' })
        .execute()
    }
  })
}

async function endStory(crew: Db, productionId: string): Promise<void> {
  await crew.deleteFrom('wall.viewers').execute()
  await crew.deleteFrom('wall.madeViewers').execute()
  await crew.deleteFrom('production.memberships').where('userId', '=', CREW).execute()
  await crew.deleteFrom('production.storyPoints').where('productionId', '=', productionId).execute()
  await crew.deleteFrom('production.productions').where('id', 'in', [productionId, ELSEWHERE]).execute()
}

function arrangeViewers(
  crew: Db,
  { productionId, story, watched }: { productionId: string; story: Story; watched: readonly Watched[] },
): Promise<void> {
  return crew.transaction().execute(async (trx) => {
    await trx.deleteFrom('wall.viewers').execute()
    await trx.deleteFrom('wall.madeViewers').execute()
    await trx.deleteFrom('production.storyPoints').where('productionId', '=', productionId).execute()
    for (const { after, ...point } of story.points)
      await trx
        .insertInto('production.storyPoints')
        .values({
          ...point,
          productionId,
          after: [...after],
          publicAt: point.publicAt === null ? null : new Date(point.publicAt),
        })
        .execute()
    await labelStory(trx, productionId)
    for (const { id, row } of watched) if (id !== null) await arrangeViewer(trx, { id, row, productionId })
  })
}

async function arrangeViewer(
  trx: Trx,
  { id, row, productionId }: { id: string; row: Watched['row']; productionId: string },
): Promise<void> {
  switch (row.kind) {
    case 'none':
      return
    case 'real': {
      const { who, told } = row
      if (who.kind === 'nobody' && told.length === 0) return
      const isGrown = who.kind === 'fan' && who.isGrown
      await trx
        .insertInto('wall.viewers')
        .values({ id, accountId: who.kind === 'fan' ? id : null, isGrown })
        .execute()
      await trx
        .insertInto('wall.toldProgress')
        .values({ viewerId: id, productionId, points: [...told] })
        .execute()
      return
    }
    case 'made': {
      const { made, account, dies } = row
      await trx
        .insertInto('wall.madeViewers')
        .values({
          id,
          productionId: made.production,
          accountId: account,
          points: [...made.told],
          guise: made.guise,
          asOf: made.asOf === null ? null : new Date(made.asOf),
          diesAt: new Date(dies),
        })
        .execute()
    }
  }
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
    const shown = (id: string) => shownAs(id, 'drawn')
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

// What functions that act with their maker's power ask, in place of the policy.
async function askForEach(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from wall.gates where wall.viewer_passes(id)`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
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
