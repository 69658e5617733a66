import type { JournalEntry } from '../emulating/index.ts'
import type { Errand } from './wire.ts'

const READING: readonly Errand[] = ['limits', 'poll', 'reconcile', 'observe', 'try-outside']
const UNSEEN: readonly Errand[] = ['begin', 'transfer']

/** Throws where an errand did more at the platform than its name allows, or what is not documented. */
export function checkErrand(errand: Errand, calls: readonly JournalEntry[]): void {
  const named = (which: readonly JournalEntry[]) => which.map(({ operation }) => operation).join(', ')
  for (const { refusal, method, path, status } of calls)
    // What broke off on its way cannot be as documented.
    if (refusal !== null && status !== null)
      throw new Error(`${errand}: ${method} ${path} is not as documented: ${refusal}`)
  const writes = calls.filter(({ isRead }) => !isRead)
  const commits = calls.filter(({ isCommit, wasDone }) => isCommit && wasDone)
  if (READING.includes(errand) && writes.length > 0) throw new Error(`${errand} wrote: ${named(writes)}`)
  if (UNSEEN.includes(errand) && commits.length > 0)
    throw new Error(`${errand} put it out: ${named(commits)}`)
  if (errand === 'commit' && commits.length > 1) throw new Error('one commit made two calls that others see')
}
