import { readFile } from 'node:fs/promises'
import { judge, territory } from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import { readWorld, writeWorld } from '@stagedoor/contract/world'
import { describe, expect, test } from 'vitest'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { contributorFor, putStoryPoint } from '../../production/index.ts'
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
    const refused = await api.asks('POST', `/productions/${fresh.slug}/worlds`, document)
    expect(refused.body).toMatchObject({ status: 422, flaws: [{ pointer: '/exposures/1' }] })
    const taken = await api.asks('POST', `/productions/${fresh.slug}/worlds?leaveOut=exposures`, document)
    expect(taken).toMatchObject({
      status: 201,
      body: {
        taken: {
          subjects: 3,
          appearances: 2,
          grants: 1,
          embargoes: 1,
          exposuresAskedAlready: 1,
          exposures: 0,
        },
        leftOut: [{ pointer: '/exposures/1' }],
      },
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

  test('and written from there it is the same document, with the same verdicts', async () => {
    const { film, cutId } = await everythingSaid()
    const api = openApi(house, film)
    await api.as('counsel')
    const document = (await api.asks('GET', `/productions/${film.slug}/world`)).body
    expect(document.form, JSON.stringify(document)).toBe('stagedoor/world/1')
    const there = await testDatabase()
    const fresh = await openSaltlight(there)
    const assetId = await fresh.footage('Lamp room rehearsal', 21.4)
    const beyond = openApi(there, fresh)
    await beyond.as('counsel')
    const inTheirWords = (told: object): object =>
      JSON.parse(
        [
          [document.assets[0].id, assetId],
          [document.days[0].id, fresh.dayId],
          [film.scene12, fresh.scene12],
        ].reduce((text, [from = '', to = '']) => text.replaceAll(from, to), JSON.stringify(told)),
      )
    // A cut that is here is asked about by the house itself.
    await fresh.opens('cut', assetId, { ref: cutId, seconds: [0, 2] })
    const taken = await beyond.asks('POST', `/productions/${fresh.slug}/worlds`, document)
    expect(taken).toMatchObject({ status: 201, body: { leftOut: [] } })
    expect(taken.body.taken).toMatchObject({ decisions: 3, kills: 2, releases: 1, exposuresAskedAlready: 1 })
    const again = (await beyond.asks('GET', `/productions/${fresh.slug}/world`)).body
    expect(judged(again)).toEqual(judged(inTheirWords(document)))
    // What a house opens or adds by itself has an id of its own.
    const [own, theirs] = [again, document].map(({ exposures, contributors }) => ({
      id: exposures.find(({ leaving }: { leaving: object }) => 'cut' in leaving).id,
      contributor: contributors[0].id,
    }))
    const same = JSON.parse(
      JSON.stringify(inTheirWords(document))
        .replaceAll(theirs?.id, own?.id)
        .replaceAll(theirs?.contributor, own?.contributor),
    )
    expect(sorted(again)).toEqual(sorted(same))

    const kinds = await fresh.logKinds()
    for (const kind of ['grant', 'approval', 'decision', 'kill', 'release', 'prohibition', 'holdback'])
      expect(kinds).toContain(`${kind}-imported`)
    expect(kinds.filter((kind) => kind === 'approval-imported')).toHaveLength(2)
    const { note } = await there.crew
      .selectFrom('clearance.decisions')
      .select('note')
      .where('kind', '=', 'needs-none')
      .executeTakeFirstOrThrow()
    expect(note).toMatch(/^Imported from the world document “Saltlight” by .+, \d{4}-.+Z\.$/)

    const twice = await beyond.asks('POST', `/productions/${fresh.slug}/worlds`, document)
    expect(twice.body.type).toContain('evidence-not-empty')
    expect(sorted((await beyond.asks('GET', `/productions/${fresh.slug}/world`)).body)).toEqual(sorted(again))
  })

  test('whose names are a lawyer’s own, and tells all that no house keeps before anything is written', async () => {
    const example = JSON.parse(
      await readFile(new URL('../../../../examples/world.json', import.meta.url), 'utf8'),
    )
    const empty = await openSaltlight(house)
    await empty.footage('Lamp room rehearsal', 21.4)
    const api = openApi(house, empty)
    await api.as('counsel')
    const holdback = (name: string, waits: string, first: string) => ({
      id: name,
      name,
      waits,
      first,
      recordedAt: example.now,
    })
    const wrong = {
      ...example,
      subjects: [...example.subjects, { kind: 'person', id: 'ida-again', name: 'Ida Brandt' }],
      holdbacks: [holdback('one', 'tiktok', 'own-page'), holdback('two', 'own-page', 'tiktok')],
      prohibitions: [
        { id: 'p', kind: 'never', name: 'p', destinations: { these: [] }, recordedAt: example.now },
      ],
      embargoes: [{ ...example.embargoes[0], until: '2020-01-01T00:00:00Z' }],
    }
    const refused = await api.asks('POST', `/productions/${empty.slug}/worlds?leaveOut=exposures`, wrong)
    expect(refused.body.flaws.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining([
        '/assets/0/scenes/1',
        `/subjects/${example.subjects.length}`,
        '/holdbacks/0',
        '/holdbacks/1',
        '/prohibitions/0/destinations',
        '/embargoes/0',
      ]),
    )
    expect(await empty.logKinds()).not.toContain('world-imported')
  })
})

/** The clip with every kind of evidence about it, and a cut of it that is asked about. */
async function everythingSaid() {
  const film = await heldClip()
  const { productionId, dayId } = film
  const world = await inSnapshot(house.crew, (trx) =>
    loadWorld(trx, { productionId, title: 'Saltlight', zone: 'Europe/Oslo', now: house.clock.now() }),
  )
  const cut = world.questions.flatMap(({ exposure: { leaving } }) =>
    leaving.kind === 'cut' ? [leaving] : [],
  )[0]!
  const [assetId = ''] = world.assets.map(({ assetId: id }) => id)
  const people = new Map(world.evidence.subjects.map(({ id, name }) => [name, id as string]))
  const [ida = '', tomas = ''] = [people.get('Ida Brandt'), people.get('Tomas Reyes')]
  const earlier = new Date(house.clock.now() - 3_600_000)
  const recorded = { productionId, recordedBy: 'Wren Okafor', recordedAt: earlier }
  const place = newId()
  await house.crew.transaction().execute(async (trx) => {
    const point = newId() as StoryPointId
    await putStoryPoint(trx, { productionId, id: point, name: 'Episode 1', after: [], publicAt: null })
    await trx
      .insertInto('clearance.subjects')
      .values([
        { id: place, productionId, kind: 'location', name: 'the lamp room', facts: '{}' },
        {
          id: newId(),
          productionId,
          kind: 'secret',
          name: 'the twist',
          facts: JSON.stringify({ reveal: { kind: 'story-point', point } }),
        },
      ])
      .execute()
    await trx
      .insertInto('clearance.prohibitions')
      .values({
        ...recorded,
        id: newId(),
        name: 'no paid advertising',
        kind: 'never',
        subjectId: ida,
        sides: ['picture'],
        uses: ['paid-advertising'],
        destinations: JSON.stringify({ kind: 'these', destinations: [{ kind: 'anywhere' }] }),
      })
      .execute()
    await trx
      .insertInto('clearance.holdbacks')
      .values({
        ...recorded,
        id: newId(),
        name: 'page first',
        waits: JSON.stringify({ kind: 'platform', platform: 'tiktok' }),
        first: JSON.stringify({ kind: 'platform', platform: 'own-page' }),
        delay: JSON.stringify({ kind: 'calendar', years: 0, months: 1, days: 0, zone: 'Europe/Oslo' }),
      })
      .execute()
    const contributorId = await contributorFor(trx, { productionId, name: 'Noor Haddad', craft: '' })
    await trx
      .insertInto('clearance.ndas')
      .values({ ...recorded, id: newId(), name: 'Noor’s agreement', contributorId, untilAt: null })
      .execute()
    await trx
      .insertInto('clearance.crowdNotices')
      .values({ ...recorded, id: newId(), name: 'at the door', placeId: place, dayId, postedAt: earlier })
      .execute()
    const word = { productionId, saidAt: earlier, saidBy: 'Tomas Reyes' }
    const ofCut = { ...word, kind: 'approval' as const, subjectId: tomas, cutVersion: cut.version }
    await trx
      .insertInto('clearance.decisions')
      .values([
        { ...ofCut, id: newId(), answer: 'asked', saidBy: '' },
        { ...ofCut, id: newId(), answer: 'refused', note: 'the second shot' },
        {
          ...word,
          id: newId(),
          kind: 'needs-none',
          subjectId: place,
          uses: ['publicity'],
          answer: 'needs-none',
          note: 'public ground',
        },
      ])
      .execute()
    await trx
      .insertInto('clearance.kills')
      .values([
        {
          ...word,
          id: newId(),
          subjectId: tomas,
          killed: JSON.stringify({ kind: 'range', assetId, range: { from: 0, to: 705_600_000 } }),
        },
        {
          ...word,
          id: newId(),
          subjectId: tomas,
          killed: JSON.stringify({ kind: 'cut', cutId: cut.cutId }),
          takenBackAt: new Date(house.clock.now()),
        },
      ])
      .execute()
    await trx
      .insertInto('clearance.releases')
      .values({
        ref: newId(),
        productionId,
        cutId: cut.cutId,
        platform: 'own-page',
        account: 'main',
        at: earlier,
      })
      .execute()
  })
  return { film, cutId: cut.cutId as string }
}

type Lists = Readonly<Record<string, unknown>>

// The order of evidence means nothing; its number counts the changes of one house.
function sorted(document: Lists): Lists {
  return Object.fromEntries(
    Object.entries({ ...document, version: 0 }).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
        : value,
    ]),
  )
}

function judged(document: unknown) {
  const reading = readWorld(document)
  if (reading.kind === 'flawed') throw new Error(JSON.stringify(reading.flaws))
  const { questions, evidence, now } = reading.world
  return questions
    .map(({ exposure }) => ({
      ...judge(exposure, { ...evidence, version: 0 }, now),
      of: exposure.leaving.kind,
    }))
    .toSorted((a, b) => (a.of < b.of ? -1 : 1))
}
