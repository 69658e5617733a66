import { isSettled, shownStage } from '@stagedoor/core/publish'
import type { Db } from '../../schema/index.ts'
import { lineOf, linesOfPublication } from '../ledger/ledger.ts'
import type { PublicationRow } from '../queries.ts'
import { type DeliveryRow, partsAfter } from './deliveries.ts'
import { copyView } from './film-state.ts'

/** A delivery as crew see it: how far it is, what the platform last said, and what to do. */
export async function deliveryView(db: Db, publication: PublicationRow, delivery: DeliveryRow) {
  const lines = await linesOfPublication(db, publication.id)
  const attempts = await db
    .selectFrom('publish.attempts')
    .select(['id', 'dueAt', 'endedAt', 'outcome'])
    .where('publicationId', '=', publication.id)
    .orderBy('dueAt')
    .execute()
  const { plan, remote, error } = delivery
  const copy = await copyView(db, delivery.renditionId)
  return {
    publicationId: publication.id,
    account: { id: delivery.accountId, connector: delivery.connector, name: delivery.accountName },
    stage: shownStage(publication.state, {
      next: delivery.next,
      isSettled: lines.every((line) => isSettled(lineOf(line))),
      waitsForFilm: copy !== null && copy.state !== 'made',
    }),
    needsPerson: publication.state.kind === 'unknown' && publication.state.needsPerson,
    plan,
    placeFrom: delivery.placeFrom,
    progress: delivery.progress,
    said: delivery.said,
    trouble:
      error === null
        ? null
        : { kind: error.kind, code: error.code, what: error.what, remedy: error.remedy, raw: error.raw },
    copy,
    tries: delivery.tries,
    lookAt: delivery.lookAt,
    url: remote?.url ?? null,
    remoteId: remote?.id ?? null,
    visibility: delivery.visibility,
    partOf: delivery.partOf,
    parts: (await partsAfter(db, publication.id)).map(({ publicationId }) => publicationId),
    attempts: attempts.map(({ dueAt, endedAt, outcome }) => ({ dueAt, endedAt, outcome })),
  }
}
