import type { Instant } from '../../time/index.ts'
import { crowdNoticeId } from '../crowd-notice.ts'
import type { Evidence } from '../evidence.ts'
import { type Exposure, USES } from '../exposure.ts'
import { type Grant, grantId } from '../grant.ts'
import { MEDIA, MUSIC_RIGHTS } from '../medium.ts'
import type { Subject } from '../subject.ts'
import { WORLD } from '../territory.ts'
import type { Remedy } from '../verdict.ts'
import type { Hypothesis } from './hypothesis.ts'

/** What would have happened once an act that people do is done; empty where an act changes no evidence, but the cut or the question. */
export function supposing(
  remedy: Remedy,
  { exposure, evidence }: { exposure: Exposure; evidence: Evidence },
  now: Instant,
): readonly Hypothesis[] {
  switch (remedy.kind) {
    case 'ask-to-sign':
    case 'ask-again':
    case 'ask-to-extend':
    case 'ask-guardian':
      return signing(evidence, remedy.subjectId, now)
    case 'name-the-person':
      return [
        { kind: 'person-named', subjectId: remedy.subjectId },
        ...signing(evidence, remedy.subjectId, now),
      ]
    case 'decide-needs-none':
      return [{ kind: 'needs-none-decided', subjectId: remedy.subjectId, uses: exposure.uses }]
    case 'ask-for-approval': {
      const { leaving } = exposure
      if (leaving.kind === 'asset') return []
      const { subjectId, name: by } = remedy
      return [{ kind: 'approval-given', subjectId, by, versions: [leaving.version] }]
    }
    case 'confirm-mark':
    case 'draw-box': {
      const kind = remedy.kind === 'confirm-mark' ? 'mark-confirmed' : 'box-drawn'
      return [
        ...Map.groupBy(appearancesIn(evidence, remedy.appearanceIds), ({ subjectId }) => subjectId),
      ].map(([subjectId, appearances]) => ({
        kind,
        subjectId,
        appearanceIds: appearances.map(({ id }) => id),
      }))
    }
    case 'set-reveal':
      return [{ kind: 'reveal-set', subjectId: remedy.subjectId, reveal: { kind: 'at', at: now } }]
    case 'post-crowd-notice':
      return notices(evidence, { subjectId: remedy.subjectId, uses: exposure.uses, now })
    case 'lift-embargo':
    case 'look-through': {
      const embargo = evidence.embargoes.find(({ id }) => id === remedy.embargoId)
      return embargo ? [{ kind: 'embargo-lifted', embargoId: embargo.id, scope: embargo.scope }] : []
    }
    case 'publish-first': {
      const { leaving } = exposure
      const { first } = remedy
      if (leaving.kind === 'asset' || first.kind === 'anywhere') return []
      const account = first.kind === 'account' ? first.account : ''
      const destination = { platform: first.platform, account }
      return [{ kind: 'published', release: { cutId: leaving.cutId, destination, at: now } }]
    }
    case 'blur':
    case 'cover':
    case 'mute':
    case 'trim':
    case 'frame-out':
    case 'move-to':
    case 'narrow':
    case 'choose-destination':
    case 'make-new-version':
      return []
  }
}

/** A form signed now by whoever can speak for a subject: every use and medium, everywhere, without an end or a condition. */
export function widestGrant(subject: Subject, now: Instant): Grant {
  const signatory =
    subject.kind !== 'person' ? 'rights-holder' : isMinorAt(subject, now) ? 'guardian' : 'self'
  return {
    id: grantId(`supposed ${subject.id}`),
    subjectId: subject.id,
    signatory,
    basis: subject.kind === 'person' ? 'consent' : 'contract',
    endsAtMajority: false,
    scope: {
      media: MEDIA,
      musicRights: MUSIC_RIGHTS,
      uses: USES,
      destinations: [{ kind: 'anywhere' }],
      territories: [WORLD],
      window: {},
    },
    conditions: [],
    state: { kind: 'signed', signedAt: now },
  }
}

function signing({ subjects }: Evidence, id: Subject['id'], now: Instant): readonly Hypothesis[] {
  const subject = subjects.find((one) => one.id === id)
  return subject ? [{ kind: 'grant-signed', grant: widestGrant(subject, now) }] : []
}

function isMinorAt({ minor, comesOfAgeAt }: Subject & { kind: 'person' }, now: Instant): boolean {
  return minor && (comesOfAgeAt === null || now < comesOfAgeAt)
}

function appearancesIn({ appearances }: Evidence, ids: readonly string[]) {
  const meant = new Set(ids)
  return appearances.filter(({ id }) => meant.has(id))
}

// A notice speaks of a place and a day: of each from which the used footage of this subject comes.
function notices(
  { appearances, assets }: Evidence,
  { subjectId, uses, now }: { subjectId: Subject['id']; uses: Exposure['uses']; now: Instant },
): readonly Hypothesis[] {
  const where = new Set(
    appearances.filter((one) => one.subjectId === subjectId).map(({ assetId }) => assetId),
  )
  return assets
    .filter(({ assetId }) => where.has(assetId))
    .flatMap(({ placeId, dayId }) => {
      if (placeId === null || dayId === null) return []
      const id = crowdNoticeId(`supposed ${placeId} ${dayId}`)
      const notice = { id, name: '', placeId, dayId, uses, postedAt: now }
      return [{ kind: 'crowd-notice-posted', notice } as const]
    })
}
