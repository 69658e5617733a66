import { createRoute, z } from '@hono/zod-openapi'
import { flicks } from '@stagedoor/core/time'
import {
  type ApiEnv,
  createApi,
  json,
  jsonBody,
  refusals,
  wireFlicks,
  wireId,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import { answerFaces } from '../marking/face-answers.ts'
import { pictureOfProposal } from '../marking/face-proposal-picture.ts'
import { type FaceProposal, proposeFaces } from '../marking/face-proposals.ts'
import { searchForFaces } from '../marking/face-search.ts'
import { proposesFaces, switchFaceProposals } from '../marking/face-setting.ts'
import type { MarkingDeps } from '../deps.ts'
import { wireKeyedBox } from './verdict-wire.ts'
import { idParam } from './wire.ts'

const tags = ['marking']

/** A face that waits for an answer, on the wire. */
export const faceProposalSchema = z
  .object({
    id: wireId,
    number: z.int(),
    fromFlicks: wireFlicks,
    toFlicks: wireFlicks,
    boxes: z.array(wireKeyedBox),
    confidence: z.number().nullable(),
  })
  .openapi('FaceProposal')

const settingSchema = z.object({ proposesFaces: z.boolean() }).openapi('FaceSetting')
const answerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('subject'),
    subjectId: wireId,
    prominence: z.enum(['featured', 'background']).default('featured'),
  }),
  z.object({ kind: z.literal('bystander') }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('no-face') }),
])
const proposedSchema = z.object({
  fromFlicks: z.int(),
  toFlicks: z.int(),
  boxes: z
    .array(wireKeyedBox)
    .min(1)
    .max(10_000)
    .refine(
      (keys) => keys.every(({ atFlicks }, i) => i === 0 || keys[i - 1]!.atFlicks < atFlicks),
      'sorted by moment',
    ),
  confidence: z.number().min(0).max(1).nullable().default(null),
})
// A crowd in one picture, or a long reel's bystanders: more than anybody answers at once by hand.
const MOST_AT_ONCE = 1_000

const setting = createRoute({
  method: 'get',
  path: '/productions/{production}/face-setting',
  operationId: 'getFaceSetting',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Whether boxes are proposed around faces', settingSchema), ...refusals },
})
const change = createRoute({
  method: 'put',
  path: '/productions/{production}/face-setting',
  operationId: 'switchFaceProposals',
  tags,
  summary:
    'Propose boxes around faces, or not: it finds faces and never says whose; off deletes every proposal',
  request: { params: productionParam, body: jsonBody(settingSchema) },
  responses: { 200: json('Switched', settingSchema), ...refusals },
})
const search = createRoute({
  method: 'post',
  path: '/assets/{asset}/face-searches',
  operationId: 'searchForFaces',
  tags,
  summary: 'Look for faces in it and propose a box for each that no mark holds already',
  request: { params: idParam('asset') },
  responses: { 202: json('The work that looks for them', z.object({ workId: wireId })), ...refusals },
})
const propose = createRoute({
  method: 'post',
  path: '/assets/{asset}/face-proposals',
  operationId: 'proposeFaces',
  tags,
  summary: 'Propose faces: those of an answer taken back, or what a detector of your own found',
  request: {
    params: idParam('asset'),
    body: jsonBody(z.object({ faces: z.array(proposedSchema).min(1).max(MOST_AT_ONCE) })),
  },
  responses: { 201: json('Proposed', z.object({ proposalIds: z.array(wireId) })), ...refusals },
})
const answer = createRoute({
  method: 'post',
  path: '/assets/{asset}/face-answers',
  operationId: 'answerFaces',
  tags,
  summary:
    'Say who proposed faces are, bystanders, somebody unknown, or no faces; answered proposals are deleted',
  request: {
    params: idParam('asset'),
    body: jsonBody(z.object({ proposalIds: z.array(wireId).min(1).max(MOST_AT_ONCE), answer: answerSchema })),
  },
  responses: { 201: json('Answered', z.object({ appearanceIds: z.array(wireId) })), ...refusals },
})
const picture = createRoute({
  method: 'get',
  path: '/assets/{asset}/face-proposals/{proposal}/picture',
  operationId: 'getFaceProposalPicture',
  tags,
  summary: 'What the box of a proposal holds, cut for this one look and kept nowhere',
  request: { params: idParam('asset').extend({ proposal: wireId }) },
  responses: {
    200: {
      description: 'A small picture',
      content: { 'image/jpeg': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})

/** Faces that are proposed and answered for: found by a detector that never knows whose they are. */
export function faceRoutes(deps: MarkingDeps) {
  const { db } = deps
  const inAsset = async (identity: ApiEnv['Variables']['identity'], assetId: string) => {
    const productionId = await productionOf(db, 'ingest.assetFacts', assetId)
    const { production, actor } = await authorizeIn(deps, identity, { productionId, act: 'mark' })
    return { productionId: production.id, assetId, actor }
  }
  return createApi()
    .openapi(setting, async (c) => {
      const { production: slug } = c.req.valid('param')
      const { production } = await authorize(deps, c.var.identity, { slug, act: 'view-backstage' })
      return c.json({ proposesFaces: await proposesFaces(db, production.id) }, 200)
    })
    .openapi(change, async (c) => {
      const { production: slug } = c.req.valid('param')
      const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'edit-production' })
      const { proposesFaces: isOn } = c.req.valid('json')
      await switchFaceProposals(deps, { productionId: production.id, isOn, actor })
      return c.json({ proposesFaces: isOn }, 200)
    })
    .openapi(search, async (c) => {
      const about = await inAsset(c.var.identity, c.req.valid('param').asset)
      return c.json(await searchForFaces(deps, about), 202)
    })
    .openapi(propose, async (c) => {
      const about = await inAsset(c.var.identity, c.req.valid('param').asset)
      const faces = c.req.valid('json').faces.map(({ boxes, ...face }) => ({
        ...face,
        boxes: boxes.map(({ atFlicks, box }) => ({ at: flicks(atFlicks), box })),
      }))
      return c.json(await proposeFaces(deps, { ...about, faces }), 201)
    })
    .openapi(answer, async (c) => {
      const about = await inAsset(c.var.identity, c.req.valid('param').asset)
      return c.json(await answerFaces(deps, { ...about, ...c.req.valid('json') }), 201)
    })
    .openapi(picture, async (c) => {
      const { asset: assetId, proposal: proposalId } = c.req.valid('param')
      const productionId = await productionOf(db, 'ingest.assetFacts', assetId)
      await authorizeIn(deps, c.var.identity, { productionId, act: 'view-backstage' })
      const jpeg = await pictureOfProposal(deps, { assetId, proposalId }, c.req.raw.signal)
      c.header('cache-control', 'private, max-age=600')
      return c.body(new Uint8Array(jpeg), 200, { 'content-type': 'image/jpeg' })
    })
}

/** A proposal as it is read over the wire. */
export function proposalOut({ boxes, ...proposal }: FaceProposal): z.infer<typeof faceProposalSchema> {
  return { ...proposal, boxes: boxes.map(({ at, box }) => ({ atFlicks: at, box: { ...box } })) }
}
