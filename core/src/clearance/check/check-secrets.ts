import { circleIn, type Story } from '../../production/index.ts'
import type { Evidence } from '../evidence.ts'
import type { Reveal } from '../reveal.ts'
import { isNeverRevealed } from '../say-reveal.ts'
import type { Secret } from '../subject.ts'
import type { Flaw } from './flaw.ts'

/** Flaws of what secrets wait for, and of the story's order. */
export function checkSecrets({ subjects, story }: Evidence): readonly Flaw[] {
  const secrets = subjects.filter((subject) => subject.kind === 'secret')
  const circle = circleIn(story)
  const nameOf = new Map<string, string>(story.points.map(({ id, name }) => [id, name]))
  return [
    ...secrets.flatMap((secret) => checkSecret(secret, { secrets, story })),
    ...(circle.length === 0
      ? []
      : [
          {
            kind: 'circle-in-story' as const,
            ids: circle,
            names: circle.map((id) => nameOf.get(id) ?? id),
            at: null,
          },
        ]),
  ]
}

function checkSecret(
  secret: Secret,
  { secrets, story }: { secrets: readonly Secret[]; story: Story },
): readonly Flaw[] {
  const about = { ids: [secret.id], names: [secret.name], at: null }
  if (isNeverRevealed(secret.reveal)) return [{ kind: 'never-revealed', ...about }]
  const others = waitsFor(secret, secrets)
  if (others.has(secret.id)) return [{ kind: 'circle-of-reveals', ...about }]
  return hasNoMoment(secret.reveal, story) ? [{ kind: 'no-moment-of-reveal', ...about }] : []
}

// Every secret that must be told, or may be, before this one is.
function waitsFor(secret: Secret, secrets: readonly Secret[]): ReadonlySet<string> {
  const waited = new Set<string>()
  const open = namedBy(secret.reveal)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (waited.has(id)) continue
    waited.add(id)
    const next = secrets.find((other) => other.id === id)
    if (next !== undefined) open.push(...namedBy(next.reveal))
  }
  return waited
}

function namedBy(reveal: Reveal): string[] {
  switch (reveal.kind) {
    case 'with':
      return [reveal.secretId]
    case 'all':
    case 'any':
      return reveal.of.flatMap(namedBy)
    case 'at':
    case 'never':
    case 'premiere':
    case 'story-point':
      return []
  }
}

// Whether nothing in the story says yet when a reveal comes, where progress is not known.
function hasNoMoment(reveal: Reveal, story: Story): boolean {
  switch (reveal.kind) {
    case 'at':
    case 'with':
      return false
    case 'never':
      return true
    case 'premiere':
      return !story.premieres.some(({ of }) => of === reveal.of)
    case 'story-point':
      return (story.points.find(({ id }) => id === reveal.point)?.publicAt ?? null) === null
    case 'all':
      return reveal.of.some((part) => hasNoMoment(part, story))
    case 'any':
      return reveal.of.every((part) => hasNoMoment(part, story))
  }
}
