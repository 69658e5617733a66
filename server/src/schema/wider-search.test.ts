import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { bareDatabase } from '../plant/db/testing.ts'
import { migrations } from './index.ts'

const house = await bareDatabase()
const owner = house.owner.withTables<never>()
const run = (statement: ReturnType<typeof sql>) => statement.execute(owner)

test('what an older house could not find, the same house finds after it was brought up to date', async () => {
  await house.migrate(migrations.filter(({ name }) => name < '0026'))
  const [production, gate, thread, question, answer, post] = Array.from({ length: 6 }, () => randomUUID())
  await run(
    sql`insert into wall.gates (id, production_id, audience, opens_at) values (${gate}, ${production}, 'public', 'epoch')`,
  )
  await run(sql`insert into production.productions (id, slug, title, kind, tagline, zone, front_gate_id)
    values (${production}, 'saltlight', 'Saltlight', 'film', '', 'Europe/Oslo', ${gate})`)
  await run(sql`alter table publish.posts drop constraint posts_publication_id_fkey`)
  await run(sql`insert into publish.posts (id, production_id, publication_id, gate_id, slug, title, copy, shape, duration_flicks, credits,
      raw, captions, media, opens_at)
    values (${post}, ${production}, ${randomUUID()}, ${gate}, 'lamp', '夜の灯台', '', 'landscape', 1, '[]',
      '{}', '[{"text": "Lit by Zeltweger"}]', '{}', 'epoch')`)
  await run(sql`insert into community.threads (id, production_id, kind, ref, gate_id)
    values (${thread}, ${production}, 'questions', ${production}, ${gate})`)
  for (const [id, kind, parent, also, words] of [
    [question, 'question', null, null, 'あの灯台は?'],
    [answer, 'answer', question, gate, 'See:'],
  ] as const)
    await run(sql`insert into community.writings (id, production_id, thread_id, thread_gate_id, kind, parent_id, also_gate_id,
        source, html, state)
      values (${id}, ${production}, ${thread}, ${gate}, ${kind}, ${parent}, ${also}, ${words}, ${words}, 'shown')`)
  await run(sql`insert into community.answer_clips (answer_id, post_id) values (${answer}, ${post})`)
  await run(sql`select community.index_writing(id) from community.writings`)
  await run(
    sql`select plant.put_search_text('post', ${post}, ${production}, ${gate}, null, '夜の灯台', 'Lit by Zeltweger', 'epoch')`,
  )

  await house.migrate(migrations)
  const found = async (words: string) =>
    (
      await run(
        sql`select kind from plant.search_texts where lexemes @@ plant.search_query(${words}) order by kind`,
      )
    ).rows.map((row) => (row as { kind: string }).kind)
  expect(await found('灯台')).toEqual(['post', 'question'])
  expect(await found('zeltweger')).toEqual(['answer', 'post'])
})
