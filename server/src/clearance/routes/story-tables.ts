import { createRoute, z } from '@hono/zod-openapi'
import {
  LONGEST_TABLE,
  saySceneChange,
  sayStoryChange,
  type TableFlaw,
  writePointTable,
  writeSceneTable,
} from '@stagedoor/core/clearance/story-table'
import { createApi, json, jsonBody, refusals } from '../../plant/http/index.ts'
import { authorize, productionParam, scenesOf } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { importScenes, planSceneImport } from '../scene-import.ts'
import { importStory, spineOf, type StoryImport, tryImportStory } from '../story-import.ts'
import { digestOfPlan } from '../try-import.ts'

const tags = ['clearance']

const csv = z.string().min(1).max(LONGEST_TABLE)
const expects = z
  .string()
  .max(64)
  .optional()
  .openapi({ description: 'The `digest` of the preview that was looked at; another story is refused.' })

const pointTable = z.object({
  csv: csv.openapi({
    description:
      'Columns: name, and any of season, safe label, after, public moment, premieres. Several of a cell are parted by |.',
  }),
  removesMissing: z
    .boolean()
    .default(false)
    .openapi({ description: 'Whether points that the table does not have are taken out.' }),
})
const sceneTable = z.object({
  csv: csv.openapi({ description: 'Columns: number, and any of title, point.' }),
})

const planFields = {
  changes: z.array(z.object({ kind: z.string(), says: z.string() })),
  flaws: z.array(z.object({ line: z.int(), column: z.string().nullable(), says: z.string() })),
  digest: z.string().openapi({ description: 'Of these changes; give it back as `expects`.' }),
}
const storyPlan = z
  .object({
    ...planFields,
    verdicts: z.int().openapi({ description: 'How many verdicts are others by it.' }),
    shut: z.int().openapi({ description: 'How many things that are out are shut by it.' }),
  })
  .openapi('StoryPlan')
const scenePlan = z.object(planFields).openapi('ScenePlan')

const table = (description: string) => ({
  200: { description, content: { 'text/csv': { schema: z.string() } } },
  ...refusals,
})

const writeStory = createRoute({
  method: 'get',
  path: '/productions/{production}/story.csv',
  operationId: 'exportStory',
  tags,
  request: { params: productionParam },
  responses: table('The points of the story as CSV'),
})
const writeScenes = createRoute({
  method: 'get',
  path: '/productions/{production}/scenes.csv',
  operationId: 'exportScenes',
  tags,
  request: { params: productionParam },
  responses: table('The scenes as CSV'),
})
const previewStory = createRoute({
  method: 'post',
  path: '/productions/{production}/story-tables/previews',
  operationId: 'previewStoryTable',
  tags,
  summary: 'Say what taking a table of points over would change, and what is wrong in it',
  request: { params: productionParam, body: jsonBody(pointTable) },
  responses: { 200: json('What would happen', storyPlan), ...refusals },
})
const takeStory = createRoute({
  method: 'post',
  path: '/productions/{production}/story-tables',
  operationId: 'takeStoryTable',
  tags,
  summary: 'Take a table of points over, whole or not at all',
  request: { params: productionParam, body: jsonBody(pointTable.extend({ expects })) },
  responses: { 201: json('What happened', storyPlan), ...refusals },
})
const previewScenes = createRoute({
  method: 'post',
  path: '/productions/{production}/scene-tables/previews',
  operationId: 'previewSceneTable',
  tags,
  summary: 'Say what taking a table of scenes over would change, and what is wrong in it',
  request: { params: productionParam, body: jsonBody(sceneTable) },
  responses: { 200: json('What would happen', scenePlan), ...refusals },
})
const takeScenes = createRoute({
  method: 'post',
  path: '/productions/{production}/scene-tables',
  operationId: 'takeSceneTable',
  tags,
  summary: 'Take a table of scenes over, whole or not at all',
  request: { params: productionParam, body: jsonBody(sceneTable.extend({ expects })) },
  responses: { 201: json('What happened', scenePlan), ...refusals },
})

const CSV = { 'content-type': 'text/csv; charset=utf-8' }

/** The story and the scenes as tables: taken away, looked at before they change anything, and taken over. */
export function storyTableRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi()
    .openapi(writeStory, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      c.header('content-disposition', `attachment; filename="${production.slug}-story.csv"`)
      return c.body(writePointTable(await spineOf(db, production.id), production.zone), 200, CSV)
    })
    .openapi(writeScenes, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const { points } = await spineOf(db, production.id)
      c.header('content-disposition', `attachment; filename="${production.slug}-scenes.csv"`)
      return c.body(writeSceneTable(await scenesOf(db, production.id), points), 200, CSV)
    })
    .openapi(previewStory, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-story',
      })
      const { id: productionId, zone } = production
      const order = { productionId, zone, actor, ...c.req.valid('json') }
      return c.json(storyOut(await tryImportStory(deps, order), zone), 200)
    })
    .openapi(takeStory, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-story',
      })
      const { id: productionId, zone } = production
      const { expects, ...brought } = c.req.valid('json')
      const order = { productionId, zone, actor, ...brought, expects: expects ?? null }
      return c.json(storyOut(await importStory(deps, order), zone), 201)
    })
    .openapi(previewScenes, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-story',
      })
      const plan = await planSceneImport(db, { productionId: production.id, ...c.req.valid('json') })
      return c.json(sceneOut(plan), 200)
    })
    .openapi(takeScenes, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-story',
      })
      const { expects, csv: brought } = c.req.valid('json')
      const order = { productionId: production.id, csv: brought, expects: expects ?? null }
      return c.json(sceneOut(await importScenes(deps, order)), 201)
    })
}

const flawsOut = (flaws: readonly TableFlaw[]) => flaws.map((flaw) => ({ ...flaw }))

function storyOut({ changes, flaws, verdicts, shut }: StoryImport, zone: string): z.infer<typeof storyPlan> {
  return {
    changes: changes.map((change) => ({ kind: change.kind, says: sayStoryChange(change, zone) })),
    flaws: flawsOut(flaws),
    digest: digestOfPlan(changes),
    verdicts,
    shut,
  }
}

function sceneOut({
  changes,
  flaws,
}: Awaited<ReturnType<typeof planSceneImport>>): z.infer<typeof scenePlan> {
  return {
    changes: changes.map((change) => ({ kind: change.kind, says: saySceneChange(change) })),
    flaws: flawsOut(flaws),
    digest: digestOfPlan(changes),
  }
}
