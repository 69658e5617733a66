import type { Instant } from '@stagedoor/core/time'
import type { Observation, RemoteRef } from '../../connectors/index.ts'
import { renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { keepAcknowledgement } from './keep-acknowledgement.ts'
import { type LineRow, lockLine, stepLine } from '../ledger/ledger.ts'
import { keepAbsence, keepPresence, logGone, saidGone } from '../ledger/keep-sight.ts'
import { eventOf, saidBy } from './say-retraction.ts'
import type { Acted, Tried } from './take-back.ts'

// A person said that it is gone from where nobody can look: so long it is looked for, then their word is weighed.
const WORD_WAITS_MS = 600_000

/** Keeps in the ledger what was tried for a line and seen after it. */
export async function keepTried(
  trx: Trx,
  { id }: Pick<LineRow, 'id'>,
  { tried, remote, now }: { tried: Tried; remote: RemoteRef; now: Instant },
): Promise<void> {
  const { hidden, taken, seen } = tried
  if (hidden?.outcome.kind === 'hidden') {
    const kept = saidBy(hidden.outcome, hidden.asked)
    await note(trx, id, { seen: { ...kept, what: `Hidden at once. ${kept.what}`, did: 'hid' }, now })
  }
  const event = taken === null ? null : eventOf(taken.outcome, now)
  if (taken !== null && event !== null) {
    const line = await lockLine(trx, id)
    if (line !== undefined)
      await stepLine(trx, line, { event, seen: saidBy(taken.outcome, taken.asked), by: 'Stagedoor' })
    if (taken.outcome.kind === 'manual') await noteWhere(trx, id, taken.outcome.task.url ?? remote.url)
  }
  await keepSight(trx, id, { seen, now })
  const line = await lockLine(trx, id)
  if (line?.state.kind === 'task') await tellPerson(trx, line, remote)
}

async function keepSight(
  trx: Trx,
  id: string,
  { seen, now }: { seen: Acted<Observation> | null; now: Instant },
): Promise<void> {
  const line = await lockLine(trx, id)
  if (line === undefined) return
  if (line.retractionClass === 'best-effort' && (await keepAcknowledgement(trx, line, { seen, now }))) return
  const existence = seen?.outcome.existence ?? 'unreadable'
  if (seen !== null && existence === 'gone') {
    const what = seen.outcome.evidence
    return keepAbsence(trx, line, { what, sha256: seen.asked.at(-1)?.sha256 ?? null, asked: seen.asked, now })
  }
  if (seen !== null && (existence === 'there' || existence === 'hidden'))
    return keepPresence(trx, line, { what: seen.outcome.evidence, asked: seen.asked, now })
  const said = saidGone(line)
  if (said === undefined || line.state.kind !== 'checking') return
  if (now - line.state.since >= WORD_WAITS_MS) await weighWord(trx, line, { said, now })
}

/** Nobody could look: what a person brought as a picture is believed, their word alone is not. */
export async function weighWord(
  trx: Trx,
  line: LineRow,
  { said, now }: { said: NonNullable<ReturnType<typeof saidGone>>; now: Instant },
): Promise<void> {
  if (said.paperId === undefined) {
    const what = 'Nobody of the house can look there. Bring a picture that shows that it is gone.'
    const kept = { how: 'place-said' as const, what, sha256: null }
    await stepLine(trx, line, { event: { kind: 'seen-there', at: now }, seen: kept, by: 'Stagedoor' })
    return
  }
  const evidence = { how: said.how, what: said.what }
  if (
    await stepLine(trx, line, {
      event: { kind: 'seen-gone', at: now, evidence },
      seen: null,
      by: said.by ?? '',
    })
  )
    await logGone(trx, line, { how: said.how, sha256: said.sha256 })
}

async function note(
  trx: Trx,
  lineId: string,
  { seen, now }: { seen: ReturnType<typeof saidBy>; now: Instant },
): Promise<void> {
  const line = await lockLine(trx, lineId)
  if (line === undefined) return
  await stepLine(trx, line, { event: { kind: 'told', at: now }, seen, by: 'Stagedoor' })
}

async function noteWhere(trx: Trx, lineId: string, actUrl: string | null): Promise<void> {
  await trx.updateTable('publish.recallLines').set({ actUrl }).where('id', '=', lineId).execute()
}

async function tellPerson(trx: Trx, line: LineRow, remote: RemoteRef): Promise<void> {
  const { productionId, id, recallId, name, dueAt } = line
  await renewTask(trx, {
    productionId,
    kind: 'recall-by-hand',
    ref: id,
    facts: (before) => ({ ...before, recallId, name, url: line.actUrl ?? remote.url }),
    dueAt,
  })
}
