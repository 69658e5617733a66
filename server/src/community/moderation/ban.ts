import { Problem } from '@stagedoor/contract/problems'
import type { ModerationAct } from '@stagedoor/core/community'
import { type ActScene, EFFECT, type Effect } from './effect.ts'

type ActOf<Kind extends ModerationAct['kind']> = Extract<ModerationAct, { kind: Kind }>

/** Keeps somebody from writing in the production, until a moment or for good; a ban before it ends with it. */
export async function ban(scene: ActScene, { writerId, until, reason }: ActOf<'ban'>): Promise<Effect> {
  const { trx, actId, productionId, now } = scene
  if (until !== null && until <= now)
    throw new Problem('invalid-request', { detail: 'A ban ends after now. Nothing was changed.' })
  const struck = await writerOfActs(scene, writerId)
  await endBan(scene, writerId)
  await trx
    .insertInto('community.bans')
    .values({ actId, productionId, writerId, reason, untilAt: until === null ? null : new Date(until) })
    .execute()
  return { ...EFFECT, struck, changed: { until } }
}

/** Lets somebody write again. */
export async function lift(scene: ActScene, { writerId }: ActOf<'lift'>): Promise<Effect> {
  const struck = await writerOfActs(scene, writerId)
  const lifted = await endBan(scene, writerId)
  if (lifted === undefined) throw new Problem('changed-meanwhile', { detail: 'No ban of theirs runs here.' })
  return { ...EFFECT, struck, changed: { lifted } }
}

/** Reports of this person weigh nothing from here on. */
export async function distrust(scene: ActScene, { writerId }: ActOf<'distrust'>): Promise<Effect> {
  const struck = await writerOfActs(scene, writerId)
  const { trx, productionId } = scene
  await trx
    .insertInto('community.distrusted')
    .values({ productionId, writerId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { ...EFFECT, struck }
}

/** Hears somebody's reports again. */
export async function trustAgain(scene: ActScene, { writerId }: ActOf<'trust-again'>): Promise<Effect> {
  const struck = await writerOfActs(scene, writerId)
  const { trx, productionId } = scene
  await trx
    .deleteFrom('community.distrusted')
    .where('productionId', '=', productionId)
    .where('writerId', '=', writerId)
    .execute()
  return { ...EFFECT, struck }
}

async function endBan({ trx, productionId, now }: ActScene, writerId: string): Promise<string | undefined> {
  const ended = await trx
    .updateTable('community.bans')
    .set({ liftedAt: new Date(now) })
    .where('productionId', '=', productionId)
    .where('writerId', '=', writerId)
    .where('liftedAt', 'is', null)
    .returning('actId')
    .executeTakeFirst()
  return ended?.actId
}

async function writerOfActs({ trx }: ActScene, writerId: string) {
  const writer = await trx
    .selectFrom('community.writers')
    .select(['viewerId', 'handle'])
    .where('viewerId', '=', writerId)
    .executeTakeFirst()
  if (writer === undefined) throw new Problem('not-found')
  return { writerId: writer.viewerId, handle: writer.handle }
}
