import { Problem } from '@stagedoor/contract/problems'
import type { AppealOutcome, ModerationReason } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { asViewer, asWriter } from '../../wall/index.ts'

/** What crew did about somebody, as they themselves read it. */
export interface Strike {
  readonly actId: string
  readonly kind: 'ban' | 'taken-down'
  readonly reason: ModerationReason
  readonly at: Instant
  readonly untilAt: Instant | null
  readonly writingId: string | null
  readonly source: string | null
  readonly appealUntil: Instant | null
  readonly appealedAt: Instant | null
  readonly outcome: AppealOutcome | null
  readonly answer: string | null
}

/** What crew did about the viewer who asks, and nothing about anybody else. */
export async function strikesOf(
  { fan }: { fan: Db },
  { viewerId, productionId }: { viewerId: string; productionId: string },
): Promise<readonly Strike[]> {
  const { rows } = await asViewer(fan, viewerId, (seen) =>
    sql<Strike>`select * from community.strikes(${productionId}) order by at desc, writing_id`.execute(seen),
  )
  return rows
}

/** Appeals once against an act that struck the viewer. Throws `not-found` for any other, `already-decided` for a second. */
export async function appeal(
  { fan }: { fan: Db },
  {
    viewerId,
    productionId,
    actId,
    words,
  }: { viewerId: string; productionId: string; actId: string; words: string },
): Promise<void> {
  await asWriter(fan, viewerId, async (trx) => {
    const { rows } =
      await sql<Strike>`select * from community.strikes(${productionId}) where act_id = ${actId}`.execute(trx)
    const [struck] = rows
    if (struck === undefined) throw new Problem('not-found')
    if (struck.appealedAt !== null)
      throw new Problem('already-decided', { detail: 'You have appealed once.' })
    const sent = await sql<{ at: Instant | null }>`select community.appeal(${actId}, ${words}) as at`.execute(
      trx,
    )
    if (sent.rows[0]?.at == null) throw new Problem('too-late')
  })
}

/** An appeal as crew read it. */
export interface AppealRead {
  readonly actId: string
  readonly kind: string
  readonly reason: ModerationReason | null
  readonly handle: string | null
  readonly writerId: string
  readonly source: string
  readonly sentAt: Instant
  readonly by: string
  readonly actAt: Instant
  /** What was taken down, as long as its text is kept. */
  readonly texts: readonly string[]
}

/** Appeals that wait for an answer, the oldest first. */
export async function openAppeals(db: Db, productionId: string): Promise<readonly AppealRead[]> {
  const { rows } = await sql<AppealRead>`
    select p.act_id, a.kind, a.reason, w.handle, p.writer_id, p.source, p.sent_at, a.by_name as by, a.at as act_at,
      array(select t.source from community.taken_down d join community.writings t on t.id = d.writing_id
        where d.act_id = p.act_id order by t.written_at limit 5) as texts
    from community.appeals p join community.moderation_acts a on a.id = p.act_id
      left join community.writers w on w.viewer_id = p.writer_id
    where p.production_id = ${productionId} and p.answered_at is null order by p.sent_at, p.act_id limit 100`.execute(
    db,
  )
  return rows
}
