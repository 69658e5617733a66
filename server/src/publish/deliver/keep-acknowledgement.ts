import type { Instant } from '@stagedoor/core/time'
import type { Asked, Observation } from '../../connectors/index.ts'
import type { Trx } from '../../schema/index.ts'
import { logGone } from '../ledger/keep-sight.ts'
import { type LineRow, stepLine } from '../ledger/ledger.ts'
import type { Acted } from './take-back.ts'

const MOST_NAMED = 20

/**
 * What a place says that can only be asked: it is told once everybody who was asked took it; whoever would not, or was not
 * reached by the deadline, is a person's task. Answers false where a person's word is to be weighed instead.
 */
export async function keepAcknowledgement(
  trx: Trx,
  line: LineRow,
  { seen, now }: { seen: Acted<Observation> | null; now: Instant },
): Promise<boolean> {
  const existence = seen?.outcome.existence ?? 'unreadable'
  const { waiting = [], refused = [] }: Partial<Asked> = seen?.outcome.asked ?? {}
  if (seen !== null && existence === 'gone' && waiting.length + refused.length === 0) {
    const evidence = { how: 'read' as const, what: seen.outcome.evidence }
    const kept = { ...evidence, sha256: seen.asked.at(-1)?.sha256 ?? null, asked: seen.asked }
    const event = { kind: 'seen-gone' as const, at: now, evidence }
    if (await stepLine(trx, line, { event, seen: kept, by: 'Stagedoor' }))
      await logGone(trx, line, { how: 'read', sha256: kept.sha256 })
    return true
  }
  if (line.state.kind !== 'checking' || line.evidence.at(-1)?.how === 'person-said') return false
  const isOverTime = line.dueAt !== null && now > line.dueAt
  const isOnlyRefused = existence === 'gone' && waiting.length === 0
  if (!isOverTime && !isOnlyRefused) return true
  const because = sayLeft({ waiting, refused, evidence: seen?.outcome.evidence })
  const event = { kind: 'failed' as const, at: now, because }
  const kept = { how: 'place-said' as const, what: because, sha256: null, asked: seen?.asked ?? [] }
  await stepLine(trx, line, { event, seen: kept, by: 'Stagedoor' })
  return true
}

function sayLeft({
  waiting,
  refused,
  evidence,
}: Pick<Asked, 'waiting' | 'refused'> & { evidence: string | undefined }): string {
  const said = [
    ...(waiting.length === 0 ? [] : [`Not reached: ${namesOf(waiting)}.`]),
    ...(refused.length === 0 ? [] : [`Would not take the deletion: ${namesOf(refused)}.`]),
  ]
  if (said.length === 0) return `Nobody there says that it was taken down. ${evidence ?? ''}`.trim()
  return `${said.join(' ')} Write to whoever runs them.`
}

function namesOf(hosts: readonly string[]): string {
  const once = [...new Set(hosts)]
  const more = once.length - MOST_NAMED
  return more > 0 ? `${once.slice(0, MOST_NAMED).join(', ')} and ${more} more` : once.join(', ')
}
