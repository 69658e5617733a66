import type { EmbargoTry } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { instantOut } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import { asViewer } from '../../wall/index.ts'
import { doorOf } from '../kits/kits.ts'
import type { PublicationRow } from '../queries.ts'
import type { Existing } from './what-exists.ts'

const NO_REQUEST = { status: null, sha256: null } as const

/**
 * Looks for the publication with the eyes of the database's own role for fans, below every route: its gate, its post, who is
 * credited in it, and what search finds by its title.
 */
export async function tryDatabase(
  fan: Db,
  { publication, kits, post, production }: Existing,
  { as, viewerId }: { as: string; viewerId: string | null },
): Promise<EmbargoTry[]> {
  const gates = [publication, ...kits].map(({ gateId }) => gateId)
  const postId = post?.id ?? null
  const rows = await asViewer(fan, viewerId, (seen) =>
    sql<{ what: string; found: number }>`
      select 'the row of its gate' as what, count(*)::int as found from wall.gates where id = any (${gates}::uuid[])
      union all select 'the row of its post', count(*)::int from publish.posts where id = ${postId}
      union all select 'who is credited in it', count(*)::int from publish.post_credits where post_id = ${postId}
      union all select 'what search finds by its title', count(*)::int
        from wall.find_texts(${production.id}, ${publication.title}, 100) t where t.ref = ${postId}`.execute(
      seen,
    ),
  )
  return rows.rows.map(({ what, found }) => ({
    what,
    how: `read in the database as ${as}, by the role for fans`,
    as,
    expected: 'says-nothing',
    ...NO_REQUEST,
    ...(found === 0
      ? { verdict: 'shut' as const, because: null }
      : { verdict: 'reachable' as const, because: `${found} found` }),
  }))
}

/**
 * Those kits, and that publication where it is one, whose door is open by the word of whoever gave it an earlier moment; and
 * what is being handed to its place, which may fetch it meanwhile.
 */
export async function openedAhead(
  db: Db,
  { publication, kits }: Existing,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const open = new Set(publication.state.kind === 'placing' ? [publication.id] : [])
  for (const kit of [publication, ...kits])
    if (kit.kitId !== null && (await doorOf(db, { publication: kit }, now)).kind === 'open') open.add(kit.id)
  return open
}

/**
 * Asks the doors of kits what they would hand over: nobody knows the token of a link, so the same function answers that
 * answers the link, for the kit itself.
 */
export async function tryKits(db: Db, { publication, kits }: Existing, now: Instant): Promise<EmbargoTry[]> {
  const tries: EmbargoTry[] = []
  for (const kit of [publication, ...kits].filter(({ kitId }) => kitId !== null)) {
    const door = await doorOf(db, { publication: kit }, now)
    tries.push({
      what: `the kit of ${kit.holderName}`,
      how: 'asked of the function that answers its link',
      as: 'its holder',
      expected: 'hands-nothing-over',
      ...NO_REQUEST,
      ...(door.kind === 'open'
        ? { verdict: 'ahead' as const, because: aheadBecause(kit) }
        : { verdict: 'shut' as const, because: null }),
    })
  }
  return tries
}

const aheadBecause = ({ opensAt, madeBy, handedOverAt }: PublicationRow): string => {
  const handed = handedOverAt === null ? 'not handed over yet' : `handed over at ${instantOut(handedOverAt)}`
  return `open since ${opensAt === null ? 'an unknown moment' : instantOut(opensAt)} by the word of ${madeBy}, ${handed}`
}
