import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, maybeInstantOut, refusals, wireId, wireInstant } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { IngestDeps } from '../deps.ts'
import { readProcessing } from '../processing.ts'

const stepStates = z.enum(['waiting', 'working', 'done', 'failed', 'cancelled'])

const waits = z
  .object({
    because: z.enum(['no-worker', 'after', 'tried', 'behind', 'room', 'next']).openapi({
      description:
        'no-worker: none is running; after: another step of the asset comes first; tried: a try failed and a pause follows; behind: others of its kind come before it; room: the machines are busy; next: it begins within the second.',
    }),
    job: z.string().optional(),
    state: stepStates.optional(),
    steps: z.int().optional(),
  })
  .openapi('WhyAStepWaits')

const processingSchema = z
  .object({
    workers: z.array(
      z.object({
        id: wireId,
        name: z.string(),
        cores: z.int(),
        steps: z.int().openapi({ description: 'How many steps it works on.' }),
      }),
    ),
    waiting: z.int(),
    working: z.int(),
    failed: z.int(),
    stopped: z.int(),
    steps: z.array(
      z
        .object({
          id: wireId,
          job: z.string(),
          assetId: wireId,
          title: z.string(),
          state: stepStates,
          stage: z.string().nullable(),
          done: z.number(),
          total: z.number().nullable(),
          tries: z.int(),
          worker: z.string().nullable().openapi({ description: 'Who works on it, or did last.' }),
          waits: waits.nullable(),
          leftMs: z
            .int()
            .nullable()
            .openapi({ description: 'How much longer at the speed so far, in milliseconds.' }),
          mayHandOn: z.boolean().openapi({ description: 'Another worker could take it.' }),
          againBy: z.enum(['step', 'asset']).openapi({
            description: 'How it is tried again: this step, or the whole preparation of the asset.',
          }),
          problem: z.record(z.string(), z.unknown()).nullable(),
          startedAt: wireInstant.nullable(),
          endedAt: wireInstant.nullable(),
        })
        .openapi('ProcessingStep'),
    ),
  })
  .openapi('Processing')

const read = createRoute({
  method: 'get',
  path: '/productions/{production}/processing',
  operationId: 'readProcessing',
  tags: ['ingest'],
  summary:
    'What is being made of the footage, how far it is, and what waits and why; of one asset every step',
  request: { params: productionParam, query: z.object({ asset: wireId.optional() }) },
  responses: { 200: json('The steps, those under way first', processingSchema), ...refusals },
})

/** What is being made of a production's footage. */
export function processingRoutes({ db }: IngestDeps) {
  return createApi().openapi(read, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    const assetId = c.req.valid('query').asset ?? null
    const { steps, ...about } = await readProcessing(db, { productionId: production.id, assetId })
    const out = steps.map(({ waits: why, startedAt, endedAt, ...step }) => ({
      ...step,
      waits:
        why === null
          ? null
          : {
              because: why.because,
              ...('job' in why ? { job: why.job, state: why.state } : {}),
              ...('steps' in why ? { steps: why.steps } : {}),
            },
      startedAt: maybeInstantOut(startedAt),
      endedAt: maybeInstantOut(endedAt),
    }))
    return c.json({ ...about, steps: out }, 200)
  })
}
