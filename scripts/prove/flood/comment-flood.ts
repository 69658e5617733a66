import { paceOf } from '@stagedoor/core/community'
import { sql } from 'kysely'
import type { Bytes } from '../surface/surface-house.ts'
import { eachOf, FLOOD_BEGINS, type FloodFan, type Ground } from './ground.ts'

/** How much is sent within one minute of the house's clock. */
export interface FloodSize {
  readonly fans: number
  readonly attempts: number
}

/** What became of it. */
export interface FloodFindings {
  readonly faults: readonly string[]
  readonly kept: number
  readonly refused: number
}

interface Kept {
  readonly id: string
  readonly mark: string
  readonly post: string
  readonly isTop: boolean
  readonly fan: FloodFan
}

const MINUTE_S = 60
const STEPS = 6

/**
 * Sends many comments within a minute, some of them twice at the same moment under one key. Each is kept once and can be
 * read, or was refused with how long to wait; nothing else is left of them, in no row, count or search.
 */
export async function floodWithComments(
  ground: Ground,
  { fans: count, attempts }: FloodSize,
): Promise<FloodFindings> {
  const { surface, story, posts, send } = ground
  const fans = await ground.join(count)
  const faults: string[] = []
  const kept: Kept[] = []
  let refused = 0
  const note = (mark: string, { status, text }: Bytes): string | null => {
    if (status === 200) {
      const { comment } = JSON.parse(text) as { comment?: { id: string } }
      if (comment === undefined) faults.push(`${mark} was answered with ${text}`)
      return comment?.id ?? null
    }
    if (!isClear(status, text)) faults.push(`${mark} was answered with ${status} ${text.slice(0, 200)}`)
    refused += 1
    return null
  }
  const send1 = async (n: number) => {
    const fan = fans[n % fans.length]!
    const mark = `Wave ${n} of ${attempts} by ${fan.handle}.`
    const post = posts[n % 4 === 3 ? 1 : 0]!
    const answered = n % 3 === 1 ? kept.findLast((one) => one.post === post) : undefined
    const how = {
      method: 'POST',
      path: `/posts/${post}/comments`,
      body: {
        words: mark,
        asItIs: true,
        answers: answered?.id ?? null,
        mayGiveAway: n % 5 === 2 ? [story.labels.a] : n % 7 === 3 ? [story.labels.x] : [],
      },
      headers: n % 10 === 4 ? { 'idempotency-key': mark.replaceAll(' ', '-') } : {},
    }
    const answers = await Promise.all(n % 10 === 4 ? [send(fan, how), send(fan, how)] : [send(fan, how)])
    const ids = new Set(answers.map((answer) => note(mark, answer)).filter((id) => id !== null))
    if (ids.size > 1) faults.push(`${mark} was kept as ${ids.size} comments`)
    for (const id of ids) kept.push({ id, mark, post, isTop: answered === undefined, fan })
  }
  const numbers = Array.from({ length: attempts }, (_, n) => n)
  for (let step = 0; step < STEPS; step += 1) {
    await surface.goTo(FLOOD_BEGINS + ((step * MINUTE_S) / STEPS) * 1000)
    await eachOf(
      numbers.filter((n) => Math.floor((n * STEPS) / attempts) === step),
      send1,
    )
  }

  const { burst, perMinute } = paceOf('new')
  const byFan = Map.groupBy(kept, ({ fan }) => fan.handle)
  for (const [handle, ofFan] of byFan)
    if (ofFan.length > burst + perMinute) faults.push(`${handle} had ${ofFan.length} kept within a minute`)
  if (byFan.size < fans.length) faults.push(`${fans.length - byFan.size} fans had nothing kept at all`)
  faults.push(...(await rowFaults(ground, kept)), ...(await readingFaults(ground, kept, fans[0]!)))
  return { faults, kept: kept.length, refused }
}

// Too quick, or the same request still running: both say so, and when to come back.
function isClear(status: number, text: string): boolean {
  if (status !== 429 && status !== 409) return false
  const { type, title, retryAfterSeconds } = JSON.parse(text) as Record<string, unknown>
  return typeof type === 'string' && typeof title === 'string' && Number(retryAfterSeconds) > 0
}

async function rowFaults({ surface }: Ground, kept: readonly Kept[]): Promise<string[]> {
  const { db } = surface.house
  const faults: string[] = []
  const rows = await db
    .selectFrom('community.writings')
    .select(['id', 'source', 'state'])
    .where('source', 'like', 'Wave %')
    .where('writerId', 'in', [...new Set(kept.map(({ fan }) => fan.viewerId))])
    .execute()
  const rowsOf = Map.groupBy(rows, ({ source }) => source)
  for (const { mark, id } of kept) {
    const lie = rowsOf.get(mark) ?? []
    if (lie.length !== 1 || lie[0]?.id !== id || lie[0].state !== 'shown')
      faults.push(`${mark} lies in ${lie.length} rows`)
  }
  const said = new Set(kept.map(({ mark }) => mark))
  for (const mark of rowsOf.keys()) if (!said.has(mark)) faults.push(`${mark} was refused and lies there`)
  return [...faults, ...(await countFaults({ surface }))]
}

/** Where what is counted and found differs from what lies there. */
export async function countFaults({ surface }: Pick<Ground, 'surface'>): Promise<string[]> {
  const { db } = surface.house
  const { rows: counts } = await sql<{ counted: number | null; lie: number | null; kind: string }>`
    select t.shown as counted, w.lie, coalesce(t.kind, w.kind) as kind
    from (select * from community.tallies where shown <> 0) t full join (
      select thread_id, kind, coalesce(gate_id, thread_gate_id) as gate_id, count(*)::integer as lie
      from community.writings where state = 'shown' group by 1, 2, 3
    ) w on w.thread_id = t.thread_id and w.kind = t.kind and w.gate_id = t.gate_id
    where t.shown is distinct from w.lie`.execute(db)
  const { rows: searches } = await sql<{ isThere: boolean; source: string | null }>`
    select w.id is not null as is_there, w.source
    from (select * from plant.search_texts where kind = 'comment') s full join (
      select * from community.writings where kind = 'comment' and state = 'shown' and also_gate_id is null
    ) w on w.id = s.ref and w.thread_gate_id = s.gate_id and w.gate_id is not distinct from s.raised_gate_id
    where w.id is null or s.ref is null`.execute(db)
  return [
    ...counts.map(({ counted, lie, kind }) => `behind a gate ${lie} ${kind}s lie and ${counted} are counted`),
    ...searches.map(({ isThere, source }) =>
      isThere ? `${source} is found by no search` : 'a search finds what is not there',
    ),
  ]
}

interface Page {
  readonly items: readonly { readonly id: string; readonly html: string }[]
  readonly next: string | null
  readonly count: number
}

async function readingFaults(ground: Ground, kept: readonly Kept[], reader: FloodFan): Promise<string[]> {
  const { posts, send, surface } = ground
  const faults: string[] = []
  for (const post of posts) {
    const times = new Map<string, number>()
    let at: string | null = ''
    while (at !== null) {
      const { text } = await send(reader, { method: 'GET', path: `/posts/${post}/comments${at}` })
      const { items, next } = JSON.parse(text) as Page
      for (const { id } of items) times.set(id, (times.get(id) ?? 0) + 1)
      at = next === null ? null : `?after=${encodeURIComponent(next)}`
    }
    for (const { id, mark, isTop } of kept.filter((one) => one.post === post))
      if (isTop && times.get(id) !== 1) faults.push(`${mark} is listed ${times.get(id) ?? 0} times`)
    for (const looker of [reader, null]) {
      const { status, text } = await send(looker, { method: 'GET', path: `/posts/${post}/comments` })
      if (status !== 200) continue
      const { count } = JSON.parse(text) as Page
      const { rows } = await sql<{ visible: number }>`
        select count(*)::integer as visible from community.writings w
          join community.threads t on t.id = w.thread_id join publish.posts p on p.id = t.ref
        where p.slug = ${post} and w.state = 'shown' and (${looker !== null} or w.gate_id is null)`.execute(
        surface.house.db,
      )
      if (rows[0]?.visible !== count)
        faults.push(`${looker?.handle ?? 'nobody'} counts ${count} where ${rows[0]?.visible} are to be seen`)
    }
  }
  await eachOf(kept, async ({ id, mark }) => {
    const { status, text } = await send(reader, { method: 'GET', path: `/comments/${id}` })
    if (status !== 200 || !text.includes(mark)) faults.push(`${mark} cannot be read: ${status}`)
  })
  return faults
}
