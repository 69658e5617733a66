import { createPublicKey, verify } from 'node:crypto'
import { type EmbargoProof, proofText } from '@stagedoor/core/publish'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../plant/db/index.ts'
import { readChain } from '../../plant/chain/index.ts'
import { tamper, testDatabase } from '../../plant/db/testing.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { openFrontOfHouse } from '../testing.ts'
import { embargoProofJobs } from './jobs.ts'
import { signedProof } from './proof-rows.ts'
import { openProofs, waitingLantern } from './testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

const { deps, probes, asked, performed, proven } = openProofs(house, front, [
  '/{production}',
  '/{production}/{post}',
])

const told = ({ tries }: EmbargoProof) => tries.filter(({ verdict }) => verdict !== 'shut')

let lantern: Awaited<ReturnType<typeof front.schedules>>

beforeAll(async () => {
  const harbour = await front.rendered(await front.footage('The harbour', 20), 'The harbour at dawn')
  await front.schedules(harbour, null, 'The harbour at dawn')
  lantern = await waitingLantern(front)
})

test('a publication that waits for its moment is proven shut to anybody and to a fan who has seen everything', async () => {
  const { id, proof, signature } = await proven(lantern.id)
  expect(told(proof)).toEqual([])
  expect(proof).toMatchObject({
    verdict: 'shut',
    publication: { id: lantern.id, title: 'The second lantern is lit' },
  })
  expect(new Set(proof.tries.map(({ as }) => as))).toEqual(new Set(['anybody', 'fan', 'its holder']))
  const paths = proof.tries.map(({ how }) => how.replace(`GET ${front.origin}`, ''))
  expect(paths).toEqual(
    expect.arrayContaining([
      `/${front.slug}/${lantern.slug}`,
      `/api/v1/public/productions/${front.slug}/posts/${lantern.slug}`,
      `/api/v1/public/productions/${front.slug}/posts`,
      `/api/v1/public/productions/${front.slug}/search?q=lantern`,
      `/api/v1/publications/${lantern.id}`,
    ]),
  )
  expect(proof.tries.filter(({ what }) => what.startsWith('a true address'))).toHaveLength(12)
  expect(proof.notAsked.length).toBeGreaterThan(0)
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: proof.key }, format: 'jwk' })
  expect(verify(null, Buffer.from(proofText(proof)), key, Buffer.from(signature, 'base64url'))).toBe(true)
  const [entry] = await readChain(house.crew, { productionId: front.productionId, limit: 1 })
  expect(entry).toMatchObject({
    kind: 'embargo-proved',
    body: { proofId: id, outcome: 'shut', tries: proof.tries.length, reachable: 0 },
  })
  expect(await house.crew.selectFrom('wall.viewers').select('id').execute()).toEqual([])
})

test('a gate that was opened behind the back of the calendar is found at every place that it opens', async () => {
  const opened = `update wall.gates set opens_at = wall.now() - interval '1 hour' where id = '${lantern.gateId}'`
  await tamper(house, opened)
  await sql`select pg_notify('gates', '*')`.execute(house.crew)
  try {
    // Somebody reads the page meanwhile, and is given an address of its film.
    await front.anybody(`/api/v1/public/productions/${front.slug}/posts/${lantern.slug}`)
    const { proof } = await proven(lantern.id)
    expect(proof.verdict).toBe('reachable')
    const found = new Set(told(proof).map(({ what }) => what))
    for (const what of [
      'getPost',
      'listPosts',
      'searchProduction',
      'the row of its post',
      'the picture of its card',
      'its card, for other places',
      'an address of its media that was given away',
    ])
      expect([what, found.has(what)]).toEqual([what, true])
    for (const file of ['film', 'poster'])
      expect([file, [...found].some((what) => what.startsWith(`a true address of the ${file}`))]).toEqual([
        file,
        true,
      ])
    const listed = told(proof).find(({ what }) => what === 'listPosts')
    expect(listed?.because).toMatch(/ stands in it$/)
  } finally {
    await tamper(
      house,
      `update wall.gates set opens_at = to_timestamp(${(lantern.opensAt ?? 0) / 1000}) where id = '${lantern.gateId}'`,
    )
    await sql`select pg_notify('gates', '*')`.execute(house.crew)
  }
})

test('a policy that forgets the gate of posts is found, as is a title that another post gives away', async () => {
  await sql`alter policy passed on publish.posts using (true)`.execute(house.owner)
  try {
    const { proof } = await proven(lantern.id)
    expect(told(proof).map(({ what }) => what)).toEqual(expect.arrayContaining(['getPost', 'listPosts']))
  } finally {
    await sql`alter policy passed on publish.posts using (exists (select 1 from wall.gates g where g.id = gate_id))`.execute(
      house.owner,
    )
  }
  // What stands openly elsewhere tells nothing, and the proof says that it was not looked for.
  const quay = await front.rendered(await front.footage('The quay', 20), 'The quay')
  await front.schedules(quay, null, 'Before The second lantern is lit')
  const { proof } = await proven(lantern.id)
  expect(told(proof)).toEqual([])
  expect(proof.soughtFor.filter(({ isTold }) => !isTold).map(({ what }) => what)).toContain(
    'its title: The second lantern is lit',
  )
})

test('what a connector placed ahead is listed by whose word, and what it left open is reachable', async () => {
  const at = (verdict: 'ahead' | 'reachable', because: string) => ({
    what: 'the draft at a platform',
    how: 'read back through its connector',
    as: 'the house',
    expected: 'says-nothing' as const,
    status: null,
    sha256: null,
    verdict,
    because,
  })
  const finds = { pools: {}, addresses: [], saidOpenly: [] }
  probes.push({
    name: 'platform',
    look: async () => ({ ...finds, tries: [at('ahead', 'by the word of Wren')] }),
  })
  const { proof } = await proven(lantern.id)
  expect([proof.verdict, proof.sum.ahead]).toEqual(['shut', 1])
  probes.push({ name: 'another', look: async () => ({ ...finds, tries: [at('reachable', 'it is public')] }) })
  expect((await proven(lantern.id)).proof.verdict).toBe('reachable')
  probes.length = 0
})

test('what lies at a platform of the same cut is listed with whoever placed it there', async () => {
  const { crew } = house
  const [account, draft] = [newId(), newId()]
  const destination = {
    id: newId(),
    kind: 'platform' as const,
    platform: 'youtube',
    account,
    name: 'Saltlight TV',
  }
  const { productionId } = front
  await crew
    .insertInto('publish.destinations')
    .values({ ...destination, productionId, ownerId: null })
    .execute()
  await crew
    .insertInto('publish.accounts')
    .values({
      id: account,
      productionId,
      destinationId: destination.id,
      connector: 'youtube',
      address: 'https://youtube.example',
      remoteId: 'UC1',
      handle: '@saltlight',
      name: 'Saltlight TV',
      token: null,
      standing: 'connected',
      connectedBy: 'Wren Okafor',
    })
    .execute()
  const state = {
    kind: 'placing',
    spent: [],
    opensAt: lantern.opensAt,
    since: front.clock.now(),
    isPlaced: true,
  }
  await sql`
    insert into publish.publications (id, production_id, cut_id, cut_version, render_id, destination_id, gate_id, exposure_id,
      state, title, opens_at, made_by)
    select ${draft}, production_id, cut_id, cut_version, render_id, ${destination.id}, gate_id, exposure_id,
      ${JSON.stringify(state)}::jsonb, title, opens_at, 'Wren Okafor' from publish.publications where id = ${lantern.id}`.execute(
    crew,
  )
  await sql`
    insert into publish.deliveries (publication_id, account_id, plan, place_from, visibility)
    values (${draft}, ${account}, '{}', wall.now(), 'private')`.execute(crew)
  const { proof } = await proven(lantern.id)
  expect(told(proof)).toMatchObject([
    {
      what: 'what YouTube was handed for Saltlight TV',
      verdict: 'ahead',
      because: expect.stringMatching(/by the word of Wren Okafor: private$/),
    },
  ])
  expect(proof.verdict).toBe('shut')
  await crew.deleteFrom('publish.deliveries').where('publicationId', '=', draft).execute()
})

test('what is moved while it is tried is tried anew, and what opens meanwhile has no embargo left', async () => {
  const finds = { pools: {}, addresses: [], saidOpenly: [], tries: [] }
  const { proofId } = await asked(lantern.id)
  const meanwhile = (change: () => Promise<unknown>) => {
    probes.length = 0
    probes.push({ name: 'meanwhile', look: async () => (await change(), finds) })
  }
  const renamed = (title: string) =>
    house.crew.updateTable('publish.publications').set({ title }).where('id', '=', lantern.id).execute()
  meanwhile(() => renamed('The third lantern'))
  await expect(performed(proofId)).rejects.toThrow(/was changed while it was tried/)
  meanwhile(() => renamed(lantern.title))
  await expect(performed(proofId)).rejects.toThrow(/was changed while it was tried/)
  meanwhile(() => front.onlyTheClock(lantern.opensAt ?? 0))
  await expect(performed(proofId)).rejects.toMatchObject({ type: 'publication-is-out' })
  expect(await signedProof(house.crew, proofId)).toBeNull()
  expect(await house.crew.selectFrom('wall.viewers').select('id').execute()).toEqual([])
  probes.length = 0
})

test('what is out has no embargo left to prove', async () => {
  const pier = await front.rendered(await front.footage('The pier', 20), 'The pier')
  const { id } = await front.schedules(pier, null, 'The pier')
  await expect(asked(id)).rejects.toMatchObject({ type: 'publication-is-out' })
})

test('the work of proving has a name in the queue', () => {
  const handled: string[] = []
  embargoProofJobs({ ...deps, jobs: { handle: (job: string) => void handled.push(job) } as unknown as Jobs })
  expect(handled).toEqual(['publish.prove-embargo'])
})
