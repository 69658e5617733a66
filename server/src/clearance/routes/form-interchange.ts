import { createRoute, z } from '@hono/zod-openapi'
import { odrlPolicy, releaseMetadataOf, releaseXmp } from '@stagedoor/core/clearance/interchange'
import { createApi, json, refusals } from '../../plant/http/index.ts'
import { authorize, authorizeIn, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { policyEvidence, releasesOfAsset } from '../forms/release-evidence.ts'
import { toldReleaseOf } from '../forms/told-release.ts'
import { idParam } from './wire.ts'

const tags = ['clearance']

const metadataSchema = z
  .object({
    model: z.enum(['MR-NON', 'MR-NAP', 'MR-UMR', 'MR-LMR']),
    modelIds: z.array(z.string()),
    property: z.enum(['PR-NON', 'PR-NAP', 'PR-UPR', 'PR-LPR']),
    propertyIds: z.array(z.string()),
    minorAge: z.string().nullable(),
    told: z
      .object({
        model: z.string().nullable(),
        modelIds: z.array(z.string()),
        property: z.string().nullable(),
        propertyIds: z.array(z.string()),
        minorAge: z.string().nullable(),
      })
      .nullable()
      .openapi({
        description: 'What the file itself says, as it arrived: shown, and never counted as a grant.',
      }),
  })
  .openapi('ReleaseMetadata')

const read = createRoute({
  method: 'get',
  path: '/assets/{asset}/release-metadata',
  operationId: 'readReleaseMetadata',
  tags,
  summary: 'The release fields of IPTC and PLUS for an asset: by its forms now, and by what its file says',
  request: { params: idParam('asset') },
  responses: { 200: json('The fields', metadataSchema), ...refusals },
})
const sidecar = createRoute({
  method: 'get',
  path: '/assets/{asset}/release-metadata.xmp',
  operationId: 'getReleaseSidecar',
  tags,
  request: { params: idParam('asset') },
  responses: {
    200: {
      description: 'The fields as an XMP sidecar',
      content: { 'application/rdf+xml': { schema: z.string() } },
    },
    ...refusals,
  },
})
const policy = createRoute({
  method: 'get',
  path: '/productions/{production}/policy.jsonld',
  operationId: 'exportPolicy',
  tags,
  summary: 'Every signed grant and every prohibition as one ODRL 2.2 policy',
  request: { params: productionParam },
  responses: {
    // Without a schema: it is JSON-LD, which a client reads by its context and not by ours.
    200: { description: 'The policy, as application/ld+json' },
    ...refusals,
  },
})

/** Release forms in the words of other standards. */
export function formInterchangeRoutes(deps: ClearanceDeps) {
  const { db, clock, site } = deps
  return createApi()
    .openapi(read, async (c) => {
      const { asset } = c.req.valid('param')
      const owner = await productionOf(db, 'ingest.assetFacts', asset)
      await authorizeIn(deps, c.var.identity, { productionId: owner, act: 'view-backstage' })
      const fields = releaseMetadataOf(await releasesOfAsset(db, asset), clock.now())
      const told = await toldReleaseOf(db, asset)
      return c.json(metadataSchema.parse({ ...fields, told }), 200)
    })
    .openapi(sidecar, async (c) => {
      const { asset } = c.req.valid('param')
      const owner = await productionOf(db, 'ingest.assetFacts', asset)
      await authorizeIn(deps, c.var.identity, { productionId: owner, act: 'view-evidence' })
      const xmp = releaseXmp(releaseMetadataOf(await releasesOfAsset(db, asset), clock.now()))
      c.header('content-disposition', `attachment; filename="${asset}.xmp"`)
      return c.body(xmp, 200, { 'content-type': 'application/rdf+xml; charset=utf-8' })
    })
    .openapi(policy, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-evidence',
      })
      const { names, ...evidence } = await policyEvidence(db, production.id)
      const told = odrlPolicy(evidence, {
        base: site.link(`/backstage/${production.slug}/`),
        production: production.title,
        subject: (id) => names.get(id) ?? id,
      })
      c.header('content-disposition', `attachment; filename="${production.slug}-policy.jsonld"`)
      return c.body(JSON.stringify(told, null, 2), 200, {
        'content-type': 'application/ld+json; charset=utf-8',
      })
    })
}
