import type { Trx } from '../../schema/index.ts'
import { addScene, contributorFor, putShootingDay } from '../../production/index.ts'
import type { FoundHere } from './found-here.ts'

/** Adds the scenes, days and contributors that a document describes and that are not here, beside those found. */
export async function addNewcomers(
  trx: Trx,
  productionId: string,
  { scenes, days, contributors, newcomers }: FoundHere,
): Promise<Pick<FoundHere, 'scenes' | 'days' | 'contributors'>> {
  const all = { scenes: new Map(scenes), days: new Map(days), contributors: new Map(contributors) }
  for (const { id, number, title } of newcomers.scenes)
    all.scenes.set(id, (await addScene({ db: trx }, { productionId, number, title })).id)
  for (const { id, unit, number, date } of newcomers.days)
    all.days.set(id, (await putShootingDay(trx, { productionId, unit, number, shotOn: date })).id)
  for (const { id, name, craft } of newcomers.contributors)
    all.contributors.set(id, await contributorFor(trx, { productionId, name, craft }))
  return all
}
