import { type ApprovalState, type Decision, decisionId } from '../decision.ts'
import { cutVersionId } from '../exposure.ts'
import { type CrowdNotice, crowdNoticeId } from '../crowd-notice.ts'
import { type Subject, subjectId } from '../subject.ts'
import { type Draw, drawEarly, drawMoment, picker, SOME_USES, VERSION } from './draw.ts'

/** Draws a named person's decision about a subject. */
export function drawDecision(i: number, { subject, draw }: { subject: Subject; draw: Draw }): Decision {
  const pick = picker(draw)
  const shared = { id: decisionId(`decision-${i}`), subjectId: subject.id }
  if (draw(2) === 0)
    return {
      kind: 'needs-none',
      ...shared,
      uses: pick([SOME_USES, ['publicity']]),
      by: 'counsel',
      at: drawEarly(draw),
    }
  return {
    kind: 'approval',
    ...shared,
    version: draw(5) === 0 ? cutVersionId('cut-1/2') : VERSION,
    speaker: pick(['person', 'delegate']),
    final: draw(5) === 0,
    state: drawApprovalState(i, draw),
  }
}

function drawApprovalState(i: number, draw: Draw): ApprovalState {
  const at = drawEarly(draw)
  const kind = picker(draw)(['pending', 'approved', 'approved', 'approved', 'refused', 'revoked'] as const)
  switch (kind) {
    case 'pending':
      return { kind, at, silenceApprovesAt: draw(2) === 0 ? drawMoment(draw) : null }
    case 'approved':
      return { kind, at, by: 'the rep' }
    case 'refused':
    case 'revoked':
      return { kind, at: kind === 'revoked' ? drawMoment(draw) : at, by: 'the rep', note: `Note ${i}` }
  }
}

/** Draws a notice to a crowd, at the place and on the day of most assets or elsewhere. */
export function drawCrowdNotice(i: number, draw: Draw): CrowdNotice {
  const pick = picker(draw)
  return {
    id: crowdNoticeId(`notice-${i}`),
    name: `Notice ${i}`,
    placeId: subjectId(pick(['place-1', 'place-1', 'place-2'])),
    dayId: pick(['day-1', 'day-1', 'day-2']),
    uses: pick([[], SOME_USES, ['publicity']]),
    postedAt: drawEarly(draw),
  }
}
