import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { Db } from '../schema/index.ts'
import { type ApprovalAsked, askIn } from './approvals.ts'
import { cutById } from './queries.ts'

/**
 * Asks everybody who was asked about an earlier version about the present one: a new version opens a new round. Throws
 * `nobody-to-ask` where nobody was, or all were asked already.
 */
export async function askSameAgain(
  ports: { db: Db; clock: Clock; site: Site } & Mailing,
  { cutId, by }: { cutId: string; by: string },
): Promise<readonly (ApprovalAsked & { askedOf: string })[]> {
  return ports.db.transaction().execute(async (trx) => {
    const cut = await cutById(trx, cutId)
    if (cut === undefined) throw new Problem('not-found')
    const rows = await trx
      .selectFrom('cut.approvals')
      .select(['subjectId', 'askedOf', 'delegateId', 'version'])
      .where('cutId', '=', cutId)
      .orderBy('version', 'desc')
      .orderBy('createdAt')
      .execute()
    const key = (row: { subjectId: string; askedOf: string }) => `${row.subjectId} ${row.askedOf}`
    const done = new Set(rows.filter(({ version }) => version === cut.version).map(key))
    const asked: (ApprovalAsked & { askedOf: string })[] = []
    for (const row of rows) {
      if (done.has(key(row))) continue
      done.add(key(row))
      const { subjectId, askedOf, delegateId } = row
      asked.push({ askedOf, ...(await askIn(trx, ports, { cutId, subjectId, askedOf, delegateId, by })) })
    }
    if (asked.length === 0) throw new Problem('nobody-to-ask')
    return asked
  })
}
