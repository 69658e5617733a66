import { type Chapter, type Cue, isShape, type Shape } from '@stagedoor/core/cut'
import { flicks } from '@stagedoor/core/time'
import type { Timeline } from '@stagedoor/core/timeline'
import { z } from 'zod'
import {
  destinationAt,
  momentSchema,
  territorySchema,
  timelineSchema,
  useSchema,
} from '../clearance/index.ts'

// Values of core as jsonb keeps them; parsed here, trusted everywhere else.

/** What a cut is meant for: the question that the doorkeeper answers about it until it is published. */
export const meantForSchema = z.object({
  uses: z.array(useSchema).min(1),
  destination: z
    .object({ platform: z.string(), account: z.string() })
    .transform(({ platform, account }) => destinationAt(platform, account)),
  territories: z.array(territorySchema).min(1),
  moment: momentSchema,
})
export type MeantFor = z.infer<typeof meantForSchema>

/** Captions in cut time. */
export const cuesSchema = z.array(
  z
    .object({ from: z.int().min(0), to: z.int(), text: z.string() })
    .transform(({ from, to, text }): Cue => ({ from: flicks(from), to: flicks(to), text })),
)

/** Chapters in cut time. */
export const chaptersSchema = z.array(
  z
    .object({ at: z.int().min(0), title: z.string() })
    .transform(({ at, title }): Chapter => ({ at: flicks(at), title })),
)

const shapeSchema = z.string().refine(isShape, 'no such shape')

/** One version of a cut as its row keeps it. */
export const versionSchema = z.object({
  shape: shapeSchema,
  timeline: timelineSchema,
  captions: cuesSchema,
  chapters: chaptersSchema,
})

/** One version of an edit for a purpose: its shape, what it is made of, its captions and its chapters. */
export interface CutVersion {
  readonly shape: Shape
  readonly timeline: Timeline
  readonly captions: readonly Cue[]
  readonly chapters: readonly Chapter[]
}
