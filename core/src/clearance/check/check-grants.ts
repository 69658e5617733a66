import type { Evidence } from '../evidence.ts'
import type { Grant } from '../grant.ts'
import type { Subject } from '../subject.ts'
import type { Flaw } from './flaw.ts'
import { namedTwice, overlap, reachOf, signedAt, swallows } from './reach.ts'

/** Flaws of grants, one by one and beside one another, and of the prohibitions over them. */
export function checkGrants({ grants, subjects, prohibitions }: Evidence): readonly Flaw[] {
  const bySubject = new Map<string, Grant[]>()
  for (const grant of grants)
    bySubject.set(grant.subjectId, [...(bySubject.get(grant.subjectId) ?? []), grant])
  return subjects.flatMap((subject) => {
    const own = bySubject.get(subject.id) ?? []
    return [
      ...own.flatMap((grant) => checkGrant(grant, subject)),
      ...pairsOf(own).flatMap(([a, b]) => checkPair(a, b, subject)),
      ...own.flatMap((grant) =>
        prohibitions
          .filter((prohibition) => prohibition.subjectId === null || prohibition.subjectId === subject.id)
          .filter((prohibition) => swallows(prohibition, grant))
          .map((prohibition) => ({
            kind: 'prohibition-swallows-grant' as const,
            ids: [prohibition.id, grant.id],
            names: [prohibition.name, subject.name],
            at: null,
          })),
      ),
    ]
  })
}

function checkGrant(grant: Grant, subject: Subject): readonly Flaw[] {
  const { scope, state } = grant
  const about = { ids: [grant.id], names: [subject.name], at: null }
  const { from, until } = scope.window
  const begins = from ?? (state.kind === 'signed' || state.kind === 'withdrawn' ? state.signedAt : undefined)
  const permitsNothing =
    [scope.media, scope.uses, scope.destinations, scope.territories].some((list) => list.length === 0) ||
    (subject.kind === 'music' && scope.musicRights.length === 0)
  return [
    ...(begins !== undefined && until !== undefined && until <= begins
      ? [{ kind: 'window-ends-before-it-begins' as const, ...about, at: until }]
      : []),
    ...(permitsNothing ? [{ kind: 'grant-permits-nothing' as const, ...about }] : []),
    ...(state.kind === 'withdrawn' && state.withdrawnAt < state.signedAt
      ? [{ kind: 'withdrawn-before-signed' as const, ...about, at: state.withdrawnAt }]
      : []),
    ...namedTwice(scope.territories, signedAt(grant)).map(({ group, member }) => ({
      kind: 'group-with-member' as const,
      ids: [grant.id],
      names: [subject.name, group, member],
      at: null,
    })),
    ...comingOfAge(grant, subject),
  ]
}

function comingOfAge(grant: Grant, subject: Subject): readonly Flaw[] {
  const reach = reachOf(grant)
  if (subject.kind !== 'person' || subject.comesOfAgeAt === null || reach === null) return []
  const at = subject.comesOfAgeAt
  return grant.signatory === 'guardian' && reach.from < at && at < reach.until
    ? [{ kind: 'comes-of-age-in-window', ids: [grant.id, subject.id], names: [subject.name], at }]
    : []
}

function checkPair(a: Grant, b: Grant, subject: Subject): readonly Flaw[] {
  const about = { ids: [a.id, b.id], names: [subject.name], at: null }
  const [withdrawn, later] = a.state.kind === 'withdrawn' ? [a, b] : [b, a]
  const isAgain =
    withdrawn.state.kind === 'withdrawn' &&
    later.state.kind === 'signed' &&
    later.state.signedAt >= withdrawn.state.withdrawnAt
  if (isAgain) return [{ kind: 'signed-again-after-withdrawal', ...about, at: signedAt(later) }]
  if (!overlap(a, b)) return []
  const isSame = JSON.stringify(a.conditions) === JSON.stringify(b.conditions)
  return [{ kind: isSame ? 'grants-overlap' : 'grants-contradict', ...about }]
}

function pairsOf(grants: readonly Grant[]): readonly (readonly [Grant, Grant])[] {
  return grants.flatMap((a, place) => grants.slice(place + 1).map((b) => [a, b] as const))
}
