import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { faceProposalsOf, lastSearch } from './face-proposals.ts'
import { proposesFaces } from './face-setting.ts'
import { assetBefore } from './mark-same-as-last.ts'
import { shotsOf } from './mark-shots.ts'

/** What helps to mark one asset: whom to offer first, its shots, what was taken before it, who has looked, boxes that follow, faces to answer for. */
export async function markingDesk(
  db: Db,
  { productionId, assetId }: { productionId: string; assetId: string },
) {
  const [palette, shots, before, look, trackings, isOn, search, proposals] = [
    await paletteOf(db, { productionId, assetId }),
    await shotsOf(db, assetId),
    await assetBefore(db, assetId),
    await lookAt(db, assetId),
    await trackingsOf(db, assetId),
    await proposesFaces(db, productionId),
    await lastSearch(db, assetId),
    await faceProposalsOf(db, assetId),
  ]
  return {
    palette,
    shots,
    before: before ?? null,
    look: look ?? null,
    trackings,
    faces: { isOn, search: search ?? null, proposals },
  }
}

// Who was on the day's call sheet first, then whoever was marked last, then by billing and name.
function paletteOf(db: Db, { productionId, assetId }: { productionId: string; assetId: string }) {
  return db
    .selectFrom('clearance.subjects as s')
    .leftJoin('clearance.castMembers as m', 'm.subjectId', 's.id')
    .leftJoin('clearance.daySubjects as d', (join) =>
      join
        .onRef('d.subjectId', '=', 's.id')
        .on('d.dayId', '=', (eb) =>
          eb.selectFrom('ingest.assetFacts').select('shootingDayId').where('id', '=', assetId),
        ),
    )
    .select(['s.id', 's.kind', 's.name', 'm.character', 'm.billing'])
    .select(sql<boolean>`d.day_id is not null`.as('isOnTheDay'))
    .select((eb) =>
      eb
        .selectFrom('clearance.appearances as a')
        .select((max) => max.fn.max('a.createdAt').as('at'))
        .whereRef('a.subjectId', '=', 's.id')
        .as('markedAt'),
    )
    .where('s.productionId', '=', productionId)
    .orderBy(sql`d.day_id is null`)
    .orderBy(sql`marked_at desc nulls last`)
    .orderBy(sql`m.billing nulls last`)
    .orderBy('s.name')
    .execute()
}

function lookAt(db: Db, assetId: string) {
  return db
    .selectFrom('clearance.looks')
    .select(['lookedAt', 'lookedBy'])
    .where('assetId', '=', assetId)
    .executeTakeFirst()
}

// The newest of each mark: an older one has been overtaken by it.
function trackingsOf(db: Db, assetId: string) {
  return db
    .selectFrom('clearance.trackings')
    .selectAll()
    .distinctOn('appearanceId')
    .where('assetId', '=', assetId)
    .where('state', '!=', 'taken-back')
    .orderBy('appearanceId')
    .orderBy('createdAt', 'desc')
    .execute()
}
