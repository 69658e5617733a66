import { boxAt, type Box, type KeyedBox } from '@stagedoor/core/timeline'
import type { Flicks } from '@stagedoor/core/time'
import type { Appearance } from '#lib/wire/clearance.ts'
import type { Schemas } from '#lib/wire/schemas.ts'

/** A mark as the API takes it. */
export type NewMark = Schemas['NewAppearance']
export type MarkingDesk = Schemas['MarkingDesk']
export type PaletteSubject = MarkingDesk['palette'][number]
export type Tracking = Schemas['Tracking']
/** A face that was found and waits for an answer. */
export type FaceProposal = Schemas['FaceProposal']
/** What is said of a face that was found. */
export type FaceAnswer =
  | { kind: 'subject'; subjectId: string; prominence: 'featured' | 'background' }
  | { kind: 'bystander' | 'unknown' | 'no-face' }

/** Whether a subject is seen, heard or both. */
export type Sides = { inPicture: boolean; inSound: boolean }

/** The next choice of sides, round: seen, heard, both; what a still or a silent film cannot have is left out. */
export function nextSides({ inPicture, inSound }: Sides, can: Sides): Sides {
  const round: Sides[] = [
    { inPicture: true, inSound: false },
    { inPicture: false, inSound: true },
    { inPicture: true, inSound: true },
  ].filter((each) => (can.inPicture || !each.inPicture) && (can.inSound || !each.inSound))
  const at = round.findIndex((each) => each.inPicture === inPicture && each.inSound === inSound)
  return round[(at + 1) % round.length] ?? { inPicture, inSound }
}

/** A mark as it stands, as the order that would make it again. */
export function orderOf(mark: Appearance): NewMark {
  const { subject, fromFlicks, toFlicks, inPicture, inSound, prominence, certainty, boxes } = mark
  return { subjectId: subject.id, fromFlicks, toFlicks, inPicture, inSound, prominence, certainty, boxes }
}

/** A track with one more key; a key at the same moment is replaced. */
export function withKey(boxes: NewMark['boxes'], atFlicks: number, box: Box): NonNullable<NewMark['boxes']> {
  return [...(boxes ?? []).filter((key) => key.atFlicks !== atFlicks), { atFlicks, box }].toSorted(
    (a, b) => a.atFlicks - b.atFlicks,
  )
}

/** Where a mark's box is at a moment, if it has one. */
export function boxOf({ boxes }: Pick<Appearance, 'boxes'>, at: number): Box | undefined {
  const [head, ...rest] = boxes.map(({ atFlicks, box }): KeyedBox => ({ at: atFlicks as Flicks, box }))
  return head && boxAt([head, ...rest], at as Flicks)
}

/** The shot that a moment lies in, of an asset of some length. */
export function shotAt(
  starts: readonly number[] | null,
  at: number,
  duration: number,
): { fromFlicks: number; toFlicks: number } {
  const known = starts ?? [0]
  const index = known.findLastIndex((start) => start <= at)
  return { fromFlicks: known[index] ?? 0, toFlicks: known[index + 1] ?? duration }
}

/** Which subjects fit what was typed: names that begin with it first, then words of a name or character that do. */
export function matching(palette: readonly PaletteSubject[], typed: string): PaletteSubject[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return [...palette]
  const rank = ({ name, character }: PaletteSubject): number => {
    const texts = [name, character ?? ''].map((text) => text.toLowerCase())
    if (texts[0]?.startsWith(wanted)) return 0
    if (texts.some((text) => text.split(/\s+/).some((word) => word.startsWith(wanted)))) return 1
    return texts.some((text) => text.includes(wanted)) ? 2 : 3
  }
  return palette
    .map((subject, at) => ({ subject, at, rank: rank(subject) }))
    .filter((each) => each.rank < 3)
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ subject }) => subject)
}
