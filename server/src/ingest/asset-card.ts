import { Problem } from '@stagedoor/contract/problems'
import { isServable, type AssetFileRole } from '@stagedoor/core/ingest'
import type { ListedFile } from '../schema/ingest.ts'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import { listedAsset, type ListedAsset } from './queries.ts'

/** The files of an asset that a page may play, show or save; no address of an original exists. */
export type ServableRole = Exclude<AssetFileRole, 'original'>

/** A file with an address that lives ten minutes. */
export interface AddressedFile {
  readonly role: ServableRole
  readonly address: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly facts: Readonly<Record<string, unknown>>
}

/** An asset as its page shows it. */
export interface AssetCard extends Omit<ListedAsset, 'files'> {
  readonly files: readonly AddressedFile[]
}

const ROLES: readonly ServableRole[] = ['proxy', 'poster', 'filmstrip', 'waveform', 'clean']

/** Reads an asset with addresses for its files; the asker was allowed before. */
export async function readAsset(
  { db, addresses }: { db: Db; addresses: Pick<MediaAddresses, 'mint'> },
  id: string,
): Promise<AssetCard> {
  const asset = await listedAsset(db, id)
  if (asset === undefined || asset.state === 'deleted') throw new Problem('not-found')
  return { ...asset, files: addressFiles({ addresses }, asset) }
}

/** Gives the files of a listed asset their addresses, for a viewer of the crew. */
export function addressFiles(
  { addresses }: { addresses: Pick<MediaAddresses, 'mint'> },
  asset: Pick<ListedAsset, 'gateId' | 'title' | 'files'>,
): AddressedFile[] {
  return ROLES.filter(isServable).flatMap((role) => {
    const file: ListedFile | undefined = asset.files[role]
    if (file === undefined) return []
    const { sha256, mediaType, sizeBytes, facts } = file
    const grant = { gateId: asset.gateId, mintedFor: 'crew' as const, sha256, mediaType }
    const address =
      role === 'clean'
        ? addresses.mint({ ...grant, downloadName: `${asset.title}.${String(facts['extension'])}` })
        : addresses.mint(grant)
    return [{ role, address, mediaType, sizeBytes, facts }]
  })
}
