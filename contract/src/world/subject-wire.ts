import type { Holding, Person, SafetyMatter, Secret, Subject } from '@stagedoor/core/clearance'
import { z } from 'zod'
import { reveal, subjectRef } from './story-wire.ts'
import { momentFor, text } from './values.ts'

const called = { id: subjectRef, name: text }

const person = z.codec(
  z
    .strictObject({
      kind: z.literal('person'),
      ...called,
      identified: z.boolean().default(true),
      minor: z.boolean().default(false),
      comesOfAgeAt: momentFor('embargo-ends').optional(),
    })
    .meta({
      id: 'Person',
      description: 'One nobody has named yet is not identified, and goes by a working name.',
    }),
  z.custom<Person>(),
  {
    decode: ({ comesOfAgeAt, ...named }): Person => ({ ...named, comesOfAgeAt: comesOfAgeAt ?? null }),
    encode: ({ comesOfAgeAt, ...named }) => (comesOfAgeAt === null ? named : { ...named, comesOfAgeAt }),
  },
)

const holding = z.strictObject({
  kind: z.enum(['mark', 'artwork', 'music', 'location', 'contribution']),
  ...called,
}) satisfies z.ZodType<Holding>

const secret = z.strictObject({ kind: z.literal('secret'), ...called, reveal }) satisfies z.ZodType<Secret>

const safetyMatter = z.strictObject({
  kind: z.literal('safety-matter'),
  ...called,
}) satisfies z.ZodType<SafetyMatter>

/** Who or what may need permission or patience. */
export const subject: z.ZodType<Subject> = z
  .discriminatedUnion('kind', [person, holding, secret, safetyMatter])
  .meta({ id: 'Subject' })
