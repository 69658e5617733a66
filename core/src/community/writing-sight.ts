import type { Guise, WhyPasses } from '../wall/index.ts'

/** What somebody gets to see of a writing: its words; that something stands there and no words; nothing at all. */
export const WRITING_SIGHTS = ['words', 'place', 'nothing'] as const

/** What somebody gets to see of a writing. */
export type WritingSight = (typeof WRITING_SIGHTS)[number]

/** A production's community, as it lets people in. */
export interface CommunityDoor {
  readonly isOpen: boolean
  readonly isGrownOnly: boolean
}

/**
 * One thing on which it hangs whether somebody made up reads a writing: the page of the production, the place where people
 * talk, the community's own door, whether the writing stands, the gate that it was raised behind, that of the clip which
 * answers, and what it answers itself.
 */
export type WritingLayer =
  | { readonly of: 'page' | 'talk' | 'raised' | 'clip'; readonly holds: boolean; readonly why: WhyPasses }
  | ({ readonly of: 'community'; readonly holds: boolean } & CommunityDoor)
  | { readonly of: 'state'; readonly holds: boolean; readonly state: StoodWriting['state'] }
  | { readonly of: 'above'; readonly holds: boolean }

/** A writing, by what its words hang on besides gates. */
export interface StoodWriting {
  readonly kind: 'comment' | 'question' | 'answer' | 'theory'
  readonly state: 'shown' | 'held' | 'removed' | 'deleted'
}

/** Whether a community lets somebody made up in. */
export function doorLayer(door: CommunityDoor, guise: Guise): WritingLayer {
  const { isOpen, isGrownOnly } = door
  return { of: 'community', isOpen, isGrownOnly, holds: isOpen && (!isGrownOnly || guise === 'grown') }
}

/** Whether a writing stands. Somebody made up has written nothing, so none that is held is theirs. */
export const stateLayer = (state: StoodWriting['state']): WritingLayer => ({
  of: 'state',
  state,
  holds: state === 'shown',
})

/**
 * What somebody made up sees of a writing. A theory is a seal wherever its words are not read. A comment that its writer
 * took back leaves a gap. An answer is read below its question and nowhere else; a comment is read by itself too.
 */
export function sightOf({ kind, state }: StoodWriting, layers: readonly WritingLayer[]): WritingSight {
  const fails = new Set(layers.filter(({ holds }) => !holds).map(({ of }) => of))
  if (fails.has('page') || fails.has('talk') || fails.has('community')) return 'nothing'
  const isBehind = !fails.has('raised') && !fails.has('clip')
  if (isBehind && state === 'shown' && !(kind === 'answer' && fails.has('above'))) return 'words'
  if (kind === 'theory') return 'place'
  return isBehind && state === 'deleted' && kind === 'comment' ? 'place' : 'nothing'
}
