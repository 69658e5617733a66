import type { NoticeKind } from '@stagedoor/core/community'
import { sql } from 'kysely'
import { randomId } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { FollowKind, NoticeRef } from '../../schema/following.ts'

/** Something to follow, as its key in the database. */
interface Topic {
  readonly kind: FollowKind
  readonly ref: string | null
  readonly name: string
}

/** A notice for one viewer, or for whoever follows one of its topics. */
type NoticeOrder = {
  readonly productionId: string
  readonly kind: NoticeKind
  readonly refKind: NoticeRef
  readonly ref: string
  /** What must be passed besides the gates of what it points to. */
  readonly gateId?: string | null
  readonly by?: string | null
  /** It was news before, so that whoever acted on that is told nothing. */
  readonly isAgain?: boolean
} & ({ readonly forViewer: string } | { readonly topics: readonly Topic[] })

/** Writes a notice once, however many it is for; those whose devices and letters it concerns are found afterwards, in steps. */
export async function writeNotice(trx: Trx, order: NoticeOrder): Promise<void> {
  const { productionId, kind, refKind, ref, gateId = null, by = null, isAgain = false } = order
  const written = await trx
    .insertInto('community.notices')
    .values({
      id: randomId(),
      productionId,
      kind,
      refKind,
      ref,
      gateId,
      byViewer: by,
      isAgain,
      forViewer: 'forViewer' in order ? order.forViewer : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'madeAt'])
    .executeTakeFirst()
  if (written === undefined) return
  if ('topics' in order)
    await sql`
      insert into community.notice_topics (topic, made_at, notice_id)
      select distinct community.topic_of(t.kind, ${productionId}, t.ref, t.name), n.made_at, n.id
      from community.notices n, unnest(
        ${order.topics.map((topic) => topic.kind)}::text[],
        ${order.topics.map((topic) => topic.ref)}::uuid[],
        ${order.topics.map((topic) => topic.name)}::text[]) as t (kind, ref, name)
      where n.id = ${written.id}`.execute(trx)
  await sql`select community.wake_deliveries(wall.now())`.execute(trx)
}

/**
 * Makes notices of something that is there again new for whom they were written and who never met them: they went in no
 * letter and on no device, and nobody looked since.
 */
export async function tellAnew(
  trx: Trx,
  { refKind, ref }: { refKind: NoticeRef; ref: string },
): Promise<void> {
  const { rows } = await sql`
    update community.notices n set made_at = wall.now(), is_spread = false, spread_after = null
    where n.ref_kind = ${refKind} and n.ref = ${ref} and n.for_viewer is not null
      and not exists (select from community.deliveries d where d.viewer_id = n.for_viewer and n.id = any (d.told))
      and not exists (select from community.notice_settings s
        where s.viewer_id = n.for_viewer and s.seen_until >= n.made_at)
    returning 1`.execute(trx)
  if (rows.length > 0) await sql`select community.wake_deliveries(wall.now())`.execute(trx)
}
