import { judge, territory } from '@stagedoor/core/clearance'
import { readWorld, writeWorld } from '@stagedoor/contract/world'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { beginEmbargo } from '../embargoes.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { openApi, openSaltlight, publicity, wren } from '../testing.ts'
import { verdictIn } from '../verdict-rows.ts'
import { loadWorld } from './load-world.ts'

const house = await testDatabase()

/** Two people in one clip, one of them with a narrow form, under an embargo. */
async function heldClip() {
  const film = await openSaltlight(house)
  const { productionId } = film
  const assetId = await film.footage('Lamp room rehearsal', 21.4, [film.scene12])
  const [ida, tomas] = [await film.person('Ida Brandt'), await film.person('Tomas Reyes')]
  await film.appears(ida, assetId, [1, 4])
  await film.appears(tomas, assetId, [3, 7])
  await film.secret('the script page', film.later(86_400_000))
  await film.signs(ida, { scope: { ...publicity, territories: [territory('NO')] } })
  await beginEmbargo(film, {
    productionId,
    embargo: {
      name: null,
      scope: { kind: 'scene', sceneId: film.scene12 },
      territories: [territory('DE')],
      until: film.later(86_400_000),
      reason: 'the trailer',
      cause: 'plan',
      lifters: { kind: 'anyone-allowed' },
    },
    actor: wren,
  })
  await film.judgesAsset(assetId)
  await film.opens('cut', assetId, { seconds: [0, 2] })
  return film
}

test('a world that is written and judged elsewhere gives the verdicts of the house', async () => {
  const { productionId } = await heldClip()
  const world = await inSnapshot(house.crew, (trx) =>
    loadWorld(trx, { productionId, title: 'Saltlight', zone: 'Europe/Oslo', now: house.clock.now() }),
  )
  const reading = readWorld(JSON.parse(JSON.stringify(writeWorld(world))))
  if (reading.kind === 'flawed') throw new Error(JSON.stringify(reading.flaws))
  expect(reading.world).toEqual(world)
  const kept = await house.crew
    .selectFrom('clearance.exposures as e')
    .innerJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
    .select(['e.id', 'v.verdict'])
    .where('e.productionId', '=', productionId)
    .execute()
  expect(kept).toHaveLength(2)
  for (const { id, exposure } of reading.world.questions) {
    const offline = judge(exposure, reading.world.evidence, reading.world.now)
    const inHouse = verdictIn(kept.find((row) => row.id === id)?.verdict)
    expect({ ...offline, evidenceVersion: 0 }).toEqual({ ...inHouse, evidenceVersion: 0 })
  }
})

test('who may take evidence out gets the document, and what in it deserves a look', async () => {
  const film = await heldClip()
  const api = openApi(house, film)
  await api.as('counsel')
  const world = await api.asks('GET', `/productions/${film.slug}/world`)
  expect(world.headers.get('content-disposition')).toContain(`${film.slug}-world.json`)
  expect(readWorld(world.body)).toMatchObject({ kind: 'world' })
  expect((await api.asks('GET', `/productions/${film.slug}/evidence-flaws`)).body).toEqual({
    items: [],
    next: null,
  })
  await film.signs(await film.person('Mira Lund'), {
    scope: { ...publicity, territories: ['EU', territory('DE')] },
  })
  const flaws = await api.asks('GET', `/productions/${film.slug}/evidence-flaws`)
  expect(flaws.body.items).toMatchObject([{ kind: 'group-with-member', names: ['Mira Lund', 'EU', 'DE'] }])
  await api.as('editor')
  expect((await api.asks('GET', `/productions/${film.slug}/world`)).status).toBe(403)
})

describe('a world is taken into a production', () => {
  const worldOf = async (film: Awaited<ReturnType<typeof heldClip>>) => {
    const api = openApi(house, film)
    await api.as('counsel')
    return (await api.asks('GET', `/productions/${film.slug}/world`)).body
  }

  test('that has the footage and nothing else, and judges it as where it came from', async () => {
    const old = await heldClip()
    const document = await worldOf(old)
    const fresh = await openSaltlight(house)
    const assetId = await fresh.footage('Lamp room rehearsal', 21.4, [fresh.scene12])
    await fresh.judgesAsset(assetId)
    const api = openApi(house, fresh)
    await api.as('counsel')
    const embargoes = document.embargoes.map((embargo: object) => ({ ...embargo, of: { scene: '12' } }))
    const taken = await api.asks('POST', `/productions/${fresh.slug}/worlds`, { ...document, embargoes })
    expect(taken).toMatchObject({
      status: 201,
      body: { taken: { subjects: 3, appearances: 2, grants: 1, embargoes: 1 } },
    })
    const { reason } = (await api.asks('GET', `/assets/${assetId}/exposure`)).body.verdict.said
    expect(reason).toMatch(
      /^Scene 12 is under embargo in Germany until .* Ida Brandt needs a blur. Tomas Reyes needs a blur.$/,
    )
    expect(await fresh.logKinds()).toContain('world-imported')
    expect((await api.asks('POST', `/productions/${fresh.slug}/worlds`, document)).body.type).toContain(
      'evidence-not-empty',
    )
  })

  test('not where it names footage that is not there, and then nothing of it stays', async () => {
    const document = await worldOf(await heldClip())
    const empty = await openSaltlight(house)
    const api = openApi(house, empty)
    await api.as('counsel')
    const refused = await api.asks('POST', `/productions/${empty.slug}/worlds`, document)
    expect(refused.body).toMatchObject({
      status: 422,
      flaws: expect.arrayContaining([expect.objectContaining({ pointer: '/assets/0' })]),
    })
    expect((await api.asks('GET', `/productions/${empty.slug}/world`)).body.subjects).toEqual([])
    const wrong = await api.asks('POST', `/productions/${empty.slug}/worlds`, {
      ...document,
      colour: 'green',
    })
    expect(wrong.body).toMatchObject({ status: 422, flaws: [{ pointer: '/colour' }] })
    await api.as('publicist')
    expect((await api.asks('POST', `/productions/${empty.slug}/worlds`, document)).status).toBe(403)
  })
})
