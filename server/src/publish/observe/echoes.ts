import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'
import { foreignAddress } from '@stagedoor/core/publish'
import { latestFigures } from './keep-figures.ts'

const MOST = 500

/** What a platform says of a post that is out. */
export interface Echo {
  readonly publicationId: string
  readonly title: string
  readonly accountId: string
  readonly account: string
  readonly connector: string
  readonly url: string | null
  readonly liveSince: Instant
  readonly lookedAt: Instant | null
  readonly failures: number
  readonly existence: 'unread' | 'there' | 'hidden' | 'gone' | 'expired'
  /** Since when it is not found there; null while it is, or while only one look missed it. */
  readonly goneSince: Instant | null
  /** What was posted and what is read there now, where somebody changed it. */
  readonly changed: { readonly at: Instant; readonly was: string; readonly is: string } | null
  readonly figures: readonly { readonly figure: string; readonly value: number; readonly at: Instant }[]
}

/** The posts of a production that are out at platforms, latest first, as they were found there last. */
export async function echoesOf(db: Db, productionId: string): Promise<readonly Echo[]> {
  const rows = await db
    .selectFrom('publish.observations as o')
    .innerJoin('publish.publications as p', 'p.id', 'o.publicationId')
    .innerJoin('publish.deliveries as d', 'd.publicationId', 'o.publicationId')
    .innerJoin('publish.accounts as a', 'a.id', 'd.accountId')
    .where('p.productionId', '=', productionId)
    .where('p.stateKind', '=', 'live')
    .where('d.partKind', '=', 'post')
    .select([
      'o.publicationId',
      'p.title',
      'a.id as accountId',
      'a.name as account',
      'a.connector',
      'd.remote',
      'd.plan',
      'o.liveSince',
      'o.lookedAt',
      'o.failures',
      'o.existence',
      'o.isTold',
      'o.missingSince',
      'o.changedAt',
      'o.copyThere',
    ])
    .orderBy('o.liveSince', 'desc')
    .orderBy('o.publicationId')
    .limit(MOST)
    .execute()
  const figures = await latestFigures(
    db,
    rows.map(({ publicationId }) => publicationId),
  )
  return rows.map(({ remote, plan, isTold, missingSince, changedAt, copyThere, ...row }) => ({
    ...row,
    url: foreignAddress(remote?.url ?? null),
    goneSince: isTold ? missingSince : null,
    changed:
      changedAt === null || copyThere === null ? null : { at: changedAt, was: plan.copy, is: copyThere },
    figures: figures
      .filter(({ publicationId }) => publicationId === row.publicationId)
      .map(({ figure, value, at }) => ({ figure, value, at })),
  }))
}
