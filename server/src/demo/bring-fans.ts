import { nameSlug } from '@stagedoor/core/publish'
import { saltlight } from '../../../fixtures/saltlight/production.ts'
import {
  addTermPairs,
  announceSession,
  issueBadge,
  putSpotlight,
  sealTheory,
  takeHandle,
  wantedHandle,
  type Writer,
} from '../community/index.ts'
import { randomId } from '../plant/db/index.ts'
import { storyLabelsOf } from '../production/index.ts'
import { tellProgress } from '../wall/index.ts'
import { ask, talk } from './fans-talk.ts'
import { DEMO_CREW } from './send-footage.ts'
import { found, type Telling } from './telling.ts'

const production = saltlight.film.slug
const personNamed = (key: string) => saltlight.people.find((person) => person.key === key)

/** Everybody who talks in the demo, what they said, asked and guessed, and who answered them. */
export async function bringFans(telling: Telling, points: ReadonlyMap<string, string>): Promise<void> {
  const { deps, journal, productionId } = telling
  const told = await storyLabelsOf(deps.db, productionId)
  const labels = new Map(
    [...points].map(([key, pointId]) => [key, told.find((label) => label.pointId === pointId)?.id ?? '']),
  )
  const writers = new Map<string, Writer>()
  for (const fan of saltlight.fans) writers.set(fan.handle, await joins(telling, fan, labels))
  await talk(telling, { writers, labels })
  await ask(telling, { writers, labels })
  for (const { key, by, about, text, isSigned } of saltlight.theories)
    await journal.once(`theory ${key}`, () =>
      sealTheory(deps, {
        viewerId: found(writers, by).viewerId,
        production,
        about: found(labels, about),
        text,
        isSigned,
      }),
    )
  await announceSessions(telling)
  await spotlight(telling, labels)
  const pairs = saltlight.termPairs.map(({ name, event, watch }) => ({
    name,
    event,
    point: found(points, watch) as never,
  }))
  await journal.once('term pairs', () =>
    deps.db.transaction().execute((trx) => addTermPairs(trx, { productionId, pairs, by: DEMO_CREW })),
  )
}

async function joins(
  { deps, journal, productionId, when, asOf }: Telling,
  { handle, seen, joined, badge }: (typeof saltlight.fans)[number],
  labels: ReadonlyMap<string, string>,
): Promise<Writer> {
  const joinedAt = when(joined)
  const { clock } = asOf(joinedAt)
  const { viewerId } = await journal.once(`fan ${handle}`, () =>
    deps.db.transaction().execute(async (trx) => {
      const id = randomId()
      await trx.insertInto('wall.viewers').values({ id, accountId: null }).execute()
      const wanted = wantedHandle(handle)
      await takeHandle({ trx, fan: deps.fan, clock }, { viewerId: id, wanted, isCrew: badge !== null })
      if (seen !== null)
        await tellProgress(
          { trx, clock: deps.clock },
          { viewerId: id, productionId, seen: [found(labels, seen)] },
        )
      return { viewerId: id }
    }),
  )
  const person = badge === null ? undefined : personNamed(badge.person)
  if (badge !== null && person !== undefined)
    await journal.once(`badge ${handle}`, () =>
      issueBadge(deps, {
        productionId,
        handle,
        words: { kind: badge.kind, name: person.name, craft: person.craft },
        by: { userId: DEMO_CREW, name: 'Wren Okafor' },
      }),
    )
  return { viewerId, handle: wantedHandle(handle).handle, joinedAt }
}

async function announceSessions({ deps, journal, productionId, when }: Telling): Promise<void> {
  for (const { key, title, from, until, answeredBy } of saltlight.sessions)
    await journal.once(`session ${key}`, async () => {
      const badges = await deps.db
        .selectFrom('community.badges as b')
        .innerJoin('community.writers as w', 'w.viewerId', 'b.viewerId')
        .select('b.id')
        .where('b.productionId', '=', productionId)
        .where('w.handle', 'in', [...answeredBy])
        .execute()
      return announceSession(
        deps,
        { productionId, by: 'Wren Okafor' },
        { title, from: when(from), until: when(until), badgeIds: badges.map(({ id }) => id), spoils: [] },
      )
    })
}

async function spotlight(
  { journal, productionId, when, asOf }: Telling,
  labels: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { of, words, after, said } of saltlight.spotlights)
    await journal.once(`spotlight ${of}`, async () => {
      const person = nameSlug(personNamed(of)?.name ?? '')
      const about = { productionId, production, person, by: 'Wren Okafor' }
      const spoils = after === null ? [] : [found(labels, after)]
      await putSpotlight(asOf(when(said)), about, { words, spoils })
      return null
    })
}
