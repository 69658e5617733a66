import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals, shortText, wireId } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { type ListPlan, planList } from '../forms/list/plan-list.ts'
import { takeList } from '../forms/list/take-list.ts'
import { writeList } from '../forms/list/write-list.ts'

const tags = ['clearance']
const LONGEST_LIST = 1_000_000

const listBody = z.object({
  csv: z.string().min(1).max(LONGEST_LIST).openapi({
    description:
      'Heads: name, signed on, and any of key, kind, contact, template, language, signed by, relation, media, rights, uses, destinations, territories, from, until, credit, approval, scans.',
  }),
  scans: z
    .array(z.object({ id: wireId, fileName: shortText(200) }))
    .max(1000)
    .default([]),
})

const planSchema = z
  .object({
    lines: z.array(
      z.object({
        line: z.int(),
        name: z.string(),
        fate: z.enum(['added', 'there-already', 'wrong']),
        says: z.array(z.string()),
        key: z.string().nullable(),
        isNewSubject: z.boolean(),
        template: z.string().nullable(),
        scans: z.int(),
      }),
    ),
    unknownColumns: z.array(z.string()),
    strayScans: z.array(z.string()),
  })
  .openapi('FormListPlan')

const preview = createRoute({
  method: 'post',
  path: '/productions/{production}/release-form-lists/previews',
  operationId: 'previewFormList',
  tags,
  summary: 'Say line by line what taking a list of release forms over would do',
  request: { params: productionParam, body: jsonBody(listBody) },
  responses: { 200: json('What would happen', planSchema), ...refusals },
})
const take = createRoute({
  method: 'post',
  path: '/productions/{production}/release-form-lists',
  operationId: 'takeFormList',
  tags,
  summary: 'Take a list of release forms over, whole or not at all',
  request: {
    params: productionParam,
    body: jsonBody(listBody.extend({ leaveOutWrong: z.boolean().default(false) })),
  },
  responses: { 201: json('What happened', planSchema), ...refusals },
})
const write = createRoute({
  method: 'get',
  path: '/productions/{production}/release-forms.csv',
  operationId: 'exportReleaseForms',
  tags,
  request: { params: productionParam },
  responses: {
    200: { description: 'Every release form as CSV', content: { 'text/csv': { schema: z.string() } } },
    ...refusals,
  },
})

/** Lists of release forms: brought from elsewhere, and taken away. */
export function formListRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi()
    .openapi(preview, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-grants',
      })
      const { id: productionId, zone } = production
      const plan = await planList(db, { productionId, zone, list: c.req.valid('json'), now: clock.now() })
      return c.json(planOut(plan), 200)
    })
    .openapi(take, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-grants',
      })
      const { leaveOutWrong, ...list } = c.req.valid('json')
      const { id: productionId, zone } = production
      return c.json(planOut(await takeList(deps, { productionId, zone, list, leaveOutWrong, actor })), 201)
    })
    .openapi(write, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'export-log',
      })
      const { id: productionId, zone, slug } = production
      c.header('content-disposition', `attachment; filename="${slug}-release-forms.csv"`)
      return c.body(await writeList(db, { productionId, zone }), 200, {
        'content-type': 'text/csv; charset=utf-8',
      })
    })
}

function planOut({ lines, unknownColumns, strayScans }: ListPlan): z.infer<typeof planSchema> {
  return {
    lines: lines.map((line) => ({
      line: line.line,
      name: line.name,
      fate: line.fate,
      says: line.fate === 'wrong' ? [...line.says] : [],
      key: line.fate === 'wrong' ? null : line.key,
      isNewSubject: line.fate === 'added' && line.subject === null,
      template: line.fate === 'added' ? line.template.template : null,
      scans: line.fate === 'added' ? line.scanIds.length : 0,
    })),
    unknownColumns: [...unknownColumns],
    strayScans: [...strayScans],
  }
}
