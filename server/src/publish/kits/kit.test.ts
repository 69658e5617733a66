import { FLICKS_PER_SECOND, type Instant } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { keepScan, recordNda, withdrawBySigner } from '../../clearance/index.ts'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { contributorFor } from '../../production/index.ts'
import { cancelPublication } from '../calendar/cancel-publication.ts'
import { changePublication } from '../calendar/change-publication.ts'
import { keepEvidence } from '../recall/keep-evidence.ts'
import { linesOf } from '../ledger/ledger.ts'
import { type KitOrder, makeKit } from './make-kit.ts'
import { publicationById } from '../queries.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { whereItIs } from '../recall/whereabouts/where-it-is.ts'
import { openFrontOfHouse, PATIENT, publicist } from '../testing.ts'
import { kitFor, tokenIn } from '../testing-kits.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

const MINUTE = 60_000
const DAY = 86_400_000
const reach = { reach: 'this-form', reason: 'I changed my mind', claimedAt: null } as const
const soon = (): Instant => front.later(MINUTE)

async function kitOf(besideId: string, order: Partial<KitOrder> = {}) {
  const said = { copy: 'We built a sea in a kitchen. CANARY', disclosure: 'part-of-my-work' } as const
  const kit = kitFor({ ...said, ...order })
  const made = await makeKit(front, { besideId, kit, actor: publicist })
  return { ...made, door: `/api/v1/kit-slips/${tokenIn(made.url)}` }
}

const reads = async (path: string) => front.anybody(path)
const posts = async (path: string, body?: unknown) => {
  const response = await fetch(`${front.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const openTasks = async (kind: string, ref: string) =>
  house.crew
    .selectFrom('production.tasks')
    .selectAll()
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .where('doneAt', 'is', null)
    .execute()

test('a kit waits for its moment and says nothing but the time; from its moment on it is handed over', async () => {
  const cutId = await front.rendered(await front.footage('The kitchen', 20))
  const opensAt = soon()
  const { id } = await front.schedules(cutId, opensAt, 'CANARY in the kitchen')
  const { door, kitId, publicationId } = await kitOf(id)

  await front.goTo(opensAt - 1)
  const waiting = await reads(door)
  expect(waiting.body).toMatchObject({
    door: 'waiting',
    opensAt: new Date(opensAt).toISOString(),
    file: null,
  })
  expect(JSON.stringify(waiting.body)).not.toContain('CANARY')
  expect(await posts(`${door}/handovers`)).toMatchObject({
    status: 409,
    body: { type: '/problems/kit-not-open' },
  })

  await front.onlyTheClock(opensAt)
  const open = await reads(door)
  expect(open.body).toMatchObject({
    door: 'open',
    title: 'CANARY in the kitchen',
    copy: 'We built a sea in a kitchen. CANARY',
    disclosure: 'part-of-my-work',
    file: { name: 'canary-in-the-kitchen.mp4', bytes: 100 },
  })
  const taken = await posts(`${door}/handovers`)
  expect(taken).toMatchObject({ status: 201, body: { name: 'canary-in-the-kitchen.mp4' } })
  const film = await fetch(`${front.origin}${String(taken.body['url'])}`)
  expect(film.headers.get('content-disposition')).toContain('canary-in-the-kitchen.mp4')
  expect(await film.text()).toContain('film')
  await posts(`${door}/handovers`)
  const kit = await house.crew
    .selectFrom('publish.kits')
    .selectAll()
    .where('id', '=', kitId)
    .executeTakeFirstOrThrow()
  expect(kit).toMatchObject({ handovers: 2, handedOverAt: opensAt })
  expect((await publicationById(house.crew, publicationId))?.state.kind).toBe('live')
  expect(await openTasks('kit-link-awaited', kitId)).toHaveLength(1)
  expect((await front.logKinds()).filter((kind) => kind === 'kit-handed-over')).toHaveLength(2)

  expect(await posts(`${door}/links`, { url: 'javascript:alert(1)' })).toMatchObject({ status: 400 })
  expect(
    await posts(`${door}/links`, { url: 'https://social.example/p/1', disclosed: 'in-words' }),
  ).toMatchObject({ status: 201 })
  expect((await reads(door)).body['link']).toBe('https://social.example/p/1')
  expect(await openTasks('kit-link-awaited', kitId)).toHaveLength(0)
})

test('a kit names who made the film only while anybody may read so on our own page', async () => {
  const cutId = await front.rendered(await front.footage('The winch', 20))
  await house.crew
    .updateTable('cut.cuts')
    .set({ credits: JSON.stringify([{ name: 'Samir Haddad', craft: 'gaffer' }]) })
    .where('id', '=', cutId)
    .execute()
  const opensAt = soon()
  const { id } = await front.schedules(cutId, opensAt, 'The winch')
  const { door } = await kitOf(id, { rule: { kind: 'at-once' } })
  const credits = async () => {
    const { body } = await reads(door)
    return [body['door'], body['credits']]
  }
  expect(await credits()).toEqual(['open', []])
  await front.onlyTheClock(opensAt)
  expect(await credits()).toEqual(['open', [{ name: 'Samir Haddad', craft: 'gaffer' }]])
  const why = { reach: 'this-alone', because: 'A plate', actor: publicist } as const
  await recallPublication(front, { publicationId: id, ...why })
  expect(await credits()).toEqual(['open', []])
})

test('a recall takes the link back at once, and asks for the holder’s own post as a task with a deadline', async () => {
  const cutId = await front.rendered(await front.footage('The lamp', 20))
  const { id } = await front.schedules(cutId, null, 'The lamp')
  const taken = await kitOf(id)
  const untouched = await kitOf(id, { holderName: 'Tomas Reyes' })
  const waiting = await kitOf(id, { holderName: 'Wren Okafor', rule: { kind: 'moment', at: soon() } })
  const { url } = (await posts(`${taken.door}/handovers`)).body as { url: string }
  await posts(`${taken.door}/links`, { url: 'https://social.example/p/2', disclosed: 'in-words' })

  const asked = { productionId: front.productionId, slug: front.slug, now: front.clock.now() }
  const told = async () => []
  const out = await whereItIs({ db: house.crew, told }, { ...asked, asked: { kind: 'cut', id: cutId } })
  expect(out.filter(({ kind }) => kind === 'kit-copy')).toMatchObject([
    { stands: 'in-hands', address: 'https://social.example/p/2' },
  ])

  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'everything',
    because: 'A plate',
    actor: publicist,
  })
  for (const { door } of [taken, untouched, waiting]) {
    expect(await reads(door)).toMatchObject({ status: 410, body: { type: '/problems/slip-revoked' } })
    expect((await posts(`${door}/handovers`)).status).toBe(410)
  }
  await expect.poll(async () => (await front.outside(url)).status, PATIENT).toBe(404)
  expect((await publicationById(house.crew, waiting.publicationId))?.state.kind).toBe('cancelled')

  const lines = await linesOf(house.crew, [recallId])
  expect(lines.map(({ place, name, state }) => [place, name, state.kind])).toEqual([
    ['own-page', 'Own page', 'checking'],
    ['media-addresses', 'Own copies and renders', 'checking'],
    ['kit-link', 'Ida Brandt’s kit', 'checking'],
    ['kit-link', 'Tomas Reyes’s kit', 'checking'],
    ['kit-copy', 'Ida Brandt’s own publication', 'task'],
  ])
  await front.reads(recallId)
  const copy = lines.at(-1)
  if (copy === undefined) throw new Error('no line')
  expect(copy.linkBack).toBe('https://social.example/p/2')
  expect(copy.dueAt).toBe(front.clock.now() + 86_400_000)
  expect(await openTasks('recall-by-hand', copy.id)).toMatchObject([{ dueAt: copy.dueAt }])
  const finished = () =>
    house.crew
      .selectFrom('publish.recalls')
      .select('finishedAt')
      .where('id', '=', recallId)
      .executeTakeFirstOrThrow()
  expect((await finished()).finishedAt).toBeNull()

  // Nobody of the house can read that server: a word alone is not enough there.
  await expect(
    keepEvidence(front, { lineId: copy.id, what: 'Gone from her profile', actor: publicist }),
  ).rejects.toMatchObject({ type: 'evidence-needed' })
  const { id: scanId, sha256 } = await keepScan(house.crew, {
    productionId: front.productionId,
    fileName: 'her-profile.png',
    bytes: Buffer.from('89504e470d0a1a0a00', 'hex'),
    actor: publicist,
    now: front.clock.now(),
  })
  await keepEvidence(front, { lineId: copy.id, what: 'Gone from her profile', scanId, actor: publicist })
  const [proved] = (await linesOf(house.crew, [recallId])).filter(({ id: lineId }) => lineId === copy.id)
  expect(proved?.evidence).toMatchObject([{ how: 'person-said', by: publicist.name, sha256 }])
  expect(await openTasks('recall-by-hand', copy.id)).toHaveLength(0)
  expect((await finished()).finishedAt).not.toBeNull()
  const again = keepEvidence(front, { lineId: copy.id, what: 'Still gone', actor: publicist })
  await expect(again).rejects.toMatchObject({ type: 'already-decided' })
})

test('every post of a kit’s holder is told of and asked back, not the one alone that they linked last', async () => {
  const cutId = await front.rendered(await front.footage('The hatch', 20))
  const { id } = await front.schedules(cutId, null, 'The hatch')
  const { door } = await kitOf(id)
  await posts(`${door}/handovers`)
  for (const post of [1, 2, 1, 3])
    await posts(`${door}/links`, { url: `https://social.example/p/${post}`, disclosed: 'in-words' })
  expect((await reads(door)).body['link']).toBe('https://social.example/p/3')
  const told = async () => []
  const asking = { productionId: front.productionId, slug: front.slug, now: front.clock.now() }
  const where = await whereItIs({ db: house.crew, told }, { ...asking, asked: { kind: 'cut', id: cutId } })
  const addresses = where.flatMap(({ kind, address }) => (kind === 'kit-copy' ? `${address}` : []))
  expect(addresses.toSorted()).toEqual([1, 2, 3].map((post) => `https://social.example/p/${post}`))
  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'everything',
    because: 'A plate',
    actor: publicist,
  })
  const copies = (await linesOf(house.crew, [recallId])).filter(({ place }) => place === 'kit-copy')
  const asked = copies.map(({ linkBack, state }) => `${linkBack} ${state.kind}`)
  expect(asked.toSorted()).toEqual([1, 2, 3].map((post) => `https://social.example/p/${post} task`))
})

test('a withdrawal kills a kit at its commit, and one ledger holds page and kit', async () => {
  const lamp = await front.footage('The lamp room', 20)
  const tomas = await front.person('Tomas Reyes')
  await front.appears(tomas, lamp, [1, 2])
  const { token } = await front.signs(tomas)
  const cutId = await front.rendered(lamp)
  const { id } = await front.schedules(cutId, null, 'The lamp room')
  const { door } = await kitOf(id)
  await posts(`${door}/handovers`)
  await withdrawBySigner(front, token, reach)
  const dead = await reads(door)
  // Before any event has run the gate is shut; after it the slip is taken back.
  expect(dead.body['door'] === 'dead' || dead.status === 410).toBe(true)
  expect((await posts(`${door}/handovers`)).status).toBe(410)
  const recalls = () =>
    house.crew.selectFrom('publish.recalls').selectAll().where('cutId', '=', cutId).execute()
  await expect.poll(async () => (await front.settle(), (await recalls()).length), PATIENT).toBe(1)
  await front.settle()
  expect(await recalls()).toHaveLength(1)
  const places = (await linesOf(house.crew, [(await recalls())[0]?.id ?? ''])).map(({ place }) => place)
  expect(places.sort()).toEqual(['kit-copy', 'kit-link', 'media-addresses', 'own-page'])
})

test('a kit for a platform that a release form leaves out is not made, and one that it names is', async () => {
  const quay = await front.footage('The quay', 20)
  const ida = await front.person('Ida Brandt')
  await front.appears(ida, quay, [1, 2])
  const ownAndInstagram = [
    { kind: 'platform', platform: 'own-page' },
    { kind: 'platform', platform: 'instagram' },
  ] as const
  await front.signs(ida, {
    scope: {
      media: ['motion', 'stills', 'sound'],
      musicRights: [],
      uses: ['publicity'],
      destinations: [...ownAndInstagram],
      territories: ['WORLD' as never],
      window: {},
    },
  })
  const { id } = await front.schedules(await front.rendered(quay), null, 'The quay')
  await expect(kitOf(id, { platform: 'tiktok' })).rejects.toMatchObject({ type: 'not-cleared' })
  await expect(kitOf(id)).rejects.toMatchObject({ type: 'not-cleared' })
  expect((await kitOf(id, { platform: 'instagram' })).kitId).toMatch(/^[0-9a-f-]{36}$/)
  await expect(kitOf(id, { platform: 'x', copy: 'x'.repeat(281) })).rejects.toMatchObject({
    type: 'words-do-not-fit',
    facts: {
      detail: expect.stringMatching(/^Words: X takes 280 .*here are 281\. No kit was made\.$/) as string,
      issues: [{ remedy: { kind: 'shorten-words', words: { of: 0, field: 'copy' }, over: 1 } }],
    },
  })
  const tooLong = 101 * FLICKS_PER_SECOND
  await house.crew
    .updateTable('cut.renders')
    .set({ durationFlicks: tooLong * 2 })
    .where('cutId', '=', (await publicationById(house.crew, id))?.cutId ?? '')
    .execute()
  await expect(kitOf(id, { platform: 'x' })).rejects.toMatchObject({
    type: 'film-does-not-fit',
    facts: { issues: [{ remedy: { kind: 'shorter', longest: 140 * FLICKS_PER_SECOND } }] },
  })
})

test('a sealed house hands nothing over', async () => {
  const cutId = await front.rendered(await front.footage('The hull', 20))
  const { id } = await front.schedules(cutId, null, 'The hull')
  const { door } = await kitOf(id)
  const { url } = (await posts(`${door}/handovers`)).body as { url: string }
  const seal = (sealedAt: Date | null) => house.worker.updateTable('plant.house').set({ sealedAt }).execute()
  await seal(new Date(front.clock.now()))
  expect((await reads(door)).body).toMatchObject({ door: 'closed', title: '', file: null })
  expect(await posts(`${door}/handovers`)).toMatchObject({ status: 423 })
  await expect.poll(async () => (await front.outside(url)).status, PATIENT).toBe(404)
  await seal(null)
  expect((await reads(door)).body['door']).toBe('open')
})

test('one kit is called back alone, and the page and other kits stay', async () => {
  const cutId = await front.rendered(await front.footage('The rope', 20))
  const { id } = await front.schedules(cutId, null, 'The rope')
  const [wrong, right] = [await kitOf(id, { holderName: 'Wrong Person' }), await kitOf(id)]
  const { recallId } = await recallPublication(front, {
    publicationId: wrong.publicationId,
    reach: 'this-alone',
    because: 'Sent to somebody else',
    actor: publicist,
  })
  expect((await linesOf(house.crew, [recallId])).map(({ name }) => name)).toEqual(['Wrong Person’s kit'])
  expect((await reads(wrong.door)).status).toBe(410)
  expect((await reads(right.door)).body['door']).toBe('open')
  expect((await publicationById(house.crew, id))?.state.kind).toBe('live')
})

test('cancelling a publication cancels the kits that would have opened with it', async () => {
  const cutId = await front.rendered(await front.footage('The knot', 20))
  const { id } = await front.schedules(cutId, soon(), 'The knot')
  const { door, publicationId } = await kitOf(id)
  await cancelPublication(front, { publicationId: id, actor: publicist })
  expect((await publicationById(house.crew, publicationId))?.state.kind).toBe('cancelled')
  expect((await reads(door)).status).toBe(410)
})

test('an agreement binds a person, not a name: a kit waits until somebody says who its holder is', async () => {
  const { productionId } = front
  const { id } = await front.schedules(await front.rendered(await front.footage('The bell', 20)), soon())
  const noor = await house.crew
    .transaction()
    .execute((trx) => contributorFor(trx, { productionId, name: 'Noor Aziz', craft: 'sound' }))
  const nda = (until: Instant) =>
    recordNda(front, {
      productionId,
      nda: { contributor: { kind: 'known', id: noor }, name: `Until ${until}`, until, reason: '' },
      actor: publicist,
    })
  const asked = { holderName: 'noor AZIZ ' }
  const before = await kitOf(id, asked)
  expect((await publicationById(house.crew, before.publicationId))?.ownerId).toBe(noor)
  await nda(front.later(DAY))
  await expect(kitOf(id, asked)).rejects.toMatchObject({
    type: 'contributor-unclear',
    facts: { contributors: [{ id: noor, craft: 'sound', isBound: true }] },
  })
  const them = { ...asked, holder: { kind: 'contributor', id: noor } } as const
  await expect(kitOf(id, them)).rejects.toMatchObject({ type: 'not-cleared' })
  const somebodyElse = { ...asked, holder: { kind: 'none-of-these' } } as const
  const another = await kitOf(id, somebodyElse)
  const row = await publicationById(house.crew, another.publicationId)
  expect(row?.ownerId).not.toBe(noor)
  // The same name on the same platform is two places: neither takes the other's agreement away.
  expect((await publicationById(house.crew, before.publicationId))?.ownerId).toBe(noor)
  await changePublication(front, {
    publicationId: another.publicationId,
    change: { rule: null, title: null, copy: 'By another Noor', slug: null },
    actor: publicist,
  })
  await expect(
    changePublication(front, {
      publicationId: before.publicationId,
      change: { rule: null, title: null, copy: 'By Noor', slug: null },
      actor: publicist,
    }),
  ).rejects.toMatchObject({ type: 'not-cleared' })
  await expect(
    kitOf(id, { ...asked, holderName: 'Somebody', holder: { kind: 'contributor', id: newId() } }),
  ).rejects.toMatchObject({ type: 'not-found' })
  expect(await openTasks('kit-holder-unclear', noor)).toHaveLength(0)
  await nda(front.later(2 * DAY))
  expect(await openTasks('kit-holder-unclear', noor)).toMatchObject([{ facts: { kits: 1 } }])
})
