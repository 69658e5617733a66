import { z } from '@hono/zod-openapi'
import { instantOut, maybeInstantOut, shortText, wireId, wireInstant } from '../../plant/http/index.ts'
import { productionParam } from '../../production/index.ts'
import type { SeenAnswer } from '../questions/read-answers.ts'
import type { SeenQuestion } from '../questions/read-questions.ts'
import type { SeenSession } from '../questions/read-sessions.ts'

export const QUESTION_LONGEST = 600
// In code units: characters are counted where words are checked.
export const ANSWER_LONGEST = 8000

export const questionParam = productionParam.extend({ question: wireId })
export const answerParam = productionParam.extend({ answer: wireId })
export const sessionParam = productionParam.extend({ session: wireId })

/** Labels of the story that words give away; none: they give nothing away that the place itself does not. */
export const spoilsSchema = z.array(wireId).max(50).default([])
export const answerBody = z
  .object({
    text: z.string().trim().max(ANSWER_LONGEST).default(''),
    post: z.string().max(80).nullish(),
    spoils: spoilsSchema,
  })
  .refine(({ text, post }) => text !== '' || (post ?? null) !== null, {
    message: 'an answer is words, a clip or both',
  })
export const questionBody = z.object({
  text: shortText(QUESTION_LONGEST),
  spoils: spoilsSchema,
  session: wireId.nullish(),
  asItIs: z
    .boolean()
    .default(false)
    .openapi({ description: 'Send it as it is, after having been asked where it belongs.' }),
})

const answererSchema = z.object({ name: z.string(), craft: z.string(), kind: z.enum(['crew', 'cast']) })

export const answerSchema = z
  .object({
    id: wireId,
    html: z.string(),
    source: z.string().nullable().openapi({ description: 'As it was typed, for whoever wrote it.' }),
    by: answererSchema.nullable(),
    handle: z.string().nullable(),
    saidAt: wireInstant,
    editedAt: wireInstant.nullable(),
    isMine: z.boolean(),
    clip: z.object({ slug: z.string(), title: z.string() }).nullable(),
  })
  .openapi('CrewAnswer')

export const questionSchema = z
  .object({
    id: wireId,
    html: z.string(),
    handle: z.string().nullable(),
    askedAt: wireInstant,
    votes: z.int(),
    isVoted: z.boolean(),
    isMine: z.boolean(),
    isDeclined: z.boolean().openapi({ description: 'For whoever asked alone.' }),
    isRaised: z
      .boolean()
      .openapi({ description: 'Whether it waits for a later place in the story than its thread.' }),
    mayAnswer: z.boolean().openapi({ description: 'Whether this viewer holds a badge.' }),
    answers: z.array(answerSchema),
  })
  .openapi('FanQuestion')

export const sessionSchema = z
  .object({
    id: wireId,
    title: z.string(),
    from: wireInstant,
    until: wireInstant,
    state: z.enum(['announced', 'open', 'closed']),
    turnsInMs: z
      .int()
      .nullable()
      .openapi({ description: 'When its state changes by itself; null once it is over.' }),
    answerers: z.array(answererSchema),
  })
  .openapi('QuestionSession')

export const answerOut = ({ saidAt, editedAt, by, clip, ...answer }: SeenAnswer) => ({
  ...answer,
  by: by === null ? null : { ...by },
  clip: clip === null ? null : { ...clip },
  saidAt: instantOut(saidAt),
  editedAt: maybeInstantOut(editedAt),
})

// Whoever asked is not told that it is held: a guess would learn from it what it hit.
export const questionOut = (seen: SeenQuestion) => {
  const { id, html, handle, votes, isVoted, isMine, isDeclined, isRaised, mayAnswer } = seen
  return {
    id,
    html,
    handle,
    votes,
    isVoted,
    isMine,
    isDeclined,
    isRaised,
    mayAnswer,
    askedAt: instantOut(seen.askedAt),
    answers: seen.answers.map(answerOut),
  }
}

export const sessionOut = ({ from, until, answerers, ...session }: SeenSession) => ({
  ...session,
  from: instantOut(from),
  until: instantOut(until),
  answerers: answerers.map((one) => ({ ...one })),
})
