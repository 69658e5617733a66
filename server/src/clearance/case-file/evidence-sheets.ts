import {
  type ConcernFacts,
  sayCrowdNotice,
  sayDecision,
  sayFacts,
  sayGrant,
  sayKill,
  sayReveal,
  type Speaking,
  type SubjectId,
} from '@stagedoor/core/clearance'
import { formatInstant, type Instant, toIso } from '@stagedoor/core/time'
import { say, startSentence } from '@stagedoor/core/words'
import type { Case, CaseFile } from './gather-cases.ts'
import type { LogMark } from './log-marks.ts'
import type { Paper } from './papers.ts'

/** One piece of evidence on paper or page: whom it is about, what it says, its facts, and where the log tells of it. */
export interface EvidenceSheet {
  readonly id: string
  readonly kind:
    'grant' | 'prohibition' | 'embargo' | 'holdback' | 'nda' | 'crowd-notice' | 'decision' | 'kill' | 'secret'
  readonly subjectId: string | null
  readonly about: string
  readonly said: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly mark: LogMark | null
}

/** Everything a case rests on, sheet by sheet: papers first, then what forbids, waits and was decided. */
export function evidenceSheets(
  { evidence }: Case,
  file: CaseFile,
  speaking: Speaking,
): readonly EvidenceSheet[] {
  const { names } = file
  const nameOf = (id: SubjectId | null) => (id === null ? '' : (names.get(id) ?? ''))
  const marked = (id: string) => file.marks.get(id)?.[0] ?? null
  const sheet = (
    kind: EvidenceSheet['kind'],
    { id, subjectId, about, said }: { id: string; subjectId?: SubjectId | null; about: string; said: string },
    facts: EvidenceSheet['facts'] = [],
  ): EvidenceSheet => ({ id, kind, subjectId: subjectId ?? null, about, said, facts, mark: marked(id) })
  const fact = (facts: ConcernFacts) => sayFacts(facts, speaking)

  return [
    ...evidence.grants.flatMap((grant) => {
      const paper = file.papers.get(grant.id)
      return paper === undefined ? [] : [paperSheet(paper, { name: nameOf(grant.subjectId), file, speaking })]
    }),
    ...evidence.prohibitions.map(({ id, kind, name, subjectId, until, recordedAt }) => {
      const subject = evidence.subjects.find((one) => one.id === subjectId) ?? null
      const said = fact({ kind: 'prohibition', prohibitionId: id, name, cause: kind, subject, until })
      return sheet(
        'prohibition',
        { id, subjectId, about: nameOf(subjectId), said },
        recorded(recordedAt, speaking),
      )
    }),
    ...evidence.embargoes.map(({ id, name, cause, until, territories, lifters, begunAt }) => {
      const said = fact({ kind: 'embargo', embargoId: id, name, cause, until, territories, lifters })
      return sheet('embargo', { id, about: name, said }, recorded(begunAt, speaking))
    }),
    ...evidence.holdbacks.map(({ id, name, first, recordedAt }) => {
      const said = fact({ kind: 'holdback', holdbackId: id, name, first, until: null })
      return sheet('holdback', { id, about: name, said }, recorded(recordedAt, speaking))
    }),
    ...evidence.ndas.map(({ id, name, until, recordedAt }) =>
      sheet(
        'nda',
        { id, about: name, said: fact({ kind: 'nda', ndaId: id, name, until }) },
        recorded(recordedAt, speaking),
      ),
    ),
    ...evidence.crowdNotices.map((notice) =>
      sheet('crowd-notice', { id: notice.id, about: notice.name, said: sayCrowdNotice(notice, speaking) }),
    ),
    ...evidence.decisions.map((decision) => {
      const about = nameOf(decision.subjectId)
      const { id, subjectId } = decision
      return sheet('decision', { id, subjectId, about, said: sayDecision(decision, about, speaking) })
    }),
    ...evidence.kills.map((kill) => {
      const about = nameOf(kill.subjectId)
      const { id, subjectId } = kill
      return sheet('kill', { id, subjectId, about, said: sayKill(kill, about, speaking) })
    }),
    ...evidence.subjects.flatMap((subject) => {
      if (subject.kind !== 'secret') return []
      const { id, name, reveal } = subject
      const until = sayReveal(reveal, speaking)
      const said = fact({ kind: 'secret', subject, reveal })
      return [
        sheet(
          'secret',
          { id, subjectId: id, about: name, said },
          until === '' ? [] : [label('until', until, speaking)],
        ),
      ]
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
  { name, file, speaking }: { name: string; file: CaseFile; speaking: Speaking },
): EvidenceSheet {
  const { grant, signature } = paper
  const said = sayGrant(grant, { ...speaking, names: file.names })
  const signed = file.marks.get(paper.id)?.findLast(({ kind }) => kind === 'release-form-signed')
  const facts: (readonly [Label, string])[] = [
    ['form', `${paper.template} ${paper.templateVersion}, ${paper.language}`],
    ['addressed-to', paper.addressedTo],
    ...(signature === null ? [] : signatureFacts(signature, said.signatory)),
    ...('signedAt' in grant.state ? [['signed-at', moment(grant.state.signedAt, speaking)] as const] : []),
    ...('withdrawnAt' in grant.state
      ? [['withdrawn-at', moment(grant.state.withdrawnAt, speaking)] as const]
      : []),
    ['permits', said.media],
    ['uses', said.uses],
    ['destinations', said.destinations],
    ['places', said.places],
    ['window', said.window],
    ['conditions', said.conditions.join('; ')],
    ['basis', said.basis],
    ['text-digest', paper.textDigest],
    ['copy-digest', paper.copySha256 ?? ''],
    ['scans', paper.scans.map(({ fileName, sha256 }) => `${fileName} (${sha256})`).join('; ')],
  ]
  return {
    id: paper.id,
    kind: 'grant',
    subjectId: grant.subjectId,
    about: name,
    said: `${startSentence(say(speaking.locale, `case.paper.${paperKind(paper.template)}`, {}))}, ${said.state}`,
    facts: facts.filter(([, value]) => value !== '').map(([key, value]) => label(key, value, speaking)),
    mark: signed ?? file.marks.get(paper.id)?.[0] ?? null,
  }
}

function signatureFacts(
  { typedName, relation, witness, identity }: NonNullable<Paper['signature']>,
  signatory: string,
): (readonly [Label, string])[] {
  return [
    ['signed-by', [typedName, signatory, relation ?? ''].filter((part) => part !== '').join(', ')],
    ['witness', witness?.name ?? ''],
    ['identity', identity.kind.replaceAll('-', ' ')],
  ]
}

function paperKind(template: string): 'licence' | 'release-form' {
  return ['artwork', 'music', 'location', 'permission', 'contribution'].includes(template)
    ? 'licence'
    : 'release-form'
}

type Label =
  | 'form'
  | 'addressed-to'
  | 'signed-by'
  | 'witness'
  | 'identity'
  | 'signed-at'
  | 'withdrawn-at'
  | 'permits'
  | 'uses'
  | 'destinations'
  | 'places'
  | 'window'
  | 'conditions'
  | 'basis'
  | 'text-digest'
  | 'copy-digest'
  | 'scans'
  | 'recorded'
  | 'until'

function label(key: Label, value: string, { locale }: Speaking): readonly [string, string] {
  return [say(locale, `case.${key}`, {}), value]
}

function recorded(at: Instant, speaking: Speaking): EvidenceSheet['facts'] {
  return [label('recorded', moment(at, speaking), speaking)]
}

// A lawyer wants both: the moment as people say it, and the one nobody can misread.
function moment(at: Instant, { locale, zone, now }: Speaking): string {
  return `${formatInstant(at, { locale, zone, ...(now === undefined ? {} : { relativeTo: now }) })} (${toIso(at)})`
}
