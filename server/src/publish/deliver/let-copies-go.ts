import { dropRendition } from '../../cut/index.ts'
import type { Storage } from '../../plant/storage/index.ts'
import type { Db, Trx } from '../../schema/index.ts'

/** The job that removes the copies of a cut's films that nobody wants any more. */
export const LET_COPIES_GO = 'publish.let-copies-go'

// A post that failed may be given another moment, and what is in doubt may have to be sent again.
const DONE_WITH = ['live', 'cancelled', 'recalled']

/** A cut, or a publication of it. */
export type AboutCut = { readonly cutId: string } | { readonly publicationId: string }

/** Removes copies that went where they were made for, or will not go any more; a post that wants one again has it made. */
export async function letCopiesGo(
  { db, storage }: { db: Db; storage: Pick<Storage, 'remove'> },
  about: AboutCut,
): Promise<void> {
  const rows = await copiesOf(db, about)
  for (const renditionId of new Set(rows.map((row) => row.renditionId)))
    if (renditionId !== null && !(await isWanted(db, renditionId)))
      await dropRendition({ db, storage }, { renditionId, isWanted: (trx) => isWanted(trx, renditionId) })
}

async function isWanted(db: Db | Trx, renditionId: string): Promise<boolean> {
  const wanting = await db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .select('d.publicationId')
    .where('d.renditionId', '=', renditionId)
    .where((eb) => eb.or([eb('d.leftBehind', '=', true), eb('p.stateKind', 'not in', DONE_WITH)]))
    .limit(1)
    .executeTakeFirst()
  return wanting !== undefined
}

/** Whether any post of a cut goes as a copy. */
export async function hasCopies(db: Db, about: AboutCut): Promise<boolean> {
  return (await copiesOf(db, about)).length > 0
}

function copiesOf(db: Db, about: AboutCut) {
  return db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .select('d.renditionId')
    .where('d.renditionId', 'is not', null)
    .where(
      'p.cutId',
      '=',
      'cutId' in about
        ? about.cutId
        : (eb) => eb.selectFrom('publish.publications').select('cutId').where('id', '=', about.publicationId),
    )
    .execute()
}
