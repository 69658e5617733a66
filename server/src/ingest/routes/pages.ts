import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, refusals, wireId } from '../../plant/http/index.ts'
import type { IngestDeps } from '../deps.ts'
import { readDocument } from '../read-document.ts'
import { reach } from './reach.ts'

const address = z.string().openapi({ description: 'A path of this house; it lives ten minutes.' })
const documentSchema = z
  .object({
    pages: z.int().openapi({ description: 'How many pages the document has; the first of them are shown.' }),
    shown: z.array(
      z.object({
        number: z.int().min(1),
        address,
        smallAddress: address,
        width: z.int(),
        height: z.int(),
      }),
    ),
  })
  .openapi('DocumentPages')

const read = createRoute({
  method: 'get',
  path: '/assets/{asset}/pages',
  operationId: 'readDocumentPages',
  tags: ['ingest'],
  request: { params: z.object({ asset: wireId }) },
  responses: { 200: json('The pages of a document, as pictures', documentSchema), ...refusals },
})

/** The pages of documents, for those who may look at the asset. */
export function pageRoutes(deps: IngestDeps) {
  return createApi().openapi(read, async (c) => {
    const { asset } = c.req.valid('param')
    await reach(deps, c.var.identity, { id: asset, own: 'view-own-uploads', any: 'view-backstage' })
    const { pages, shown } = await readDocument(deps, asset)
    return c.json({ pages, shown: [...shown] }, 200)
  })
}
