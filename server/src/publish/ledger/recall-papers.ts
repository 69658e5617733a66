import type { Db } from '../../schema/index.ts'

/** A picture that somebody brought as evidence, with its bytes and whose it is, or undefined. */
export function recallPaper(db: Db, paperId: string) {
  return db
    .selectFrom('publish.recallPapers as p')
    .innerJoin('publish.recallLines as l', 'l.id', 'p.lineId')
    .innerJoin('publish.recalls as r', 'r.id', 'l.recallId')
    .select(['p.fileName', 'p.mediaType', 'p.bytes', 'r.productionId'])
    .where('p.id', '=', paperId)
    .executeTakeFirst()
}
