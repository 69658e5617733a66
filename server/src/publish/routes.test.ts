import type { Role } from '@stagedoor/core/production'
import { afterAll, expect, test } from 'vitest'
import { withdrawBySigner } from '../clearance/index.ts'
import { startProduction } from '../production/index.ts'
import { joins } from '../production/testing.ts'
import { newId } from '../plant/db/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import type { Identity } from '../plant/http/index.ts'
import { openFrontOfHouse, PATIENT } from './testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house, { works: true })
afterAll(() => front.close())

/** The fields of answers that these tests follow. */
interface Wire {
  id: string
  slug: string
  opensAt: string
  isFinished: boolean
  next: string | null
  items: Wire[]
  lines: Wire[]
  [field: string]: unknown
}

const NOBODY: Identity = { kind: 'nobody' }
const API = '/api/v1'

const personWith = (role: Role, productionId = front.productionId) => joins(house, { productionId, role })

async function ask(identity: Identity, method: string, path: string, body?: unknown) {
  front.as(identity)
  const response = await fetch(`${front.origin}${API}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  front.as(NOBODY)
  return { status: response.status, body: (await response.json()) as Wire }
}

const here = `/productions/${front.slug}`

test('a publicist looks before publishing, schedules, moves, recalls, and the job proves it from outside', async () => {
  const publicist = await personWith('publicist')
  const pier = await front.footage('The pier', 20)
  const elin = await front.person('Elin Sørby')
  await front.appears(elin, pier, [1, 2])
  const { token } = await front.signs(elin)
  const cutId = await front.rendered(pier)
  const opensAt = new Date(front.clock.now() + 60_000).toISOString()
  const intent = { cutId, title: 'The pier', copy: 'At dawn.\nWith gulls.', opensAt }

  const found = await ask(publicist, 'POST', `${here}/preflights`, intent)
  expect(found).toMatchObject({
    status: 200,
    body: { isReady: true, slug: 'the-pier', verdict: { kind: 'cleared', said: { headline: 'Cleared' } } },
  })
  expect((await ask(publicist, 'GET', `${here}/publications`)).body['items']).toEqual([])

  const made = await ask(publicist, 'POST', `${here}/publications`, intent)
  expect(made).toMatchObject({
    status: 201,
    body: {
      state: 'scheduled',
      standing: 'stands',
      opensAt,
      url: `/${front.slug}/the-pier`,
      verdict: { kind: 'cleared' },
      places: 0,
    },
  })
  const { id } = made.body
  const kit = await ask(publicist, 'POST', `/publications/${id}/kits`, {
    for: 'Ida Brandt',
    disclosure: 'none',
  })
  expect(kit.body['url']).toMatch(/^https:\/\/house\.example\/s\/[\w-]{22}$/)

  const moved = new Date(front.clock.now() + 30_000).toISOString()
  expect((await ask(publicist, 'PATCH', `/publications/${id}`, { opensAt: moved })).body['opensAt']).toBe(
    moved,
  )
  await front.goTo(Date.parse(moved))
  const shown = await ask(publicist, 'GET', `/publications/${id}`)
  expect(shown.body).toMatchObject({
    state: 'live',
    places: 3,
    kits: [{ holderName: 'Ida Brandt', handovers: 0, link: null }],
  })
  const post = await ask(NOBODY, 'GET', `/public${here}/posts/the-pier`)
  expect(post.body).toMatchObject({
    lead: 'At dawn.',
    text: 'At dawn.\nWith gulls.',
    raw: { share: 1, joins: 0, parts: [] },
  })

  const called = await ask(publicist, 'POST', `/publications/${id}/recalls`, {
    because: 'A plate number in shot',
  })
  expect(called).toMatchObject({
    status: 201,
    body: { by: 'The publicist', because: 'A plate number in shot', places: 3 },
  })
  const ledger = () => ask(publicist, 'GET', `/recalls/${called.body['id']}`)
  await expect.poll(async () => (await ledger()).body['isFinished'], PATIENT).toBe(true)
  const { lines } = (await ledger()).body
  for (const line of lines)
    expect(line).toMatchObject({
      state: 'gone',
      evidence: { how: expect.stringMatching(/^(read|never-out)$/) },
    })
  expect((await ask(publicist, 'GET', `${here}/recalls`)).body['items']).toHaveLength(1)
  // Nobody withdrew, so the one who signed sees no ledger.
  expect((await ask(NOBODY, 'GET', `/release-slips/${token}/recalls`)).body['items']).toEqual([])
})

test('who withdraws sees how the same ledger stands, by their own link', async () => {
  const publicist = await personWith('publicist')
  const quay = await front.footage('The quay', 20)
  const tomas = await front.person('Tomas Reyes')
  await front.appears(tomas, quay, [1, 2])
  const { token } = await front.signs(tomas)
  const cutId = await front.rendered(quay)
  await ask(publicist, 'POST', `${here}/publications`, { cutId, title: 'The quay' })
  await withdrawBySigner(front, token, { reach: 'this-form', reason: '', claimedAt: null })
  const mine = () => ask(NOBODY, 'GET', `/release-slips/${token}/recalls`)
  await expect.poll(async () => (await mine()).body['items'][0]?.['standing'], PATIENT).toBe('closed')
  const [ours] = (await ask(publicist, 'GET', `${here}/recalls`)).body['items']
  const [theirs] = (await mine()).body['items']
  expect(ours).toMatchObject({
    by: 'Tomas Reyes',
    because: 'Tomas Reyes withdrew the permission.',
    standing: 'closed',
  })
  expect(theirs).toMatchObject({ id: ours?.['id'], title: 'The quay', standing: 'closed' })
  const stands = (lines: Wire[]) => lines.map(({ id, state }) => [id, state])
  expect(stands(theirs?.['places'] as Wire[])).toEqual(stands(ours?.lines ?? []))
})

test('who is of another production finds nothing, and a role does only what it may', async () => {
  const publicist = await personWith('publicist')
  const { id: otherId } = await startProduction(front, {
    title: 'Another',
    kind: 'album',
    zone: 'UTC',
    ownerId: null,
  })
  const stranger = await personWith('owner', otherId)
  const editor = await personWith('editor')
  const contributor = await personWith('contributor')
  const cutId = await front.rendered(await front.footage('The mole', 20))
  const { id } = (await ask(publicist, 'POST', `${here}/publications`, { cutId, title: 'The mole' })).body
  const recall = { because: 'Mine is in it' }

  const missing = newId()
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PATCH', '', { title: 'Taken over' }],
    ['POST', '/cancellations', undefined],
    ['POST', '/recalls', recall],
    ['POST', '/kits', { for: 'Me', disclosure: 'none' }],
  ] as const) {
    const theirs = await ask(stranger, method, `/publications/${id}${path}`, body)
    expect(theirs).toEqual(await ask(stranger, method, `/publications/${missing}${path}`, body))
    expect(theirs.status).toBe(404)
    expect((await ask(NOBODY, method, `/publications/${id}${path}`, body)).status).toBe(401)
  }
  expect((await ask(stranger, 'GET', `${here}/publications`)).status).toBe(404)
  expect((await ask(editor, 'POST', `${here}/publications`, { cutId, title: 'No' })).status).toBe(403)
  expect((await ask(editor, 'PATCH', `/publications/${id}`, { title: 'No' })).status).toBe(403)
  expect((await ask(contributor, 'GET', `${here}/publications`)).status).toBe(403)

  const called = await ask(contributor, 'POST', `/publications/${id}/recalls`, recall)
  expect(called.status).toBe(201)
  expect((await ask(stranger, 'GET', `/recalls/${called.body['id']}`)).status).toBe(404)
  const [line] = called.body['lines']
  expect((await ask(stranger, 'POST', `/recall-lines/${line?.id}/evidence`, { what: 'x' })).status).toBe(404)
})

test('a list of posts is paged without gaps or counts, and shows what is open alone', async () => {
  const cutId = await front.rendered(await front.footage('The strand', 20))
  const start = front.clock.now()
  for (let number = 0; number < 30; number += 1) await front.schedules(cutId, start, `Strand ${number}`)
  await front.schedules(cutId, start + 60_000, 'Strand not yet')
  const first = await ask(NOBODY, 'GET', `/public${here}/posts`)
  expect(Object.keys(first.body).sort()).toEqual(['items', 'next'])
  const second = await ask(NOBODY, 'GET', `/public${here}/posts?after=${first.body['next']}`)
  const slugs: string[] = [...first.body['items'], ...second.body['items']].map(
    ({ slug }: { slug: string }) => slug,
  )
  expect(new Set(slugs).size).toBe(slugs.length)
  expect(slugs.filter((slug) => /^strand-\d+$/.test(slug))).toHaveLength(30)
  expect(slugs).not.toContain('strand-not-yet')
  expect(second.body['next']).toBeNull()
  expect((await ask(NOBODY, 'GET', `/public${here}/posts?after=nonsense`)).status).toBe(400)
})
