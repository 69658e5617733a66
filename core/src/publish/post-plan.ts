import type { PlatformSpecName, Shape } from '../cut/index.ts'
import type { Flicks } from '../time/index.ts'

/** What a post says of itself where the platform has a mark for it. */
export const POST_DISCLOSURES = [
  /** Somebody else pays for it. */
  'paid-partnership',
  /** It promotes the poster's own thing. */
  'own-brand',
  /** Realistic picture or sound in it was made or changed by a machine. */
  'made-with-ai',
  'made-for-kids',
  /** The platform's own mark for what not everybody wants to see. */
  'sensitive',
] as const

/** One thing that a post says of itself. */
export type PostDisclosure = (typeof POST_DISCLOSURES)[number]

/** A file as it was measured, not as its name says. */
export interface FilmFacts {
  readonly durationFlicks: Flicks
  readonly shape: Shape
  readonly width: number
  readonly height: number
  /** Frames a second. */
  readonly frameRate: number
  readonly sizeBytes: number
  readonly container: 'mp4' | 'mov' | 'webm'
  readonly videoCodec: 'h264' | 'hevc' | 'vp8' | 'vp9' | 'av1'
  /** Null where there is no sound. */
  readonly audioCodec: 'aac' | 'opus' | 'vorbis' | 'mp3' | null
  /** The index of an MP4 stands before its bytes, so that it plays while it comes. */
  readonly hasFastStart: boolean
}

/**
 * The picture a platform shows before the film plays: always a frame of the cut's own film, which is cleared with the
 * cut. A platform is told its moment, or is handed it as a still that the house has taken there.
 */
export type Cover =
  | { readonly kind: 'moment'; readonly at: Flicks }
  | {
      readonly kind: 'still'
      readonly at: Flicks
      readonly sha256: string
      readonly sizeBytes: number
      readonly mediaType: 'image/jpeg' | 'image/png'
    }

/** What others may do with a post, where a platform lets its maker choose. */
export const POST_INTERACTIONS = ['comments', 'duets', 'stitches'] as const

/** One of them. */
export type PostInteraction = (typeof POST_INTERACTIONS)[number]

/** What was chosen of that; nobody has chosen what is not named. */
export type Interactions = Readonly<Partial<Record<PostInteraction, boolean>>>

/** One publication for one place of a platform: everything that will be on the wire, before any of it is. */
export interface PostPlan {
  /** Which of the platform's kinds of post. */
  readonly format: PlatformSpecName
  /** Empty where the platform has none. */
  readonly title: string
  /** With its hashtags, mentions and addresses, as people will read it. */
  readonly copy: string
  /** BCP 47. */
  readonly language: string | null
  readonly altText: string
  /** What is said before it is shown, where the platform can. */
  readonly contentWarning: string | null
  readonly disclosures: readonly PostDisclosure[]
  /** One of the platform's own levels; null takes its widest. */
  readonly visibility: string | null
  readonly cover: Cover | null
  readonly interactions: Interactions
  /** Written under the post by the same account as soon as it is live. */
  readonly firstComment: string | null
  /** The rest of a thread, in order. */
  readonly parts: readonly string[]
  readonly film: FilmFacts
  /** Languages, BCP 47, of the captions that go along. */
  readonly captions: readonly string[]
}
