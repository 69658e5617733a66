import { absenceOf, type Evidence, type Exchange, isSettled, SECOND_LOOK_MS } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { KeptEvidence } from '../../schema/publish.ts'
import { lineOf, type LineRow, stepLine } from './ledger.ts'

/** What was read at a place of somebody else. */
interface Sight {
  readonly what: string
  readonly sha256?: string | null
  readonly asked?: readonly Exchange[]
  readonly now: Instant
}

/** What a person said last of a place, where nothing was seen there since. */
export const saidGone = ({ evidence }: Pick<LineRow, 'evidence'>): KeptEvidence | undefined => {
  const last = evidence.at(-1)
  return last?.how === 'person-said' ? last : undefined
}

/** What was done and seen at a place since it was last found standing after all. */
export function sinceItStood({ evidence }: Pick<LineRow, 'evidence'>): readonly KeptEvidence[] {
  return evidence.slice(evidence.findLastIndex(({ stoodAgain }) => stoodAgain === true) + 1)
}

/** A look did not find it: proof where the place or a person says so too, or where two looks agree; else seen gone once. */
export async function keepAbsence(
  trx: Trx,
  line: LineRow,
  { what, sha256 = null, asked = [], now }: Sight,
): Promise<void> {
  const evidence = { how: 'read' as const, what }
  const isSaidGone = saidGone(line) !== undefined || sinceItStood(line).some(({ did }) => did === 'deleted')
  const event = absenceOf(lineOf(line), { at: now, evidence, isSaidGone })
  // The second look comes in its time; one before it says nothing new.
  if (event.kind === 'missed' && line.state.kind === 'checking' && line.state.missedAt !== undefined) return
  const kept = {
    ...evidence,
    what:
      event.kind === 'missed'
        ? `Seen gone once, and looked for again before that is proof. ${what}`
        : line.state.kind === 'gone'
          ? `Looked for once more. ${what}`
          : what,
    sha256,
    asked,
  }
  const isNew = await stepLine(trx, line, { event, seen: kept, by: 'Stagedoor' })
  if (isNew && event.kind === 'seen-gone') await logGone(trx, line, { how: 'read', sha256 })
}

/**
 * A look found it where it was gone, seen gone once, or said to be, by a person or by a place that never deleted it:
 * whatever was thought of it, it is to be taken down.
 */
export async function keepPresence(
  trx: Trx,
  line: LineRow,
  { what, sha256 = null, asked = [], now }: Sight,
): Promise<void> {
  const { state } = line
  const said = state.kind === 'checking' ? saidGone(line) : undefined
  const wasMissed = state.kind === 'checking' && state.missedAt !== undefined
  const wasNeverDeleted =
    state.kind === 'checking' &&
    now - state.since >= SECOND_LOOK_MS &&
    !sinceItStood(line).some(({ did }) => did === 'deleted')
  if (state.kind !== 'gone' && !wasMissed && said === undefined && !wasNeverDeleted) return
  const before =
    said === undefined
      ? 'It was gone, and it is there.'
      : `${said.by ?? 'Somebody'} said that it is gone, and it is still there.`
  const seen = {
    how: 'read' as const,
    what: `${before} ${what}`.trim(),
    sha256,
    asked,
    stoodAgain: true as const,
  }
  const event = { kind: 'seen-there' as const, at: now }
  if (!(await stepLine(trx, line, { event, seen, by: 'Stagedoor' })) || !isSettled(lineOf(line))) return
  const { productionId, recallId, id, place, name } = line
  await appendToChain(trx, {
    productionId,
    kind: 'recall-place-seen-again',
    body: { recallId, lineId: id, place, at: new Date(now).toISOString() },
    personal: { name, what },
  })
}

/** Writes into the clearance log that a place has given back, or said all that it can, and how that is known. */
export async function logGone(
  trx: Trx,
  { productionId, recallId, id, place, name, retractionClass }: LineRow,
  { how, sha256 }: { how: Evidence['how']; sha256: string | null },
): Promise<void> {
  await appendToChain(trx, {
    productionId,
    kind: retractionClass === 'best-effort' ? 'recall-place-acknowledged' : 'recall-place-gone',
    body: { recallId, lineId: id, place, how, sha256 },
    personal: { name },
  })
}
