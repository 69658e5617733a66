import type { AssetId } from '../production/index.ts'
import type { Instant, RangeSet } from '../time/index.ts'
import type { Finding } from './finding.ts'
import type { Found } from './found.ts'
import { narrowings } from './narrowing.ts'
import type { Question } from './question.ts'
import type { Subject } from './subject.ts'
import type { Concern, GrantGap, Remedy } from './verdict.ts'

/** The acts that would free a concern, best first: people before edits, edits before waiting, narrowing last. */
export function remediesFor(found: Found, clearsAt: Instant | null, question: Question): readonly Remedy[] {
  return [
    ...asks(found),
    ...editing(found),
    ...(clearsAt === null ? [] : [{ kind: 'move-to', at: clearsAt } as const]),
    ...narrowings(found.facts, question),
  ]
}

function asks({ facts, appearanceIds, findings }: Found): readonly Remedy[] {
  switch (facts.kind) {
    case 'no-grant':
      return [
        ...grantAsks(facts.subject, facts.gap),
        needsNone(facts.subject),
        ...drawing(facts.subject, findings),
      ]
    case 'unknown-person': {
      const { id: subjectId, name } = facts.subject
      return [
        { kind: 'name-the-person', subjectId, name },
        needsNone(facts.subject),
        ...drawing(facts.subject, findings),
      ]
    }
    case 'secret':
      return drawing(facts.subject, findings)
    case 'safety-matter':
      return [...drawing(facts.subject, findings), needsNone(facts.subject)]
    case 'unsure':
    case 'prohibition':
    case 'holdback':
    case 'nda':
    case 'killed':
      return []
    case 'embargo':
      return [{ kind: 'lift-embargo', embargoId: facts.embargoId, name: facts.name }]
    case 'approval-pending':
      return [{ kind: 'ask-for-approval', subjectId: facts.subject.id, name: facts.subject.name }]
    case 'approval-refused':
    case 'approval-revoked':
      return appearanceIds.length > 0 ? [{ kind: 'make-new-version' }] : []
  }
}

function grantAsks(subject: Subject, gap: GrantGap): readonly Remedy[] {
  const { id: subjectId, name } = subject
  if (gap.kind === 'approval-missing') return [{ kind: 'ask-for-approval', subjectId, name }]
  if (subject.kind === 'person' && subject.minor) return [{ kind: 'ask-guardian', subjectId, name }]
  switch (gap.kind) {
    case 'sent':
      return [{ kind: 'ask-again', subjectId, name, grantId: gap.grantId }]
    case 'expired':
    case 'not-begun':
    case 'too-narrow':
      return [{ kind: 'ask-to-extend', subjectId, name, grantId: gap.grantId }]
    case 'ended-at-majority':
    case 'beside':
    case 'never-asked':
    case 'drafted':
    case 'withdrawn':
    case 'signed-by-minor':
      return [{ kind: 'ask-to-sign', subjectId, name }]
  }
}

function needsNone({ id: subjectId, name }: Subject): Remedy {
  return { kind: 'decide-needs-none', subjectId, name }
}

function drawing({ id: subjectId, name, kind }: Subject, findings: readonly Finding[]): readonly Remedy[] {
  const undrawn = findings.filter(
    ({ sides, appearance }) => sides.includes('picture') && appearance?.region.kind === 'not-drawn',
  )
  if (undrawn.length === 0 || kind === 'location') return []
  return [
    {
      kind: 'draw-box',
      subjectId,
      name,
      appearanceIds: undrawn.flatMap(({ appearance }) => (appearance ? [appearance.id] : [])),
    },
  ]
}

// What the house may not propose by itself, a person may still choose: cutting or framing someone out is no disguise.
function editing(found: Found): readonly Remedy[] {
  const { facts, assetId, ranges, findings, leavesNothing, sides } = found
  if (facts.kind.startsWith('approval-')) return []
  const name = nameOf(found)
  const where = { name, assetId }
  const cures = new Map<'blur' | 'cover' | 'mute', RangeSet>()
  for (const { cure, ranges: cured } of findings)
    if (cure !== 'none' && cure !== 'trim') cures.set(cure, [...(cures.get(cure) ?? []), ...cured])
  const isDrawn = findings.some(({ appearance }) => appearance?.region.kind === 'boxes')
  return [
    ...[...cures.keys()].map((kind) => ({ kind, ...where, ranges: found.ranges })),
    ...(isDrawn && sides.includes('picture') ? [{ kind: 'frame-out', ...where, ranges } as const] : []),
    ...(leavesNothing ? [] : [{ kind: 'trim', ...where, ranges } as const]),
  ]
}

function nameOf({ facts }: { readonly facts: Concern['facts']; readonly assetId: AssetId }): string {
  return 'name' in facts ? facts.name : facts.subject.name
}
