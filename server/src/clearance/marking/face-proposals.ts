import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { assetId as assetIdOf, type Box, type KeyedBox } from '@stagedoor/core/timeline'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { readyAsset, refuseOutside } from './appearances.ts'
import { changeEvidence } from '../change-evidence.ts'
import { boxesSchema } from '../core-schemas.ts'
import { refuseUnlessWanted } from './face-setting.ts'

/** A face that was found, for somebody to say whose it is. It is no mark, and no verdict rests on it. */
export interface FaceProposal {
  readonly id: string
  readonly number: number
  readonly fromFlicks: number
  readonly toFlicks: number
  readonly boxes: readonly KeyedBox[]
  readonly confidence: number | null
}

/** The faces of an asset that nobody has answered for yet, in order. */
export async function faceProposalsOf(db: Db, assetId: string): Promise<FaceProposal[]> {
  const rows = await db
    .selectFrom('clearance.faceProposals')
    .select(['id', 'number', 'fromFlicks', 'toFlicks', 'boxes', 'confidence'])
    .where('assetId', '=', assetId)
    .orderBy('number')
    .orderBy('id')
    .execute()
  return rows.map(({ boxes, ...proposal }) => ({ ...proposal, boxes: boxesSchema.parse(boxes) }))
}

/** How the last search of an asset for faces stands; work that was called off before it began is called off here too. */
export async function lastSearch(db: Db, assetId: string) {
  const search = await db
    .selectFrom('clearance.faceSearches as s')
    .leftJoin('plant.work as w', 'w.id', 's.workId')
    .select(['s.workId', 's.state', 's.found', 'w.state as workState'])
    .where('s.assetId', '=', assetId)
    .executeTakeFirst()
  if (search === undefined) return undefined
  const { workState, state, ...about } = search
  if (state !== 'waiting' || workState === 'waiting' || workState === 'working') return { ...about, state }
  return { ...about, state: workState === 'failed' ? ('failed' as const) : ('cancelled' as const) }
}

/** How many faces of an asset nobody has answered for. */
export async function unansweredFaces(trx: Trx, assetId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('clearance.faceProposals')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('assetId', '=', assetId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Where a face is, for one who proposes it. */
export interface ProposedFace {
  readonly fromFlicks: number
  readonly toFlicks: number
  readonly boxes: readonly KeyedBox[]
  readonly confidence: number | null
}

interface Proposing {
  readonly productionId: string
  readonly assetId: string
  readonly faces: readonly ProposedFace[]
  readonly by: { readonly userId: string | null; readonly name: string }
  readonly now: Instant
}

/**
 * Writes proposals behind those that stand. Whoever said before that the asset was looked at did not answer for these:
 * it has to be looked at again.
 */
export async function insertProposals(
  trx: Trx,
  { productionId, assetId, faces, by, now }: Proposing,
): Promise<string[]> {
  if (faces.length === 0) return []
  const { result } = await changeEvidence(trx, { productionId, now }, async () => {
    const proposalIds = await writeProposals(trx, { productionId, assetId, faces })
    const look = await trx
      .deleteFrom('clearance.looks')
      .where('assetId', '=', assetId)
      .returning('assetId')
      .executeTakeFirst()
    if (look) await notifyTopic(trx, productionId, 'dailies')
    const told = { personal: { by: by.name } }
    const scope = { kind: 'asset' as const, assetId: assetIdOf(assetId) }
    return {
      result: proposalIds,
      touched: look ? [{ kind: 'embargo' as const, scope }] : [],
      entry: {
        kind: 'faces-proposed',
        body: { assetId, count: faces.length, by: by.userId },
        ...told,
      },
      alongside: look
        ? [{ kind: 'asset-to-be-looked-at-again', body: { assetId, by: by.userId }, ...told }]
        : [],
    }
  })
  return result
}

async function writeProposals(
  trx: Trx,
  { productionId, assetId, faces }: Pick<Proposing, 'productionId' | 'assetId' | 'faces'>,
): Promise<string[]> {
  const { last } = await trx
    .selectFrom('clearance.faceProposals')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('assetId', '=', assetId)
    .executeTakeFirstOrThrow()
  const rows = faces.map(({ boxes, ...face }, at) => ({
    id: newId(),
    productionId,
    assetId,
    number: (last ?? 0) + at + 1,
    boxes: JSON.stringify(boxes),
    ...face,
  }))
  await trx.insertInto('clearance.faceProposals').values(rows).execute()
  await notifyTopic(trx, productionId, 'clearance')
  return rows.map(({ id }) => id)
}

/**
 * Proposes faces by hand: those of an answer that was taken back, or what a detector of somebody's own found. Throws
 * `faces-not-proposed`, `appearance-outside-asset`, `no-picture`.
 */
export async function proposeFaces(
  { db, clock }: { db: Db; clock: Clock },
  {
    productionId,
    assetId,
    faces,
    actor,
  }: { productionId: string; assetId: string; faces: readonly ProposedFace[]; actor: Actor },
): Promise<{ proposalIds: string[] }> {
  return db.transaction().execute(async (trx) => {
    await refuseUnlessWanted(trx, productionId)
    const asset = await readyAsset(trx, { productionId, assetId })
    if (asset.kind === 'sound' || asset.kind === 'document') throw new Problem('no-picture')
    for (const face of faces) refuseOutside(asset, { ...face, sides: ['picture'], prominence: 'featured' })
    const now = clock.now()
    return { proposalIds: await insertProposals(trx, { productionId, assetId, faces, by: actor, now }) }
  })
}

/** The box of a proposal in the middle of its stretch, where its picture is taken. */
export function middleOf({ boxes, fromFlicks }: FaceProposal): { at: number; box: Box } {
  const middle = boxes[Math.floor(boxes.length / 2)]
  if (middle === undefined) throw new TypeError('A proposal has a box')
  return { at: Math.max(fromFlicks, middle.at), box: middle.box }
}
