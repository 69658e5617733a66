import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { secondsToFlicks } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { BLUESKY_TRIAL, emulateBluesky } from '../../connectors/bluesky/emulator/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { enginesHere, testLimits } from '../../plant/media/testing.ts'
import { visitsOf } from '../kit-visits.ts'
import { makeKit } from '../make-kit.ts'
import { openFrontOfHouse, publicist } from '../testing.ts'
import { checkKit } from './check-kit.ts'
import { checksOf } from './kept-checks.ts'
import { Reach } from './reach.ts'

const HOUR = 3_600_000
const { network, emulator } = await emulateBluesky()
const house = await testDatabase()
const front = await openFrontOfHouse(house, {
  named: {
    bluesky: { every: emulator.origin, byRole: {} },
    mastodon: { every: 'http://127.0.0.1:9', byRole: {} },
  },
})
const [media] = [...(await enginesHere()).values()]
if (media === undefined) throw new Error('there is no engine')
const folder = await mkdtemp(join(tmpdir(), 'kit-check-'))
const reach = new Reach(front.platforms)
const deps = { db: house.worker, clock: front.clock, storage: front.storage, media, reach }
afterAll(async () => {
  reach.close()
  await front.close()
  await emulator.close()
  await media.close()
  await rm(folder, { recursive: true, force: true })
})

const demo = (name: string) =>
  fileURLToPath(new URL(`../../../../fixtures/saltlight/media/${name}`, import.meta.url))
const signal = new AbortController().signal
const CUT = demo('lamp-goes-out.mp4')

/** The film as a platform would give it back. */
async function encodedAgain(): Promise<Buffer> {
  const path = join(folder, 'again.mp4')
  await media!.run({
    inputs: [{ path: CUT, formats: ['mov'] }],
    graph: '[0:v:0]scale=640:360,format=yuv420p[picture];[0:a:0]volume=-6dB,aresample=48000[sound]',
    outputs: [
      {
        path,
        format: 'mp4',
        options: { movflags: '+faststart' },
        streams: [
          {
            kind: 'encoded',
            from: 'picture',
            codec: 'libx264',
            options: { preset: 'veryfast', crf: '30' },
            keyEveryFlicks: secondsToFlicks(1),
          },
          { kind: 'encoded', from: 'sound', codec: 'aac', options: { b: '96k' } },
        ],
      },
    ],
    limits: testLimits,
  })
  return readFile(path)
}

/** Somebody posts a film on Bluesky from their own phone. */
function posted(rkey: string, film: Buffer, text: string): string {
  const video = network.putBlob(film, 'video/mp4')
  network.records.set(rkey, {
    cid: `bafy${rkey}`,
    value: { text, createdAt: '2026-11-21T12:00:00Z', embed: { video } },
  })
  return `https://bsky.app/profile/${BLUESKY_TRIAL.identifier}/post/${rkey}`
}

/** A kit of a cut whose film is the demo's lamp, handed over, and its link sent. */
async function linked(holderName: string, link: string) {
  const cutId = await front.rendered(await front.footage(holderName, 20))
  const path = join(folder, 'cut.mp4')
  await copyFile(CUT, path)
  const { sha256 } = await front.storage.adopt(path)
  await house.crew
    .updateTable('cut.renders')
    .set({ sha256: Buffer.from(sha256, 'hex') })
    .where('cutId', '=', cutId)
    .execute()
  const { id } = await front.schedules(cutId, null, 'The lamp goes out')
  const order = {
    holderName,
    holder: { kind: 'by-name' },
    holderContact: null,
    platform: null,
    copy: 'The lamp.',
    disclosure: 'part-of-my-work',
    rule: null,
  } as const
  const made = await makeKit(front, { besideId: id, kit: order, actor: publicist })
  const door = `${front.origin}/api/v1/kit-slips/${made.url.split('/s/')[1]}`
  const sends = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${door}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(answer.status).toBe(201)
  }
  await sends('handovers', {})
  await sends('links', { url: link })
  return { ...made, door }
}

const look = (kitId: string, round: number) => checkKit(deps, { kitId, round }, signal)
const standing = async (publicationId: string) =>
  (await checksOf(house.crew, [publicationId])).get(publicationId)
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
    kit: {
      holderName: 'Ada Lind',
      holder: { kind: 'by-name' },
      holderContact: null,
      platform: null,
      copy: 'The rope.',
      disclosure: 'none',
      rule: null,
    },
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
  const slip = await front.anybody(`/api/v1/kit-slips/${kit.url.split('/s/')[1]}`)
  expect(slip.body['ownLink']).toBe(`https://house.example/k/${code}`)
  expect((await visitsOf(house.crew, [kit.publicationId])).get(kit.publicationId)).toBe(3)
})
