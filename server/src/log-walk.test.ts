import { readFile } from 'node:fs/promises'
import { secondsToFlicks } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import { readChain, verifyChain } from './plant/chain/index.ts'
import { testDatabase } from './plant/db/testing.ts'
import { WRITES } from './testing-acts.ts'
import { openApi, openSaltlight } from './clearance/testing.ts'

/** Acts of clearance that this walk does not do: behind a link, over a file, or of another stage's footage; their own tests do. */
const WALKED_ELSEWHERE = [
  'askAnotherInRound',
  'askToExtend',
  'changeAppearance',
  'closeSetSheet',
  'dropReleaseTemplate',
  'exemptFromEmbargo',
  'importWorld',
  'keepScan',
  'linkToSetSheet',
  'openSetSheet',
  'previewFormList',
  'previewReleaseTemplate',
  'previewSceneTable',
  'previewStoryTable',
  'recogniseSigner',
  'recordPaperForm',
  'sendReleaseForm',
  'signOnSet',
  'signReleaseForm',
  'takeFormList',
  'takeSceneTable',
  'takeStoryTable',
  'withdrawBySlip',
  'withdrawReleaseForm',
  'writeReleaseTemplate',
  'writeToProduction',
]

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const api = openApi(house, saltlight)

interface Operation {
  readonly method: string
  readonly path: RegExp
  readonly name: string
}

async function operations(): Promise<Operation[]> {
  const document = JSON.parse(
    await readFile(new URL('../../contract/openapi.json', import.meta.url), 'utf8'),
  ) as { paths: Record<string, Record<string, { operationId: string; tags: string[] }>> }
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId: name, tags }]) =>
      method === 'get' || !tags.includes('clearance')
        ? []
        : [
            {
              method: method.toUpperCase(),
              path: new RegExp(`^${path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
              name,
            },
          ],
    ),
  )
}

const lastSeq = async () => (await readChain(house.crew, { productionId, limit: 1 }))[0]?.seq ?? 0

test('one walk through what clearance offers: each act leaves its entry, and the log is whole at the end', async () => {
  const known = await operations()
  const walked = new Set<string>()
  await api.as('owner')
  const does = async (method: string, path: string, body?: unknown) => {
    const act = known.find((one) => one.method === method && one.path.test(path))
    if (act === undefined) throw new Error(`There is no ${method} ${path}`)
    const before = await lastSeq()
    const answer = await api.asks(method, path, body)
    expect([act.name, answer.status < 300 || answer.body]).toEqual([act.name, true])
    const kinds = (await readChain(house.crew, { productionId, limit: 50 }))
      .filter(({ seq }) => seq > before)
      .map(({ kind }) => kind)
    const said = WRITES[act.name]
    if (said === undefined) throw new Error(`${act.name} does not say what it writes`)
    if ('nothing' in said) expect([act.name, kinds]).toEqual([act.name, []])
    else
      expect([act.name, kinds.filter((kind) => said.includes(kind)).length > 0, kinds]).toEqual([
        act.name,
        true,
        kinds,
      ])
    walked.add(act.name)
    return answer.body
  }
  const here = `/productions/${saltlight.slug}`
  const asset = await saltlight.footage('The lamp', 20)
  await saltlight.judgesAsset(asset)
  const end = { reason: 'over' }

  const { id: ida } = await does('POST', `${here}/subjects`, { kind: 'person', name: 'Ida Brandt' })
  await does('PATCH', `/subjects/${ida}`, { name: 'Ida B. Brandt' })
  const { id: mark } = await does('POST', `/assets/${asset}/appearances`, {
    subjectId: ida,
    fromFlicks: 0,
    toFlicks: secondsToFlicks(5),
    inPicture: true,
    inSound: false,
    prominence: 'featured',
  })
  await does('POST', `/subjects/${ida}/release-forms`, {})
  await does('POST', `/subjects/${ida}/decisions`, { kind: 'needs-none', reason: 'her own film' })
  await does('PUT', `/assets/${asset}/exposure`, { uses: ['editorial'] })
  const exposure = (await api.asks('GET', `/assets/${asset}/exposure`)).body.id as string
  await does('DELETE', `/appearances/${mark}`)
  const embargo = { on: { kind: 'asset', assetId: asset }, name: 'The storm' }
  const { id: storm } = await does('POST', `${here}/embargoes`, embargo)
  await does('POST', `/embargoes/${storm}/ahead`, {})
  await does('POST', `/embargoes/${storm}/liftings`, {})
  await api.asks('POST', `/exposures/${exposure}/verdicts`, {})
  walked.add('askForVerdict')
  const { id: never } = await does('POST', `${here}/prohibitions`, {
    kind: 'never',
    name: 'Nothing at all',
    destinations: { kind: 'these', destinations: [{ kind: 'anywhere' }] },
  })
  await does('POST', `/prohibitions/${never}/endings`, end)
  const { id: holdback } = await does('POST', `${here}/holdbacks`, {
    name: 'Page first',
    waits: { kind: 'platform', platform: 'tiktok' },
    first: { kind: 'platform', platform: 'own-page' },
    delay: { kind: 'hours', hours: 1 },
  })
  await does('POST', `/holdbacks/${holdback}/endings`, end)
  const { id: nda } = await does('POST', `${here}/ndas`, {
    contributorName: 'Noor Aziz',
    name: 'Noor',
    reason: '',
  })
  await does('POST', `/ndas/${nda}/endings`, end)
  const { id: place } = await does('POST', `${here}/subjects`, { kind: 'location', name: 'The quay' })
  await does('PUT', `/assets/${asset}/facts`, { placeId: place })
  const { id: notice } = await does('POST', `${here}/crowd-notices`, {
    name: 'The quay',
    postedAt: '2026-03-03T07:00:00.000Z',
    placeId: place,
    dayId: saltlight.dayId,
  })
  await does('POST', `/crowd-notices/${notice}/endings`, end)
  const { id: point } = await does('POST', `${here}/story-points`, { name: 'Act one' })
  await does('PATCH', `/story-points/${point}`, { name: 'Act 1' })
  await does('DELETE', `/story-points/${point}`)
  const { id: premiere } = await does('POST', `${here}/premieres`, {
    territory: 'DE',
    local: { date: '2030-01-01', time: '18:00', zone: 'Europe/Berlin' },
  })
  await does('DELETE', `/premieres/${premiere}`)
  await does('PATCH', `${here}/clearance-settings`, { holdUnseen: true })
  await does('PUT', `${here}/form-reminders`, { days: [30] })
  const right = {
    base: 'Unit stills',
    billing: 1,
    counted: 'stills',
    soloPercent: 50,
    groupPercent: 25,
    silenceAfter: null,
    approvals: 'final',
  }
  const { id: kills } = await does('POST', `/subjects/${ida}/kill-rights`, right)
  await does('PUT', `/kill-rights/${kills}`, { ...right, soloPercent: 60 })
  const rep = { name: 'Noor Aziz', capacity: 'rep', may: ['approve'] }
  const { id: delegate } = await does('POST', `/subjects/${ida}/delegates`, rep)
  await does('DELETE', `/delegates/${delegate}`)
  await does('DELETE', `/kill-rights/${kills}`)
  await does('POST', `${here}/simulations`, {
    suppose: [{ kind: 'another-day', at: '2030-01-01T18:00:00Z' }],
  })
  await does('POST', `${here}/log/verifications`)

  expect([...walked, ...WALKED_ELSEWHERE].toSorted()).toEqual(known.map(({ name }) => name).toSorted())
  expect(await verifyChain(house.crew, productionId)).toMatchObject({ kind: 'whole' })
})
