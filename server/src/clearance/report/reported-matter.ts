import {
  type Concern,
  type Footing,
  footingsOf,
  type Ground,
  sayConcern,
  sayExposure,
  sayRanges,
  sayVerdict,
  type Speaking,
  type Subject,
} from '@stagedoor/core/clearance'
import { formatRange } from '@stagedoor/core/time'
import { inCutTime, usedRanges } from '@stagedoor/core/timeline'
import { say, sayList } from '@stagedoor/core/words'
import { type Case, type CaseFile, type EvidenceSheet, evidenceSheets, restsOn } from '../case-file/index.ts'

/** What a report is on: an open exposure, by the name and version its own stage gives it. */
export interface Matter {
  readonly exposureId: string
  readonly title: string
  readonly version: string | null
  /** The SHA-256 of the rendered file, where there is one. */
  readonly digest: string | null
}

/** On what a subject stands somewhere: the ground, the ids of the evidence it is, and where, empty for everywhere it is met. */
export interface Standing {
  readonly ground: Ground['kind'] | 'not-asked'
  readonly ids: readonly string[]
  readonly where: string
}

/** A subject in a matter: where it is met, how it stands, on what and why. */
export interface ReportedSubject {
  readonly subject: Subject
  readonly where: readonly string[]
  readonly prominence: string
  readonly certainty: string
  readonly status: string
  readonly stands: readonly Standing[]
  readonly reasons: readonly string[]
  readonly sheets: readonly EvidenceSheet[]
  readonly credits: readonly string[]
}

/** A rule that binds a matter as a whole, or would at another moment. */
export interface Whole {
  readonly sheet: EvidenceSheet
  readonly binds: boolean
}

/** A matter with its answer, its subjects, and what binds it as a whole. */
export interface ReportedMatter {
  readonly matter: Matter
  /** Its title with its version. */
  readonly title: string
  readonly case: Case
  readonly footings: readonly Footing[]
  readonly speaking: Speaking
  readonly question: string
  readonly said: ReturnType<typeof sayVerdict>
  readonly edits: readonly string[]
  readonly looks: readonly string[]
  readonly subjects: readonly ReportedSubject[]
  readonly wholes: readonly Whole[]
  readonly reasons: readonly string[]
}

/** Reports on a matter: everything in it is said in its own time. */
export function reportedMatter(
  matter: Matter,
  {
    found,
    file,
    speaking: spoken,
    looks,
    now,
  }: {
    found: Case
    file: CaseFile
    speaking: Speaking
    looks: ReadonlyMap<string, string>
    now: Case['exposure']['at']
  },
): ReportedMatter {
  const { exposure, evidence, verdict } = found
  const speaking: Speaking = { ...spoken, timeline: exposure.timeline }
  const sheets = evidenceSheets(found, file, speaking)
  const concerns = verdict.kind === 'cleared' ? [] : verdict.concerns
  const footings = footingsOf(exposure, evidence, now)
  const held = new Set(concerns.flatMap(({ facts }) => restsOn(facts, sheets)))
  const isOf = (subject: Subject) => (concern: Concern) =>
    'subject' in concern.facts && concern.facts.subject?.id === subject.id
  return {
    matter,
    title: matter.version === null ? matter.title : `${matter.title}, ${matter.version}`,
    case: found,
    footings,
    speaking,
    question: sayExposure(exposure, speaking).question,
    said: sayVerdict(verdict, speaking),
    edits: editsOf(found, file, speaking),
    looks: [...usedRanges(exposure.timeline).keys()].map((assetId) => {
      const name = file.names.get(assetId) ?? ''
      return looks.get(assetId) ?? say(speaking.locale, 'report.not-looked', { name })
    }),
    subjects: evidence.subjects.flatMap((subject) => {
      const met = meetingsOf(subject, found, file)
      const own = { met, concerns: concerns.filter(isOf(subject)), sheets, found, speaking }
      return met === null
        ? []
        : [
            reportedSubject(
              subject,
              footings.filter((one) => one.subject.id === subject.id),
              { ...own, met },
            ),
          ]
    }),
    wholes: sheets
      .filter(({ kind, subjectId }) => subjectId === null && kind !== 'grant')
      .map((sheet) => ({ sheet, binds: held.has(sheet.id) })),
    reasons: onceEach(
      concerns
        .filter((concern) => !('subject' in concern.facts) || concern.facts.subject === null)
        .map((concern) => sayConcern(concern, speaking)),
    ),
  }
}

function editsOf({ exposure }: Case, { names }: CaseFile, speaking: Speaking): readonly string[] {
  const { locale } = speaking
  return exposure.timeline.edits.map((edit) => {
    const { assetId, kind } = edit
    const name = names.get(assetId) ?? ''
    const where = { assetId, ranges: [edit.range] }
    // What is trimmed out has no place in the cut: it is said in the time of its asset.
    return kind === 'trim'
      ? say(locale, 'report.edit-trimmed', {
          name,
          ranges: sayRanges(where, { locale, zone: speaking.zone }),
        })
      : say(locale, 'report.edit', { kind, name, ranges: sayRanges(where, speaking) })
  })
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

interface About {
  readonly met: Met
  readonly concerns: readonly Concern[]
  readonly sheets: readonly EvidenceSheet[]
  readonly found: Case
  readonly speaking: Speaking
}

function reportedSubject(
  subject: Subject,
  footings: readonly Footing[],
  { met, concerns, sheets, found, speaking }: About,
): ReportedSubject {
  const { verdict } = found
  const duties = 'duties' in verdict ? verdict.duties : []
  return {
    subject,
    ...met,
    status: statusOf(footings, concerns, speaking.locale),
    stands: standingsOf(footings, speaking),
    reasons: onceEach(concerns.map((concern) => sayConcern(concern, speaking))),
    sheets: sheets.filter(({ subjectId }) => subjectId === subject.id),
    credits: duties.filter(({ subjectId }) => subjectId === subject.id).map(({ text }) => text),
  }
}

function statusOf(footings: readonly Footing[], concerns: readonly Concern[], locale: string): string {
  const standing = STANDINGS.find((kind) => concerns.some((concern) => concern.standing === kind))
  if (standing !== undefined)
    return say(locale, `verdict.${standing === 'edits' ? 'cleared-with-edits' : standing}`, {})
  if (footings.length === 0) return say(locale, 'report.status.not-asked', {})
  return footings.every(({ ground }) => ground.kind === 'taken-out')
    ? say(locale, 'report.status.taken-out', {})
    : say(locale, 'verdict.cleared', {})
}

// Said once where all of it stands on one ground, else with the places of each.
function standingsOf(footings: readonly Footing[], speaking: Speaking): readonly Standing[] {
  if (footings.length === 0) return [{ ground: 'not-asked', ids: [], where: '' }]
  const groups = new Map<string, Footing[]>()
  for (const footing of footings) {
    const key = JSON.stringify(footing.ground)
    groups.set(key, [...(groups.get(key) ?? []), footing])
  }
  return [...groups.values()].map((group) => {
    const [{ ground, subject }] = group as [Footing]
    const ids = ground.kind === 'permitted' ? ground.ids : [subject.id]
    const where =
      groups.size === 1
        ? []
        : group.map(({ side, ...place }) =>
            say(speaking.locale, side === 'sound' ? 'place.heard' : 'place.seen', {
              ranges: sayRanges(place, speaking),
            }),
          )
    return { ground: ground.kind, ids, where: sayList(speaking.locale, onceEach(where)) }
  })
}

/** Texts in their order, each once. */
export function onceEach(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
