import {
  type Concern,
  sayConcern,
  sayExposure,
  sayVerdict,
  type Speaking,
  type Subject,
} from '@stagedoor/core/clearance'
import { formatRange, type Instant } from '@stagedoor/core/time'
import { inCutTime, usedRanges } from '@stagedoor/core/timeline'
import { say } from '@stagedoor/core/words'
import { type ChainEntry, type ChainProof, readEntries, verifyChain } from '../../plant/chain/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import {
  type Case,
  type CaseFile,
  type EvidenceSheet,
  evidenceSheets,
  gatherCases,
} from '../case-file/index.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { namesOf, sayLogEntry } from '../say-log-entry.ts'

/** What a report is on: an open exposure, by the name and version its own stage gives it. */
export interface Matter {
  readonly exposureId: string
  readonly title: string
  readonly version: string | null
  /** The SHA-256 of the rendered file, where there is one. */
  readonly digest: string | null
}

/** Who asks for which report, and as of when. */
export interface ReportOrder {
  readonly production: {
    readonly id: string
    readonly title: string
    readonly slug: string
    readonly zone: string
  }
  /** What the report is on, as its title says it: a cut's name, or the production's. */
  readonly title: string
  readonly matters: readonly Matter[]
  readonly by: string
  readonly now: Instant
}

/** A subject in a matter: where it is met, how it stands, and why. */
export interface ReportedSubject {
  readonly subject: Subject
  readonly where: readonly string[]
  readonly prominence: string
  readonly certainty: string
  readonly status: string
  readonly reasons: readonly string[]
  readonly sheets: readonly EvidenceSheet[]
  readonly credits: readonly string[]
}

/** A matter with its answer, its subjects, and what binds it as a whole. */
export interface ReportedMatter {
  readonly matter: Matter
  readonly case: Case
  readonly question: string
  readonly said: ReturnType<typeof sayVerdict>
  readonly subjects: readonly ReportedSubject[]
  readonly wholes: readonly EvidenceSheet[]
  readonly reasons: readonly string[]
}

/** Everything an E&O clearance report says, before it is set as PDF or CSV. */
export interface Report {
  readonly order: ReportOrder
  readonly matters: readonly ReportedMatter[]
  readonly file: CaseFile
  readonly log: readonly { readonly entry: ChainEntry; readonly said: string; readonly by: string }[]
  readonly proof: ChainProof
  readonly speaking: Speaking
}

/** Gathers a report in one snapshot of the database. */
export function gatherReport({ db }: { db: Db }, order: ReportOrder): Promise<Report> {
  const { production, matters, now } = order
  return inSnapshot(db, async (trx) => {
    const exposureIds = matters.map(({ exposureId }) => exposureId)
    const file = await gatherCases(trx, { productionId: production.id, exposureIds, now })
    const speaking: Speaking = { locale: 'en', zone: production.zone, now, names: file.names }
    return {
      order,
      file,
      speaking,
      matters: matters.flatMap((matter) => {
        const found = file.cases.find(({ exposureId }) => exposureId === matter.exposureId)
        return found === undefined ? [] : [reported(matter, { found, file, speaking })]
      }),
      log: await logOf(trx, production.id, file),
      proof: await verifyChain(trx as unknown as Db, production.id),
    }
  })
}

async function logOf(trx: Trx, productionId: string, file: CaseFile): Promise<Report['log']> {
  const numbers = [...file.marks.values()].flatMap((marks) => marks.map(({ number }) => number))
  const entries = await readEntries(trx, { productionId, seqs: [...new Set(numbers)] })
  const names = await namesOf(trx, entries)
  return entries.map((entry) => ({ entry, ...sayLogEntry(entry, names) }))
}

function reported(
  matter: Matter,
  { found, file, speaking }: { found: Case; file: CaseFile; speaking: Speaking },
): ReportedMatter {
  const sheets = evidenceSheets(found, file, speaking)
  const concerns = found.verdict.kind === 'cleared' ? [] : found.verdict.concerns
  const isOf = (subject: Subject) => (concern: Concern) =>
    'subject' in concern.facts && concern.facts.subject?.id === subject.id
  const subjects = found.evidence.subjects.flatMap((subject) => {
    const met = meetingsOf(subject, found, file)
    return met === null
      ? []
      : [reportedSubject(subject, { met, concerns: concerns.filter(isOf(subject)), sheets, found, speaking })]
  })
  return {
    matter,
    case: found,
    question: sayExposure(found.exposure, speaking).question,
    said: sayVerdict(found.verdict, speaking),
    subjects,
    wholes: sheets.filter(({ kind, subjectId }) => subjectId === null && kind !== 'grant'),
    reasons: concerns
      .filter((concern) => !('subject' in concern.facts) || concern.facts.subject === null)
      .map((concern) => sayConcern(concern, speaking)),
  }
}

type Met = Pick<ReportedSubject, 'where' | 'prominence' | 'certainty'>

// Where the matter shows or sounds a subject, in its own time; a place and a contribution are met throughout.
function meetingsOf({ id }: Subject, { exposure, evidence }: Case, { names }: CaseFile): Met | null {
  const { timeline } = exposure
  const own = evidence.appearances.filter(({ subjectId }) => subjectId === id)
  const where = own.flatMap(({ assetId, range, sides }) =>
    inCutTime(timeline, assetId, [range]).map(
      (met) => `${formatRange(met)} ${sides.join(', ')} (${names.get(assetId) ?? ''})`,
    ),
  )
  const throughout = evidence.assets
    .filter(({ placeId, contributionId }) => placeId === id || contributionId === id)
    .flatMap(({ assetId }) =>
      [...(usedRanges(timeline).get(assetId) ?? [])].flatMap((range) =>
        inCutTime(timeline, assetId, [range]).map(
          (met) => `${formatRange(met)} (${names.get(assetId) ?? ''})`,
        ),
      ),
    )
  if (where.length === 0 && throughout.length === 0) return null
  return {
    where: [...where, ...throughout],
    prominence: own.some(({ prominence }) => prominence === 'featured')
      ? 'featured'
      : own.length > 0
        ? 'background'
        : '',
    certainty: own.some(({ certainty }) => certainty === 'unsure') ? 'unsure' : own.length > 0 ? 'sure' : '',
  }
}

const STANDINGS = ['refused', 'held', 'edits'] as const

function reportedSubject(
  subject: Subject,
  {
    met,
    concerns,
    sheets,
    found,
    speaking,
  }: {
    met: Met
    concerns: readonly Concern[]
    sheets: readonly EvidenceSheet[]
    found: Case
    speaking: Speaking
  },
): ReportedSubject {
  const standing = STANDINGS.find((kind) => concerns.some((concern) => concern.standing === kind))
  const { verdict } = found
  const duties = 'duties' in verdict ? verdict.duties : []
  return {
    subject,
    ...met,
    status: say(
      speaking.locale,
      `verdict.${standing === 'edits' ? 'cleared-with-edits' : (standing ?? 'cleared')}`,
      {},
    ),
    reasons: concerns.map((concern) => sayConcern(concern, speaking)),
    sheets: sheets.filter(({ subjectId }) => subjectId === subject.id),
    credits: duties.filter(({ subjectId }) => subjectId === subject.id).map(({ text }) => text),
  }
}
