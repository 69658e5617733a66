import { z } from '@hono/zod-openapi'
import {
  type Concern,
  type Remedy,
  REMEDY_KINDS,
  sayConcern,
  sayRemedy,
  sayVerdict,
  type Speaking,
  VERDICT_KINDS,
  type Verdict,
} from '@stagedoor/core/clearance'
import type { TimeRange } from '@stagedoor/core/time'
import type { Edit } from '@stagedoor/core/timeline'
import { maybeInstantOut, wireFlicks, wireInstant } from '../../plant/http/index.ts'
import { clearsAtOf, validUntilOf } from '../verdict-rows.ts'
import { wireDestination } from './wire-destination.ts'

const wireRange = z.object({ fromFlicks: wireFlicks, toFlicks: wireFlicks })
const share = z.number().min(0).max(1)
export const wireBox = z.object({ x: share, y: share, width: share, height: share })
export const wireKeyedBox = z.object({ atFlicks: wireFlicks, box: wireBox })

export const remedySchema = z
  .object({
    kind: z.enum(REMEDY_KINDS),
    said: z.string(),
    name: z.string().optional(),
    subjectId: z.string().optional(),
    grantId: z.string().optional(),
    embargoId: z.string().optional(),
    holdbackId: z.string().optional(),
    first: wireDestination.optional().openapi({ description: 'Where it must be published first.' }),
    assetId: z.string().optional(),
    ranges: z.array(wireRange).optional(),
    appearanceIds: z.array(z.string()).optional(),
    uses: z.array(z.string()).optional(),
    territories: z.array(z.string()).optional(),
    at: wireInstant.optional(),
  })
  .openapi('Remedy', { description: 'An act that would free a concern: `said` is its button.' })

const concernSchema = z
  .object({
    kind: z.string(),
    said: z.string(),
    standing: z.enum(['edits', 'held', 'refused']),
    subject: z.object({ id: z.string(), kind: z.string(), name: z.string() }).nullable(),
    embargoId: z.string().nullable(),
    assetId: z.string(),
    ranges: z.array(wireRange),
    sides: z.array(z.enum(['picture', 'sound'])),
    appearanceIds: z.array(z.string()),
    clearsAt: wireInstant.nullable(),
    remedies: z.array(remedySchema),
  })
  .openapi('Concern')

/** An edit that a verdict asks for. */
export const neededEditSchema = wireRange
  .extend({
    kind: z.enum(['blur', 'cover', 'mute', 'trim']),
    assetId: z.string(),
    boxes: z.array(wireKeyedBox),
    box: wireBox
      .nullable()
      .openapi({ description: 'Where it begins, for a first sketch; `boxes` has the whole way.' }),
  })
  .openapi('NeededEdit')

/** A verdict with its sentences, as every page and the command line read it. */
export const verdictSchema = z
  .object({
    kind: z.enum(VERDICT_KINDS),
    said: z.object({
      headline: z.string(),
      reason: z.string(),
      when: z.string(),
      after: z.string(),
      horizon: z.string().openapi({ description: 'Whom it is shown to; empty where nothing gates.' }),
      acts: z.array(remedySchema),
    }),
    concerns: z.array(concernSchema),
    edits: z.array(neededEditSchema),
    duties: z.array(z.object({ kind: z.string(), subjectId: z.string(), text: z.string() })),
    validUntil: wireInstant.nullable(),
    clearsAt: wireInstant.nullable(),
    evidenceVersion: z.int(),
  })
  .openapi('Verdict')

/** Says a verdict for the wire, in the production's zone. */
export function verdictOut(verdict: Verdict, speaking: Speaking): z.infer<typeof verdictSchema> {
  const { headline, reason, when, after, horizon, acts } = sayVerdict(verdict, speaking)
  const remedies = acts.map(({ label, remedy }) => ({ ...remedyOut(remedy, speaking), said: label }))
  return {
    kind: verdict.kind,
    said: { headline, reason, when, after, horizon, acts: remedies },
    concerns:
      verdict.kind === 'cleared' ? [] : verdict.concerns.map((concern) => concernOut(concern, speaking)),
    edits: verdict.kind === 'held' || verdict.kind === 'cleared-with-edits' ? verdict.edits.map(editOut) : [],
    duties: verdict.kind === 'cleared' || verdict.kind === 'cleared-with-edits' ? [...verdict.duties] : [],
    validUntil: maybeInstantOut(validUntilOf(verdict)),
    clearsAt: maybeInstantOut(clearsAtOf(verdict)),
    evidenceVersion: verdict.evidenceVersion,
  }
}

function concernOut(concern: Concern, speaking: Speaking): z.infer<typeof concernSchema> {
  const { facts, standing, assetId, ranges, sides, appearanceIds, clearsAt, remedies } = concern
  const subject = 'subject' in facts ? facts.subject : null
  return {
    kind: facts.kind,
    said: sayConcern(concern, speaking),
    standing,
    subject: subject && { id: subject.id, kind: subject.kind, name: subject.name },
    embargoId: facts.kind === 'embargo' ? facts.embargoId : null,
    assetId,
    ranges: ranges.map(rangeOut),
    sides: [...sides],
    appearanceIds: [...appearanceIds],
    clearsAt: maybeInstantOut(clearsAt),
    remedies: remedies.map((remedy) => remedyOut(remedy, speaking)),
  }
}

/** Says a remedy for the wire. */
export function remedyOut(remedy: Remedy, speaking: Speaking): z.infer<typeof remedySchema> {
  const said = sayRemedy(remedy, speaking)
  switch (remedy.kind) {
    case 'blur':
    case 'cover':
    case 'mute':
    case 'trim':
    case 'frame-out':
      return { ...remedy, said, ranges: remedy.ranges.map(rangeOut) }
    case 'move-to':
      return { kind: remedy.kind, said, at: new Date(remedy.at).toISOString() }
    case 'narrow':
      return { kind: remedy.kind, said, uses: [...remedy.uses], territories: [...remedy.territories] }
    case 'draw-box':
    case 'confirm-mark':
      return { ...remedy, said, appearanceIds: [...remedy.appearanceIds] }
    case 'ask-to-sign':
    case 'ask-again':
    case 'ask-to-extend':
    case 'ask-guardian':
    case 'ask-for-approval':
    case 'name-the-person':
    case 'decide-needs-none':
    case 'lift-embargo':
    case 'look-through':
    case 'make-new-version':
    case 'set-reveal':
    case 'post-crowd-notice':
    case 'choose-destination':
    case 'publish-first':
      return { ...remedy, said }
  }
}

/** Says an edit for the wire. */
export function editOut(edit: Edit): z.infer<typeof neededEditSchema> {
  const boxes = 'boxes' in edit ? edit.boxes.map(({ at, box }) => ({ atFlicks: at, box })) : []
  return {
    kind: edit.kind,
    assetId: edit.assetId,
    ...rangeOut(edit.range),
    boxes,
    box: boxes[0]?.box ?? null,
  }
}

function rangeOut({ from, to }: TimeRange): { fromFlicks: number; toFlicks: number } {
  return { fromFlicks: from, toFlicks: to }
}

/** The verdict's kind and first words, for lists. */
export const verdictWordSchema = z.object({
  kind: z.enum(VERDICT_KINDS),
  headline: z.string(),
  reason: z.string(),
})
