import type { Footing, Grant, MusicRight } from '@stagedoor/core/clearance'
import { formatFlicks, formatRange, intersect, lengthOf } from '@stagedoor/core/time'
import { inCutTime } from '@stagedoor/core/timeline'
import { say } from '@stagedoor/core/words'
import type { Paper } from '../case-file/index.ts'
import type { Exhibit } from './exhibits.ts'
import type { ReportedMatter } from './reported-matter.ts'

/** One cue: a stretch of a cut in which a music is heard, or would be but for a mute. */
export interface Cue {
  readonly of: string
  readonly music: string
  readonly at: string
  readonly length: string
  readonly use: string
  readonly sync: string
  readonly master: string
  readonly status: string
}

/** The cue sheet of the cuts among some matters, in the order in which they play. */
export function cuesIn(
  matters: readonly ReportedMatter[],
  exhibits: ReadonlyMap<string, Exhibit>,
  papers: ReadonlyMap<string, Paper>,
): readonly Cue[] {
  return matters
    .filter((matter) => matter.case.kind === 'cut')
    .flatMap((matter) =>
      matter.footings
        .filter(({ subject, side }) => subject.kind === 'music' && side === 'sound')
        .flatMap((footing) =>
          inCutTime(matter.case.exposure.timeline, footing.assetId, footing.ranges).map((range) => ({
            range,
            footing,
          })),
        )
        .toSorted((a, b) => a.range.from - b.range.from)
        .map(({ range, footing }) => ({
          of: matter.title,
          music: footing.subject.name,
          at: formatRange(range),
          length: formatFlicks(lengthOf(range)),
          use: useOf(footing, matter),
          ...licencesOf(footing, matter, { exhibits, papers }),
          status: statusOf(footing, matter),
        })),
    )
}

function useOf(
  { subject, assetId, ranges }: Footing,
  { case: { evidence }, speaking }: ReportedMatter,
): string {
  const isFeatured = evidence.appearances.some(
    (mark) =>
      mark.subjectId === subject.id &&
      mark.assetId === assetId &&
      mark.prominence === 'featured' &&
      intersect([mark.range], ranges).length > 0,
  )
  return say(speaking.locale, `report.cue-use.${isFeatured ? 'featured' : 'background'}`, {})
}

function statusOf({ ground }: Footing, { speaking: { locale } }: ReportedMatter): string {
  switch (ground.kind) {
    case 'permitted':
      return say(locale, 'verdict.cleared', {})
    case 'taken-out':
      return say(locale, 'report.status.taken-out', {})
    case 'none':
    case 'gated':
    case 'revealed':
      return say(locale, 'report.ground.none', {})
  }
}

// Whoever holds each right: by the licence that carries the cue, else by one that speaks of the right and does not.
function licencesOf(
  { subject, ground }: Footing,
  { case: { evidence }, speaking: { locale } }: ReportedMatter,
  { exhibits, papers }: { exhibits: ReadonlyMap<string, Exhibit>; papers: ReadonlyMap<string, Paper> },
): Pick<Cue, 'sync' | 'master'> {
  const own = evidence.grants.filter(({ subjectId }) => subjectId === subject.id)
  const carrying = new Set(ground.kind === 'permitted' ? ground.ids : [])
  const sayOf = (right: MusicRight) => {
    const naming = own.filter(({ scope }) => scope.musicRights.includes(right))
    const carriers = naming.filter(({ id }) => carrying.has(id))
    const said = (grants: readonly Grant[], key: 'report.cue-licensed' | 'report.cue-not-carried') =>
      grants
        .map(({ id }) =>
          say(locale, key, {
            holder: papers.get(id)?.addressedTo ?? '',
            exhibit: exhibits.get(id)?.name ?? '',
          }),
        )
        .join('; ')
    if (carriers.length > 0) return said(carriers, 'report.cue-licensed')
    return naming.length > 0 ? said(naming, 'report.cue-not-carried') : say(locale, 'report.cue-nobody', {})
  }
  return { sync: sayOf('sync'), master: sayOf('master') }
}
