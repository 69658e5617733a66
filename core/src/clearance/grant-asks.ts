import type { Instant } from '../time/index.ts'
import type { Subject } from './subject.ts'
import type { GrantGap, Remedy } from './verdict.ts'

/** Whom to ask for what, where a grant is missing: the person, the guardian of one who is not yet grown, or the holder. */
export function grantAsks(subject: Subject, gap: GrantGap, at: Instant): readonly Remedy[] {
  const { id: subjectId, name } = subject
  if (gap.kind === 'approval-missing') return [{ kind: 'ask-for-approval', subjectId, name }]
  if (isMinorAt(subject, at)) return [{ kind: 'ask-guardian', subjectId, name }]
  switch (gap.kind) {
    case 'sent':
      return [{ kind: 'ask-again', subjectId, name, grantId: gap.grantId }]
    case 'expired':
    case 'not-begun':
    case 'too-narrow':
    case 'beside':
      return [{ kind: 'ask-to-extend', subjectId, name, grantId: gap.grantId }]
    case 'never-asked':
    case 'drafted':
    case 'withdrawn':
    case 'ended-at-majority':
    case 'signed-by-minor':
      return [{ kind: 'ask-to-sign', subjectId, name }]
  }
}

/** Whether a subject is a minor at a moment. */
export function isMinorAt(subject: Subject, at: Instant): boolean {
  if (subject.kind !== 'person' || !subject.minor) return false
  return subject.comesOfAgeAt === null || at < subject.comesOfAgeAt
}
