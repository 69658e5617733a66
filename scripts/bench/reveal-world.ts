import { randomUUID } from 'node:crypto'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { setPremiere, tellStoryPoint } from '../../server/src/clearance/index.ts'
import type { House } from '../../server/src/house.ts'
import { startProduction, storyLabelsOf } from '../../server/src/production/index.ts'
import { asWriter } from '../../server/src/wall/index.ts'

const ACTOR = { userId: '00000000-0000-4000-8000-000000000001', name: 'Wren Okafor' }

/** A production with one episode to come and many theories sealed about it. */
export interface SealedProduction {
  readonly productionId: string
  readonly labelId: string
  readonly theories: number
}

/** Starts a production whose episode airs at noon UTC of 3 March 2026, with theories under seal about it, in bulk. */
export async function sealTheories(
  { db, clock, database, fan }: Pick<House, 'db' | 'clock' | 'database' | 'fan'>,
  theories: number,
): Promise<SealedProduction> {
  const ports = { db, clock }
  const { id: productionId } = await startProduction(ports, {
    title: `Saltlight with ${theories}`,
    kind: 'series',
    zone: 'UTC',
    ownerId: null,
  })
  const { pointId } = await tellStoryPoint(ports, {
    productionId,
    pointId: null,
    point: { name: 'The drowning', after: [], publicAt: null },
    actor: ACTOR,
  })
  await setPremiere(ports, {
    productionId,
    premiere: { pointId, territory: 'WORLD', local: { date: '2026-03-03', time: '12:00', zone: 'UTC' } },
    actor: ACTOR,
  })
  const labelId = (await storyLabelsOf(db, productionId))[0]?.id ?? ''
  const viewerId = await aViewer(db, `writer-${theories}`)
  // The first one goes the way of every theory; the others lie beside it.
  const first = randomUUID()
  await asWriter(fan, viewerId, (trx) =>
    sql`select community.seal_theory(${first}, ${labelId}, 'The lamp is lit by nobody.', '<p></p>', sha256('salt'), false)`.execute(
      trx,
    ),
  )
  // One tally changed a hundred thousand times in one transaction would be all that takes time.
  const counting = (how: 'disable' | 'enable') =>
    sql`alter table community.writings ${sql.raw(how)} trigger writing_counted`.execute(database.owner)
  await counting('disable')
  await database.owner.transaction().execute(async (trx) => {
    await sql`
      insert into community.writings (id, production_id, thread_id, thread_gate_id, gate_id, kind, writer_id, handle, source, html, state)
      select gen_random_uuid(), production_id, thread_id, thread_gate_id, gate_id, kind, writer_id, handle,
        'Theory ' || n || ': the lamp is lit by nobody, and never went out.', '<p></p>', state
      from community.writings cross join generate_series(2, ${theories}::int) as n where id = ${first}`.execute(
      trx,
    )
    await sql`update community.tallies set shown = ${theories} where production_id = ${productionId}`.execute(
      trx,
    )
    await sql`
      insert into community.seals (theory_id, production_id, thread_gate_id, gate_id, label_id, hash, day)
      select w.id, s.production_id, s.thread_gate_id, s.gate_id, s.label_id, sha256(w.id::text::bytea), s.day
      from community.writings w, community.seals s where s.theory_id = ${first} and w.thread_id =
        (select thread_id from community.writings where id = ${first}) and w.id <> ${first}`.execute(trx)
    await sql`
      insert into community.seal_openings (theory_id, production_id, thread_gate_id, gate_id, production, handle, sealed_at, about, salt)
      select s.theory_id, o.production_id, o.thread_gate_id, o.gate_id, o.production, o.handle, o.sealed_at, o.about, o.salt
      from community.seals s, community.seal_openings o
      where o.theory_id = ${first} and s.production_id = o.production_id and s.theory_id <> ${first}`.execute(
      trx,
    )
  })
  await counting('enable')
  for (const table of ['writings', 'seals', 'seal_openings'])
    await sql`analyze ${sql.id('community', table)}`.execute(database.owner)
  return { productionId, labelId, theories }
}

/** A viewer with a handle. */
export async function aViewer(db: House['db'], handle: string): Promise<string> {
  const id = randomUUID()
  await db.insertInto('wall.viewers').values({ id, accountId: randomUUID() }).execute()
  await db.insertInto('community.writers').values({ viewerId: id, handle, skeleton: handle }).execute()
  return id
}

/** Eleven in the morning, an hour before the episode airs, and the moment at which it does. */
export const [BEFORE, AIRS] = [Date.UTC(2026, 2, 3, 11), Date.UTC(2026, 2, 3, 12)] as [Instant, Instant]
