import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { bareDatabase } from '../plant/db/testing.ts'
import { migrations } from './index.ts'

const house = await bareDatabase()
const owner = house.owner.withTables<never>()
const before = migrations.filter(({ name }) => name < '0010')
const ids = Object.fromEntries(
  ['production', 'front', 'gate', 'upload', 'still', 'ida', 'waltz', 'cut', 'version', 'form', 'licence'].map(
    (name) => [name, randomUUID()],
  ),
) as Record<string, string>
const run = (statement: ReturnType<typeof sql>) => statement.execute(owner)

const exposure = (leaving: object, destination: object) =>
  JSON.stringify({
    leaving,
    timeline: { clips: [], edits: [] },
    uses: ['publicity'],
    destination: { keepsTerritories: false, account: 'main', ...destination },
    territories: ['WORLD'],
    moment: { kind: 'now' },
    audience: { kind: 'everyone' },
  })
const scope = (sides: string[]) =>
  JSON.stringify({
    sides,
    uses: ['publicity'],
    destinations: [{ kind: 'anywhere' }],
    territories: ['WORLD'],
    window: {},
  })

async function asItStood(): Promise<void> {
  const { production, front, gate, upload, still, ida, waltz, cut, form, licence } = ids
  await run(
    sql`insert into wall.gates (id, production_id, audience) values (${front}, ${production}, 'public'), (${gate}, ${production}, 'public')`,
  )
  await run(sql`insert into production.productions (id, slug, title, kind, tagline, zone, front_gate_id)
    values (${production}, 'saltlight', 'Saltlight', 'film', '', 'Europe/Oslo', ${front})`)
  await run(sql`insert into ingest.uploads (id, production_id, sent_by, contributor_name, file_name, size_bytes, state, expires_at)
    values (${upload}, ${production}, ${ids['ida']}, 'Wren Okafor', 'still.jpg', 1, 'arriving', now())`)
  await run(sql`insert into ingest.assets (id, production_id, gate_id, upload_id, kind, title, state, received_at)
    values (${still}, ${production}, ${gate}, ${upload}, 'still', 'On the rocks', 'ready', now())`)
  await run(sql`insert into clearance.subjects (id, production_id, kind, name, facts) values
    (${ida}, ${production}, 'person', 'Ida Brandt', '{"identified": true, "minor": false}'),
    (${waltz}, ${production}, 'music', 'Harbour waltz', '{}')`)
  for (const [id, subject, sides, signatory] of [
    [form, ida, ['picture', 'sound'], 'self'],
    [licence, waltz, ['sound'], 'rights-holder'],
  ] as const)
    await run(sql`insert into clearance.release_forms
      (id, production_id, subject_id, template, template_version, text, text_digest, scope, signatory, addressed_to, drafted_by, state)
      values (${id}, ${production}, ${subject}, 'appearance', 1, 'text', '\\x00', ${scope([...sides])}, ${signatory}, 'Ida', 'Wren', 'draft')`)
  await run(sql`insert into clearance.embargoes (id, production_id, name, scope, ref, territories, begun_by, lifted_at, lifted_by)
    values (${randomUUID()}, ${production}, 'Scene 12', 'production', ${production}, '{WORLD}', 'Jonas', '2026-03-03T12:00:00.123Z', 'Wren Okafor')`)
  await run(sql`insert into cut.cuts (id, production_id, title, gate_id, meant_for)
    values (${cut}, ${production}, 'The oath', ${gate}, ${JSON.stringify({
      uses: ['publicity'],
      destination: { platform: 'own-page', account: 'main', keepsTerritories: false },
      territories: ['WORLD'],
      moment: { kind: 'now' },
    })})`)
  const asked = [
    [randomUUID(), 'asset', still, exposure({ kind: 'asset', assetId: still }, { platform: 'own-page' })],
    [
      ids['version'],
      'publication',
      randomUUID(),
      exposure({ kind: 'cut', version: `${cut}@3` }, { platform: 'tiktok', account: 'noor' }),
    ],
  ] as const
  for (const [id, kind, ref, order] of asked)
    await run(
      sql`insert into clearance.exposures (id, production_id, kind, ref, exposure) values (${id}, ${production}, ${kind}, ${ref}, ${order})`,
    )
}

const oneOf = async (statement: ReturnType<typeof sql>) =>
  (await run(statement)).rows[0] as Record<string, unknown>

test('evidence of an older house is read in the words of the whole law', async () => {
  await house.migrate(before)
  await asItStood()
  await house.migrate(migrations)

  const forms = (await run(sql`select scope, basis from clearance.release_forms order by signatory desc`))
    .rows as Array<{ scope: Record<string, unknown>; basis: string }>
  expect(
    forms.map(({ scope: { sides, media, musicRights }, basis }) => ({ sides, media, musicRights, basis })),
  ).toEqual([
    { sides: undefined, media: ['motion', 'stills', 'sound'], musicRights: [], basis: 'consent' },
    { sides: undefined, media: ['sound'], musicRights: ['sync', 'master'], basis: 'contract' },
  ])
  expect(
    await oneOf(sql`select lifters, lifts, begun_at = created_at as "since" from clearance.embargoes`),
  ).toEqual({
    lifters: { kind: 'anyone-allowed' },
    lifts: [
      {
        by: 'Wren Okafor',
        at: Date.parse('2026-03-03T12:00:00.123Z'),
        enteredBy: 'Wren Okafor',
        evidence: '',
      },
    ],
    since: true,
  })
  expect(
    (await oneOf(sql`select exposure from clearance.exposures where kind = 'asset'`))['exposure'],
  ).toMatchObject({
    medium: 'stills',
    until: null,
    placedAt: null,
    destination: { knowsProgress: true, ownerId: null },
  })
  expect(
    (await oneOf(sql`select exposure from clearance.exposures where kind = 'publication'`))['exposure'],
  ).toMatchObject({
    medium: 'motion',
    leaving: { kind: 'cut', cutId: ids['cut'], version: `${ids['cut']}@3` },
    destination: { knowsProgress: false },
  })
  expect((await oneOf(sql`select meant_for from cut.cuts`))['meantFor']).toMatchObject({
    destination: { knowsProgress: true, ownerId: null },
  })
})

test('every open exposure is judged anew as soon as the house is open', async () => {
  const { rows } = await run(
    sql`select name, payload from plant.alarms where moment <= wall.now() order by key`,
  )
  expect(rows).toHaveLength(2)
  expect(rows).toContainEqual({ name: 'clearance.watch', payload: { exposureId: ids['version'] } })
})
