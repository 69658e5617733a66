import {
  type ConcernFacts,
  type Decision,
  sayCrowdNotice,
  sayDecision,
  sayFacts,
  sayGrant,
  sayKill,
  sayReveal,
  type Speaking,
  type SubjectId,
} from '@stagedoor/core/clearance'
import { say, startSentence } from '@stagedoor/core/words'
import type { Case, CaseFile } from './gather-cases.ts'
import type { LogMark } from './log-marks.ts'
import type { Paper } from './papers.ts'
import {
  factsOfDecision,
  factsOfEmbargo,
  factsOfHoldback,
  factsOfKill,
  factsOfNda,
  factsOfNotice,
  factsOfPaper,
  factsOfProhibition,
  labelled,
  type SheetFact,
} from './sheet-facts.ts'

/** One piece of evidence on paper or page: whom it is about, what it says, its facts, and where the log tells of it. */
export interface EvidenceSheet {
  readonly id: string
  readonly kind:
    'grant' | 'prohibition' | 'embargo' | 'holdback' | 'nda' | 'crowd-notice' | 'decision' | 'kill' | 'secret'
  readonly subjectId: string | null
  readonly about: string
  readonly said: string
  readonly facts: readonly SheetFact[]
  readonly mark: LogMark | null
}

/** Everything a case rests on, sheet by sheet: papers first, then what forbids, waits and was decided. */
export function evidenceSheets(
  { evidence, exposure }: Pick<Case, 'evidence' | 'exposure'>,
  file: CaseFile,
  speaking: Speaking,
): readonly EvidenceSheet[] {
  const { names } = file
  const reading = { file, speaking }
  const nameOf = (id: SubjectId | null) => (id === null ? '' : (names.get(id) ?? ''))
  const fact = (facts: ConcernFacts) => sayFacts(facts, speaking)
  const sheet = (
    kind: EvidenceSheet['kind'],
    { id, subjectId, about, said }: { id: string; subjectId?: SubjectId | null; about: string; said: string },
    facts: Parameters<typeof labelled>[0],
  ): EvidenceSheet => ({
    id,
    kind,
    subjectId: subjectId ?? null,
    about,
    said,
    facts: labelled(facts, speaking),
    mark: file.marks.get(id)?.[0] ?? null,
  })
  return [
    ...evidence.grants.flatMap((grant) => {
      const paper = file.papers.get(grant.id)
      return paper === undefined ? [] : [paperSheet(paper, nameOf(grant.subjectId), reading)]
    }),
    ...evidence.prohibitions.map((rule) => {
      const { id, kind, name, subjectId, until } = rule
      const subject = evidence.subjects.find((one) => one.id === subjectId) ?? null
      const said = fact({ kind: 'prohibition', prohibitionId: id, name, cause: kind, subject, until })
      return sheet(
        'prohibition',
        { id, subjectId, about: nameOf(subjectId) || name, said },
        factsOfProhibition(rule, reading),
      )
    }),
    ...evidence.embargoes.map((embargo) => {
      const { id, name, cause, until, territories, lifters } = embargo
      const said = fact({ kind: 'embargo', embargoId: id, name, cause, until, territories, lifters })
      return sheet('embargo', { id, about: name, said }, factsOfEmbargo(embargo, reading))
    }),
    ...evidence.holdbacks.map((holdback) => {
      const { id, name, first } = holdback
      const said = fact({ kind: 'holdback', holdbackId: id, name, first, until: null })
      return sheet('holdback', { id, about: name, said }, factsOfHoldback(holdback, reading))
    }),
    ...evidence.ndas.map((nda) => {
      const { id, name, until } = nda
      const said = fact({ kind: 'nda', ndaId: id, name, until })
      return sheet('nda', { id, about: name, said }, factsOfNda(nda, reading))
    }),
    ...evidence.crowdNotices.map((notice) => {
      const said = sayCrowdNotice(notice, speaking)
      return sheet(
        'crowd-notice',
        { id: notice.id, about: notice.name, said },
        factsOfNotice(notice, reading),
      )
    }),
    ...evidence.decisions.map((decision) => {
      const about = nameOf(decision.subjectId)
      const { id, subjectId } = decision
      const said = sayDecision(decision, about, speaking)
      const written = sheet(
        'decision',
        { id, subjectId, about, said },
        factsOfDecision(decision, exposure, reading),
      )
      return { ...written, mark: markOfDecision(decision, evidence.decisions, file) }
    }),
    ...evidence.kills.map((kill) => {
      const about = nameOf(kill.subjectId)
      const { id, subjectId } = kill
      return sheet(
        'kill',
        { id, subjectId, about, said: sayKill(kill, about, speaking) },
        factsOfKill(kill, reading),
      )
    }),
    ...evidence.subjects.flatMap((subject) => {
      if (subject.kind !== 'secret') return []
      const { id, name, reveal } = subject
      const until = sayReveal(reveal, speaking)
      const said = fact({ kind: 'secret', subject, reveal })
      return [sheet('secret', { id, subjectId: id, about: name, said }, [['until', until]])]
    }),
  ]
}

/** Which sheets a concern rests on. */
export function restsOn(facts: ConcernFacts, sheets: readonly EvidenceSheet[]): readonly string[] {
  switch (facts.kind) {
    case 'embargo':
      return [facts.embargoId]
    case 'prohibition':
      return [facts.prohibitionId]
    case 'holdback':
      return [facts.holdbackId]
    case 'nda':
      return [facts.ndaId]
    case 'killed':
      return [facts.killId]
    case 'no-grant':
      return facts.gap.kind === 'never-asked' ? [] : [facts.gap.grantId]
    case 'approval-pending':
    case 'approval-refused':
    case 'approval-revoked':
      return idsOf(sheets, { kind: 'decision', subjectId: facts.subject.id })
    case 'secret':
      return [facts.subject.id]
    case 'unknown-person':
    case 'unsure':
    case 'safety-matter':
      return []
  }
}

function idsOf(
  sheets: readonly EvidenceSheet[],
  { kind, subjectId }: Pick<EvidenceSheet, 'kind' | 'subjectId'>,
): readonly string[] {
  return sheets.filter((sheet) => sheet.kind === kind && sheet.subjectId === subjectId).map(({ id }) => id)
}

function paperSheet(
  paper: Paper,
  name: string,
  { file, speaking }: { file: CaseFile; speaking: Speaking },
): EvidenceSheet {
  const { grant } = paper
  const { state } = sayGrant(grant, { ...speaking, names: file.names })
  const kind = say(speaking.locale, `case.paper.${paperKind(paper.template)}`, {})
  const signed = file.marks.get(paper.id)?.findLast((mark) => mark.kind === 'release-form-signed')
  return {
    id: paper.id,
    kind: 'grant',
    subjectId: grant.subjectId,
    about: name,
    said: `${startSentence(kind)}, ${state}`,
    facts: labelled(factsOfPaper(paper, { file, speaking }), speaking),
    mark: signed ?? file.marks.get(paper.id)?.[0] ?? null,
  }
}

function paperKind(template: string): 'licence' | 'release-form' {
  return ['artwork', 'mark', 'music', 'location', 'permission', 'contribution'].includes(template)
    ? 'licence'
    : 'release-form'
}

// The log tells of a word by its subject and version: the first such word by the first such entry.
function markOfDecision(decision: Decision, all: readonly Decision[], { marks }: CaseFile): LogMark | null {
  if (decision.kind === 'needs-none') return marks.get(decision.id)?.[0] ?? null
  const { subjectId, version } = decision
  const kinds = KINDS_OF_ENTRY[decision.state.kind]
  const ofVersion = new Set(marks.get(version)?.map(({ number }) => number))
  const told = (marks.get(subjectId) ?? []).filter(
    ({ kind, number }) => kinds.includes(kind) && ofVersion.has(number),
  )
  const place = all
    .filter(
      (one) =>
        one.kind === 'approval' &&
        one.subjectId === subjectId &&
        one.version === version &&
        one.state.kind === decision.state.kind,
    )
    .toSorted((a, b) => momentOf(a) - momentOf(b))
    .indexOf(decision)
  return told[place] ?? null
}

const KINDS_OF_ENTRY = {
  pending: ['approval-asked'],
  approved: ['approval-approved', 'silence-approved', 'review-words-said'],
  refused: ['approval-refused', 'review-words-said'],
  revoked: ['approval-revoked', 'review-words-said'],
} satisfies Record<Extract<Decision, { kind: 'approval' }>['state']['kind'], readonly string[]>

function momentOf(decision: Decision): number {
  return decision.kind === 'approval' ? decision.state.at : decision.at
}
