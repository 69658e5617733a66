import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** A post as the place of a talk, as its viewer sees it. */
export interface TalkPlace {
  readonly productionId: string
  readonly zone: string
  readonly postId: string
  readonly gateId: string
  readonly durationFlicks: number
  /** Null until somebody writes. */
  readonly threadId: string | null
  readonly isClosed: boolean
  readonly slowModeS: number
  readonly editWindowS: number
  /** Whether this viewer may enter the community of the production at all. */
  readonly isOpen: boolean
  /** How many comments this viewer would count, those that wait for crew aside. */
  readonly count: number
}

/** The talk of a post; throws `not-found` for the hidden and the missing alike. */
export async function talkPlace(
  seen: Db,
  { production, post }: { production: string; post: string },
): Promise<TalkPlace> {
  const { rows } = await sql<TalkPlace>`select * from community.talk_place(${production}, ${post})`.execute(
    seen,
  )
  const [place] = rows
  if (place === undefined) throw new Problem('not-found')
  return place
}
