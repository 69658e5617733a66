import { Problem } from '@stagedoor/contract/problems'
import { isServable, outwardName, type AssetFileRole, type OutwardFile } from '@stagedoor/core/ingest'
import type { Rate } from '@stagedoor/core/time'
import { type Probe, VARIABLE_RATE_SHARE } from '../plant/media/index.ts'
import type { ListedFile } from '../schema/ingest.ts'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import { hasPlayable } from './ladders.ts'
import { partsOf } from './parts.ts'
import { listedAsset, type ListedAsset } from './queries.ts'
import { assetSounds, type AssetSound } from './sound-tracks.ts'

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

/** How many frames a film has a second; where that varies, the rate that most of its frames keep. */
export interface FrameRate extends Rate {
  readonly isConstant: boolean
}

/** A sound of an asset with its wave, where more than one was drawn. */
export interface AddressedSound extends AssetSound {
  /** Whether it speaks for the asset: in its light copy, its wave, and the cuts made of it from now on. */
  readonly isHeard: boolean
  readonly waveform: string | null
}

/** An asset as its page shows it. */
export interface AssetCard extends Omit<ListedAsset, 'files'> {
  /** Null for what has no moving picture, and until it is known. */
  readonly frameRate: FrameRate | null
  /** Every sound of the clean copy. */
  readonly sounds: readonly AddressedSound[]
  readonly files: readonly AddressedFile[]
  /** The address of the play list of a film whose pieces can be watched; null where there are none. */
  readonly playlist: string | null
}

const ROLES: readonly ServableRole[] = ['proxy', 'poster', 'filmstrip', 'waveform', 'clean']

/** Reads an asset with addresses for its files; the asker was allowed before. */
export async function readAsset(
  { db, addresses }: { db: Db; addresses: Pick<MediaAddresses, 'mint'> },
  id: string,
): Promise<AssetCard> {
  const asset = await listedAsset(db, id)
  if (asset === undefined || asset.state === 'deleted') throw new Problem('not-found')
  const { probe, heardTrack, slug, receipt } = await db
    .selectFrom('ingest.assets as a')
    .innerJoin('ingest.uploads as u', 'u.id', 'a.uploadId')
    .innerJoin('production.productions as p', 'p.id', 'a.productionId')
    .select(['a.probe', 'a.heardTrack', 'p.slug', 'u.receiptNumber as receipt'])
    .where('a.id', '=', id)
    .executeTakeFirstOrThrow()
  const name = { slug, shootingDay: asset.shootingDayNumber, receipt }
  return {
    ...asset,
    frameRate: frameRateIn(probe),
    sounds: await addressedSounds({ db, addresses }, { id, gateId: asset.gateId, probe, heardTrack }),
    files: addressFiles({ addresses }, { ...asset, name }),
    playlist: (await hasPlayable(db, id)) ? `/api/v1/assets/${id}/playlists/main` : null,
  }
}

/** The rate of a film in what was probed of it; null for what has no moving picture. */
export function frameRateIn(probe: unknown): FrameRate | null {
  const film = probe as Pick<Probe, 'picture'> | null
  if (!film?.picture) return null
  const { rate, oddStepShare } = film.picture
  return { ...rate, isConstant: oddStepShare <= VARIABLE_RATE_SHARE }
}

async function addressedSounds(
  { db, addresses }: { db: Db; addresses: Pick<MediaAddresses, 'mint'> },
  asset: { id: string; gateId: string; probe: unknown; heardTrack: number },
): Promise<AddressedSound[]> {
  const sounds = await assetSounds(db, asset)
  const drawn = sounds.length > 1 ? await partsOf(db, { assetId: asset.id, kinds: ['sound-peaks'] }) : []
  const heard = asset.heardTrack < sounds.length ? asset.heardTrack : 0
  return sounds.map((sound) => {
    const wave = drawn.find(({ number }) => number === sound.track)
    const { gateId } = asset
    return {
      ...sound,
      isHeard: sound.track === heard,
      waveform:
        wave === undefined
          ? null
          : addresses.mint({
              gateId,
              mintedFor: 'crew',
              sha256: wave.sha256.toString('hex'),
              mediaType: wave.mediaType,
            }),
    }
  })
}

// Saved under a name of the house: a sender's own may hold theirs, or what their telephone counted.
function addressFiles(
  { addresses }: { addresses: Pick<MediaAddresses, 'mint'> },
  { gateId, files, name }: Pick<ListedAsset, 'gateId' | 'files'> & { name: Omit<OutwardFile, 'extension'> },
): AddressedFile[] {
  return ROLES.filter(isServable).flatMap((role) => {
    const file: ListedFile | undefined = files[role]
    if (file === undefined) return []
    const { sha256, mediaType, sizeBytes, facts } = file
    const grant = { gateId, mintedFor: 'crew' as const, sha256, mediaType }
    const address =
      role === 'clean'
        ? addresses.mint({
            ...grant,
            downloadName: outwardName({ ...name, extension: String(facts['extension']) }),
          })
        : addresses.mint(grant)
    return [{ role, address, mediaType, sizeBytes, facts }]
  })
}
