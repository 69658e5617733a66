import { saltlight } from '../../../fixtures/saltlight/production.ts'
import {
  postCrowdNotice,
  recordHoldback,
  recordNda,
  setPremiere,
  tellStoryPoint,
} from '../clearance/index.ts'
import { localOf } from '@stagedoor/core/time'
import { DEMO_CREW } from './send-footage.ts'
import { found, type Telling } from './telling.ts'

const nameOf = new Map(saltlight.people.map(({ key, name }) => [key as string, name]))
const crew = (key: string) => ({ userId: DEMO_CREW, name: nameOf.get(key) ?? key })

/** Tells the story and its premieres, what waits for what, what was agreed, and which notices hung where. */
export async function tellLaw(
  telling: Telling,
  known: { readonly subjects: ReadonlyMap<string, string>; readonly days: ReadonlyMap<string, string> },
): Promise<void> {
  const { journal, productionId, when, asOf } = telling
  const then = asOf(when({ kind: 'local', days: -28, at: '10:00' }))
  for (const { key, recordedBy, ...holdback } of saltlight.holdbacks)
    await journal.once(`holdback ${key}`, () =>
      recordHoldback(then, {
        productionId,
        holdback: { ...holdback, territories: [] },
        actor: crew(recordedBy),
      }),
    )
  for (const { key, contributor, name, until, reason, recordedBy } of saltlight.ndas)
    await journal.once(`agreement ${key}`, () =>
      recordNda(then, {
        productionId,
        nda: {
          contributor: { kind: 'named', name: nameOf.get(contributor) ?? contributor },
          name,
          until: when(until),
          reason,
        },
        actor: crew(recordedBy),
      }),
    )
  for (const { key, place, day, postedAt, recordedBy, name, wording } of saltlight.crowdNotices)
    await journal.once(`notice ${key}`, () =>
      postCrowdNotice(asOf(when(postedAt)), {
        productionId,
        notice: {
          name,
          wording,
          placeId: found(known.subjects, place),
          dayId: found(known.days, day),
          uses: [],
          postedAt: when(postedAt),
        },
        actor: crew(recordedBy),
      }),
    )
}

/** Tells the watches and when each opens; a secret may wait for one. Answers their points by key. */
export async function tellStory({
  journal,
  productionId,
  when,
  asOf,
}: Telling): Promise<ReadonlyMap<string, string>> {
  const then = asOf(when({ kind: 'local', days: -29, at: '11:00' }))
  const actor = crew('jonas-vale')
  const points = new Map<string, string>()
  for (const { key, name, after, publicAt } of saltlight.storyPoints) {
    const point = {
      name,
      after: after === null ? [] : [found(points, after)],
      publicAt: when(publicAt),
      // The watches of the film give nothing away.
      label: name,
    }
    const { pointId } = await journal.once(`point ${key}`, () =>
      tellStoryPoint(then, { productionId, pointId: null, point, actor }),
    )
    points.set(key, pointId)
  }
  const { zone: houseZone } = saltlight.film
  for (const { watch, opens } of saltlight.watchPremieres) {
    const { date, time } = localOf(when(opens), houseZone)
    const premiere = {
      pointId: found(points, watch),
      territory: 'WORLD',
      local: { date, time, zone: houseZone },
    }
    await journal.once(`premiere ${watch}`, () => setPremiere(then, { productionId, premiere, actor }))
  }
  for (const { key, territory, days, at, zone } of saltlight.premieres) {
    const { date } = localOf(when({ kind: 'local', days, at: '12:00' }), zone)
    const premiere = { pointId: null, territory, local: { date, time: at, zone } }
    await journal.once(`premiere ${key}`, () => setPremiere(then, { productionId, premiere, actor }))
  }
  return points
}
