import { sql } from 'kysely'
import { z } from 'zod'
import type { HappenedEvent } from '../../plant/events/index.ts'
import type { Trx } from '../../schema/index.ts'
import { NOTICES_KEPT_MS } from './read-notices.ts'
import { tellAnew, writeNotice } from './write-notice.ts'

/** What happens that somebody may want to be told of. */
export const HAPPENINGS = [
  'publish.opened',
  'community.written',
  'community.mentioned',
  'community.moderated',
  'community.theory-marked',
  'community.revealed',
  'community.session-opened',
] as const

const aboutPublication = z.looseObject({ publicationId: z.string() })
const aboutWriting = z.looseObject({ writingId: z.string() })
const aboutMentions = z.looseObject({ writingId: z.string(), viewerIds: z.array(z.string()) })
const aboutAct = z.looseObject({ kind: z.string(), writingIds: z.array(z.string()).default([]) })
const aboutTheory = z.looseObject({ theoryId: z.string() })
const aboutReveal = z.looseObject({ pointId: z.string(), moment: z.string() })
const aboutSession = z.looseObject({ sessionId: z.string() })

// Acts after which something is there that was not: let through, or put back. All others tell nobody anything.
const BRINGS_BACK: ReadonlySet<string> = new Set(['show', 'restore', 'answer-appeal', 'undo'])

/** Writes the notices of an event. Heard twice, it writes them once. */
export async function noteHappening(trx: Trx, { name, productionId, payload }: HappenedEvent): Promise<void> {
  switch (name as (typeof HAPPENINGS)[number]) {
    case 'publish.opened':
      return notePost(trx, productionId, aboutPublication.parse(payload).publicationId)
    case 'community.written':
      return noteWriting(trx, aboutWriting.parse(payload).writingId)
    case 'community.mentioned': {
      const { writingId, viewerIds } = aboutMentions.parse(payload)
      return noteMentions(trx, writingId, viewerIds)
    }
    case 'community.moderated':
      return noteBack(trx, aboutAct.parse(payload))
    case 'community.theory-marked':
      return noteMark(trx, aboutTheory.parse(payload).theoryId)
    case 'community.revealed':
      return noteReveal(trx, productionId, aboutReveal.parse(payload))
    case 'community.session-opened':
      return writeNotice(trx, {
        productionId,
        kind: 'session',
        refKind: 'session',
        ref: aboutSession.parse(payload).sessionId,
        topics: [{ kind: 'production', ref: null, name: '' }],
      })
  }
}

async function notePost(trx: Trx, productionId: string, publicationId: string): Promise<void> {
  const post = await trx
    .selectFrom('publish.posts')
    .select('id')
    .where('publicationId', '=', publicationId)
    .executeTakeFirst()
  // A kit has no post here.
  if (post === undefined) return
  const { rows } = await sql<{ person: string; craftSlug: string }>`
    select person, craft_slug from publish.post_credits where post_id = ${post.id}`.execute(trx)
  const topics = [
    { kind: 'production' as const, ref: null, name: '' },
    ...rows.map(({ person }) => ({ kind: 'person' as const, ref: null, name: person })),
    ...rows.flatMap(({ craftSlug }) =>
      craftSlug === '' ? [] : [{ kind: 'craft' as const, ref: null, name: craftSlug }],
    ),
  ]
  await writeNotice(trx, { productionId, kind: 'post', refKind: 'post', ref: post.id, topics })
}

async function writingOf(trx: Trx, writingId: string) {
  return trx
    .selectFrom('community.writings as w')
    .innerJoin('community.threads as t', 't.id', 'w.threadId')
    .leftJoin('community.writings as p', 'p.id', 'w.parentId')
    .leftJoin('community.writings as g', 'g.id', 'p.parentId')
    .select([
      'w.productionId',
      'w.kind',
      'w.state',
      'w.writerId',
      'w.gateId',
      'w.parentId',
      'p.writerId as parentWriterId',
      'p.parentId as grandParentId',
      'g.writerId as grandParentWriterId',
      't.kind as threadKind',
      't.ref as threadRef',
    ])
    .select(
      sql<boolean>`w.written_at < wall.now() - make_interval(secs => ${NOTICES_KEPT_MS / 1000})`.as('isOld'),
    )
    .where('w.id', '=', writingId)
    .executeTakeFirst()
}

async function noteWriting(trx: Trx, writingId: string): Promise<void> {
  const writing = await writingOf(trx, writingId)
  if (writing === undefined || writing.state !== 'shown') return
  const { productionId, writerId, parentId, parentWriterId, grandParentId, grandParentWriterId } = writing
  const about = {
    productionId,
    kind: writing.kind === 'answer' ? ('answer' as const) : ('reply' as const),
    refKind: 'writing' as const,
    ref: writingId,
    by: writerId,
  }
  // Whom it answers, and who began what it is said below.
  for (const forViewer of new Set([parentWriterId, grandParentWriterId]))
    if (forViewer !== null && forViewer !== writerId) await writeNotice(trx, { ...about, forViewer })
  const root = grandParentId ?? parentId
  const topics = [
    ...(root === null ? [] : [{ kind: 'question' as const, ref: root, name: '' }]),
    ...(writing.threadKind === 'post' ? [{ kind: 'talk' as const, ref: writing.threadRef, name: '' }] : []),
  ]
  if (topics.length > 0) await writeNotice(trx, { ...about, topics })
}

async function noteMentions(trx: Trx, writingId: string, only: readonly string[] | null): Promise<void> {
  const writing = await writingOf(trx, writingId)
  if (writing === undefined || writing.state !== 'shown') return
  const { rows } = await sql<{ viewerId: string }>`
    select viewer_id from community.mentions m where m.writing_id = ${writingId}
      and (${only === null} or m.viewer_id = any (${only === null ? [] : [...only]}::uuid[]))`.execute(trx)
  for (const { viewerId } of rows)
    if (viewerId !== writing.writerId)
      await writeNotice(trx, {
        productionId: writing.productionId,
        kind: 'mention',
        refKind: 'writing',
        ref: writingId,
        by: writing.writerId,
        forViewer: viewerId,
      })
}

// What was held is news when it is let through; what stood before it was taken down, to whom it was not told while it
// stood. A notice is not kept for ever: what is older than that was told in its day.
async function noteBack(
  trx: Trx,
  { kind, writingIds }: { kind: string; writingIds: readonly string[] },
): Promise<void> {
  if (!BRINGS_BACK.has(kind)) return
  for (const writingId of writingIds) {
    const writing = await writingOf(trx, writingId)
    if (writing?.state !== 'shown' || (kind !== 'show' && writing.isOld)) continue
    await tellAnew(trx, { refKind: 'writing', ref: writingId })
    await noteWriting(trx, writingId)
    await noteMentions(trx, writingId, null)
  }
}

// A point that was put off and comes out a second time is news again, in place of what was told of the first.
async function noteReveal(
  trx: Trx,
  productionId: string,
  { pointId, moment }: { pointId: string; moment: string },
): Promise<void> {
  await sql`
    delete from community.notices where ref_kind = 'point' and ref = ${pointId} and made_at < ${moment}::timestamptz`.execute(
    trx,
  )
  const { rows } = await sql<{ isAgain: boolean }>`
    select exists (select from community.reveals
      where point_id = ${pointId} and moment < ${moment}::timestamptz) as is_again`.execute(trx)
  await writeNotice(trx, {
    productionId,
    kind: 'reveal',
    refKind: 'point',
    ref: pointId,
    isAgain: rows[0]?.isAgain === true,
    topics: [{ kind: 'production', ref: null, name: '' }],
  })
}

// A mark says how the theory came out: it is told to nobody before the theory's own gate opens to them, its writer included.
async function noteMark(trx: Trx, theoryId: string): Promise<void> {
  const theory = await writingOf(trx, theoryId)
  if (theory === undefined || theory.state !== 'shown') return
  const { productionId, writerId, gateId } = theory
  const about = { productionId, kind: 'theory' as const, refKind: 'writing' as const, ref: theoryId, gateId }
  if (writerId !== null) await writeNotice(trx, { ...about, forViewer: writerId })
  await writeNotice(trx, { ...about, topics: [{ kind: 'theory', ref: theoryId, name: '' }] })
}
