import {
  afterQuiet,
  isWanted,
  type MailRhythm,
  type NoticeChoices,
  type NoticeKind,
  type QuietHours,
} from '@stagedoor/core/community'
import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'

/** How many followers one step looks at, in a transaction of its own. */
const STEP = 1_000
// Whoever wants letters at once gets one for what is said within a minute.
const GATHERED_MS = 60_000

interface Waiting {
  readonly id: string
  readonly kind: NoticeKind
  readonly forViewer: string | null
  readonly byViewer: string | null
  readonly madeAt: Instant
  readonly spreadAfter: string | null
}

interface Reached {
  readonly viewerId: string
  readonly choices: NoticeChoices
  readonly mail: MailRhythm
  readonly zone: string
  readonly quietFrom: number | null
  readonly quietUntil: number | null
  readonly hasDevice: boolean
}

/**
 * Finds whose devices and letters a new notice concerns, a step of followers at a time; false when no notice waits. A step
 * that is lost is taken again from where it began. Nobody is told here: what is told is asked for when it is sent.
 */
export function spreadStep({ db }: { db: Db }, now: Instant): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<Waiting>`
      select id, kind, for_viewer, by_viewer, made_at, spread_after from community.notices
      where not is_spread order by made_at limit 1 for update skip locked`.execute(trx)
    const [notice] = rows
    if (notice === undefined) return false
    const { viewers, last } = await concerned(trx, notice)
    await makeDue(trx, { notice, viewers, now })
    await trx
      .updateTable('community.notices')
      .set(last === null ? { isSpread: true } : { spreadAfter: last })
      .where('id', '=', notice.id)
      .execute()
    return true
  })
}

async function concerned(trx: Trx, notice: Waiting): Promise<{ viewers: string[]; last: string | null }> {
  if (notice.forViewer !== null) return { viewers: [notice.forViewer], last: null }
  const { rows } = await sql<{ viewerId: string }>`
    select distinct f.viewer_id from community.notice_topics t cross join lateral (
      select f.viewer_id from community.follows f
      where f.topic = t.topic and f.since <= t.made_at
        and f.viewer_id > ${notice.spreadAfter ?? '00000000-0000-0000-0000-000000000000'}
      order by f.viewer_id limit ${STEP}) f
    where t.notice_id = ${notice.id} order by f.viewer_id limit ${STEP}`.execute(trx)
  const viewers = rows.map(({ viewerId }) => viewerId)
  return { viewers, last: viewers.length < STEP ? null : (viewers.at(-1) ?? null) }
}

async function makeDue(
  trx: Trx,
  { notice, viewers, now }: { notice: Waiting; viewers: readonly string[]; now: Instant },
): Promise<void> {
  const { rows } = await sql<Reached>`
    select s.viewer_id, s.choices, s.mail, s.zone, s.quiet_from, s.quiet_until,
      exists (select from community.push_devices d where d.viewer_id = s.viewer_id) as has_device
    from community.notice_settings s
    where s.viewer_id = any (${[...viewers]}::uuid[]) and not s.is_paused and s.viewer_id is distinct from ${notice.byViewer}`.execute(
    trx,
  )
  const due = rows.flatMap((reached) => {
    const { viewerId, choices, mail, hasDevice } = reached
    const quiet = quietOf(reached)
    return [
      ...(mail === 'at-once' && isWanted(choices, notice.kind, 'mail')
        ? [
            {
              viewerId,
              way: 'mail',
              at: afterQuiet(instant(Math.max(now, notice.madeAt + GATHERED_MS)), quiet),
            },
          ]
        : []),
      ...(hasDevice && isWanted(choices, notice.kind, 'device')
        ? [{ viewerId, way: 'device', at: afterQuiet(now, quiet) }]
        : []),
    ]
  })
  if (due.length === 0) return
  await sql`
    insert into community.deliveries (viewer_id, way, due_at)
    select * from unnest(${due.map(({ viewerId }) => viewerId)}::uuid[], ${due.map(({ way }) => way)}::text[],
      ${due.map(({ at }) => new Date(at).toISOString())}::timestamptz[])
    on conflict (viewer_id, way) where state = 'waiting' do nothing`.execute(trx)
  for (const at of new Set(due.map((one) => one.at)))
    await sql`select community.wake_deliveries(${new Date(at)})`.execute(trx)
}

const quietOf = ({ quietFrom, quietUntil, zone }: Reached): QuietHours | null =>
  quietFrom === null || quietUntil === null ? null : { fromMinute: quietFrom, untilMinute: quietUntil, zone }
