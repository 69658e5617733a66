/** The four answers of the doorkeeper, and the two states before and after one. */
export type VerdictKind = 'cleared' | 'cleared-with-edits' | 'held' | 'refused'
export type JudgedKind = VerdictKind | 'unjudged' | 'unknown'

/** Name of a kind in style sheets. */
export const hueOf = (kind: JudgedKind): 'cleared' | 'edits' | 'held' | 'refused' | 'none' => {
  switch (kind) {
    case 'cleared-with-edits':
      return 'edits'
    case 'unjudged':
    case 'unknown':
      return 'none'
    case 'cleared':
    case 'held':
    case 'refused':
      return kind
  }
}

/** Who or what may need permission; `scene` stands for an embargo on a part of the story. */
export type SubjectKind =
  'person' | 'mark' | 'artwork' | 'music' | 'location' | 'contribution' | 'secret' | 'safety-matter' | 'scene'

const SUBJECT_KINDS: readonly string[] = [
  'person',
  'mark',
  'artwork',
  'music',
  'location',
  'contribution',
  'secret',
  'safety-matter',
  'scene',
] satisfies SubjectKind[]

/** Whether a word of the wire is a kind of subject. */
export const isSubjectKind = (kind: string | undefined): kind is SubjectKind =>
  kind !== undefined && SUBJECT_KINDS.includes(kind)
