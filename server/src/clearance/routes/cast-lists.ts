import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { previewCastList, takeCastList } from '../marking/mark-cast-list.ts'

const tags = ['marking']
// A feature's whole crew list is a tenth of it.
const LONGEST_LIST = 500_000

const fateSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('new'), line: z.int(), name: z.string() }),
    z.object({
      kind: z.literal('changed'),
      line: z.int(),
      name: z.string(),
      subjectId: wireId,
      fields: z.array(z.enum(['character', 'billing', 'minor', 'bornOn', 'contact'])),
    }),
    z.object({ kind: z.literal('known'), line: z.int(), name: z.string(), subjectId: wireId }),
    z.object({
      kind: z.literal('refused'),
      line: z.int(),
      name: z.string(),
      why: z.enum([
        'name-missing',
        'name-too-long',
        'kind-unknown',
        'billing-no-number',
        'born-no-date',
        'minor-unclear',
        'named-twice',
        'not-a-person',
      ]),
    }),
  ])
  .openapi('CastListLine')

const castList = z
  .object({
    text: z.string().min(1).max(LONGEST_LIST).openapi({
      description:
        'CSV with headings: name, and any of character, kind, billing, minor, born on, contact, in any order.',
    }),
    dayId: wireId
      .nullable()
      .default(null)
      .openapi({ description: 'The shooting day whose call sheet it is.' }),
  })
  .openapi('CastList')
const fates = z.object({ lines: z.array(fateSchema) })

const preview = createRoute({
  method: 'post',
  path: '/productions/{production}/cast-lists/previews',
  operationId: 'previewCastList',
  tags,
  summary: 'Say line by line what taking a cast list or call sheet would do',
  request: { params: productionParam, body: jsonBody(castList) },
  responses: { 200: json('Line by line', fates), ...refusals },
})
const take = createRoute({
  method: 'post',
  path: '/productions/{production}/cast-lists',
  operationId: 'takeCastList',
  tags,
  summary: 'Take a cast list or call sheet; taken twice it changes nothing the second time',
  request: { params: productionParam, body: jsonBody(castList) },
  responses: { 201: json('What each line did', fates), ...refusals },
})

/** Cast lists and call sheets: previewed line by line, and taken. */
export function castListRoutes(deps: ClearanceDeps) {
  return createApi()
    .openapi(preview, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'mark',
      })
      const lines = await previewCastList(deps, { productionId: production.id, ...c.req.valid('json') })
      return c.json({ lines: lines.map(copied) }, 200)
    })
    .openapi(take, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'mark',
      })
      const list = { productionId: production.id, ...c.req.valid('json') }
      const lines = await takeCastList(deps, { ...list, actor })
      return c.json({ lines: lines.map(copied) }, 201)
    })
}

function copied(fate: Awaited<ReturnType<typeof previewCastList>>[number]): z.infer<typeof fateSchema> {
  return fate.kind === 'changed' ? { ...fate, fields: [...fate.fields] } : fate
}
