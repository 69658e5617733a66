import { type Reveal, type Subject, subjectId, type Territory, WORLD } from '@stagedoor/core/clearance'
import type { Story, StoryPointId } from '@stagedoor/core/production'
import { z } from 'zod'
import { delay, end, id, momentFor, text, territory } from './values.ts'

const pointId = z.codec(id, z.custom<StoryPointId>(), {
  decode: (written) => written as StoryPointId,
  encode: (point) => point,
})

/** A subject's id, where others name it. */
export const subjectRef = z.codec(id, z.custom<Subject['id']>(), {
  decode: subjectId,
  encode: (subject) => subject,
})

const revealAt = momentFor('embargo-ends')

type RevealIn =
  | { kind: 'at'; at: z.input<typeof revealAt> }
  | { kind: 'never' }
  | {
      kind: 'premiere'
      of?: string | undefined
      territory?: string | undefined
      delay?: z.input<typeof delay>
    }
  | { kind: 'story-point'; point: string }
  | { kind: 'with'; secret: string }
  | { kind: 'all' | 'any'; of: [RevealIn, ...RevealIn[]] }

/** When a secret stops being one. */
export const reveal: z.ZodType<Reveal, RevealIn> = z
  .lazy(() => revealOf)
  .meta({
    id: 'Reveal',
    description: 'When a secret stops being one; a list of several is `all` of them, or `any`.',
  })

const revealOf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at'), at: revealAt }),
  z.strictObject({ kind: z.literal('never') }),
  z.codec(
    z.strictObject({
      kind: z.literal('premiere'),
      of: pointId.optional(),
      territory: z.union([z.literal('each'), territory]).default(WORLD),
      delay,
    }),
    z.custom<Extract<Reveal, { kind: 'premiere' }>>(),
    {
      decode: ({ of, ...premiere }) => ({ ...premiere, of: of ?? null }),
      encode: ({ of, ...premiere }) => (of === null ? premiere : { ...premiere, of }),
    },
  ),
  z.strictObject({ kind: z.literal('story-point'), point: pointId }),
  z.codec(
    z.strictObject({ kind: z.literal('with'), secret: subjectRef }),
    z.custom<Extract<Reveal, { kind: 'with' }>>(),
    {
      decode: ({ secret }) => ({ kind: 'with' as const, secretId: secret }),
      encode: ({ secretId }) => ({ kind: 'with' as const, secret: secretId }),
    },
  ),
  z.strictObject({ kind: z.enum(['all', 'any']), of: z.tuple([reveal], reveal) }),
])

/** The production's spine, and where and when it opens. */
export const story = z.codec(
  z
    .strictObject({
      points: z
        .array(
          z.strictObject({
            id: pointId,
            name: text,
            after: z.array(pointId).default([]),
            publicAt: end.default(null),
          }),
        )
        .default([]),
      premieres: z
        .array(
          z.strictObject({
            of: pointId.nullable().default(null),
            territory: territory.default(WORLD as Territory),
            at: momentFor('embargo-ends'),
          }),
        )
        .default([]),
    })
    .meta({ id: 'Story' }),
  z.custom<Story>(),
  {
    decode: (written): Story => written,
    encode: ({ points, premieres }) => ({
      points: points.map((point) => ({ ...point, after: [...point.after] })),
      premieres: premieres.map((premiere) => ({ ...premiere, territory: premiere.territory as Territory })),
    }),
  },
)
