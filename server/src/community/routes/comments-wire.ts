import { z } from '@hono/zod-openapi'
import { LONGEST_WRITING, REACTIONS } from '@stagedoor/core/community'
import { localOf } from '@stagedoor/core/time'
import { instantOut, maybeInstantOut, wireFlicks, wireId, wireInstant } from '../../plant/http/index.ts'
import { SAID_KINDS } from '../comments/said-at.ts'
import type { Told, ToldAnswer, ToldComment } from '../comments/read-talk.ts'
import type { SeenComment } from '../comments/seen-comment.ts'
import type { CommentKept } from '../comments/write-comment.ts'

const reactionKind = z.enum(REACTIONS)

const line = z.object({
  id: wireId,
  parent: wireId
    .nullable()
    .openapi({ description: 'What it answers; null for a comment on the post itself.' }),
  standing: z.enum(['there', 'gone', 'hushed']).openapi({
    description:
      '`gone` was taken back by its writer, `hushed` is by somebody the viewer silenced; both have no words.',
  }),
  handle: z.string().nullable(),
  badge: z.object({ kind: z.enum(['crew', 'cast']), name: z.string(), craft: z.string() }).nullable(),
  html: z.string().openapi({ description: 'Safe to show as it is.' }),
  atFlicks: wireFlicks.nullable(),
  writtenOn: z.iso.date(),
  writtenAt: wireInstant
    .nullable()
    .openapi({ description: 'Null for what waits for a point of the story: its day is told.' }),
  isEdited: z.boolean(),
  isRaised: z.boolean().openapi({ description: 'Behind a gate of its own.' }),
  reactions: z.partialRecord(reactionKind, z.int()),
  reacted: z.array(reactionKind),
  isMine: z.boolean(),
  source: z.string().nullable().openapi({ description: 'What its writer typed, for them alone.' }),
  changeableUntil: wireInstant.nullable(),
})

/** A comment alone. */
export const commentSchema = line.openapi('Comment')
const answerSchema = line
  .extend({ answers: z.array(commentSchema), hasMore: z.boolean() })
  .openapi('CommentAnswer')
const topSchema = line.extend({ answers: z.array(answerSchema), hasMore: z.boolean() }).openapi('TopComment')

/** The talk of a post. */
export const talkSchema = z
  .object({
    isOpen: z.boolean(),
    isClosed: z.boolean(),
    slowModeS: z.int(),
    count: z.int(),
    you: z.object({ handle: z.string(), hasBadge: z.boolean() }).nullable(),
    items: z.array(topSchema),
    next: z.string().nullable(),
  })
  .openapi('Talk')
/** Answers behind the first ones. */
export const answersSchema = z.object({ items: z.array(answerSchema), next: z.string().nullable() })
/** Comments at moments of a film. */
export const momentsSchema = z.object({ items: z.array(commentSchema), next: z.null() })
const placeSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('post'), slug: z.string(), title: z.string() }),
    z.object({ kind: z.literal('question'), id: wireId }),
    z.object({ kind: z.literal('theory'), id: wireId }),
  ])
  .openapi({ description: 'On whose page it stands.' })
/** The page of a fan. */
export const fanPageSchema = z
  .object({
    handle: z.string(),
    badge: line.shape.badge,
    isYou: z.boolean(),
    items: z.array(line.extend({ kind: z.enum(SAID_KINDS), on: placeSchema })),
    next: z.string().nullable(),
  })
  .openapi('FanPage')

const askedSchema = z.object({
  kind: z.literal('asked'),
  labels: z.array(z.object({ id: wireId, label: z.string() })),
})
const writtenSchema = z.object({ kind: z.literal('written'), comment: commentSchema })
/** What became of words that were sent: there, or the question where they belong. */
export const keptSchema = z.union([writtenSchema, askedSchema])

const words = z.string().max(LONGEST_WRITING * 16)
const said = {
  words,
  mayGiveAway: z
    .array(wireId)
    .max(50)
    .default([])
    .openapi({ description: 'Labels of the story that it speaks of.' }),
  asItIs: z.boolean().default(false).openapi({ description: 'Keep it where it is; do not ask.' }),
}
/** A comment as it is sent. */
export const commentIn = z.object({
  ...said,
  answers: wireId.nullable().default(null),
  atFlicks: wireFlicks.nullable().default(null),
})
/** A change of one. */
export const changeIn = z.object(said)

/** How times are told in a production. */
export interface Telling {
  readonly zone: string
  readonly editWindowS: number
}

/** A comment on the wire. No id of a viewer, an account or a gate is in it. */
export function lineOut(comment: SeenComment, { zone, editWindowS }: Telling) {
  const { id, standing, handle, badge, html, source, atFlicks, isEdited, isRaised, isMine } = comment
  return {
    id,
    parent: comment.parentId,
    standing,
    handle,
    badge: badge === null ? null : { ...badge },
    html,
    atFlicks,
    writtenOn: localOf(comment.writtenAt, zone).date,
    writtenAt: maybeInstantOut(isRaised ? null : comment.writtenAt),
    isEdited,
    isRaised,
    reactions: { ...comment.reactions },
    reacted: [...comment.reacted],
    isMine,
    source,
    changeableUntil:
      isMine && standing === 'there' ? instantOut(comment.writtenAt + editWindowS * 1000) : null,
  }
}

/** An answer on the wire, with those to it. */
export const answerOut = (answer: ToldAnswer, telling: Telling) => ({
  ...lineOut(answer, telling),
  ...belowOut(answer, (one) => lineOut(one, telling)),
})

/** A comment on a post on the wire, with the talk below it. */
export const topOut = (top: ToldComment, telling: Telling) => ({
  ...lineOut(top, telling),
  ...belowOut(top, (one) => answerOut(one, telling)),
})

const belowOut = <Answer, Out>({ answers, hasMore }: Told<Answer>, out: (answer: Answer) => Out) => ({
  answers: answers.map(out),
  hasMore,
})

/** What became of words that were sent, on the wire. */
export const keptOut = (kept: CommentKept) =>
  kept.kind === 'asked'
    ? { kind: kept.kind, labels: kept.labels.map((label) => ({ ...label })) }
    : { kind: kept.kind, comment: lineOut(kept.comment, kept) }
