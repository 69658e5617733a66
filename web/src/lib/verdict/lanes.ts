import { boxAt, type Box } from '@stagedoor/core/timeline'
import type { Flicks } from '@stagedoor/core/time'
import type { Lane, Segment } from '#lib/time/lane.ts'
import type { PictureBox } from '#lib/player/picture-box.ts'
import type { Appearance, Concern, VerdictView } from '#lib/wire/clearance.ts'
import { words } from '#lib/words/index.ts'
import { isSubjectKind, type JudgedKind } from './verdict.ts'

const KIND_OF = { edits: 'cleared-with-edits', held: 'held', refused: 'refused' } as const
const WORST = ['refused', 'held', 'cleared-with-edits'] as const

/** How one appearance stands by itself: the worst of what was found about it. */
export function standingOf(appearance: Pick<Appearance, 'id'>, verdict: VerdictView | undefined): JudgedKind {
  if (!verdict) return 'unjudged'
  const kinds = concernsAbout(appearance, verdict).map(({ standing }) => KIND_OF[standing])
  return WORST.find((kind) => kinds.includes(kind)) ?? 'cleared'
}

// Ten thousand marks ask this at every frame: what was found is sorted by mark once for each verdict.
const byAppearance = new WeakMap<VerdictView, Map<string, Concern[]>>()

/** What was found about one appearance. */
export function concernsAbout({ id }: Pick<Appearance, 'id'>, verdict: VerdictView | undefined): Concern[] {
  if (!verdict) return []
  const known = byAppearance.get(verdict) ?? new Map<string, Concern[]>()
  if (!byAppearance.has(verdict)) {
    for (const concern of verdict.concerns)
      for (const each of concern.appearanceIds) known.set(each, [...(known.get(each) ?? []), concern])
    byAppearance.set(verdict, known)
  }
  return known.get(id) ?? []
}

/** One lane for each subject, then one for each concern that lies on no appearance, such as an embargo. */
export function lanesOf(appearances: Appearance[], verdict: VerdictView | undefined): Lane[] {
  const bySubject = Map.groupBy(appearances, ({ subject }) => subject.id)
  const ofSubjects = [...bySubject.values()].map((marks): Lane => {
    const { subject } = marks[0]!
    return {
      key: subject.id,
      name: subject.name,
      subject: subject.kind,
      segments: marks.map((mark): Segment => ({
        key: mark.id,
        from: mark.fromFlicks,
        to: mark.toFlicks,
        kind: standingOf(mark, verdict),
        words: words.backstage.marks.sides({ picture: mark.inPicture, sound: mark.inSound }),
      })),
    }
  })
  const others = verdict?.concerns.filter(({ appearanceIds }) => appearanceIds.length === 0) ?? []
  const ofOthers = others.map((concern, index): Lane => ({
    key: `concern-${index}`,
    name: concern.subject?.name ?? concern.said,
    subject: isSubjectKind(concern.subject?.kind) ? concern.subject.kind : 'scene',
    segments: concern.ranges.map(({ fromFlicks, toFlicks }, part) => ({
      key: `concern-${index}-${part}`,
      from: fromFlicks,
      to: toFlicks,
      kind: KIND_OF[concern.standing],
      words: concern.said,
    })),
  }))
  return [...ofSubjects, ...ofOthers]
}

/** Where a box that may move lies at a moment of media time. */
export function placeAt(track: Appearance['boxes'], flicks: number): Box | undefined {
  const [first, ...rest] = track.map(({ atFlicks, box }) => ({ at: atFlicks as Flicks, box }))
  return first && boxAt([first, ...rest], flicks as Flicks)
}

/** The boxes on the picture at a moment of media time. */
export const boxesAt = (
  flicks: number,
  appearances: Appearance[],
  verdict: VerdictView | undefined,
): PictureBox[] =>
  appearances.flatMap((mark) => {
    const box = flicks < mark.fromFlicks || flicks >= mark.toFlicks ? undefined : placeAt(mark.boxes, flicks)
    if (!box) return []
    const kind = standingOf(mark, verdict)
    // One word: the sentence stands in the question line, and would hide the picture here.
    const note = kind === 'cleared' ? undefined : words.verdict[kind].toLowerCase()
    return [{ key: mark.id, name: mark.subject.name, note, kind, box }]
  })
