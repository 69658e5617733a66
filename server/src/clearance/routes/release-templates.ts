import { createRoute, z } from '@hono/zod-openapi'
import type { GrantScope } from '@stagedoor/core/clearance'
import { USES, WORLD } from '@stagedoor/core/clearance'
import { createApi, json, jsonBody, refusals } from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import { agreementSchema } from '../forms/agreement.ts'
import { formTerms } from '../forms/compose-form.ts'
import type { ClearanceDeps } from '../deps.ts'
import { formText } from '../forms/form-text.ts'
import { FORM_LANGUAGES } from '../forms/form-words.ts'
import {
  dropTemplate,
  refuseBroken,
  templatesOf,
  templateSource,
  writeTemplate,
} from '../forms/own-templates.ts'
import { TEMPLATE_FIELDS } from '../forms/read-template.ts'
import { parseTemplate, type ReleaseTemplate } from '../forms/release-templates.ts'

const tags = ['clearance']
const LONGEST_TEMPLATE = 60_000

const templateSchema = z
  .object({
    template: z.string(),
    language: z.string(),
    version: z.int(),
    title: z.string(),
    signatory: z.enum(['self', 'guardian', 'rights-holder']),
    basis: z.enum(['consent', 'contract']),
    subjects: z.enum(['person', 'minor', 'mark', 'artwork', 'music', 'location', 'contribution']),
    asksWitness: z.boolean(),
    isOwn: z.boolean().openapi({ description: 'A wording of the production, not of the house.' }),
  })
  .openapi('ReleaseTemplate')

const params = productionParam.extend({ template: z.string().max(60), language: z.string().max(20) })
const sourceBody = z.object({ source: z.string().min(1).max(LONGEST_TEMPLATE) })

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/release-templates',
  operationId: 'listReleaseTemplates',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Every template it drafts with', listOf(templateSchema)), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: '/productions/{production}/release-templates/{template}/{language}',
  operationId: 'readReleaseTemplate',
  tags,
  request: { params },
  responses: {
    200: json(
      'Its Markdown, and the fields it may have',
      z.object({
        source: z.string(),
        isOwn: z.boolean(),
        fields: z.array(z.object({ field: z.string(), says: z.string() })),
        languages: z.array(z.string()),
      }),
    ),
    ...refusals,
  },
})
const write = createRoute({
  method: 'post',
  path: '/productions/{production}/release-templates',
  operationId: 'writeReleaseTemplate',
  tags,
  summary: 'Keep an own wording as its next version; forms drafted before keep their text',
  request: { params: productionParam, body: jsonBody(sourceBody) },
  responses: { 201: json('Kept', templateSchema), ...refusals },
})
const preview = createRoute({
  method: 'post',
  path: '/productions/{production}/release-templates/previews',
  operationId: 'previewReleaseTemplate',
  tags,
  summary: 'Show a wording as a form, with its fields filled by example; nothing is kept',
  request: { params: productionParam, body: jsonBody(sourceBody) },
  responses: { 200: json('The form', z.object({ text: z.string(), template: templateSchema })), ...refusals },
})
const drop = createRoute({
  method: 'delete',
  path: '/productions/{production}/release-templates/{template}/{language}',
  operationId: 'dropReleaseTemplate',
  tags,
  summary: 'Go back to the wording of the house',
  request: { params },
  responses: { 204: { description: 'Back' }, ...refusals },
})

const EXAMPLE_SCOPE: GrantScope = {
  media: ['motion', 'stills', 'sound'],
  musicRights: ['sync', 'master'],
  uses: [USES[0]],
  destinations: [{ kind: 'platform', platform: 'own-page' }],
  territories: [WORLD],
  window: {},
}

/** The wordings of release forms: read, written, shown as a form before anybody signs one. */
export function releaseTemplateRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      return c.json({ items: (await templatesOf(db, production.id)).map(templateOut), next: null }, 200)
    })
    .openapi(read, async (c) => {
      const { production: slug, template, language } = c.req.valid('param')
      const { production } = await authorize(deps, c.var.identity, { slug, act: 'view-backstage' })
      const found = await templateSource(db, { productionId: production.id, template, language })
      const fields = Object.entries(TEMPLATE_FIELDS).map(([field, says]) => ({ field, says }))
      return c.json({ ...found, fields, languages: [...FORM_LANGUAGES] }, 200)
    })
    .openapi(write, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-grants',
      })
      const { source } = c.req.valid('json')
      return c.json(
        templateOut(await writeTemplate(deps, { productionId: production.id, source, actor })),
        201,
      )
    })
    .openapi(preview, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const { source } = c.req.valid('json')
      refuseBroken(source)
      const template = parseTemplate(source)
      const order = {
        template: null,
        scope: EXAMPLE_SCOPE,
        conditions: [],
        agreement: agreementSchema.parse({ kind: 'talent' }),
      }
      const terms = await formTerms(db, { productionId: production.id, template, order })
      const [person, signer] = EXAMPLE_NAMES[template.subjects]
      const text = formText(template, { ...terms, person, signer, drawnUpAt: clock.now() })
      return c.json({ text, template: templateOut(template) }, 200)
    })
    .openapi(drop, async (c) => {
      const { production: slug, template, language } = c.req.valid('param')
      const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'manage-grants' })
      await dropTemplate(deps, { productionId: production.id, template, language, actor })
      return c.body(null, 204)
    })
}

const EXAMPLE_NAMES: Readonly<
  Record<ReleaseTemplate['subjects'], readonly [person: string, signer: string]>
> = {
  person: ['Tomas Reyes', 'Tomas Reyes'],
  minor: ['Mia Holt', 'Anna Holt'],
  mark: ['Fjord Cola', 'Ola Berg'],
  artwork: ['The Keeper', 'Kari Moe'],
  music: ['Low Tide', 'Nils Aas'],
  location: ['Skarv lighthouse', 'Lotta Ek'],
  contribution: ['Second unit, day 14', 'Wanda Lind'],
}

function templateOut({ ownId, witness, ...template }: ReleaseTemplate): z.infer<typeof templateSchema> {
  const { template: name, language, version, title, signatory, basis, subjects } = template
  return {
    template: name,
    language,
    version,
    title,
    signatory,
    basis,
    subjects,
    asksWitness: witness,
    isOwn: ownId !== null,
  }
}
