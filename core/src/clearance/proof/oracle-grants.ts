import type { Side } from '../appearance.ts'
import type { ApprovalState } from '../decision.ts'
import { type Use, USES } from '../exposure.ts'
import type { Grant } from '../grant.ts'
import type { Subject, SubjectId } from '../index.ts'
import { type Territory, WORLD } from '../territory.ts'
import type { World } from './draw-world.ts'

/** Whether a subject may be perceived on a side, with what it costs, or why not. */
export type Allowed =
  | { readonly is: 'allowed'; readonly credits: readonly string[] }
  | { readonly is: 'missing'; readonly because: string }

/** Asks about one subject and side: every use in every territory, one grant after the other. */
export function allowed(world: World, subject: Subject, side: Side): Allowed {
  const { exposure, evidence, now } = world
  if (subject.kind === 'secret') {
    const isOut = subject.reveal.kind === 'at' && subject.reveal.at <= exposure.at
    return isOut ? { is: 'allowed', credits: [] } : { is: 'missing', because: 'secret' }
  }
  const open: (readonly [Use, Territory])[] = []
  const credits = new Set<string>()
  for (const use of exposure.uses.length > 0 ? exposure.uses : USES) {
    for (const place of placesOf(world)) {
      const isSpared = evidence.decisions.some(
        (decision) =>
          decision.kind === 'needs-none' &&
          decision.subjectId === subject.id &&
          decision.at <= now &&
          decision.uses.includes(use),
      )
      if (isSpared) continue
      const carrying = evidence.grants.filter(
        (grant) =>
          grant.subjectId === subject.id &&
          refusalOf(grant, { world, subject, side, open: [[use, place]] }) === null,
      )
      if (carrying.length === 0) open.push([use, place])
      else for (const text of cheapest(carrying)) credits.add(text)
    }
  }
  if (open.length === 0) return { is: 'allowed', credits: [...credits].sort() }
  return {
    is: 'missing',
    because:
      ['safety-matter'].includes(subject.kind) || isUnknown(subject)
        ? subject.kind
        : nearest(world, subject, { side, open }),
  }
}

/** The last word known of a person on the version that would leave. */
export function wordOf({ exposure, evidence, now }: World, id: SubjectId): ApprovalState | null {
  const { leaving, at } = exposure
  if (leaving.kind !== 'cut') return null
  let last: ApprovalState | null = null
  for (const decision of [...evidence.decisions].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (
      decision.kind !== 'approval' ||
      decision.subjectId !== id ||
      decision.version !== leaving.version ||
      decision.state.at > now
    )
      continue
    const { state } = decision
    if (!last || state.at > last.at || (state.at === last.at && strictness(state) >= strictness(last)))
      last = state
  }
  return last?.kind === 'revoked' && at < last.at ? { kind: 'approved', at: last.at, by: last.by } : last
}

function strictness(state: ApprovalState): number {
  return { pending: 0, approved: 1, revoked: 2, refused: 3 }[state.kind]
}

function isUnknown(subject: Subject): boolean {
  return subject.kind === 'person' && !subject.identified
}

function placesOf({ exposure }: World): readonly Territory[] {
  const isWorldwide =
    !exposure.destination.keepsTerritories ||
    exposure.territories.length === 0 ||
    exposure.territories.includes(WORLD)
  return isWorldwide ? [WORLD] : exposure.territories
}

type Asked = {
  readonly world: World
  readonly subject: Subject
  readonly side: Side
  readonly open: readonly (readonly [Use, Territory])[]
}

// Why a grant does not carry the open points, as a number: lower is nearer; null when it carries them.
function refusalOf(
  { signatory, scope, conditions, state }: Grant,
  { world, subject, side, open }: Asked,
): { rank: number; by: number; text: string } | null {
  const { exposure, now } = world
  const { at } = exposure
  const never = { rank: 99, by: 0, text: 'unknown yet' }
  if (state.kind === 'draft')
    return state.draftedAt > now ? never : { rank: 6, by: 0 - state.draftedAt, text: 'drafted' }
  if (state.kind === 'sent')
    return state.sentAt > now ? never : { rank: 5, by: 0 - state.sentAt, text: 'sent' }
  if (state.signedAt > now) return never
  const isChild = subject.kind === 'person' && subject.minor
  if (signatory === 'minor-alone' || (isChild && signatory === 'self'))
    return { rank: 8, by: 0, text: 'signed-by-minor' }
  if (state.kind === 'withdrawn' && at >= state.withdrawnAt)
    return { rank: 7, by: 0 - state.withdrawnAt, text: 'withdrawn' }
  const from = scope.window.from === undefined ? state.signedAt : scope.window.from
  if (at < from) return { rank: 3, by: from, text: 'not-begun' }
  if (scope.window.until !== undefined && at >= scope.window.until)
    return { rank: 4, by: 0 - scope.window.until, text: 'expired' }
  const short = new Set<string>()
  if (!scope.sides.includes(side)) short.add('side')
  const { platform, account } = exposure.destination
  const isReached = scope.destinations.some(
    (reach) =>
      reach.kind === 'anywhere' ||
      (reach.platform === platform && (reach.kind === 'platform' || reach.account === account)),
  )
  if (!isReached) short.add('destination')
  for (const [use, place] of open) {
    if (!scope.uses.includes(use)) short.add(`use ${use}`)
    if (!scope.territories.includes(WORLD) && !scope.territories.includes(place)) short.add(`place ${place}`)
  }
  if (short.size > 0) return { rank: 2, by: short.size, text: `too-narrow ${[...short].sort().join()}` }
  const needsApproval = conditions.some((condition) => condition.kind === 'approval-needed')
  return needsApproval && wordOf(world, subject.id)?.kind !== 'approved'
    ? { rank: 1, by: 0, text: 'approval-missing' }
    : null
}

function nearest(
  world: World,
  subject: Subject,
  { side, open }: { side: Side; open: readonly (readonly [Use, Territory])[] },
): string {
  let best: { rank: number; by: number; text: string; id: string } | null = null
  for (const grant of world.evidence.grants) {
    if (grant.subjectId !== subject.id) continue
    const refusal = refusalOf(grant, { world, subject, side, open })
    if (!refusal || refusal.rank === 99) continue
    const rival = { ...refusal, id: grant.id }
    const isNearer =
      !best ||
      rival.rank < best.rank ||
      (rival.rank === best.rank && (rival.by < best.by || (rival.by === best.by && rival.id < best.id)))
    if (isNearer) best = rival
  }
  return best ? `${best.id} ${best.text}` : 'never-asked'
}

function cheapest(carrying: readonly Grant[]): readonly string[] {
  const asked = carrying.map((grant) =>
    grant.conditions.flatMap((condition) => (condition.kind === 'credit-line' ? [condition.text] : [])),
  )
  return asked.reduce((least, texts) =>
    texts.length < least.length || (texts.length === least.length && texts.join() < least.join())
      ? texts
      : least,
  )
}
