import { type Silence, skeletonOf } from '@stagedoor/core/community'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { asViewer, asWriter } from '../../wall/index.ts'
import type { Writer } from '../accounts/writer.ts'

/** Mutes or blocks whoever bears a handle, or neither any more. The answer is the same whether somebody does. */
export async function silence(
  { fan }: { fan: Db },
  { writer, handle, kind }: { writer: Pick<Writer, 'viewerId'>; handle: string; kind: Silence | null },
): Promise<void> {
  await asWriter(fan, writer.viewerId, (trx) =>
    sql`select community.silence(${skeletonOf(handle)}, ${kind})`.execute(trx),
  )
}

/** Whom somebody keeps out, by handle; for them alone. */
export function mySilences(
  { fan }: { fan: Db },
  { viewerId }: Writer,
): Promise<readonly { readonly handle: string; readonly kind: Silence }[]> {
  return asViewer(fan, viewerId, async (seen) => {
    const { rows } = await sql<{
      handle: string
      kind: Silence
    }>`select * from community.my_silences()`.execute(seen)
    return rows
  })
}

/** Which of some writings that the viewer sees are by whom they silenced. */
export async function hushedAmong(
  seen: Db,
  writings: readonly { readonly id: string }[],
): Promise<Set<string>> {
  if (writings.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from community.about_writings(${writings.map(({ id }) => id)}::uuid[]) where is_hushed`.execute(
    seen,
  )
  return new Set(rows.map(({ id }) => id))
}
