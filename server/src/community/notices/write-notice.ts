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
} & ({ readonly forViewer: string } | { readonly topics: readonly Topic[] })

/** Writes a notice once, however many it is for; those whose devices and letters it concerns are found afterwards, in steps. */
export async function writeNotice(trx: Trx, order: NoticeOrder): Promise<void> {
  const { productionId, kind, refKind, ref, gateId = null, by = null } = order
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
