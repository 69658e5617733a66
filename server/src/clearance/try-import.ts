import { createHash } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import type { TableFlaw } from '@stagedoor/core/clearance/story-table'
import type { Db, Trx } from '../schema/index.ts'

/** Does something in a transaction of which nothing stays, and says what came of it. */
export async function tried<Result>(db: Db, act: (trx: Trx) => Promise<Result>): Promise<Result> {
  const trial: { result?: { value: Result } } = {}
  try {
    await db.transaction().execute(async (trx) => {
      trial.result = { value: await act(trx) }
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  if (trial.result === undefined) throw new Error('A trial ended without a result')
  return trial.result.value
}

class TakenBack extends Error {}

/** A fingerprint of what a table would change, by which the changes that somebody looked at are known again. */
export function digestOfPlan(changes: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(changes)).digest('base64url')
}

/** Refuses changes that are no longer those that somebody looked at: `changed-meanwhile`. */
export function refuseOthers(changes: readonly unknown[], expects: string | null): void {
  if (expects === null || expects === digestOfPlan(changes)) return
  throw new Problem('changed-meanwhile', {
    detail:
      'What this table would do is no longer what was shown. Nothing was changed; look at it once more.',
  })
}

/** Refuses a table with any flaw in it: `list-has-mistakes`. */
export function refuseFlaws(flaws: readonly TableFlaw[]): void {
  const [first] = flaws
  if (first === undefined) return
  const where = `Line ${first.line}${first.column === null ? '' : `, ${first.column}`}`
  const others = flaws.length > 1 ? ` ${flaws.length - 1} more stand beside it.` : ''
  throw new Problem('list-has-mistakes', {
    detail: `${where}: ${first.says}${others} Nothing was changed; mend the table and bring it again.`,
    flaws,
  })
}
