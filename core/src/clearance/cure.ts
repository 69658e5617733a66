import type { Edit } from '../timeline/index.ts'
import type { Appearance, Side } from './appearance.ts'
import type { Subject } from './subject.ts'

/** The kind of edit that cures a concern. */
export type Cure = Edit['kind']

/** Which edit takes a subject out of one side. Likeness, mark and artwork blur; secrets, text and safety matters are covered, never blurred; without a box only a trim helps. */
export function cureFor(subject: Subject, side: Side, region: Appearance['region']): Cure {
  if (subject.kind === 'location' || subject.kind === 'contribution') return 'trim'
  if (side === 'sound') return 'mute'
  if (region.kind === 'not-drawn') return 'trim'
  return hidersOf(subject).includes('blur') ? 'blur' : 'cover'
}

/** Which box edits already in a timeline hide a subject's picture where they hold its box. */
export function hidersOf(subject: Subject): readonly ('blur' | 'cover')[] {
  switch (subject.kind) {
    case 'person':
    case 'mark':
    case 'artwork':
      return ['blur', 'cover']
    case 'music':
    case 'secret':
    case 'safety-matter':
      return ['cover']
    case 'location':
    case 'contribution':
      return []
  }
}

/** Whether a mute silences a subject's sound: a place is recognised, and footage is somebody's, all the same. */
export function isSilencedByMute(subject: Subject): boolean {
  return subject.kind !== 'location' && subject.kind !== 'contribution'
}
