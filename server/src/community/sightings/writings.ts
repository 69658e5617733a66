import { sightOf, stateLayer, type WritingLayer, type WritingSight } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import type { MadeViewer } from '@stagedoor/core/wall'
import type { Clock } from '../../plant/clock/index.ts'
import { productionById } from '../../production/index.ts'
import type { WritingKind, WritingState } from '../../schema/community.ts'
import type { Db } from '../../schema/index.ts'
import { whySeen } from '../../wall/index.ts'
import { communitySettings } from '../moderation/settings.ts'
import { gateLayer, placeLayers, type Whys } from './place-layers.ts'
import { MOST_BELOW, type PlacedRow, rowsAround, rowsOfThread, type TalkCursor } from './writing-rows.ts'

/** A writing in its place, what somebody made up sees of it, and why. */
export interface WritingSighting {
  readonly id: string
  readonly kind: WritingKind
  readonly state: WritingState
  readonly handle: string | null
  readonly badge: string | null
  /** What it says, for those who may read it; null for others. */
  readonly words: string | null
  readonly writtenAt: Instant
  /** How many writings it lies below. */
  readonly depth: number
  /** Whether more answers lie below it than are told. */
  readonly hasMore: boolean
  readonly sight: WritingSight
  readonly layers: readonly WritingLayer[]
}

/** Which writings: those of a thread, the latest first, or one with what is above and below it. */
export type WritingsWanted =
  { readonly threadId: string; readonly after: TalkCursor | null } | { readonly writingId: string }

/** Writings of one thread; `threadId` is null where there are none. */
export interface WritingSightings {
  readonly threadId: string | null
  readonly writings: readonly WritingSighting[]
  readonly next: TalkCursor | null
}

/** What somebody made up sees of writings of a production, and why. */
export async function writingSightings(
  { db, clock }: { db: Db; clock: Clock },
  {
    productionId,
    made,
    wanted,
    tellsWords,
  }: { productionId: string; made: MadeViewer; wanted: WritingsWanted; tellsWords: boolean },
): Promise<WritingSightings> {
  const production = await productionById(db, productionId)
  if (production === undefined) return { threadId: null, writings: [], next: null }
  const { rows, next } =
    'threadId' in wanted
      ? await rowsOfThread(db, { productionId, ...wanted })
      : { rows: await rowsAround(db, { productionId, ...wanted }), next: null }
  const gateIds = rows.flatMap((row) => [row.threadGateId, row.gateId ?? [], row.alsoGateId ?? []].flat())
  const { frontGateId } = production
  const whys = await whySeen({ db, clock }, { made, gateIds: [...new Set([frontGateId, ...gateIds])] })
  const door = await communitySettings(db, productionId)
  const placeOf = (row: PlacedRow) =>
    placeLayers({ frontGateId, gateId: row.threadGateId }, { whys, door, guise: made.guise })
  const writings = inTheirPlace(rows).map(({ row, depth, hasMore, above }) => {
    const layers = [...placeOf(row), ...ownLayers(row, whys), ...aboveLayer(above, { placeOf, whys })]
    const sight = sightOf(row, layers)
    return { ...said(row, { tellsWords, now: clock.now() }), depth, hasMore, sight, layers }
  })
  return { threadId: rows[0]?.threadId ?? null, writings, next }
}

function ownLayers({ state, gateId, alsoGateId }: PlacedRow, whys: Whys): WritingLayer[] {
  return [
    stateLayer(state),
    ...(gateId === null ? [] : [gateLayer('raised', gateId, whys)]),
    ...(alsoGateId === null ? [] : [gateLayer('clip', alsoGateId, whys)]),
  ]
}

// The talk leads to a writing where all above it is there, be it as a gap.
function aboveLayer(
  above: readonly PlacedRow[],
  { placeOf, whys }: { placeOf: (row: PlacedRow) => WritingLayer[]; whys: Whys },
): WritingLayer[] {
  if (above.length === 0) return []
  const holds = above.every((row) => {
    const sight = sightOf(row, [...placeOf(row), ...ownLayers(row, whys)])
    return sight === 'words' || (sight === 'place' && row.kind === 'comment')
  })
  return [{ of: 'above', holds }]
}

// Of a theory under seal, what its seal says: whoever marks theories reads the rest at their desk, by asking for it.
function said(
  { id, kind, state, handle, badge, source, writtenAt, seal }: PlacedRow,
  { tellsWords, now }: { tellsWords: boolean; now: Instant },
) {
  const isSealed = kind === 'theory' && (seal?.shownFrom == null || seal.shownFrom > now)
  return {
    id,
    kind,
    state,
    writtenAt,
    badge: isSealed ? null : badge,
    handle: isSealed ? (seal?.signedBy ?? null) : handle,
    words: tellsWords && !isSealed ? source : null,
  }
}

interface Placed {
  readonly row: PlacedRow
  readonly depth: number
  readonly hasMore: boolean
  readonly above: readonly PlacedRow[]
}

// As a page lists them: each with what answers it right below.
function inTheirPlace(rows: readonly PlacedRow[]): Placed[] {
  const known = new Set(rows.map(({ id }) => id))
  const place = (row: PlacedRow, above: readonly PlacedRow[]): Placed[] => {
    const below = rows.filter(({ parentId }) => parentId === row.id)
    const told = below.slice(0, above.length === 0 ? MOST_BELOW.first : MOST_BELOW.further)
    const own = { row, depth: above.length, hasMore: below.length > told.length, above }
    return [own, ...told.flatMap((one) => place(one, [...above, row]))]
  }
  return rows
    .filter(({ parentId }) => parentId === null || !known.has(parentId))
    .flatMap((row) => place(row, []))
}
