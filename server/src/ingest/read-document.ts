import { Problem } from '@stagedoor/contract/problems'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import { partsOf } from './parts.ts'
import { listedAsset } from './queries.ts'

/** One page of a document as a picture, with addresses that live ten minutes; its sides in pixels. */
export interface ShownPage {
  readonly number: number
  readonly address: string
  readonly smallAddress: string
  readonly width: number
  readonly height: number
}

/** The pages of a document that are shown, and how many it has; throws `not-found` for what is no document. */
export async function readDocument(
  { db, addresses }: { db: Db; addresses: Pick<MediaAddresses, 'mint'> },
  assetId: string,
): Promise<{ pages: number; shown: readonly ShownPage[] }> {
  const asset = await listedAsset(db, assetId)
  if (asset?.kind !== 'document' || asset.state === 'deleted') throw new Problem('not-found')
  const parts = await partsOf(db, { assetId, kinds: ['page', 'page-small'] })
  const mint = ({ sha256, mediaType }: (typeof parts)[number]) =>
    addresses.mint({ gateId: asset.gateId, mintedFor: 'crew', sha256: sha256.toString('hex'), mediaType })
  const smalls = new Map(parts.filter(({ kind }) => kind === 'page-small').map((part) => [part.number, part]))
  const shown = parts
    .filter(({ kind }) => kind === 'page')
    .map((page): ShownPage => ({
      number: page.number,
      address: mint(page),
      smallAddress: mint(smalls.get(page.number) ?? page),
      width: Number(page.facts['width']),
      height: Number(page.facts['height']),
    }))
  const told = asset.files.poster?.facts['pages']
  return { pages: typeof told === 'number' ? told : shown.length, shown }
}
