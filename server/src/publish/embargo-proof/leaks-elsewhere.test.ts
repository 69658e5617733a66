import type { EmbargoProof } from '@stagedoor/core/publish'
import { secondsToFlicks } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { switchOn } from '../accounts/switch-on.ts'
import { filmsOf } from '../queries.ts'
import { openFrontOfHouse, publicist } from '../testing.ts'
import { openProofs, waitingLantern } from './testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(async () => {
  await front.close()
  front.platforms.close()
})

const proofs = openProofs(house, front, ['/{production}/podcast.xml'])
let lantern: Awaited<ReturnType<typeof front.schedules>>

const proven = async () => (await proofs.proven(lantern.id)).proof
const reachable = ({ tries }: EmbargoProof) =>
  new Set(tries.filter(({ verdict }) => verdict === 'reachable').map(({ what }) => what))

beforeAll(async () => {
  const production = { id: front.productionId, slug: front.slug, title: 'Saltlight' }
  for (const id of ['feed', 'fediverse'] as const)
    await switchOn(front, { production, connector: front.platforms.of(id), actor: publicist })
  lantern = await waitingLantern(front)
  await writtenTooSoon()
})

// As a house with a mistake would: the entry and the note are there before their moment, and the gate alone hides them.
async function writtenTooSoon(): Promise<void> {
  const actorId = await front.fediverse.desk.actorNamed(front.slug)
  if (actorId === null) throw new Error('the production has no actor')
  const film = (await filmsOf(house.crew, [lantern.cutId])).get(lantern.cutId)
  const media = JSON.stringify({
    film: { sha256: film?.sha256, sizeBytes: 100, mediaType: 'video/mp4', width: 1080, height: 1920 },
    cover: { sha256: film?.posterSha256, mediaType: 'image/jpeg' },
    captions: [{ language: 'en', vtt: 'WEBVTT\n\n00:00.000 --> 00:01.000\nLamp!\n' }],
  })
  const shared = {
    productionId: front.productionId,
    publicationId: lantern.id,
    gateId: lantern.gateId,
    attemptId: randomId(),
    words: 'Forty oilskins, one lamp.',
    language: 'en',
    durationFlicks: secondsToFlicks(10),
    media,
  }
  await house.crew
    .insertInto('publish.feedEntries')
    .values({ id: randomId(), ...shared, title: lantern.title, isExplicit: false })
    .execute()
  await house.crew
    .insertInto('publish.notes')
    .values({
      id: randomId(),
      ...shared,
      actorId: actorId.id,
      warning: null,
      isSensitive: false,
      inReplyTo: null,
      altText: 'A lamp in the dark.',
    })
    .execute()
}

async function withoutGate<Result>(table: string, look: () => Promise<Result>): Promise<Result> {
  const policy = (using: string) =>
    sql.raw(`alter policy passed on ${table} using (${using})`).execute(house.owner)
  await policy('withdrawn_at is null')
  try {
    return await look()
  } finally {
    await policy('withdrawn_at is null and (select true from wall.gates g where g.id = gate_id)')
  }
}

test('feeds, the actor, its outbox and notes, their films, covers and captions are each asked, as everybody', async () => {
  const proof = await proven()
  expect([...reachable(proof)]).toEqual([])
  expect(proof.verdict).toBe('shut')
  const asked = (what: string) => proof.tries.filter((one) => one.what.startsWith(what)).map(({ as }) => as)
  for (const what of [
    'the page /{production}/podcast.xml',
    'the actor of the production',
    'a note of it',
    'the film of it, for feeds',
    'the cover of it, for feeds',
    'the captions of it, for feeds',
    'the own link of a kit',
    'the picture of its card',
    'its card, for other places',
    'a true address of the poster',
  ])
    expect([what, new Set(asked(what))]).toEqual([what, new Set(['anybody', 'fan'])])
  const paths = proof.tries.map(({ how }) => how)
  for (const path of ['/outbox', '/followers', '/.well-known/webfinger?resource='])
    expect([path, paths.some((how) => how.includes(path))]).toEqual([path, true])
})

test('a note that slips past its gate is found at its address, in the outbox, and by its files', async () => {
  const found = reachable(await withoutGate('publish.notes', proven))
  for (const what of [
    'a note of it',
    'the actor of the production',
    'the captions of it, for feeds and other servers',
  ])
    expect([what, found.has(what)]).toEqual([what, true])
})

test('an entry that slips past its gate is found in the podcast feed and by its files', async () => {
  const found = reachable(await withoutGate('publish.feed_entries', proven))
  for (const what of [
    'the page /{production}/podcast.xml',
    'the captions of it, for feeds and other servers',
  ])
    expect([what, found.has(what)]).toEqual([what, true])
  expect((await proven()).verdict).toBe('shut')
})
