import { Problem } from '@stagedoor/contract/problems'
import type { ConnectorError } from '../../connectors/index.ts'
import { makeRenditionAgain, renditionById } from '../../cut/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { finishTasks } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { lockPublication, publicationById } from '../queries.ts'
import type { Actor } from '../opening/schedule-publication.ts'
import { deliveryOf } from './deliveries.ts'
import { saveDelivery } from './save-delivery.ts'
import type { DeliverDeps } from './deps.ts'
import { NOT_MADE } from './film-state.ts'
import type { Held } from './held.ts'
import { carryOn } from './step-delivery.ts'
import { DELIVERY_TASK, tellPerson } from './trouble.ts'

/** Has a copy that was let go made again. */
export async function makeFilm(deps: DeliverDeps, { publicationId }: Held): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const publication = await publicationById(trx, publicationId)
    const renditionId = (await deliveryOf(trx, publicationId))?.renditionId
    if (publication === undefined || renditionId == null) return
    await makeRenditionAgain(trx, deps, { productionId: publication.productionId, renditionId })
  })
}

/** Says that the copy for a platform could not be made: nothing is out, and a person decides. */
export async function tellNoFilm(deps: DeliverDeps, { publicationId, claim }: Held): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    const delivery = await deliveryOf(trx, publicationId)
    if (publication === undefined || delivery?.renditionId == null) return
    const { problem = null } = (await renditionById(trx, delivery.renditionId)) ?? {}
    const error: ConnectorError = {
      kind: 'media',
      code: NOT_MADE,
      what: `The copy of its film that ${delivery.accountName} takes could not be made. ${problem ?? ''}`.trim(),
      remedy: 'Nothing is out. Have it made once more, or cancel the post and make a shorter cut.',
      retryAt: null,
      raw: '',
    }
    await saveDelivery(trx, { publicationId, claim, seal: deps.handles }, { error, lookAt: null })
    await tellPerson(trx, { publication, delivery, error })
  })
}

/** A person has a copy made once more that could not be made. Throws `not-found`, `already-decided` where it has not failed. */
export async function makeCopyAgain(
  { db, jobs }: { db: Db; jobs: Pick<Jobs, 'enqueue'> },
  { publicationId, actor }: { publicationId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    const delivery = await deliveryOf(trx, publicationId)
    if (publication === undefined || delivery === undefined) throw new Problem('not-found')
    const { renditionId, error } = delivery
    const rendition = renditionId === null ? undefined : await renditionById(trx, renditionId)
    if (renditionId === null || rendition?.state !== 'failed') throw new Problem('already-decided')
    const { productionId } = publication
    await makeRenditionAgain(trx, { jobs }, { productionId, renditionId })
    if (error?.code === NOT_MADE)
      await trx
        .updateTable('publish.deliveries')
        .set({ error: null })
        .where('publicationId', '=', publicationId)
        .execute()
    await finishTasks(trx, { kind: DELIVERY_TASK, ref: publicationId, by: actor.name })
    await carryOn(trx, { jobs }, { productionId, publicationId })
  })
}

/** A copy is made, or could not be: whatever waits for it goes on. */
export async function followCopy(
  trx: Trx,
  deps: { jobs: Pick<Jobs, 'enqueue'> },
  { renditionId }: { renditionId: string },
): Promise<void> {
  const waiting = await trx
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .select(['d.publicationId', 'p.productionId'])
    .where('d.renditionId', '=', renditionId)
    .where('p.stateKind', 'in', ['draft', 'scheduled', 'placing'])
    .orderBy('d.publicationId')
    .execute()
  for (const one of waiting) await carryOn(trx, deps, one)
}
