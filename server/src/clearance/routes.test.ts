import { secondsToFlicks } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import { newId } from '../plant/db/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { openApi, openSaltlight } from './testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const api = openApi(house, saltlight)
const here = `/productions/${saltlight.slug}`
const twoSeconds = { fromFlicks: secondsToFlicks(1), toFlicks: secondsToFlicks(3) }

test('from a marked face to a signature and back, over HTTP alone', async () => {
  const asset = await saltlight.footage('Lamp room', 20)
  await saltlight.judgesAsset(asset)
  await api.as('publicist')

  const face = await api.asks('POST', `${here}/subjects`, { kind: 'person' })
  expect(face).toMatchObject({ status: 201, body: { name: 'face 1' } })
  const subject = face.body.id as string
  const mark = { subjectId: subject, ...twoSeconds, inPicture: true, inSound: false, prominence: 'featured' }
  expect(
    await api.asks('POST', `/assets/${asset}/appearances`, {
      ...mark,
      box: { x: 0.1, y: 0.1, width: 0.2, height: 0.2 },
    }),
  ).toMatchObject({ status: 201 })

  const unnamed = await api.asks('GET', `/assets/${asset}/exposure`)
  expect(unnamed.body).toMatchObject({
    of: 'asset',
    uses: ['publicity'],
    destination: 'own-page',
    territories: ['WORLD'],
    at: null,
  })
  expect(unnamed.body.said.question).toContain('own page')
  expect(unnamed.body.verdict).toMatchObject({ kind: 'cleared-with-edits' })
  expect(unnamed.body.verdict.said.acts.map((act: { kind: string }) => act.kind)).toContain('name-the-person')
  expect(unnamed.body.verdict.edits[0]).toMatchObject({ kind: 'blur', assetId: asset })

  expect(await api.asks('PATCH', `/subjects/${subject}`, { name: 'Tomas Reyes' })).toMatchObject({
    status: 200,
  })
  const sent = await api.asks('POST', `/subjects/${subject}/release-forms`, {})
  expect(sent.body.url).toMatch(/^http:\/\/127\.0\.0\.1:4321\/s\/[\w-]{22}$/)

  await api.as('nobody')
  const slip = `/release-slips/${sent.body.url.split('/s/')[1]}`
  const form = await api.asks('GET', slip)
  expect(form.body).toMatchObject({
    person: 'Tomas Reyes',
    state: 'sent',
    appearsIn: { assets: 1 },
    signature: null,
  })
  expect(form.headers.get('referrer-policy')).toBe('no-referrer')
  expect((await api.asks('GET', `${slip}/copy`)).status).toBe(409)
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 136"><script>1</script><path d="M 10,20 C 30,40 50,60 70,80"/></svg>'
  const signature = { name: 'Tomás Reyes', drawing, textDigest: form.body.textDigest, agrees: true }
  expect(
    await api.asks('POST', `${slip}/signatures`, { ...signature, drawing: 'javascript:1' }),
  ).toMatchObject({ status: 400 })
  expect(await api.asks('POST', `${slip}/signatures`, signature)).toMatchObject({ status: 201 })
  expect(await api.asks('POST', `${slip}/signatures`, signature)).toMatchObject({
    status: 409,
    body: { type: '/problems/already-signed' },
  })
  const copy = await api.asks('GET', `${slip}/copy`)
  expect(copy.text).toContain('Tomás Reyes')
  expect(copy.text).not.toContain('<script')
  expect(copy.headers.get('content-security-policy')).toContain("default-src 'none'")

  await api.as('publicist')
  expect((await api.asks('GET', `/assets/${asset}/exposure`)).body.verdict.kind).toBe('cleared')
  await api.as('nobody')
  const withdrawn = await api.asks('POST', `${slip}/withdrawals`, { because: 'Changed my mind' })
  expect(withdrawn).toMatchObject({
    status: 201,
    body: { changed: [{ of: 'asset', ref: asset, verdict: 'cleared-with-edits' }] },
  })
  expect((await api.asks('GET', slip)).body.state).toBe('withdrawn')
})

test('the dailies show each asset with its answer, and can be narrowed to one answer', async () => {
  await api.as('editor')
  const { body } = await api.asks('GET', `${here}/dailies`)
  expect(body.items[0]).toMatchObject({
    title: 'Lamp room',
    shootingDay: { unit: 'Main unit', number: 14, shotOn: '2026-03-03' },
    verdict: { kind: 'cleared-with-edits', headline: 'Cleared with edits' },
  })
  expect((await api.asks('GET', `${here}/dailies?verdict=refused`)).body).toEqual({ items: [], next: null })
})

test('a film in the dailies brings the strip that is leafed through, and none before it is made', async () => {
  const asset = await saltlight.footage('Gangway', 20)
  const row = async () =>
    (await api.asks('GET', `${here}/dailies`)).body.items.find(({ id }: { id: string }) => id === asset)
  expect((await row()).filmstrip).toBeNull()
  const tiles = { tiles: 20, columns: 10, rows: 2, tileWidth: 160, tileHeight: 90 }
  await house.crew
    .insertInto('ingest.assetFiles')
    .values({
      id: newId(),
      assetId: asset,
      role: 'filmstrip',
      sha256: Buffer.alloc(32, 7),
      sizeBytes: 1,
      mediaType: 'image/jpeg',
      facts: JSON.stringify({ ...tiles, everyFlicks: secondsToFlicks(1) }),
    })
    .execute()
  expect((await row()).filmstrip).toEqual({ ...tiles, url: expect.stringMatching(/^\/m\//) })
})

test('the board puts first the act that frees most', async () => {
  const [one, two] = [
    await saltlight.footage('Deck', 10, [saltlight.scene12]),
    await saltlight.footage('Bow', 10, [saltlight.scene12]),
  ]
  await saltlight.judgesAsset(one)
  await saltlight.judgesAsset(two)
  await api.as('counsel')
  const until = new Date(saltlight.later(3_600_000)).toISOString()
  const on = { kind: 'scene', sceneId: saltlight.scene12 }
  expect(await api.asks('POST', `${here}/embargoes`, { on, until, territories: ['XX'] })).toMatchObject({
    status: 422,
    body: { type: '/problems/no-such-territory', territory: 'XX' },
  })
  const begun = await api.asks('POST', `${here}/embargoes`, { on, until })
  expect(begun.status).toBe(201)
  const { body } = await api.asks('GET', `${here}/board`)
  expect(body.counts).toMatchObject({ held: 2 })
  expect(body.acts[0]).toMatchObject({
    act: { kind: 'lift-embargo', embargoId: begun.body.id },
    helps: [],
  })
  expect(body.acts[0].frees).toHaveLength(2)
  expect(body.next.map((turn: { at: string }) => turn.at)).toEqual([until, until])
  expect(await api.asks('POST', `/embargoes/${begun.body.id}/liftings`)).toMatchObject({ status: 201 })
  expect((await api.asks('GET', `${here}/board`)).body.counts).toMatchObject({ held: 0 })
})

test('asking otherwise says what would come of it, and changes nothing', async () => {
  const asset = await saltlight.footage('Mast', 10)
  const { exposureId } = await saltlight.judgesAsset(asset)
  await api.as('counsel')
  const until = new Date(saltlight.later(3_600_000)).toISOString()
  const on = { kind: 'asset', assetId: asset }
  await api.asks('POST', `${here}/embargoes`, { on, until, territories: ['DE'] })
  expect((await api.asks('POST', `/exposures/${exposureId}/verdicts`)).body.kind).toBe('held')
  const later = await api.asks('POST', `/exposures/${exposureId}/verdicts`, { at: until })
  expect(later).toMatchObject({ status: 201, body: { kind: 'cleared' } })
  const inNorway = await api.asks('POST', `/exposures/${exposureId}/verdicts`, {
    destination: 'youtube',
    territories: ['NO'],
  })
  expect(inNorway.body.kind).toBe('cleared')
  expect((await api.asks('GET', `/exposures/${exposureId}`)).body.verdict.kind).toBe('held')
  expect((await api.asks('PUT', `/assets/${asset}/exposure`, { at: until })).body.verdict.kind).toBe(
    'cleared',
  )
})

test('the log is read by those who see evidence, exported whole, and proven', async () => {
  await api.as('editor')
  expect((await api.asks('GET', `${here}/log`)).status).toBe(403)
  await api.as('counsel')
  const { body } = await api.asks('GET', `${here}/log`)
  expect(body.items.some(({ said }: { said: string }) => said === 'Release form signed: Tomas Reyes')).toBe(
    true,
  )
  const csv = await api.asks('GET', `${here}/log.csv`)
  expect(csv.headers.get('content-type')).toContain('text/csv')
  const proof = await api.asks('POST', `${here}/log/verifications`)
  expect(proof).toMatchObject({
    status: 201,
    body: { brokenAt: null, entries: csv.text.trim().split('\r\n').length - 1 },
  })
})

test('a member of no role in the production finds nothing, and a contributor may not look', async () => {
  const asset = await saltlight.footage('Hold', 10)
  const paths = [`${here}/dailies`, `${here}/board`, `${here}/subjects`, `/assets/${asset}/appearances`]
  const other = await openSaltlight(house)
  const stranger = openApi(house, other)
  await stranger.as('owner')
  await api.as('contributor')
  for (const path of paths) {
    expect((await stranger.asks('GET', path)).status).toBe(404)
    expect((await api.asks('GET', path)).status).toBe(403)
  }
  await api.as('nobody')
  for (const path of paths) expect((await api.asks('GET', path)).status).toBe(401)
})
