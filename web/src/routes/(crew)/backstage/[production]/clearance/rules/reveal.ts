import { type Reveal, subjectId } from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import { instant } from '@stagedoor/core/time'
import type { WireReveal } from '#lib/wire/clearance.ts'

/** What a form says of a secret's reveal; empty words count for nothing. `premiere` is `work` or a point of the story. */
export type RevealTyped = {
  at?: string
  premiere: string
  where: string
  point: string
  secret: string
  how: 'any' | 'all'
}

/** The reveal that a filled-in form means: never, the one condition, or any or all of several. */
export function revealTyped({ at, premiere, where, point, secret, how }: RevealTyped): WireReveal {
  const conditions: WireReveal[] = [
    ...(at === undefined ? [] : [{ kind: 'at' as const, at }]),
    ...(premiere === ''
      ? []
      : [
          {
            kind: 'premiere' as const,
            of: premiere === 'work' ? null : premiere,
            territory: where === '' ? 'each' : where,
            delay: { kind: 'none' as const },
          },
        ]),
    ...(point === '' ? [] : [{ kind: 'story-point' as const, point }]),
    ...(secret === '' ? [] : [{ kind: 'with' as const, secretId: secret }]),
  ]
  const [only, ...others] = conditions
  if (only === undefined) return { kind: 'never' }
  return others.length === 0 ? only : { kind: how, of: conditions }
}

/** What the form shows of a reveal that stands; what it cannot hold (nesting, waiting) it leaves out. */
export function typedOf(reveal: WireReveal): RevealTyped {
  const conditions = reveal.kind === 'any' || reveal.kind === 'all' ? reveal.of : [reveal]
  const typed: RevealTyped = {
    premiere: '',
    where: '',
    point: '',
    secret: '',
    how: reveal.kind === 'all' ? 'all' : 'any',
  }
  for (const condition of conditions) {
    if (condition.kind === 'at') typed.at = condition.at
    if (condition.kind === 'story-point') typed.point = condition.point
    if (condition.kind === 'with') typed.secret = condition.secretId
    if (condition.kind === 'premiere') {
      typed.premiere = condition.of ?? 'work'
      typed.where = condition.territory === 'each' ? '' : condition.territory
    }
  }
  return typed
}

/** A reveal of the wire as core words it. */
export function revealOf(wire: WireReveal): Reveal {
  switch (wire.kind) {
    case 'at':
      return { kind: 'at', at: instant(Date.parse(wire.at)) }
    case 'never':
      return wire
    case 'premiere':
      return {
        kind: 'premiere',
        of: wire.of as StoryPointId | null,
        territory: wire.territory as Extract<Reveal, { kind: 'premiere' }>['territory'],
        delay: wire.delay,
      }
    case 'story-point':
      return { kind: 'story-point', point: wire.point as StoryPointId }
    case 'with':
      return { kind: 'with', secretId: subjectId(wire.secretId) }
    case 'any':
    case 'all': {
      const [first, ...others] = wire.of.map(revealOf)
      return first === undefined ? { kind: 'never' } : { kind: wire.kind, of: [first, ...others] }
    }
  }
}
