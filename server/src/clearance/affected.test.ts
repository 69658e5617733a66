import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verifyChain } from '../plant/chain/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { exposuresResting } from './queries.ts'
import { openSaltlight, publicity } from './testing.ts'
import { withdrawBySigner } from './forms/withdraw-release-form.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight

/** A house full of other exposures, each resting on five keys of a dossier of its own. */
async function fill(count: number): Promise<void> {
  await sql`
    insert into clearance.exposures (id, production_id, kind, ref, exposure)
    select gen_random_uuid(), ${productionId}, 'cut', gen_random_uuid(), '{}' from generate_series(1, ${count})`.execute(
    house.crew,
  )
  await sql`
    insert into clearance.dependencies (exposure_id, key)
    select id, k.key from (select id, row_number() over () as n from clearance.exposures where exposure = '{}') e
    cross join lateral unnest(array[
      'production', 'asset:' || e.n, 'subject:' || (e.n % 2000), 'subject:' || (e.n % 1999 + 5000), 'day:' || (e.n % 40)
    ]) k (key)`.execute(house.crew)
  await sql`analyze clearance.dependencies`.execute(house.owner)
  await sql`analyze clearance.exposures`.execute(house.owner)
}

test('among 20,000 exposures, what rests on one person is found by the index and shut in the same commit', async () => {
  await fill(20_000)
  const ida = await saltlight.person('Ida Brandt')
  const asset = await saltlight.footage('Ida on the rocks', 10)
  await saltlight.appears(ida, asset, [0, 10])
  const signed = await saltlight.signs(ida, { scope: publicity })
  for (let made = 0; made < 30; made += 1) await saltlight.opens('publication', asset, { seconds: [0, 10] })
  const key = `subject:${ida}`
  const found = () =>
    house.crew.transaction().execute((trx) => exposuresResting(trx, { productionId, keys: [key] }))
  const times: number[] = []
  for (let asked = 0; asked < 9; asked += 1) {
    const before = performance.now()
    expect(await found()).toHaveLength(30)
    times.push(performance.now() - before)
  }
  expect(Math.min(...times)).toBeLessThan(200)
  const { rows } = await sql<Record<string, string>>`
    explain select distinct e.id from clearance.dependencies d join clearance.exposures e on e.id = d.exposure_id
    where d.key = any(array[${key}]) and e.production_id = ${productionId} and e.closed_at is null`.execute(
    house.crew,
  )
  const plan = rows.flatMap((row) => Object.values(row)).join('\n')
  expect(plan).toContain('dependencies_by_key')
  expect(plan).not.toContain('Seq Scan')
  const withdrawn = await withdrawBySigner(saltlight, signed.token, {
    reach: 'this-form',
    reason: '',
    claimedAt: null,
  })
  expect(withdrawn.shut).toHaveLength(30)
  expect(await verifyChain(house.crew, productionId)).toMatchObject({ kind: 'whole' })
})

test('ten thousand marks within one minute of footage are judged and explained', async () => {
  const ida = await saltlight.person('Tomas Reyes')
  const asset = await saltlight.footage('A crowd at the quay', 60)
  await sql`
    insert into clearance.appearances
      (id, production_id, asset_id, subject_id, from_flicks, to_flicks, sides, boxes, prominence, marked_by)
    select gen_random_uuid(), ${productionId}, ${asset}, ${ida}, n * 4000000::bigint, n * 4000000::bigint + 9000000,
      '{picture}', '[]', 'background', 'Wren Okafor'
    from generate_series(0, 9999) n`.execute(house.crew)
  const { verdict } = await saltlight.judgesAsset(asset)
  expect(verdict.kind).toBe('cleared-with-edits')
})
