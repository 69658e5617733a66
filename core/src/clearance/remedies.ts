import type { AssetId } from '../production/index.ts'
import type { Instant, RangeSet } from '../time/index.ts'
import { isOfTheCrowd } from './crowd-reading.ts'
import type { Finding } from './finding.ts'
import type { Found } from './found.ts'
import { grantAsks } from './grant-asks.ts'
import { nameIn } from './matter.ts'
import { elsewhere, narrowings } from './narrowing.ts'
import type { Question } from './question.ts'
import type { Subject } from './subject.ts'
import type { ConcernFacts, Remedy } from './verdict.ts'

/** The acts that would free a concern, best first: people before edits, edits before waiting, another place and narrowing last. */
export function remediesFor(found: Found, clearsAt: Instant | null, question: Question): readonly Remedy[] {
  return [
    ...asks(found, clearsAt, question),
    ...editing(found),
    ...(clearsAt === null ? [] : [{ kind: 'move-to', at: clearsAt } as const]),
    ...elsewhere(found.facts, question),
    ...narrowings(found.facts, question),
  ]
}

function asks(found: Found, clearsAt: Instant | null, question: Question): readonly Remedy[] {
  const { facts, assetId, appearanceIds, findings } = found
  switch (facts.kind) {
    case 'no-grant':
      return [
        ...grantAsks(facts.subject, facts.gap, question.at),
        needsNone(facts.subject),
        ...drawing(facts.subject, findings),
      ]
    case 'unknown-person': {
      const { id: subjectId, name } = facts.subject
      return [
        { kind: 'name-the-person', subjectId, name },
        ...noticing(facts.subject, found, question),
        needsNone(facts.subject),
        ...drawing(facts.subject, findings),
      ]
    }
    case 'unsure':
      return [
        { kind: 'confirm-mark', name: facts.subject.name, appearanceIds },
        ...drawing(facts.subject, findings),
      ]
    case 'secret': {
      const { id: subjectId, name } = facts.subject
      const isOpenEnded = clearsAt === null
      return [
        ...(isOpenEnded ? [{ kind: 'set-reveal', subjectId, name } as const] : []),
        ...drawing(facts.subject, findings),
      ]
    }
    case 'safety-matter':
      return drawing(facts.subject, findings)
    case 'prohibition':
      return facts.subject ? drawing(facts.subject, findings) : []
    case 'embargo':
      return facts.cause === 'unseen'
        ? [{ kind: 'look-through', embargoId: facts.embargoId, name: facts.name, assetId }]
        : [{ kind: 'lift-embargo', embargoId: facts.embargoId, name: facts.name }]
    case 'holdback':
      return facts.until === null
        ? [{ kind: 'publish-first', holdbackId: facts.holdbackId, first: facts.first }]
        : []
    case 'approval-pending':
      return [{ kind: 'ask-for-approval', subjectId: facts.subject.id, name: facts.subject.name }]
    case 'approval-refused':
    case 'approval-revoked':
      return appearanceIds.length > 0 ? [{ kind: 'make-new-version' }] : []
    case 'nda':
    case 'killed':
      return []
  }
}

function needsNone({ id: subjectId, name }: Subject): Remedy {
  return { kind: 'decide-needs-none', subjectId, name }
}

// A notice helps where the asset is known to be of a place and a day, and nobody asks for more than the picture of a crowd.
function noticing(
  { id: subjectId, name }: Subject,
  { findings, assetId }: Found,
  { index }: Question,
): readonly Remedy[] {
  const { placeId, dayId } = index.asset(assetId).facts
  const isCrowd = findings.every(
    ({ sides, appearance, claim }) =>
      !sides.includes('sound') &&
      appearance &&
      claim &&
      isOfTheCrowd({ subject: claim.dossier.subject, appearance }),
  )
  return placeId !== null && dayId !== null && isCrowd ? [{ kind: 'post-crowd-notice', subjectId, name }] : []
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
  if (isUncut(facts) || findings.every(isOfTheWhole)) return []
  const where: { name: string; assetId: AssetId } = { name: nameIn(facts), assetId }
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

function isUncut({ kind }: ConcernFacts): boolean {
  return kind === 'holdback' || kind === 'nda' || kind.startsWith('approval-')
}

// Nobody and nothing in particular, and no edit cures it: the whole of what leaves is meant.
function isOfTheWhole({ appearance, cure }: Finding): boolean {
  return appearance === null && cure === 'none'
}
