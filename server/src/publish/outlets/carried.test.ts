import type { PostPlan } from '@stagedoor/core/publish'
import { afterAll, expect, test } from 'vitest'
import { webhookRig } from '../../connectors/webhook/testing.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { switchOn } from '../accounts/switch-on.ts'
import { linesOf } from '../ledger/ledger.ts'
import { publicationById } from '../queries.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { PATIENT, publicist } from '../testing.ts'
import { openBesideRigs } from '../testing-rigs.ts'
import { plainWords } from '../testing-words.ts'

const MINUTE = 60_000
const house = await testDatabase()
const { front, beside, close } = await openBesideRigs(house, { webhook: webhookRig })
afterAll(close)

const switchedOn = (connector: 'feed' | 'fediverse') =>
  switchOn(front, {
    production: { id: front.productionId, slug: front.slug, title: 'Saltlight' },
    connector: front.platforms.of(connector),
    actor: publicist,
  })

/** Where a publication's own note or entry and its film were fetched from us. */
async function leftAt(publicationId: string): Promise<string[]> {
  const of = (table: 'publish.notes' | 'publish.feedEntries') =>
    house.crew.selectFrom(table).select('id').where('publicationId', '=', publicationId).execute()
  const [notes, entries] = [await of('publish.notes'), await of('publish.feedEntries')]
  return [
    ...notes.map(({ id }) => `/ap/notes/${id}`),
    ...[...notes, ...entries].map(({ id }) => `/films/${id}.mp4`),
  ]
}

/** What others can read of a post at its place, by its words; null for nothing. */
interface Elsewhere {
  readonly accountId: string
  readonly format: PostPlan['format']
  readonly read: () => Promise<string>
}

const at = async (path: string, accept = '*/*') => {
  const response = await fetch(`${front.origin}${path}`, { headers: { accept } })
  return response.text()
}

const PLACES: Readonly<Record<string, () => Promise<Elsewhere>>> = {
  'the podcast feed': async () => ({
    accountId: await switchedOn('feed'),
    format: 'own-page',
    read: () => at(`/${front.slug}/podcast.xml`),
  }),
  'the fediverse': async () => {
    const accountId = await switchedOn('fediverse')
    const actor = await front.fediverse.desk.actorNamed(front.slug)
    return {
      accountId,
      format: 'fediverse-post',
      read: () => at(`/ap/actors/${actor?.id}/outbox`, 'application/activity+json'),
    }
  },
  'a webhook': async () => ({
    accountId: beside.webhook.accountId,
    format: 'own-page',
    read: async () => JSON.stringify(await beside.webhook.platform.posts()),
  }),
}

test.each(Object.entries(PLACES))(
  'to %s a cut goes at its moment, not before, and once; a recall takes it back, and its addresses say so',
  async (name, open) => {
    const { accountId, format, read } = await open()
    const title = `The lantern in ${name}`
    const cutId = await front.rendered(await front.footage(name, 20), name)
    const opensAt = front.later(MINUTE)
    const { id } = await schedulePost(front, {
      productionId: front.productionId,
      cutId,
      accountId,
      rule: { kind: 'moment', at: opensAt },
      words: { ...plainWords(format, `${title}: forty oilskins, one lamp.`), title },
      placeAhead: false,
      actor: publicist,
    })
    await front.goTo(opensAt - 1)
    expect(await read()).not.toContain(title)
    await front.goTo(opensAt)
    await expect
      .poll(async () => {
        await front.goTo(front.later(1_000))
        return (await publicationById(house.crew, id))?.state.kind
      }, PATIENT)
      .toBe('live')
    expect(await read()).toContain(title)

    const { recallId } = await recallPublication(front, {
      publicationId: id,
      reach: 'this-alone',
      because: 'It was the wrong lamp',
      actor: publicist,
    })
    // What people fetch from us is shut at the commit of the recall; withdrawn for good by the work that follows.
    if (name !== 'a webhook') expect(await read()).not.toContain(title)
    await expect
      .poll(async () => {
        await front.goTo(front.later(1_000))
        return (await linesOf(house.crew, [recallId])).map(({ state }) => state.kind)
      }, PATIENT)
      // Copies of copies cannot be seen: such a place is told, and says itself that it has none.
      .toEqual(['told'])
    expect(await read()).not.toContain(title)
    const [line] = await linesOf(house.crew, [recallId])
    expect(line?.evidence.at(-1)?.what).toMatch(/\w{3,}/)
    for (const path of await leftAt(id))
      expect([path, (await fetch(`${front.origin}${path}`)).status]).toEqual([path, 410])
  },
)

test('a server that is not reached keeps the line of a note open with a clock, then it is a person’s task; one that took it does not', async () => {
  const accountId = await switchedOn('fediverse')
  const actor = await front.fediverse.desk.actorNamed(front.slug)
  for (const host of ['reached.test', 'silent.test'])
    await house.crew
      .insertInto('publish.followers')
      .values({
        actorId: actor?.id ?? '',
        follower: `https://${host}/ida`,
        inbox: `https://${host}/inbox`,
        sharedInbox: null,
        host,
      })
      .execute()
  // The two servers: one takes what it is sent, the other does not answer.
  const { desk } = front.fediverse
  const goesRound = async () => {
    for (let mail = await desk.takeMail(); mail !== null && 'inbox' in mail; mail = await desk.takeMail())
      await desk.settleMail(
        mail.id,
        mail.inbox.includes('silent')
          ? { outcome: 'waiting', said: 'It could not be reached.', inMs: 3_600_000 }
          : { outcome: 'taken', said: 'HTTP 202' },
      )
  }
  const cutId = await front.rendered(await front.footage('The float', 20), 'The float')
  const opensAt = front.later(MINUTE)
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId,
    accountId,
    rule: { kind: 'moment', at: opensAt },
    words: plainWords('fediverse-post', 'The float: one lamp.'),
    placeAhead: false,
    actor: publicist,
  })
  await front.goTo(opensAt)
  await expect
    .poll(async () => {
      await front.goTo(front.later(1_000))
      return (await publicationById(house.crew, id))?.state.kind
    }, PATIENT)
    .toBe('live')
  await goesRound()

  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'this-alone',
    because: 'It was the wrong lamp',
    actor: publicist,
  })
  const line = async () => (await linesOf(house.crew, [recallId]))[0]
  await expect
    .poll(async () => (await front.goTo(front.later(1_000)), (await line())?.state.kind), PATIENT)
    .toBe('checking')
  await goesRound()
  await front.goTo(front.later(10 * MINUTE))
  await front.settle()
  expect(await line()).toMatchObject({ state: { kind: 'checking' }, dueAt: expect.any(Number) as number })

  await front.goTo(((await line())?.dueAt ?? 0) + 1)
  await expect
    .poll(async () => (await front.goTo(front.later(1_000)), (await line())?.state.kind), PATIENT)
    .toBe('task')
  expect((await line())?.evidence.at(-1)?.what).toContain('Not reached: silent.test.')
  const tasks = await house.crew
    .selectFrom('production.tasks')
    .select('kind')
    .where('ref', '=', (await line())?.id ?? '')
    .where('doneAt', 'is', null)
    .execute()
  expect(tasks.map(({ kind }) => kind)).toContain('recall-by-hand')
})
