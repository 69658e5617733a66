import type { EvidenceChange } from '../dependency.ts'
import type { Hypothesis } from './hypothesis.ts'

/** What a hypothesis is about, so that the exposures it may reach are found by what their verdicts rest on; `everything` where the clock itself moves. */
export function touchedBy(hypothesis: Hypothesis): readonly EvidenceChange[] | 'everything' {
  switch (hypothesis.kind) {
    case 'grant-signed':
      return [{ kind: 'grant', subjectId: hypothesis.grant.subjectId }]
    case 'grant-extended':
    case 'withdrawn':
      return [{ kind: 'grant', subjectId: hypothesis.subjectId }]
    case 'person-named':
    case 'reveal-set':
    case 'mark-confirmed':
    case 'box-drawn':
      return [{ kind: 'subject', subjectId: hypothesis.subjectId }]
    case 'needs-none-decided':
      return [{ kind: 'needs-none', subjectId: hypothesis.subjectId }]
    case 'approval-given':
    case 'approval-refused':
      return hypothesis.versions.map((version) => ({ kind: 'approval', version }))
    case 'embargo-begun':
      return [{ kind: 'embargo', scope: hypothesis.embargo.scope }]
    case 'embargo-lifted':
      return [{ kind: 'embargo', scope: hypothesis.scope }]
    case 'killed':
      return [{ kind: 'kill', killed: hypothesis.kill.killed }]
    case 'prohibition-recorded':
      return [{ kind: 'prohibition', subjectId: hypothesis.prohibition.subjectId }]
    case 'premiere-moved':
      return [{ kind: 'story' }]
    case 'holdback-added':
      return [{ kind: 'holdback', waits: hypothesis.holdback.waits }]
    case 'holdback-removed':
      return [{ kind: 'holdback', waits: hypothesis.waits }]
    case 'published':
      return [{ kind: 'release', cutId: hypothesis.release.cutId }]
    case 'crowd-notice-posted':
      return [{ kind: 'crowd-notice', dayId: hypothesis.notice.dayId }]
    case 'another-day':
      return 'everything'
  }
}
