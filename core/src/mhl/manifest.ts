import type { Instant } from '../time/index.ts'
import type { HashFormat } from './hash-format.ts'

/** What a hash was when it was written down: the first of its file, the same as before, or another than before. */
export type HashAction = 'original' | 'verified' | 'failed'

/** One hash as it stands in a hash list. Moments have whole seconds. */
export interface RecordedHash {
  readonly format: HashFormat
  readonly value: string
  readonly action: HashAction | null
  readonly at: Instant | null
}

/** A file of the folder; paths are relative to it, with forward slashes. */
export interface FileRecord {
  readonly kind: 'file'
  readonly path: string
  readonly sizeBytes: number | null
  readonly modifiedAt: Instant | null
  readonly hashes: readonly RecordedHash[]
  readonly previousPath: string | null
}

/** What a folder's hashes are made of: its files' bytes alone, or their names with them. */
export interface FolderHashes {
  readonly content: readonly RecordedHash[]
  readonly structure: readonly RecordedHash[]
}

/** A folder within the folder. */
export interface FolderRecord extends FolderHashes {
  readonly kind: 'folder'
  readonly path: string
  readonly previousPath: string | null
}

/** One generation of a folder's history: an ASC MHL manifest (`urn:ASC:MHL:v2.0`). */
export interface Manifest {
  readonly createdAt: Instant
  readonly hostname: string
  readonly tool: string
  readonly process: 'in-place' | 'transfer' | 'flatten'
  readonly root: FolderHashes | null
  /** Patterns as gitignore has them. */
  readonly ignored: readonly string[]
  readonly records: readonly (FileRecord | FolderRecord)[]
}

/** One line of a history's table of contents: which file is which generation, and the C4 of its bytes. */
export interface ChainLink {
  readonly sequence: number
  readonly fileName: string
  readonly c4: string
}

/** The name of a generation's file: `0001_A002R2EC_2020-01-16_091500Z.mhl`. */
export function manifestName({
  sequence,
  folder,
  at,
}: {
  sequence: number
  folder: string
  at: Instant
}): string {
  const [date = '', time = ''] = new Date(at).toISOString().split('T')
  return `${String(sequence).padStart(4, '0')}_${folder}_${date}_${time.slice(0, 8).replaceAll(':', '')}Z.mhl`
}

/** The folder that a generation's file names, or null where its name is not of that form. */
export function folderOfManifest(fileName: string): string | null {
  return /^\d{4,}_(.+)_\d{4}-\d{2}-\d{2}_\d{6}Z\.mhl$/.exec(fileName)?.[1] ?? null
}
