import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { changeSettings } from './change-settings.ts'
import { decideNeedsNone } from './decide-needs-none.ts'
import { beginEmbargo, type EmbargoOrder } from './embargoes.ts'
import type { Supposition } from './hypotheses.ts'
import { liftEmbargo } from './lift-embargo.ts'
import { simulate } from './simulate.ts'
import { openApi, openSaltlight, type Saltlight, wren } from './testing.ts'
import { withdrawByProduction } from './forms/withdraw-release-form.ts'

const house = await testDatabase()

/** Every row of every table and the place of every sequence: a write anywhere shows. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(house.owner)
  const digest = createHash('sha256')
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(name)} t order by 1`.execute(house.owner)
    digest.update(`${name}\n${rows.map(({ row }) => row).join('\n')}\n`)
  }
  const { rows: sequences } = await sql<{ at: string }>`
    select sequencename || ' ' || coalesce(last_value, 0) as at from pg_sequences order by 1`.execute(
    house.owner,
  )
  return digest.update(JSON.stringify(sequences)).digest('hex')
}

function onScene12(saltlight: Saltlight): EmbargoOrder {
  return {
    scope: { kind: 'scene', sceneId: saltlight.scene12 },
    until: null,
    territories: ['WORLD'],
    name: null,
    reason: '',
    cause: 'plan',
    lifters: { kind: 'anyone-allowed' },
  }
}

test('a withdrawal that is only wondered about shuts nothing and leaves no trace, and says what it would shut', async () => {
  const saltlight = await openSaltlight(house)
  const api = openApi(house, saltlight)
  const ida = await saltlight.person('Ida Brandt')
  const footage = await saltlight.footage('Lamp room', 20)
  const elsewhere = await saltlight.footage('Pier', 20)
  await saltlight.appears(ida, footage, [2, 4])
  await saltlight.signs(ida)
  const post = await saltlight.opens('publication', footage, { seconds: [0, 10] })
  await saltlight.opens('publication', elsewhere, { seconds: [0, 10] })
  await saltlight.judgesAsset(footage)
  expect(post.verdict.kind).toBe('cleared')
  await api.as('publicist')

  const before = await everything()
  const { status, body } = await api.asks('POST', `/productions/${saltlight.slug}/simulations`, {
    suppose: [{ kind: 'withdrawn', subjectId: ida }],
  })
  expect(await everything()).toBe(before)

  expect(status).toBe(200)
  expect(body).toMatchObject({ asked: 2, better: 0, worse: 2, shut: 1 })
  expect(body.supposed).toEqual(['If Ida Brandt withdraws everything given by consent'])
  expect(body.consequences).toBe('2 answers get worse and 1 thing that is out is shut')
  expect(body.before).toMatchObject({ cleared: 3, 'cleared-with-edits': 0 })
  expect(body.after).toMatchObject({ cleared: 1, 'cleared-with-edits': 2 })
  expect(body.changes[0]).toMatchObject({
    of: 'publication',
    ref: post.ref,
    isShut: true,
    before: { kind: 'cleared' },
    after: { kind: 'cleared-with-edits' },
    editsNew: [{ kind: 'blur' }],
    editsGone: [],
  })
  expect(await saltlight.standingOf(post.gateId)).toBe('stands')
})

test('things of elsewhere cannot be supposed, and nobody without a role may wonder', async () => {
  const saltlight = await openSaltlight(house)
  const other = await openSaltlight(house)
  const stranger = await other.person('Tomas Reyes')
  const api = openApi(house, saltlight)
  const here = `/productions/${saltlight.slug}/simulations`
  await api.as('counsel')
  const of = (supposition: unknown) => api.asks('POST', here, { suppose: [supposition] })
  expect((await of({ kind: 'withdrawn', subjectId: stranger })).status).toBe(404)
  expect((await of({ kind: 'embargo-lifted', embargoId: stranger })).status).toBe(404)
  expect((await of({ kind: 'embargo-begun', on: { kind: 'scene', sceneId: other.scene12 } })).status).toBe(
    404,
  )
  const moved = (territory: string) => of({ kind: 'premiere-moved', territory, at: '2026-03-12T19:00:00Z' })
  for (const nowhere of ['XX', 'DACH'])
    expect(await moved(nowhere)).toMatchObject({ body: { type: '/problems/no-such-territory' } })
  expect((await moved('DE')).status).toBe(200)
  expect((await of({ kind: 'rain' })).status).toBe(400)
  await api.as('nobody')
  expect((await of({ kind: 'another-day', at: '2026-03-12T19:00:00Z' })).status).toBe(401)
})

test('another day is looked at as the clock will show it then', async () => {
  const saltlight = await openSaltlight(house)
  const { productionId } = saltlight
  const footage = await saltlight.footage('Gallery', 20, [saltlight.scene12])
  const until = saltlight.later(86_400_000)
  await beginEmbargo(saltlight, { productionId, embargo: { ...onScene12(saltlight), until }, actor: wren })
  await saltlight.judgesAsset(footage)
  const onDay = async (at: typeof until) =>
    (await simulate(saltlight, { productionId, suppositions: [{ kind: 'another-day', at }] })).after
  expect(await onDay(saltlight.later(86_399_999))).toMatchObject({ held: 1, cleared: 0 })
  expect(await onDay(until)).toMatchObject({ held: 0, cleared: 1 })
})

test('several things are supposed together', async () => {
  const saltlight = await openSaltlight(house)
  const { productionId } = saltlight
  await changeSettings(saltlight, { productionId, change: { neverHideFeatured: true }, actor: wren })
  const tomas = await saltlight.person('Tomas Reyes')
  const footage = await saltlight.footage('Gallery', 20, [saltlight.scene12])
  await saltlight.appears(tomas, footage, [2, 4])
  const { embargoId } = await beginEmbargo(saltlight, {
    productionId,
    embargo: onScene12(saltlight),
    actor: wren,
  })
  await saltlight.judgesAsset(footage)
  const cleared = async (...suppositions: Supposition[]) =>
    (await simulate(saltlight, { productionId, suppositions })).after.cleared
  const signs: Supposition = { kind: 'grant-signed', subjectId: tomas, scope: {} }
  const lifts: Supposition = { kind: 'embargo-lifted', embargoId }
  expect([await cleared(signs), await cleared(lifts), await cleared(signs, lifts)]).toEqual([0, 0, 1])
})

describe('the law of simulation', () => {
  interface Drawn {
    readonly seen: readonly (readonly number[])[]
    readonly inScene: readonly boolean[]
    readonly signed: readonly boolean[]
    readonly isEmbargoed: boolean
    readonly isNeverHidden: boolean
    readonly whom: number
    readonly act: 'signs' | 'withdraws' | 'lifts' | 'begins' | 'needs-none'
  }
  const drawn: fc.Arbitrary<Drawn> = fc.record({
    seen: fc.array(fc.subarray([0, 1]), { minLength: 2, maxLength: 2 }),
    inScene: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
    signed: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
    isEmbargoed: fc.boolean(),
    isNeverHidden: fc.boolean(),
    whom: fc.constantFrom(0, 1),
    act: fc.constantFrom('signs', 'withdraws', 'lifts', 'begins', 'needs-none'),
  })

  async function build({ seen, inScene, signed, isEmbargoed, isNeverHidden }: Drawn) {
    const saltlight = await openSaltlight(house)
    const { productionId } = saltlight
    await changeSettings(saltlight, {
      productionId,
      change: { neverHideFeatured: isNeverHidden },
      actor: wren,
    })
    const people = [await saltlight.person('Ida Brandt'), await saltlight.person('Tomas Reyes')]
    const forms = [
      signed[0] ? (await saltlight.signs(people[0] as string)).releaseFormId : null,
      signed[1] ? (await saltlight.signs(people[1] as string)).releaseFormId : null,
    ]
    for (const [i, who] of seen.entries()) {
      const footage = await saltlight.footage(`Take ${i}`, 20, inScene[i] ? [saltlight.scene12] : [])
      for (const one of who) await saltlight.appears(people[one] as string, footage, [one, one + 1])
      await saltlight.judgesAsset(footage)
      await saltlight.opens('publication', footage, { seconds: [0, 10] })
    }
    const embargo = isEmbargoed
      ? await beginEmbargo(saltlight, { productionId, embargo: onScene12(saltlight), actor: wren })
      : null
    return { saltlight, productionId, people, forms, embargo }
  }

  async function standing(productionId: string) {
    const rows = await house.crew
      .selectFrom('clearance.exposures as e')
      .innerJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
      .select(['e.id', 'v.kind'])
      .where('e.productionId', '=', productionId)
      .execute()
    return new Map(rows.map(({ id, kind }) => [id, kind]))
  }

  test('what a simulation says of an act is what comes of it when it is really done', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (world) => {
        const { saltlight, productionId, people, forms, embargo } = await build(world)
        const subjectId = people[world.whom] as string
        const releaseFormId = forms[world.whom] ?? null
        const acts: Record<Drawn['act'], [Supposition, () => Promise<unknown>] | null> = {
          signs: [{ kind: 'grant-signed', subjectId, scope: {} }, () => saltlight.signs(subjectId)],
          withdraws:
            releaseFormId === null
              ? null
              : [
                  { kind: 'withdrawn', subjectId, releaseFormId },
                  () =>
                    withdrawByProduction(saltlight, {
                      productionId,
                      releaseFormId,
                      reason: '',
                      claimedAt: null,
                      actor: wren,
                    }),
                ],
          lifts:
            embargo === null
              ? null
              : [
                  { kind: 'embargo-lifted', embargoId: embargo.embargoId },
                  () => liftEmbargo(saltlight, { productionId, embargoId: embargo.embargoId, actor: wren }),
                ],
          begins:
            embargo === null
              ? [
                  {
                    kind: 'embargo-begun',
                    on: { kind: 'scene', sceneId: saltlight.scene12 },
                    until: null,
                    territories: ['WORLD'],
                  },
                  () => beginEmbargo(saltlight, { productionId, embargo: onScene12(saltlight), actor: wren }),
                ]
              : null,
          'needs-none': [
            { kind: 'needs-none-decided', subjectId, uses: ['publicity'] },
            () =>
              decideNeedsNone(saltlight, {
                productionId,
                subjectId,
                uses: ['publicity'],
                reason: '',
                actor: wren,
              }),
          ],
        }
        const chosen = acts[world.act]
        if (chosen === null) return
        const [supposition, really] = chosen
        const before = await standing(productionId)
        const { changing, after } = await simulate(saltlight, { productionId, suppositions: [supposition] })
        await really()
        const told = new Map(changing.map((one) => [one.standing.exposureId, one.after.kind]))
        const expected = new Map([...before].map(([id, kind]) => [id, told.get(id) ?? kind]))
        const happened = await standing(productionId)
        expect(happened).toEqual(expected)
        for (const kind of ['cleared', 'cleared-with-edits', 'held', 'refused'] as const)
          expect([...happened.values()].filter((one) => one === kind)).toHaveLength(after[kind])
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})
