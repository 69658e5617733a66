import type { FilmstripDescription } from '../../plant/media/index.ts'
import type { ListedFile } from '../../schema/ingest.ts'
import type { MediaAddresses } from '../../wall/index.ts'

/** Small pictures of a film in one file, evenly over its length, row after row; sides in pixels. */
export interface Filmstrip extends Omit<FilmstripDescription, 'everyFlicks'> {
  readonly url: string
}

/** The address of an asset's poster, for a viewer of the crew, or null where it has none. */
export function posterOf(
  { addresses }: { addresses: MediaAddresses },
  { gateId, files }: { gateId: string; files: { poster?: { sha256: string; mediaType: string } } },
): string | null {
  if (files.poster === undefined) return null
  const { sha256, mediaType } = files.poster
  return addresses.mint({ gateId, mintedFor: 'crew', sha256, mediaType })
}

/** An asset's filmstrip with its address, for a viewer of the crew, or null where it has none. */
export function filmstripOf(
  { addresses }: { addresses: MediaAddresses },
  { gateId, files }: { gateId: string; files: { filmstrip?: ListedFile } },
): Filmstrip | null {
  if (files.filmstrip === undefined) return null
  const { sha256, mediaType, facts } = files.filmstrip
  const { tiles, columns, rows, tileWidth, tileHeight } = facts as unknown as FilmstripDescription
  const url = addresses.mint({ gateId, mintedFor: 'crew', sha256, mediaType })
  return { url, tiles, columns, rows, tileWidth, tileHeight }
}
