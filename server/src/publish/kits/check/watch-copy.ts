import type { Instant } from '@stagedoor/core/time'
import { setAlarm } from '../../../plant/alarms/index.ts'
import type { Clock } from '../../../plant/clock/index.ts'
import type { Db, Trx } from '../../../schema/index.ts'
import { pauseFor, weighWord } from '../../deliver/index.ts'
import { keepAbsence, keepPresence, saidGone } from '../../ledger/keep-sight.ts'
import { lineById, type LineRow, lockLine, stepLine } from '../../ledger/ledger.ts'
import { WATCH_COPY } from '../../ledger/recall-alarms.ts'
import type { PostReading } from './post-reading.ts'
import type { Reach } from './reach.ts'
import { readPost } from './read-post.ts'

/** How it is tried. */
export const WATCH_COPY_OPTIONS = { retryLimit: 4, expireInSeconds: 300, concurrency: 1 }

// Nobody could read it so long after somebody said that it is gone: then their word is weighed.
const WORD_WAITS_MS = 600_000

/**
 * Looks whether the post of a kit's holder is gone, as anybody can look, and has it looked at again until it is, and twice
 * after that. What nobody can read, and what the house never saw there, stays with a person.
 */
export async function watchCopy(
  { db, clock, reach }: { db: Db; clock: Clock; reach: Reach },
  { lineId, signal }: { lineId: string; signal: AbortSignal },
): Promise<void> {
  const line = await lineById(db, lineId)
  if (line === undefined || line.linkBack === null) return
  if (line.state.kind === 'told' || line.state.kind === 'given-up') return
  const reading = await readPost(reach, line.linkBack, signal)
  await db.transaction().execute(async (trx) => {
    const locked = await lockLine(trx, lineId)
    if (locked === undefined) return
    const now = clock.now()
    await keepReading(trx, locked, { reading, now })
    const after = await lockLine(trx, lineId)
    if (after !== undefined) await setWatch(trx, after, now)
  })
}

async function keepReading(
  trx: Trx,
  line: LineRow,
  { reading, now }: { reading: PostReading; now: Instant },
): Promise<void> {
  if (reading.kind === 'gone' && line.wasRead)
    return keepAbsence(trx, line, { what: 'Read openly: there is no such post any more.', now })
  const { state } = line
  if (reading.kind === 'film' || reading.kind === 'cover') {
    await keepPresence(trx, line, { what: 'Read openly: anybody can see it.', now })
    // Once is enough where nobody said otherwise: from then on its absence says something.
    if (state.kind !== 'task' || line.wasRead) return
    const seen = { how: 'read' as const, what: 'Read openly: anybody can see it.', sha256: null }
    await stepLine(trx, line, { event: { kind: 'seen-there', at: now }, seen, by: 'Stagedoor' })
    return
  }
  const said = saidGone(line)
  if (state.kind !== 'checking' || said === undefined) return
  const tellsNothing = reading.kind === 'gone' || reading.because === 'closed-platform'
  if (tellsNothing || now - state.since >= WORD_WAITS_MS) await weighWord(trx, line, { said, now })
}

/** Has the post of a kit's holder looked at again after a while; nothing where no link of one came back. */
export async function setWatch(
  trx: Trx,
  line: Pick<LineRow, 'id' | 'productionId' | 'state' | 'dueAt' | 'linkBack'>,
  now: Instant,
): Promise<void> {
  const pause = pauseFor(line, now)
  if (line.linkBack === null || pause === null) return
  await setAlarm(trx, {
    key: `${WATCH_COPY}:${line.id}`,
    name: WATCH_COPY,
    productionId: line.productionId,
    moment: now + pause,
    payload: { lineId: line.id },
  })
}
