import { Problem } from '@stagedoor/contract/problems'
import type { ModerationAct } from '@stagedoor/core/community'
import type { WritingState } from '../../schema/community.ts'
import type { WritingMove } from '../../schema/moderation.ts'
import { type ActScene, EFFECT, type Effect } from './effect.ts'
import { lockWritings, moveWritings, type StruckWriting, toState } from './move-writings.ts'
import { overruleReports } from './reports.ts'
import { raiseGates } from './raise-gate.ts'
import { putUp, takeDown } from './taken-down.ts'

type ActOf<Kind extends ModerationAct['kind']> = Extract<ModerationAct, { kind: Kind }>

/** Shows what was held. */
export async function show(scene: ActScene, { writingId }: ActOf<'show'>): Promise<Effect> {
  const writing = await lockOne(scene, writingId, ['held'])
  return moved(scene, writing, [toState(writing, 'shown')])
}

/** Takes a writing down; its text is kept for an appeal. */
export async function remove(scene: ActScene, { writingId, reason }: ActOf<'remove'>): Promise<Effect> {
  const writing = await lockOne(scene, writingId, ['held', 'shown'])
  await takeDown(scene, { writings: [writing], reason })
  return moved(scene, writing, [toState(writing, 'removed')])
}

/** Shows again what was taken down, as long as its text is kept. */
export async function restore(scene: ActScene, { writingId }: ActOf<'restore'>): Promise<Effect> {
  const writing = await lockOne(scene, writingId, ['removed'])
  if (writing.source === '') throw new Problem('text-erased')
  const restored = await putUp(scene.trx, [writingId])
  const overruled = await overruleReports(scene.trx, writingId)
  const effect = await moved(scene, writing, [toState(writing, 'shown')])
  return { ...effect, changed: { ...effect.changed, restored, overruled } }
}

/** Puts a writing and all below it behind more points of the story. */
export async function raise(scene: ActScene, { writingId, points }: ActOf<'raise'>): Promise<Effect> {
  const writing = await lockOne(scene, writingId, ['held', 'shown', 'removed'])
  return moved(scene, writing, await raiseGates(scene.trx, { ...scene, writingId, points }))
}

/** Lets a reported writing stay as it is. */
export async function stay(scene: ActScene, { writingId }: ActOf<'dismiss'>): Promise<Effect> {
  return moved(scene, await lockOne(scene, writingId, ['held', 'shown']), [])
}

/** Takes down everything that a writer has in the production. */
export async function removeAll(scene: ActScene, { writerId, reason }: ActOf<'remove-all'>): Promise<Effect> {
  const { trx, productionId } = scene
  const rows = await trx
    .selectFrom('community.writings')
    .select('id')
    .where('productionId', '=', productionId)
    .where('writerId', '=', writerId)
    .where('state', 'in', ['held', 'shown'])
    .execute()
  const ids = rows.map(({ id }) => id)
  const writings = await lockWritings(trx, { productionId, ids })
  const [one] = writings
  if (one === undefined) throw new Problem('changed-meanwhile', { detail: 'Nothing of theirs stands here.' })
  await takeDown(scene, { writings, reason })
  const moves = writings.map((writing) => toState(writing, 'removed'))
  await moveWritings(trx, moves)
  return { ...EFFECT, changed: { writings: moves }, struck: { writerId, handle: one.handle } }
}

async function moved(
  { trx }: ActScene,
  writing: StruckWriting,
  writings: readonly WritingMove[],
): Promise<Effect> {
  await moveWritings(trx, writings)
  const { id: writingId, threadId, writerId, handle } = writing
  const struck = writerId === null ? null : { writerId, handle }
  return { ...EFFECT, changed: { writings }, writingId, threadId, struck }
}

async function lockOne(
  { trx, productionId }: ActScene,
  writingId: string,
  states: readonly WritingState[],
): Promise<StruckWriting> {
  const [writing] = await lockWritings(trx, { productionId, ids: [writingId] })
  if (writing === undefined) throw new Problem('not-found')
  if (!(states as readonly string[]).includes(writing.state)) throw new Problem('changed-meanwhile')
  return writing
}
