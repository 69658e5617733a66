import { markersAsEdl, outwardName } from '@stagedoor/core/ingest'
import type { Rate } from '@stagedoor/core/time'
import { say } from '@stagedoor/core/words'
import type { Db } from '../schema/index.ts'
import { frameRateIn } from './asset-card.ts'
import { markersOf } from './markers.ts'

// A sound has no frames; most of television around the house counts so.
const WHERE_NONE_IS: Rate = { num: 25, den: 1 }

/** The markers of an asset as an edit decision list, with the name under which it is saved; the asker was allowed before. */
export async function markerList(db: Db, assetId: string): Promise<{ name: string; text: string }> {
  const about = await db
    .selectFrom('ingest.assets as a')
    .innerJoin('ingest.uploads as u', 'u.id', 'a.uploadId')
    .innerJoin('production.productions as p', 'p.id', 'a.productionId')
    .leftJoin('production.numberedDays as d', 'd.id', 'a.shootingDayId')
    .select(['a.title', 'a.probe', 'u.receiptNumber as receipt', 'p.slug', 'd.number as shootingDay'])
    .where('a.id', '=', assetId)
    .executeTakeFirstOrThrow()
  const text = markersAsEdl(await markersOf(db, assetId), {
    title: about.title,
    rate: frameRateIn(about.probe) ?? WHERE_NONE_IS,
    nameOf: ({ name, kind }) => name || say('en', `marker.${kind}`, {}),
  })
  return { name: outwardName({ ...about, extension: 'edl' }), text }
}
