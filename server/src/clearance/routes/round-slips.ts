import { createRoute, z } from '@hono/zod-openapi'
import type { NotTaken } from '@stagedoor/core/clearance/kills'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { Problem } from '@stagedoor/contract/problems'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  networkPrefix,
  RateLimit,
  refusals,
  shortText,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { productionById, tokenParam } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { keepDraft, noteRoundOpening, roundBehind, seenIn } from '../kills/round-slip.ts'
import { type Refusal, sayWords } from '../kills/say-words.ts'
import {
  countedSchema,
  shownOut,
  shownSchema,
  tallyOut,
  tallySchema,
  unitStateOut,
  unitStateSchema,
} from './kill-wire.ts'
import { wireKeyedBox } from './verdict-wire.ts'

const tags = ['slips']
const note = z.string().trim().max(2000).default('')
const draftSchema = z.array(z.object({ unitId: wireId, said: z.enum(['kill', 'approve']), note })).max(2000)

const slipSchema = z
  .object({
    production: z.object({ title: z.string(), zone: z.string() }),
    person: z.string(),
    addressedTo: z.string(),
    capacity: z.enum(['person', 'rep', 'publicist']),
    may: z.array(z.enum(['approve', 'kill'])),
    round: z.object({
      number: z.int(),
      note: z.string(),
      openedBy: z.string(),
      openedAt: wireInstant,
      silenceApprovesAt: wireInstant.nullable(),
    }),
    right: z.object({
      base: z.string(),
      counted: countedSchema,
      soloPercent: z.int(),
      groupPercent: z.int().nullable(),
      approvals: z.enum(['final', 'revocable']),
      hasEnded: z.boolean(),
    }),
    allowance: tallySchema,
    used: tallySchema,
    left: tallySchema,
    over: tallySchema,
    ofOthers: z.int().openapi({ description: 'Shown to somebody billed higher, whose word counts.' }),
    units: z.array(
      z.object({
        id: wireId,
        kind: z.enum(['still', 'shot', 'stretch', 'cut']),
        title: z.string(),
        company: z.enum(['solo', 'group']),
        weight: z.int().openapi({ description: 'One, or flicks where seconds are counted.' }),
        fromFlicks: wireFlicks.nullable(),
        toFlicks: wireFlicks.nullable(),
        shown: shownSchema,
        seen: z.array(
          z.object({ fromFlicks: wireFlicks, toFlicks: wireFlicks, boxes: z.array(wireKeyedBox) }),
        ),
        state: unitStateSchema,
        isOfRound: z.boolean().openapi({ description: 'False: asked in an earlier round of the same base.' }),
      }),
    ),
    draft: draftSchema,
    expiresAt: wireInstant.nullable(),
    now: wireInstant,
  })
  .openapi('RoundSlip')

const open = createRoute({
  method: 'get',
  path: '/round-slips/{token}',
  operationId: 'openRoundSlip',
  tags,
  summary: 'What one is asked to approve; reading changes nothing but is logged, once a day',
  request: { params: tokenParam },
  responses: { 200: json('The round', slipSchema), ...refusals },
})
const draft = createRoute({
  method: 'post',
  path: '/round-slips/{token}/drafts',
  operationId: 'keepRoundDraft',
  tags,
  summary: 'Keep answers that are not sent yet, to go on where one stopped',
  request: { params: tokenParam, body: jsonBody(z.object({ answers: draftSchema })) },
  responses: { 200: json('Kept', z.object({ kept: z.int() })), ...refusals },
})
const say = createRoute({
  method: 'post',
  path: '/round-slips/{token}/words',
  operationId: 'sayRoundWords',
  tags,
  summary: 'Send what one decided; kills past the allowance are not taken, and said',
  request: {
    params: tokenParam,
    body: jsonBody(
      z.object({
        name: shortText(120),
        words: z
          .array(z.object({ unitId: wireId, said: z.enum(['kill', 'approve', 'take-back']), note }))
          .min(1)
          .max(2000),
      }),
    ),
  },
  responses: {
    201: json(
      'The receipt',
      z
        .object({
          sendingId: wireId,
          sentAt: wireInstant,
          taken: z.array(z.object({ unitId: wireId, said: z.enum(['kill', 'approve', 'take-back']) })),
          notTaken: z.array(
            z.object({
              unitId: wireId,
              said: z.enum(['kill', 'approve', 'take-back']),
              because: z.string(),
              reason: z.string(),
            }),
          ),
          logEntry: z.int(),
          logHash: z.string(),
        })
        .openapi('RoundReceipt'),
    ),
    ...refusals,
  },
})

/** Rounds as those see them who are asked, by door slip alone. */
export function roundSlipRoutes(deps: ClearanceDeps) {
  const { db } = deps
  const tries = new RateLimit({ burst: 240, perMinute: 240 })
  const api = createApi()
  api.use('/round-slips/*', async (c, next) => {
    tries.take(networkPrefix(c.var.clientAddress), performance.now())
    await next()
    c.header('referrer-policy', 'no-referrer')
    c.header('cache-control', 'no-store')
  })
  return api
    .openapi(open, async (c) => {
      const behind = await roundBehind(deps, c.req.valid('param').token)
      await noteRoundOpening(deps, behind)
      const production = await productionById(db, behind.round.productionId)
      if (production === undefined) throw new Problem('slip-not-found')
      return c.json(slipOut(deps, behind, { title: production.title, zone: production.zone }), 200)
    })
    .openapi(draft, async (c) => {
      const { answers } = c.req.valid('json')
      await keepDraft(deps, c.req.valid('param').token, answers)
      return c.json({ kept: answers.length }, 200)
    })
    .openapi(say, async (c) => {
      const { sentAt, head, taken, notTaken, sendingId } = await sayWords(
        deps,
        c.req.valid('param').token,
        c.req.valid('json'),
      )
      return c.json(
        {
          sendingId,
          sentAt: instantOut(sentAt),
          taken: taken.map((one) => ({ ...one })),
          notTaken: notTaken.map(({ unitId, said, because }) => ({
            unitId,
            said,
            because: because.kind,
            reason: reasonOf(because),
          })),
          logEntry: head.seq,
          logHash: head.hash,
        },
        201,
      )
    })
}

type Behind = Awaited<ReturnType<typeof roundBehind>>

function slipOut(
  deps: ClearanceDeps,
  behind: Behind,
  production: { title: string; zone: string },
): z.infer<typeof slipSchema> {
  const { slip, roundSlip, round, right, delegate, stands } = behind
  const byName = new Map(behind.units.map((row) => [row.name, row]))
  const theirs = stands.units.flatMap(({ unit, name, company, weight, state }) => {
    const row = byName.get(name)
    if (row === undefined || (company.kind !== 'solo' && company.kind !== 'group')) return []
    const range = 'range' in unit ? unit.range : null
    const seen =
      unit.kind === 'cut'
        ? []
        : seenIn(behind, { assetId: unit.assetId, from: range?.from ?? 0, to: range?.to ?? null })
    return [
      {
        id: row.id,
        kind: unit.kind,
        title: row.title,
        company: company.kind,
        weight,
        fromFlicks: range?.from ?? null,
        toFlicks: range?.to ?? null,
        shown: shownOut(deps, row.shown),
        seen: seen.map(({ range: { from, to }, boxes }) => ({
          fromFlicks: from,
          toFlicks: to,
          boxes: boxes.map(({ at, box }) => ({ atFlicks: at, box: { ...box } })),
        })),
        state: unitStateOut(state),
        isOfRound: row.roundId === round.id,
      },
    ]
  })
  return {
    production,
    person: behind.subjectName,
    addressedTo: roundSlip.addressedTo,
    capacity: delegate?.capacity ?? 'person',
    may: delegate === null ? ['approve', 'kill'] : [...delegate.may],
    round: {
      number: round.number,
      note: round.note,
      openedBy: round.openedBy,
      openedAt: instantOut(round.openedAt),
      silenceApprovesAt: maybeInstantOut(round.silenceApprovesAt),
    },
    right: {
      base: right.base,
      counted: right.counted,
      soloPercent: right.soloPercent,
      groupPercent: right.groupPercent,
      approvals: right.approvals,
      hasEnded: right.endedAt !== null,
    },
    allowance: tallyOut(stands.allowance),
    used: tallyOut(stands.used),
    left: tallyOut(stands.left),
    over: tallyOut(stands.over),
    ofOthers: stands.units.filter(({ company }) => company.kind === 'of-another').length,
    units: theirs,
    draft: behind.draft.map((one) => ({ ...one })),
    expiresAt: maybeInstantOut(slip.expiresAt),
    now: instantOut(behind.now),
  }
}

/** Why a word was not taken, as a sentence to whoever said it. */
export function reasonOf(because: Refusal | NotTaken): string {
  switch (because.kind) {
    case 'allowance-spent': {
      const { of, allowance } = because
      const among = of === 'solo' ? 'alone' : 'with others'
      const many =
        allowance >= FLICKS_PER_SECOND ? `${Math.floor(allowance / FLICKS_PER_SECOND)} s` : `${allowance}`
      return `The contract lets you refuse ${many} of those ${among}, and they are spent. Take one back to refuse this one.`
    }
    case 'of-another':
      return 'Somebody billed higher is in it, and theirs is the word that counts.'
    case 'not-in-it':
      return 'You are no longer marked in it, so there is nothing of yours to refuse.'
    case 'not-asked':
      return 'It was not shown to you.'
    case 'killed-already':
      return 'It is refused already.'
    case 'approved-already':
      return 'It is approved already.'
    case 'not-killed':
      return 'There is nothing to take back.'
    case 'person-has-spoken':
      return `${because.by} has spoken on this, and their own word counts.`
    case 'approval-is-final':
      return 'It counts as approved, and the contract makes that final.'
    case 'not-entrusted':
      return 'You were not entrusted with this.'
    case 'right-ended':
      return 'This right has ended.'
  }
}
