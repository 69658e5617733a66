import type { Instant } from '../../time/index.ts'
import { stillBox, WHOLE_FRAME } from '../../timeline/index.ts'
import type { Appearance } from '../appearance.ts'
import { decisionId } from '../decision.ts'
import type { Embargo } from '../embargo.ts'
import type { Evidence } from '../evidence.ts'
import type { Grant } from '../grant.ts'
import type { Subject } from '../subject.ts'
import type { Hypothesis } from './hypothesis.ts'

/** The evidence as it would be if something happened now; what it does not speak of stays as it is. */
export function suppose(evidence: Evidence, hypothesis: Hypothesis, now: Instant): Evidence {
  switch (hypothesis.kind) {
    case 'grant-signed':
      return { ...evidence, grants: withOne(evidence.grants, hypothesis.grant) }
    case 'grant-extended': {
      const { grantId, scope } = hypothesis
      return { ...evidence, grants: changed(evidence.grants, grantId, (grant) => ({ ...grant, scope })) }
    }
    case 'withdrawn':
      return { ...evidence, grants: evidence.grants.map((grant) => ended(grant, hypothesis, now)) }
    case 'premiere-moved': {
      const { of, territory, at } = hypothesis
      const others = evidence.story.premieres.filter(
        (premiere) => premiere.of !== of || premiere.territory !== territory,
      )
      return { ...evidence, story: { ...evidence.story, premieres: [...others, { of, territory, at }] } }
    }
    case 'embargo-begun':
      return { ...evidence, embargoes: withOne(evidence.embargoes, hypothesis.embargo) }
    case 'embargo-lifted': {
      const { embargoId } = hypothesis
      return { ...evidence, embargoes: changed(evidence.embargoes, embargoId, (one) => lifted(one, now)) }
    }
    case 'holdback-added':
      return { ...evidence, holdbacks: withOne(evidence.holdbacks, hypothesis.holdback) }
    case 'holdback-removed':
      return { ...evidence, holdbacks: evidence.holdbacks.filter(({ id }) => id !== hypothesis.holdbackId) }
    case 'published':
      return { ...evidence, releases: [...evidence.releases, hypothesis.release] }
    case 'approval-given':
    case 'approval-refused':
      return { ...evidence, decisions: [...evidence.decisions, ...spoken(hypothesis, now)] }
    case 'killed': {
      const { kill, subject } = hypothesis
      const isKnown = evidence.subjects.some(({ id }) => id === subject.id)
      const subjects = isKnown ? evidence.subjects : [...evidence.subjects, subject]
      return { ...evidence, subjects, kills: withOne(evidence.kills, kill) }
    }
    case 'prohibition-recorded':
      return { ...evidence, prohibitions: withOne(evidence.prohibitions, hypothesis.prohibition) }
    case 'person-named':
      return {
        ...evidence,
        subjects: changed(evidence.subjects, hypothesis.subjectId, (subject) =>
          subject.kind === 'person' ? { ...subject, identified: true } : subject,
        ),
      }
    case 'needs-none-decided': {
      const { subjectId, uses } = hypothesis
      const id = decisionId(`supposed needs-none ${subjectId}`)
      const decision = { kind: 'needs-none', id, subjectId, uses, by: SUPPOSED, at: now } as const
      return { ...evidence, decisions: withOne(evidence.decisions, decision) }
    }
    case 'mark-confirmed':
    case 'box-drawn': {
      const meant = new Set(hypothesis.appearanceIds)
      const act = hypothesis.kind === 'mark-confirmed' ? confirmed : boxed
      return {
        ...evidence,
        appearances: evidence.appearances.map((one) => (meant.has(one.id) ? act(one) : one)),
      }
    }
    case 'reveal-set': {
      const { subjectId, reveal } = hypothesis
      return {
        ...evidence,
        subjects: changed(evidence.subjects, subjectId, (subject): Subject =>
          subject.kind === 'secret' ? { ...subject, reveal } : subject,
        ),
      }
    }
    case 'crowd-notice-posted':
      return { ...evidence, crowdNotices: withOne(evidence.crowdNotices, hypothesis.notice) }
    case 'another-day':
      return evidence
  }
}

/** The moment at which a hypothesis is looked at: now, unless it supposes another day. */
export function supposedNow(hypotheses: readonly Hypothesis[], now: Instant): Instant {
  const days = hypotheses.flatMap((hypothesis) => (hypothesis.kind === 'another-day' ? [hypothesis.at] : []))
  return days.at(-1) ?? now
}

const SUPPOSED = 'supposed'

interface Identified {
  readonly id: string
}

function withOne<One extends Identified>(all: readonly One[], one: One): readonly One[] {
  return [...all.filter(({ id }) => id !== one.id), one]
}

function changed<One extends Identified>(
  all: readonly One[],
  id: One['id'],
  change: (one: One) => One,
): readonly One[] {
  return all.map((one) => (one.id === id ? change(one) : one))
}

// A contract stands against its giver's will; naming it alone does not end it.
function ended(
  grant: Grant,
  { subjectId, grantId }: Hypothesis & { kind: 'withdrawn' },
  now: Instant,
): Grant {
  const isMeant = grant.subjectId === subjectId && (grantId === null || grant.id === grantId)
  if (!isMeant || grant.basis === 'contract' || grant.state.kind !== 'signed') return grant
  return { ...grant, state: { kind: 'withdrawn', signedAt: grant.state.signedAt, withdrawnAt: now } }
}

function lifted(embargo: Embargo, now: Instant): Embargo {
  const names = embargo.lifters.kind === 'anyone-allowed' ? [SUPPOSED] : embargo.lifters.names
  return { ...embargo, lifts: [...embargo.lifts, ...names.map((by) => ({ by, at: now }))] }
}

function spoken(
  { kind, subjectId, by, versions }: Hypothesis & { kind: 'approval-given' | 'approval-refused' },
  now: Instant,
): Evidence['decisions'] {
  const state =
    kind === 'approval-given'
      ? ({ kind: 'approved', at: now, by } as const)
      : ({ kind: 'refused', at: now, by, note: '' } as const)
  return versions.map((version) => ({
    kind: 'approval',
    id: decisionId(`supposed approval ${subjectId} ${version}`),
    subjectId,
    version,
    speaker: 'person',
    final: false,
    state,
  }))
}

function confirmed(appearance: Appearance): Appearance {
  return { ...appearance, certainty: 'sure' }
}

// Nobody knows yet where the box will be: the whole frame lets least out.
function boxed(appearance: Appearance): Appearance {
  if (appearance.region.kind === 'boxes') return appearance
  return { ...appearance, region: { kind: 'boxes', boxes: stillBox(WHOLE_FRAME) } }
}
