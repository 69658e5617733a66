import { Problem } from '@stagedoor/contract/problems'
import type { Act } from '@stagedoor/core/production'
import type { Identity } from '../../plant/http/index.ts'
import { authorizeIn } from '../../production/index.ts'
import type { IngestDeps } from '../deps.ts'
import { assetById } from '../queries.ts'

/** Lets somebody reach an asset: one act for what they sent themselves, another for everybody's. */
export async function reach(
  deps: IngestDeps,
  identity: Identity,
  { id, own, any }: { id: string; own: Act; any: Act },
) {
  const asset = await assetById(deps.db, id)
  const isOwn = identity.kind !== 'nobody' && asset?.sentBy === identity.userId
  const { actor } = await authorizeIn(deps, identity, {
    productionId: asset?.productionId,
    act: isOwn ? own : any,
  })
  if (asset === undefined || asset.state === 'deleted') throw new Problem('not-found')
  return { uploadId: asset.uploadId, productionId: asset.productionId, actor }
}
