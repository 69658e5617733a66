import { conflictsOf, type ScheduleConflict } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'
import { calendarSettingsOf } from './calendar-settings.ts'
import type { Place } from '../destinations.ts'

/** A publication as it would stand on the calendar; the id is null before there is one, `perDay` where its platform has no such limit. */
export interface MeantSlot {
  readonly productionId: string
  readonly publicationId: string | null
  readonly place: Place
  readonly cutId: string
  readonly title: string
  readonly at: Instant
  readonly perDay: number | null
}

/** What a publication would run into at its place and moment, by what is planned and live there. */
export async function conflictsAt(
  db: Db,
  { productionId, publicationId, place, cutId, title, at, perDay }: MeantSlot,
): Promise<readonly ScheduleConflict[]> {
  const { platform, account } = place.destination
  const others = await db
    .selectFrom('publish.publications as p')
    .innerJoin('publish.destinations as d', 'd.id', 'p.destinationId')
    .select(['p.id as publicationId', 'p.cutId', 'p.title', 'p.opensAt'])
    .where('p.productionId', '=', productionId)
    .where('d.kind', '=', place.kind)
    .where('d.platform', '=', platform)
    .where('d.account', '=', account)
    .where('p.stateKind', 'in', ['scheduled', 'placing', 'leaving', 'unknown', 'live'])
    .execute()
  const destinationId = HERE
  const settings = await calendarSettingsOf(db, productionId)
  return conflictsOf(
    { publicationId: publicationId ?? '', destinationId, cutId, title, at },
    {
      others: others.flatMap(({ opensAt, ...other }) =>
        opensAt === null ? [] : [{ ...other, destinationId, at: opensAt }],
      ),
      settings,
      perDay,
    },
  )
}

// Only what is at the same place was read.
const HERE = 'here'
