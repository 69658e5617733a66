import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { BLUESKY_TRIAL, emulateBluesky } from '../../../connectors/bluesky/emulator/index.ts'
import { testDatabase } from '../../../plant/db/testing.ts'
import { visitsOf } from '../kit-visits.ts'
import { makeKit } from '../make-kit.ts'
import { wayToKnow } from '../../ledger/can-look.ts'
import { linesOf } from '../../ledger/ledger.ts'
import { recallPublication } from '../../recall/recall-publication.ts'
import { openFrontOfHouse, publicist } from '../../testing.ts'
import { kitFor, tokenIn } from '../../testing-kits.ts'
import { demo, openKitChecks } from './testing.ts'
import { watchCopy } from './watch-copy.ts'
import { ringLook } from './watch-kit.ts'

const HOUR = 3_600_000
const { network, emulator } = await emulateBluesky()
const house = await testDatabase()
const front = await openFrontOfHouse(house, {
  named: {
    bluesky: { every: emulator.origin, byRole: {} },
    mastodon: { every: 'http://127.0.0.1:9', byRole: {} },
  },
})
const checks = await openKitChecks(house, front)
const { deps, signal, look, standing } = checks
afterAll(async () => {
  await checks.close()
  await front.close()
  await emulator.close()
})

/** The film as a platform would give it back. */
const encodedAgain = () => checks.lampAgain({ picture: 'scale=640:360', sound: 'volume=-6dB' })

/** Somebody posts a film on Bluesky from their own phone. */
function posted(rkey: string, film: Buffer, text: string): string {
  const video = network.putBlob(film, 'video/mp4')
  network.records.set(rkey, {
    cid: `bafy${rkey}`,
    value: { text, createdAt: '2026-11-21T12:00:00Z', embed: { video } },
  })
  return `https://bsky.app/profile/${BLUESKY_TRIAL.identifier}/post/${rkey}`
}

/** A kit whose holder must say that it is part of their work, handed over, and its link sent. */
const linked = (holderName: string, link: string) =>
  checks.linked({ holderName, disclosure: 'part-of-my-work' }, link)

const openTasks = async (kitId: string) => {
  const tasks = await house.crew
    .selectFrom('production.tasks')
    .select(['kind', 'facts'])
    .where('ref', '=', kitId)
    .where('doneAt', 'is', null)
    .execute()
  return tasks.map(({ kind, facts }) => [kind, facts['found'] ?? facts['wasThere']])
}

test('the cleared cut is known again after a platform encoded it, and the disclosure is watched', async () => {
  const words = 'I worked on Saltlight, and this is part of my work.'
  const film = await encodedAgain()
  const kit = await linked('Mira Solberg', posted('3kmira', film, words))
  expect(await standing(kit.publicationId)).toMatchObject({ standing: 'open' })
  await front.settle()
  const begun = await house.crew.selectFrom('plant.work').select('job').where('ref', '=', kit.kitId).execute()
  expect(begun).toEqual([{ job: 'publish.check-kit' }])
  const next = await house.crew
    .selectFrom('plant.alarms')
    .select(['moment', 'payload'])
    .where('name', '=', 'publish.look-at-post')
    .executeTakeFirstOrThrow()
  expect(next).toMatchObject({ moment: front.clock.now() + HOUR, payload: { round: 1 } })

  await look(kit.kitId, 0)
  expect(await standing(kit.publicationId)).toMatchObject({ standing: 'verified', disclosure: 'there' })
  expect(await openTasks(kit.kitId)).toEqual([])
  const slip = (await (await fetch(kit.door)).json()) as { check: unknown }
  expect(slip.check).toMatchObject({ standing: 'verified', disclosure: 'there' })
  expect(await house.crew.selectFrom('publish.cutFingerprints').select('renderId').execute()).toHaveLength(1)

  posted('3kmira', film, 'Look at this!')
  await look(kit.kitId, 1)
  await look(kit.kitId, 1)
  expect(await standing(kit.publicationId)).toMatchObject({
    standing: 'verified',
    disclosure: 'missing',
    haveWordsChanged: true,
  })
  expect(await openTasks(kit.kitId)).toEqual([['kit-disclosure-missing', true]])

  network.records.delete('3kmira')
  await look(kit.kitId, 2)
  expect(await standing(kit.publicationId)).toMatchObject({ standing: 'gone' })
  expect((await front.logKinds()).filter((kind) => kind === 'kit-checked')).toHaveLength(3)
})

test('another film is refused, and a link that nobody can read goes to a person, never to "verified"', async () => {
  const film = await readFile(demo('storm-tank-test.mp4'))
  const other = await linked('Tomas Reyes', posted('3ktomas', film, 'Part of my work.'))
  await look(other.kitId, 0)
  expect(await standing(other.publicationId)).toMatchObject({ standing: 'to-look-at', found: 'different' })
  expect(await openTasks(other.kitId)).toEqual([['kit-to-look-at', 'different']])

  const broken = await linked('Ida Brandt', posted('3kida', Buffer.from('not a film at all'), 'Mine.'))
  await look(broken.kitId, 0)
  expect(await openTasks(broken.kitId)).toEqual([
    ['kit-to-look-at', 'no-film'],
    ['kit-disclosure-missing', false],
  ])

  const closed = await linked('Wren Okafor', 'https://www.instagram.com/reel/Cabc123/')
  await look(closed.kitId, 0)
  expect(await standing(closed.publicationId)).toMatchObject({
    standing: 'to-look-at',
    disclosure: 'unread',
  })
  expect(await openTasks(closed.kitId)).toEqual([['kit-to-look-at', 'closed-platform']])
})

test('a called-back post is gone once nobody finds what the house saw there, and never where it saw nothing', async () => {
  const called = async ({ publicationId }: { publicationId: string }) => {
    const why = { reach: 'this-alone', because: 'A plate', actor: publicist } as const
    const { recallId } = await recallPublication(front, { publicationId, ...why })
    const line = async () => {
      const copy = (await linesOf(house.crew, [recallId])).find(({ place }) => place === 'kit-copy')
      if (copy === undefined) throw new Error('no line')
      return { state: copy.state.kind, way: wayToKnow(copy), id: copy.id }
    }
    const { id: lineId } = await line()
    const watches = async () => watchCopy(deps, { lineId, signal })
    return { line, watches }
  }
  const never = `https://bsky.app/profile/${BLUESKY_TRIAL.identifier}/post/3knever`
  const unseen = await called(await linked('Samir Haddad', never))
  await unseen.watches()
  expect(await unseen.line()).toMatchObject({ state: 'task', way: 'picture' })

  const kit = await linked('Noor Aziz', posted('3knoor', await encodedAgain(), 'Part of my work.'))
  const seen = await called(kit)
  expect(await seen.line()).toMatchObject({ state: 'task', way: 'picture' })
  await seen.watches()
  expect(await seen.line()).toMatchObject({ state: 'task', way: 'look' })
  const noors = network.records.get('3knoor')!
  network.records.delete('3knoor')
  await seen.watches()
  // One look alone proves nothing: a second must agree, some minutes later.
  expect(await seen.line()).toMatchObject({ state: 'checking', way: 'look' })
  await front.onlyTheClock(front.later(6 * 60_000))
  await seen.watches()
  expect(await seen.line()).toMatchObject({ state: 'gone' })
  network.records.set('3knoor', noors)
  await front.onlyTheClock(front.later(24 * HOUR))
  await seen.watches()
  expect(await seen.line()).toMatchObject({ state: 'task' })
  const byHand = await house.crew
    .selectFrom('production.tasks')
    .select('doneAt')
    .where('ref', '=', (await seen.line()).id)
    .where('kind', '=', 'recall-by-hand')
    .orderBy('id')
    .execute()
  expect(byHand.map(({ doneAt }) => doneAt === null)).toEqual([false, true])

  const checked = await linked('Elin Dahl', posted('3kelin', await encodedAgain(), 'Part of my work.'))
  await look(checked.kitId, 0)
  const compared = await called(checked)
  expect(await compared.line()).toMatchObject({ way: 'look' })
  network.records.delete('3kelin')
  await compared.watches()
  await front.onlyTheClock(front.later(6 * 60_000))
  await compared.watches()
  expect(await compared.line()).toMatchObject({ state: 'gone' })
})

test('a kit is looked at every week for as long as it is out, and no more once it was called back', async () => {
  const kit = await linked('Wren Aas', 'https://www.instagram.com/reel/Cabc456/')
  const linkedAt = front.clock.now()
  const key = `publish.look-at-post:${kit.kitId}`
  const rings = async (round: number) => {
    const { productionId } = front
    const payload = { kitId: kit.kitId, round, linkedAt }
    const order = { key, name: 'publish.look-at-post', productionId, moment: front.clock.now(), payload }
    await house.worker.transaction().execute(async (trx) => {
      await trx.deleteFrom('plant.alarms').where('key', '=', key).execute()
      await ringLook(front, trx, order)
    })
    return house.crew
      .selectFrom('plant.alarms')
      .select(['moment', 'payload'])
      .where('key', '=', key)
      .executeTakeFirst()
  }
  const next = { payload: { round: 4 }, moment: linkedAt + 14 * 24 * HOUR }
  expect(await rings(3)).toMatchObject(next)
  expect(await rings(52)).toMatchObject({ payload: { round: 53 } })
  const why = { reach: 'this-alone', because: 'A plate', actor: publicist } as const
  await recallPublication(front, { publicationId: kit.publicationId, ...why })
  expect(await rings(53)).toBeUndefined()
})

test('a link into the house itself or its neighbourhood is not followed', async () => {
  let asked = 0
  const inside = createServer((_, response) => {
    asked += 1
    response.end('{}')
  })
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
  const { port } = inside.address() as AddressInfo
  const kit = await linked('Jonas Falk', `http://127.0.0.1:${port}/@jonas/1`)
  await look(kit.kitId, 0)
  inside.close()
  expect(asked).toBe(0)
  expect(await openTasks(kit.kitId)).toEqual([['kit-to-look-at', 'unreachable']])
})

test('the own link of a kit leads to the post and counts, and before the opening it leads nowhere', async () => {
  const cutId = await front.rendered(await front.footage('The rope', 20))
  const opensAt = front.later(60_000)
  const { id } = await front.schedules(cutId, opensAt, 'The rope')
  const kit = await makeKit(front, {
    besideId: id,
    kit: kitFor({ holderName: 'Ada Lind', copy: 'The rope.' }),
    actor: publicist,
  })
  const { code } = await house.crew
    .selectFrom('publish.kits')
    .select('code')
    .where('id', '=', kit.kitId)
    .executeTakeFirstOrThrow()
  const follows = async (path: string) => {
    const answer = await fetch(`${front.origin}${path}`, { redirect: 'manual' })
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      cookie: answer.headers.get('set-cookie'),
      body: await answer.text(),
    }
  }
  const never = await follows('/k/AAAAAAAA')
  expect(never.status).toBe(404)
  expect(await follows(`/k/${code}`)).toEqual(never)

  await front.onlyTheClock(opensAt)
  for (let times = 0; times < 3; times += 1)
    expect(await follows(`/k/${code}`)).toMatchObject({
      status: 302,
      to: expect.stringMatching(/^\/[\w-]+\/the-rope$/) as string,
      cookie: null,
    })
  const slip = await front.anybody(`/api/v1/kit-slips/${tokenIn(kit.url)}`)
  expect(slip.body['ownLink']).toBe(`https://house.example/k/${code}`)
  expect((await visitsOf(house.crew, [kit.publicationId])).get(kit.publicationId)).toBe(3)
})
