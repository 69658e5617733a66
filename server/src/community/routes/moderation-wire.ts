import { MODERATION_ACTS, MODERATION_REASONS, TRUST_LEVELS } from '@stagedoor/core/community'
import { z } from '@hono/zod-openapi'
import { instantIn, instantOut, maybeInstantOut, wireId, wireInstant } from '../../plant/http/index.ts'
import type { ActRead } from '../moderation/read-acts.ts'
import type { AppealRead } from '../moderation/appeals.ts'
import type { Waiting } from '../moderation/queue.ts'
import type { WriterRecord } from '../moderation/writer-records.ts'

export const reasonSchema = z.enum(MODERATION_REASONS)

const aboutWriting = { writingId: wireId }
const aboutWriter = { writerId: wireId }
const aboutThread = { threadId: wireId }

/** An act as asked for. */
export const actSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('show'), ...aboutWriting }),
    z.object({ kind: z.literal('remove'), ...aboutWriting, reason: reasonSchema }),
    z.object({ kind: z.literal('restore'), ...aboutWriting }),
    z.object({ kind: z.literal('raise'), ...aboutWriting, points: z.array(wireId).min(1).max(20) }),
    z.object({ kind: z.literal('dismiss'), ...aboutWriting }),
    z.object({ kind: z.literal('remove-all'), ...aboutWriter, reason: reasonSchema }),
    z.object({
      kind: z.literal('ban'),
      ...aboutWriter,
      until: z.union([instantIn, z.null()]),
      reason: reasonSchema,
    }),
    z.object({ kind: z.literal('lift'), ...aboutWriter }),
    z.object({ kind: z.literal('distrust'), ...aboutWriter }),
    z.object({ kind: z.literal('trust-again'), ...aboutWriter }),
    z.object({ kind: z.literal('close'), ...aboutThread }),
    z.object({ kind: z.literal('open'), ...aboutThread }),
    z.object({ kind: z.literal('slow'), ...aboutThread, seconds: z.int().min(0).max(86_400) }),
    z.object({
      kind: z.literal('answer-appeal'),
      actId: wireId,
      outcome: z.enum(['stands', 'taken-back']),
      answer: z.string().trim().max(2000),
    }),
    z.object({ kind: z.literal('undo'), actId: wireId }),
  ])
  .openapi('ModerationAct')

export const recordSchema = z
  .object({
    writerId: wireId,
    handle: z.string(),
    joinedAt: wireInstant,
    trust: z.enum(TRUST_LEVELS),
    shown: z.int(),
    held: z.int(),
    removed: z.int(),
    upheld: z.int(),
    reportsUpheld: z.int(),
    reportsDismissed: z.int(),
    isDistrusted: z.boolean(),
    ban: z.object({ until: wireInstant.nullable() }).nullable(),
    acts: z.array(z.object({ kind: z.string(), reason: z.string().nullable(), at: wireInstant })),
  })
  .openapi('WriterRecord')

/** A writer's record on the wire. */
export const recordOut = ({ lastUpheldAt: _lastUpheldAt, ban, acts, joinedAt, ...record }: WriterRecord) => ({
  ...record,
  joinedAt: instantOut(joinedAt),
  ban: ban === null ? null : { until: maybeInstantOut(ban.until) },
  acts: acts.map(({ at, ...act }) => ({ ...act, at: instantOut(at) })),
})

export const waitingSchema = z
  .object({
    id: wireId,
    since: wireInstant,
    kind: z.string(),
    state: z.string(),
    handle: z.string().nullable(),
    badge: z.string().nullable(),
    source: z.string(),
    writtenAt: wireInstant,
    editedAt: wireInstant.nullable(),
    thread: z.object({
      id: wireId,
      kind: z.string(),
      title: z.string().nullable(),
      isClosed: z.boolean(),
      slowModeS: z.int(),
    }),
    parent: z.object({ handle: z.string().nullable(), source: z.string() }).nullable(),
    after: z.array(z.string()),
    findings: z.array(z.object({ name: z.string(), event: z.string(), label: z.string() })),
    record: z.union([recordSchema, z.null()]),
    reports: z.array(
      z.object({
        writerId: wireId,
        handle: z.string().nullable(),
        reason: z.string(),
        words: z.string(),
        at: wireInstant,
        upheld: z.int(),
        dismissed: z.int(),
        againstThisWriter: z.int(),
        isDistrusted: z.boolean(),
      }),
    ),
    reportCount: z.int(),
    pattern: z.enum(['none', 'ordinary', 'mass', 'one-against-one']),
    weight: z.number(),
  })
  .openapi('WaitingWriting')

const REPORTS_TOLD = 8

/** A waiting writing on the wire; of many reports the latest few are told, and how many there are. */
export const waitingOut = ({ record, reports, since, writtenAt, editedAt, ...waiting }: Waiting) => ({
  ...waiting,
  after: [...waiting.after],
  findings: [...waiting.findings],
  since: instantOut(since),
  writtenAt: instantOut(writtenAt),
  editedAt: maybeInstantOut(editedAt),
  record: record === null ? null : recordOut(record),
  reports: reports.slice(0, REPORTS_TOLD).map(({ reporterId, at, joinedAt: _joined, ...report }) => ({
    ...report,
    writerId: reporterId,
    at: instantOut(at),
  })),
})

export const actReadSchema = z
  .object({
    id: wireId,
    seq: z.int(),
    kind: z.enum(MODERATION_ACTS),
    reason: reasonSchema.nullable(),
    at: wireInstant,
    by: z.string(),
    handle: z.string().nullable(),
    note: z.string(),
    writingId: wireId.nullable(),
    threadId: wireId.nullable(),
    answers: wireId.nullable(),
    moved: z.int(),
    until: wireInstant.nullable(),
    isUndone: z.boolean(),
  })
  .openapi('ModerationActRead')

/** A line of the record on the wire. */
export const actOut = ({ at, until, ...act }: ActRead) => ({
  ...act,
  at: instantOut(at),
  until: maybeInstantOut(until),
})

export const appealSchema = z
  .object({
    actId: wireId,
    kind: z.string(),
    reason: reasonSchema.nullable(),
    handle: z.string().nullable(),
    writerId: wireId,
    source: z.string(),
    sentAt: wireInstant,
    by: z.string(),
    actAt: wireInstant,
    texts: z.array(z.string()),
  })
  .openapi('Appeal')

/** An appeal on the wire. */
export const appealOut = ({ sentAt, actAt, texts, ...appeal }: AppealRead) => ({
  ...appeal,
  texts: [...texts],
  sentAt: instantOut(sentAt),
  actAt: instantOut(actAt),
})

export const settingsSchema = z
  .object({
    isOpen: z.boolean(),
    isGrownOnly: z.boolean(),
    editWindowS: z.int().min(0).max(86_400),
    houseRules: z.string().max(4000),
    holdsNewcomers: z.boolean(),
    keptDays: z.int().min(1).max(365),
  })
  .openapi('CommunitySettings')
