import { expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { openBoard } from './board.ts'
import { changeSettings } from './change-settings.ts'
import { beginEmbargo } from './embargoes.ts'
import { openApi, openSaltlight, wren } from './testing.ts'

const house = await testDatabase()

async function onSet() {
  const saltlight = await openSaltlight(house)
  const { productionId } = saltlight
  await changeSettings(saltlight, { productionId, change: { neverHideFeatured: true }, actor: wren })
  const tomas = await saltlight.person('Tomas Reyes')
  const ida = await saltlight.person('Ida Brandt')
  const asset = async (title: string, who: readonly string[], scenes: readonly string[] = []) => {
    const id = await saltlight.footage(title, 20, scenes)
    for (const [i, subjectId] of who.entries()) await saltlight.appears(subjectId, id, [i, i + 1])
    await saltlight.judgesAsset(id)
    return id
  }
  const board = () => openBoard(saltlight, productionId)
  return { saltlight, productionId, tomas, ida, asset, board }
}

test('what would free most comes first, and what several hold is helped by each', async () => {
  const { tomas, ida, asset, board } = await onSet()
  await asset('Lamp room', [tomas])
  await asset('Stairs', [tomas])
  const both = await asset('Pier', [tomas, ida])
  const { acts, stuck, counts } = await board()
  expect(counts).toMatchObject({ held: 3 })
  expect(
    acts.map(({ remedy, frees, helps }) => ['name' in remedy && remedy.name, frees.length, helps.length]),
  ).toEqual([
    ['Tomas Reyes', 2, 1],
    ['Ida Brandt', 0, 1],
  ])
  expect(acts[0]?.remedy.kind).toBe('ask-to-sign')
  expect(acts[0]?.ways.map(({ kind }) => kind)).toContain('decide-needs-none')
  expect(stuck.map(({ ref }) => ref)).toEqual([both])
})

test('the act that the board puts first frees what it says, once it is done', async () => {
  const { saltlight, tomas, ida, asset, board } = await onSet()
  for (const title of ['Lamp room', 'Stairs']) await asset(title, [tomas])
  await asset('Pier', [tomas, ida])
  const [first] = (await board()).acts
  await saltlight.signs(tomas)
  const after = await board()
  expect(after.counts.held).toBe(1)
  expect(
    first?.frees.every(({ exposureId }) => after.held.every((one) => one.exposureId !== exposureId)),
  ).toBe(true)
  expect(after.acts.map(({ remedy, frees }) => ['name' in remedy && remedy.name, frees.length])).toEqual([
    ['Ida Brandt', 1],
  ])
})

test('over HTTP: what is held by whom, in which scene, where it would go, and when the clock frees it', async () => {
  const { saltlight, productionId, tomas, asset } = await onSet()
  const api = openApi(house, saltlight)
  const end = saltlight.later(3_600_000)
  const scene12 = { kind: 'scene', sceneId: saltlight.scene12 } as const
  await asset('Lamp room', [tomas], [saltlight.scene12])
  const embargoed = await asset('Gallery', [], [saltlight.scene12])
  const { embargoId } = await beginEmbargo(saltlight, {
    productionId,
    embargo: {
      scope: scene12,
      until: end,
      territories: ['WORLD'],
      name: null,
      reason: '',
      cause: 'plan',
      lifters: { kind: 'anyone-allowed' },
    },
    actor: wren,
  })
  await api.as('editor')
  const { status, body } = await api.asks('GET', `/productions/${saltlight.slug}/board`)
  expect(status).toBe(200)
  expect(body.held).toHaveLength(2)
  const byTitle = new Map<string, { exposureId: string; waitsFor: unknown[]; assets: [{ id: string }] }>(
    body.held.map((one: { title: string }) => [one.title, one]),
  )
  expect(byTitle.get('Lamp room')).toMatchObject({
    of: 'asset',
    kind: 'held',
    destination: 'own-page',
    territories: ['WORLD'],
    waitsFor: [{ name: 'Tomas Reyes' }],
    scenes: [{ name: '12, The lamp room' }],
    assets: [{ title: 'Lamp room', posterUrl: null }],
    clearsAt: null,
  })
  expect(byTitle.get('Gallery')).toMatchObject({ waitsFor: [], clearsAt: new Date(end).toISOString() })
  const lift = body.acts.find(({ act }: { act: { kind: string } }) => act.kind === 'lift-embargo')
  expect(lift.frees).toEqual([byTitle.get('Gallery')?.exposureId])
  expect(lift.helps).toEqual([byTitle.get('Lamp room')?.exposureId])
  expect(body.next).toMatchObject([{ at: new Date(end).toISOString(), ref: embargoed, title: 'Gallery' }])
  const effects = await api.asks('GET', `/productions/${saltlight.slug}/rule-effects`)
  expect(effects.body.rules).toEqual([{ ruleId: embargoId, holds: 2, edits: 0 }])
  const ask = body.acts.find(({ act }: { act: { kind: string } }) => act.kind === 'ask-to-sign')
  expect(ask.act.assetId).toBe(byTitle.get('Lamp room')?.assets[0].id)
  await api.as('contributor')
  expect((await api.asks('GET', `/productions/${saltlight.slug}/board`)).status).toBe(403)
})
