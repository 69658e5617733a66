import { z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import type { ApiEnv } from '../../plant/http/index.ts'
import { wireId } from '../../plant/http/index.ts'
import type { CommunityDeps } from '../deps.ts'
import type { Context } from 'hono'

const slug = z.string().min(1).max(80)

/** Something to follow, as a page names it. */
export const followTarget = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('production') }),
    z.object({ kind: z.literal('person'), name: slug }),
    z.object({ kind: z.literal('craft'), name: slug }),
    z.object({ kind: z.literal('question'), id: wireId }),
    z.object({ kind: z.literal('theory'), id: wireId }),
    z.object({ kind: z.literal('talk'), post: slug }),
  ])
  .openapi('FollowTarget')

/** The viewer of a signed-in request; one is made for an account that never looked. Throws `not-signed-in`. */
export async function signedInViewer(
  { db, viewers }: Pick<CommunityDeps, 'db' | 'viewers'>,
  c: Context<ApiEnv>,
): Promise<string> {
  const { identity, viewer } = c.var
  if (identity.kind !== 'account') throw new Problem('not-signed-in')
  if (viewer !== null) return viewer
  const met = await db.transaction().execute((trx) => viewers.meet(trx, c.req.raw.headers, identity))
  return met.viewerId
}
