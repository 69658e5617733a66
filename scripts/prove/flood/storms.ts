import { MOST_MENTIONS } from '@stagedoor/core/community'
import { sql } from 'kysely'
import { HAPPENINGS, noteHappening } from '../../../server/src/community/notices/note-happenings.ts'
import type { HappenedEvent } from '../../../server/src/plant/events/index.ts'
import { eachOf, type FloodFan, type Ground } from './ground.ts'

const NAMED_AT_ONCE = 30
const EDITS = 2

/**
 * Has some fans name many others in each comment and in each change of it, half of it behind a point that nobody has seen,
 * while some of those who are named hear nothing of them. Each comment tells five, each of them once; nobody who silenced
 * its writer, and nobody who does not pass it.
 */
export async function stormWithMentions(
  { surface, story, posts, send, join }: Ground,
  { writers: count, named: many }: { writers: number; named: number },
): Promise<string[]> {
  const { db, worker } = surface.house
  const [writers, named] = [await join(count), await join(many)]
  const faults: string[] = []
  const deaf = named.filter((_, place) => place % 4 === 0)
  await eachOf(deaf, async (fan, place) => {
    for (const [n, { handle }] of writers.entries())
      await expectStatus(faults, 200, () =>
        send(fan, {
          method: 'PUT',
          path: `/fans/${handle}/silence`,
          body: { kind: (n + place) % 2 === 0 ? 'mute' : 'block' },
        }),
      )
  })
  const names = (from: number) =>
    Array.from({ length: NAMED_AT_ONCE }, (_, n) => `@${named[(from + n) % named.length]!.handle}`).join(' ')
  await eachOf(writers, async (writer, place) => {
    for (const isRaised of [false, true]) {
      const mayGiveAway = isRaised ? [story.labels.b] : []
      const from = place * 7
      const sent = await send(writer, {
        method: 'POST',
        path: `/posts/${posts[0]}/comments`,
        body: { words: names(from), mayGiveAway, asItIs: true },
      })
      const { comment } = JSON.parse(sent.text) as { comment?: { id: string } }
      if (comment === undefined) return void faults.push(`a storm began with ${sent.text}`)
      for (let edit = 1; edit <= EDITS; edit += 1)
        await expectStatus(faults, 200, () =>
          send(writer, {
            method: 'PUT',
            path: `/comments/${comment.id}`,
            body: { words: names(from + edit * NAMED_AT_ONCE), mayGiveAway, asItIs: true },
          }),
        )
    }
  })
  // What happened is heard twice, as a house hears it that was stopped in between.
  const { rows: events } = await sql<HappenedEvent>`
    select id, name, production_id, payload, at from plant.outbox
    where production_id = ${story.productionId} and name = any (${[...HAPPENINGS]}) order by id`.execute(db)
  for (const event of [...events, ...events])
    await worker.transaction().execute((trx) => noteHappening(trx, event))

  const writerIds = writers.map(({ viewerId }) => viewerId)
  const { rows } = await sql<{ writingId: string; viewerId: string; isRaised: boolean; notices: number }>`
    select m.writing_id, m.viewer_id, w.gate_id is not null as is_raised,
      (select count(*)::integer from community.notices n where n.ref = w.id and n.for_viewer = m.viewer_id) as notices
    from community.mentions m join community.writings w on w.id = m.writing_id
    where w.writer_id = any (${writerIds}::uuid[])`.execute(db)
  for (const [id, told] of Map.groupBy(rows, ({ writingId }) => writingId))
    if (told.length > MOST_MENTIONS) faults.push(`comment ${id} told ${told.length} people`)
  if (rows.length < writers.length * 2) faults.push('hardly anybody was told: the storm proves nothing')
  const hears = new Set(deaf.map(({ viewerId }) => viewerId))
  for (const { viewerId, notices } of rows) {
    if (hears.has(viewerId)) faults.push('somebody was told of a comment by a writer they silenced')
    if (notices !== 1) faults.push(`one mention made ${notices} notices`)
  }
  const { rows: besides } = await sql<{ count: number }>`
    select count(*)::integer as count from community.notices n join community.writings w on w.id = n.ref
    where w.writer_id = any (${writerIds}::uuid[]) and n.kind = 'mention'
      and not exists (select from community.mentions m where m.writing_id = w.id and m.viewer_id = n.for_viewer)`.execute(
    db,
  )
  if (besides[0]?.count !== 0) faults.push(`${besides[0]?.count} notices are of no mention`)
  await eachOf(named, async (fan) => {
    const { text } = await send(fan, { method: 'GET', path: '/api/v1/public/me/notices' })
    const { items } = JSON.parse(text) as { items: { kind: string }[] }
    const read = items.filter(({ kind }) => kind === 'mention').length
    const due = rows.filter(({ viewerId, isRaised }) => viewerId === fan.viewerId && !isRaised).length
    if (read !== Math.min(due, 30))
      faults.push(`${fan.handle} reads of ${read} mentions where ${due} are theirs`)
  })
  return faults
}

/**
 * Has many fans report one writing, each of them several times. It stands as it stood, to everybody; each of them is one
 * report; and the answer is the one that a report of nothing gets.
 */
export async function stormWithReports(
  { surface, posts, send, join }: Ground,
  { reporters: count }: { reporters: number },
): Promise<string[]> {
  const { db } = surface.house
  const faults: string[] = []
  const [[writer], reporters] = [await join(1), await join(count)]
  const sent = await send(writer!, {
    method: 'POST',
    path: `/posts/${posts[0]}/comments`,
    body: { words: 'The lamp was never lit.', asItIs: true },
  })
  const { comment } = JSON.parse(sent.text) as { comment?: { id: string } }
  if (comment === undefined) return [`what was to be reported was answered with ${sent.text}`]
  const asSeen = async () => (await send(null, { method: 'GET', path: `/comments/${comment.id}` })).text
  const before = await asSeen()
  const answers = new Set<string>()
  const report = async (fan: FloodFan, id: string) => {
    const { status, text } = await send(fan, {
      method: 'POST',
      path: `/writings/${id}/reports`,
      body: { reason: 'spoiler', words: 'All of us say so.' },
    })
    answers.add(`${status} ${text}`)
  }
  await eachOf(reporters, async (fan, place) => {
    await Promise.all([report(fan, comment.id), report(fan, comment.id)])
    if (place % 10 === 0) await report(fan, crypto.randomUUID())
  })
  if (answers.size !== 1)
    faults.push(`reports were answered in ${answers.size} ways: ${[...answers].join(', ')}`)
  if ((await asSeen()) !== before) faults.push('what was reported by many is not as it was')
  const row = await db
    .selectFrom('community.writings')
    .select(['state', 'gateId'])
    .where('id', '=', comment.id)
    .executeTakeFirst()
  if (row?.state !== 'shown' || row.gateId !== null) faults.push(`many reports made it ${row?.state}`)
  const { rows } = await sql<{ reports: number; reporters: number }>`
    select count(*)::integer as reports, count(distinct reporter_id)::integer as reporters
    from community.reports where writing_id = ${comment.id}`.execute(db)
  if (rows[0]?.reports !== count || rows[0].reporters !== count)
    faults.push(`${count} reporters made ${rows[0]?.reports} reports`)
  return faults
}

async function expectStatus(
  faults: string[],
  wanted: number,
  ask: () => Promise<{ status: number; text: string }>,
): Promise<void> {
  const { status, text } = await ask()
  if (status !== wanted) faults.push(`a storm was answered with ${status} ${text.slice(0, 200)}`)
}
