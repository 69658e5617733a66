import type { Instant } from '../../time/index.ts'
import { USES } from '../exposure.ts'
import {
  type Condition,
  type Grant,
  grantId,
  type GrantScope,
  type GrantState,
  type Signatory,
} from '../grant.ts'
import { MEDIA, MUSIC_RIGHTS } from '../medium.ts'
import { type Subject, subjectId } from '../subject.ts'
import { territory, WORLD } from '../territory.ts'
import type { Area } from '../territory-group.ts'
import { type Draw, drawDestination, drawMoment, picker, SOME_USES } from './draw.ts'

/** Draws a grant about a subject, numbered so that its id is its own. */
export function drawGrant(i: number, { subject, draw }: { subject: Subject; draw: Draw }): Grant {
  const pick = picker(draw)
  const isBroad = draw(2) === 0
  const from = draw(3) === 0 ? { from: drawMoment(draw) } : {}
  const until = draw(2) === 0 ? { until: drawMoment(draw) } : {}
  const signatory = isBroad
    ? 'guardian'
    : pick<Signatory>(['self', 'self', 'guardian', 'rights-holder', 'minor-alone'])
  return {
    id: grantId(`grant-${i}`),
    subjectId: subject.id,
    signatory,
    basis: pick(['consent', 'contract']),
    endsAtMajority: signatory === 'guardian' && draw(4) === 0,
    scope: { ...(isBroad ? BROAD : drawNarrowScope(draw)), window: { ...from, ...until } },
    conditions: drawConditions(i, draw),
    state: drawState(draw),
  }
}

const BROAD: Omit<GrantScope, 'window'> = {
  media: MEDIA,
  musicRights: MUSIC_RIGHTS,
  uses: USES,
  destinations: [{ kind: 'anywhere' }],
  territories: [WORLD],
}

function drawNarrowScope(draw: Draw): Omit<GrantScope, 'window'> {
  const pick = picker(draw)
  return {
    media: pick([MEDIA, MEDIA, MEDIA, ['motion', 'stills'], ['motion'], ['sound'], ['stills', 'sound']]),
    musicRights: pick([MUSIC_RIGHTS, MUSIC_RIGHTS, ['sync'], ['master']]),
    uses: pick([SOME_USES, SOME_USES, ['publicity'], ['paid-advertising']]),
    destinations: draw(3) === 0 ? [drawDestination(draw)] : [{ kind: 'anywhere' }],
    territories: pick<readonly Area[]>([
      [WORLD],
      [WORLD],
      [territory('DE')],
      [territory('FR')],
      ['EU'],
      [territory('DE'), 'EU'],
    ]),
  }
}

function drawConditions(i: number, draw: Draw): readonly Condition[] {
  switch (draw(8)) {
    case 0:
      return [{ kind: 'credit-line', text: `Credit ${i}` }]
    case 1:
      return [{ kind: 'approval-needed' }]
    case 2:
      return [{ kind: 'not-beside', subjectIds: [subjectId(`subject-${draw(4)}`)] }]
    case 3:
      return draw(3) === 0
        ? [
            { kind: 'credit-line', text: `Credit ${i}` },
            { kind: 'not-beside', subjectIds: [subjectId('subject-0'), subjectId('subject-1')] },
          ]
        : []
    default:
      return []
  }
}

function drawState(draw: Draw): GrantState {
  const [first, second] = [drawMoment(draw), drawMoment(draw)]
  switch (draw(9)) {
    case 0:
      return { kind: 'draft', draftedAt: first }
    case 1:
      return { kind: 'sent', sentAt: first }
    case 2:
      return { kind: 'withdrawn', signedAt: first, withdrawnAt: second }
    default:
      return { kind: 'signed', signedAt: (first >> 1) as Instant }
  }
}
