import { createHash, createPublicKey, verify } from 'node:crypto'
import { entryText, readSignedReport, reportText } from '@stagedoor/core/publish'
import { afterAll, expect, test } from 'vitest'
import { withdrawBySigner } from '../../clearance/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import type { Identity } from '../../plant/http/index.ts'
import { joins } from '../../production/testing.ts'
import { linesOf } from '../ledger/ledger.ts'
import { publicationById } from '../queries.ts'
import { recallPublication } from './recall-publication.ts'
import { whereItIs } from './whereabouts/where-it-is.ts'
import { rehearseRecall } from './drill/rehearse-recall.ts'
import { DRILL, drillById, orderDrill } from './drill/order-drill.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { blueskyWords, openBesideBluesky } from '../testing-bluesky.ts'
import { PATIENT, publicist } from '../testing.ts'
import { kitInHand } from '../testing-kits.ts'
import { gettingOn } from '../testing-states.ts'

const MINUTE = 60_000
const house = await testDatabase()
const { front, emulator, network, accountId, close } = await openBesideBluesky(house)
afterAll(close)
const deps = { ...front, contextFor: front.contextFor }

const { goesOn, comes } = gettingOn(house, front)
const postsOf = (text: string) => [...network.records.values()].filter(({ value }) => value.text === text)
const asJson = async (path: string) => {
  const { status, body } = await front.outside(`/api/v1${path}`)
  return { status, body: JSON.parse(body.toString()) as Record<string, unknown> }
}

// One cut on our page, at Bluesky, and in the hands of Ida Brandt; its lead can withdraw.
async function outEverywhere(name: string) {
  const pier = await front.footage(name, 20)
  const lead = await front.person(`The lead of ${name}`)
  await front.appears(lead, pier, [1, 2])
  const { token } = await front.signs(lead)
  const cutId = await front.rendered(pier, name)
  const page = await front.schedules(cutId, null, name)
  await kitInHand(front, page.id, { holderContact: 'ida@set.test', disclosure: 'part-of-my-work' })
  const opensAt = front.later(MINUTE)
  const post = await schedulePost(deps, {
    productionId: front.productionId,
    cutId,
    accountId,
    rule: { kind: 'moment', at: opensAt },
    words: blueskyWords(name),
    placeAhead: false,
    actor: publicist,
  })
  await front.goTo(opensAt)
  await comes(post.id, 'live')
  return { cutId, assetId: pier, leadId: lead, token, page, postId: post.id }
}

async function count(table: 'publish.recalls' | 'publish.recallLines' | 'production.tasks'): Promise<number> {
  const rows = await house.crew.selectFrom(table).select('id').execute()
  return rows.length
}

let counsel: Identity
let out: Awaited<ReturnType<typeof outEverywhere>>
test('before anything is called back it is told where it is, how surely it comes back, and what never does', async () => {
  counsel = await joins(house, { productionId: front.productionId, role: 'counsel' })
  out = await outEverywhere('The second lantern')
  front.as(counsel)
  for (const [of, id] of [
    ['cut', out.cutId],
    ['asset', out.assetId],
    ['subject', out.leadId],
  ] as const) {
    const { status, body } = await asJson(`/productions/${front.slug}/whereabouts?of=${of}&id=${id}`)
    expect(status).toBe(200)
    const list = body['whereabouts'] as {
      kind: string
      stands: string
      retraction: string
      since: string | null
    }[]
    expect(list.map(({ kind, stands, retraction }) => [kind, stands, retraction])).toEqual(
      expect.arrayContaining([
        ['own-page', 'out', 'hard'],
        ['platform-post', 'out', 'hard'],
        ['kit-link', 'out', 'hard'],
        ['kit-copy', 'in-hands', 'manual'],
      ]),
    )
    expect(list.filter(({ kind }) => kind === 'platform-post')).toMatchObject([
      { since: expect.stringMatching(/Z$/) },
    ])
    expect(body['held']).toMatchObject({ manual: 1 })
  }
  const csv = await front.outside(`/api/v1/productions/${front.slug}/whereabouts.csv?of=cut&id=${out.cutId}`)
  expect(csv.body.toString()).toContain('Ida Brandt’s own publication')
  front.as({ kind: 'nobody' })
  expect((await asJson(`/productions/${front.slug}/whereabouts?of=cut&id=${out.cutId}`)).status).toBe(401)
})

test('a drill rehearses the whole recall against emulators, and touches nothing: what is out stays out', async () => {
  const before = {
    journal: emulator.journal.length,
    recalls: await count('publish.recalls'),
    lines: await count('publish.recallLines'),
    tasks: await count('production.tasks'),
  }
  const { drillId } = await orderDrill(front, { cutId: out.cutId, actor: publicist })
  await expect
    .poll(async () => (await drillById(house.crew, drillId))?.doneAt, { timeout: 30_000 })
    .not.toBeNull()
  const drill = await drillById(house.crew, drillId)
  expect(drill?.result?.lines.map(({ place, way, state }) => [place.kind, way, state])).toEqual(
    expect.arrayContaining([
      ['own-page', 'rolled-back', 'checking'],
      ['platform-post', 'emulated', 'gone'],
      ['kit-copy', 'rolled-back', 'task'],
    ]),
  )
  const post = drill?.result?.lines.find(({ place }) => place.kind === 'platform-post')
  expect(post?.goneMs).toBeGreaterThanOrEqual(0)
  // The platform at which it is really out heard nothing, and no ledger, task or word of the log claims a recall.
  expect(emulator.journal.slice(before.journal).filter(({ isRead }) => !isRead)).toEqual([])
  expect(postsOf('The second lantern')).toHaveLength(1)
  expect((await publicationById(house.crew, out.page.id))?.state.kind).toBe('live')
  expect({
    journal: before.journal,
    recalls: await count('publish.recalls'),
    lines: await count('publish.recallLines'),
    tasks: await count('production.tasks'),
  }).toEqual(before)
  const kinds = await front.logKinds()
  expect(kinds).toContain('recall-rehearsed')
  expect(kinds).not.toContain('recalled')
  const works = await house.crew.selectFrom('plant.work').select('job').where('job', '=', DRILL).execute()
  expect(works).toHaveLength(1)
})

test('who withdrew reads by their own slip what came back, place by place, and nobody’s name', async () => {
  await withdrawBySigner(front, out.token, { reach: 'this-form', reason: 'No more', claimedAt: null })
  const receipts = async () =>
    (await asJson(`/release-slips/${out.token}/recalls`)).body['items'] as {
      id: string
      standing: string
      places: {
        place: { kind: string; name: string | null; url: string | null }
        state: string
        how: string | null
        answered: number | null
        goneAt: string | null
      }[]
    }[]
  await expect.poll(async () => (await goesOn(), (await receipts()).length), PATIENT).toBe(1)
  const recallId = (await receipts())[0]?.id ?? ''
  await front.reads(recallId)
  const stateAt = async (kind: string) =>
    (await receipts())[0]?.places.find(({ place }) => place.kind === kind)?.state
  await expect.poll(async () => (await goesOn(), stateAt('platform-post')), PATIENT).toBe('gone')
  const [receipt] = await receipts()
  const text = JSON.stringify(receipt)
  expect(text).not.toContain('Ida')
  expect(text).not.toContain(publicist.name)
  expect(receipt?.standing).toBe('running')
  expect(receipt?.places).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        place: {
          kind: 'own-page',
          name: null,
          url: `/${front.slug}/${out.page.slug ?? ''}`,
        },
        state: 'gone',
        how: 'read',
        answered: 404,
      }),
      expect.objectContaining({ place: { kind: 'kit-copy', name: null, url: null }, state: 'task' }),
    ]),
  )
  expect(receipt?.places.find(({ place }) => place.kind === 'platform-post')).toMatchObject({
    how: 'read',
    goneAt: expect.stringMatching(/Z$/),
    place: { name: expect.any(String) as string },
  })
})

test('counsel’s report has the requests behind each line, is signed, and its log entries prove themselves', async () => {
  const [recall] = await house.crew
    .selectFrom('publish.recalls')
    .selectAll()
    .where('cutId', '=', out.cutId)
    .execute()
  front.as(counsel)
  const { status, body } = await asJson(`/recalls/${recall?.id ?? ''}/report`)
  expect(status).toBe(200)
  const signed = readSignedReport(body)
  if (signed === null) throw new Error('that is no report')
  const { report, signature } = signed
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: report.key }, format: 'jwk' })
  const isSigned = (text: string) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
  expect(isSigned(reportText(report))).toBe(true)
  expect(isSigned(reportText({ ...report, standing: 'closed' }))).toBe(false)

  const post = report.lines.find(({ place }) => place.kind === 'platform-post')
  const asked = post?.sights.flatMap((sight) => sight.asked) ?? []
  expect(asked.map(({ method, address }) => `${method} ${new URL(address).pathname}`)).toContain(
    'POST /xrpc/com.atproto.repo.deleteRecord',
  )
  const page = report.lines.find(({ place }) => place.kind === 'own-page')
  expect(page?.sights[0]?.asked[0]).toMatchObject({ method: 'GET', status: 404 })
  expect(JSON.stringify(report)).not.toMatch(/Bearer|accessJwt|\?/u)

  expect(report.log.entries.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['release-form-withdrawn', 'recalled', 'recall-place-gone']),
  )
  for (const entry of report.log.entries) {
    const hash = createHash('sha256')
      .update(Buffer.from(entry.prevHash, 'hex'))
      .update(entryText(report.production.id, entry))
      .digest('hex')
    expect(hash).toBe(entry.hash)
  }
  const pdf = await front.outside(`/api/v1/recalls/${recall?.id ?? ''}/report.pdf`)
  expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-')
  front.as({ kind: 'nobody' })
  expect((await asJson(`/recalls/${recall?.id ?? ''}/report`)).status).toBe(401)
  expect(await linesOf(house.crew, [recall?.id ?? ''])).toHaveLength(5)
})

test('a drill of a cut whose page was called back before shows what waits to leave', async () => {
  const buoy = await front.footage('The buoy', 20)
  const cutId = await front.rendered(buoy, 'The buoy')
  const page = await front.schedules(cutId, null, 'The buoy')
  await front.goTo(front.later(1_000))
  await recallPublication(front, {
    publicationId: page.id,
    reach: 'this-alone',
    because: 'A plate',
    actor: publicist,
  })
  await front.schedules(cutId, front.later(MINUTE), 'The buoy, again')
  const ticks = () => performance.now()
  const order = { cutId, by: publicist.name, now: front.clock.now() }
  const { lines } = await rehearseRecall({ db: house.crew, jobs: front.jobs, ticks }, order)
  expect(lines.map(({ title }) => title)).toContain('The buoy, again')

  // What was called back is still told of whoever asks after what was in it.
  const asked = { kind: 'asset' as const, id: buoy }
  const { productionId, slug } = front
  const told = async () => []
  const where = await whereItIs({ db: house.crew, told }, { productionId, slug, asked, now: order.now })
  expect(where.filter(({ kind }) => kind === 'own-page').map(({ title, stands }) => [title, stands])).toEqual(
    [
      ['The buoy, again', 'waits'],
      ['The buoy', 'was-out'],
    ],
  )
})
