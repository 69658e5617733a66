import type { Instant } from '../time/index.ts'
import type { FileStanding } from './compare.ts'
import { folderHashes, type HashPair } from './folder-hashes.ts'
import { HASH_FORMATS, type TakenHashes } from './hash-format.ts'
import type { FileRecord, FolderHashes, HashAction, Manifest } from './manifest.ts'

/** A file as it was found, with its hashes and how it stands. */
export interface FoundFile {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedAt: Instant
  readonly taken: TakenHashes
  readonly standing: FileStanding
}

/**
 * The generation that says what was found. A file that could not be compared is not in it, for its new hash would look
 * like a first one; and where any file of the folder is not in it, the folders have no hashes.
 */
export function nextGeneration(
  found: {
    readonly files: readonly FoundFile[]
    readonly folders: readonly string[]
    readonly isWhole: boolean
  },
  made: {
    readonly at: Instant
    readonly hostname: string
    readonly tool: string
    readonly ignored: readonly string[]
  },
  xxh64: (bytes: Uint8Array) => string,
): Manifest {
  const listed = found.files.filter(({ standing }) => standing.kind !== 'not-compared')
  const { at, hostname, tool, ignored } = made
  const pairs =
    found.isWhole && listed.length === found.files.length
      ? folderHashes(
          {
            files: new Map(listed.map(({ path, taken }) => [path, taken.xxh64 ?? ''])),
            folders: found.folders,
          },
          xxh64,
        )
      : new Map<string, HashPair>()
  const root = pairs.get('')
  return {
    createdAt: at,
    hostname,
    tool,
    process: 'in-place',
    root: root === undefined ? null : recordPair(root, at),
    ignored,
    records: [
      ...listed.map((file) => recordFile(file, at)),
      ...found.folders.flatMap((path) => {
        const pair = pairs.get(path)
        return pair === undefined
          ? []
          : [{ kind: 'folder' as const, path, previousPath: null, ...recordPair(pair, at) }]
      }),
    ],
  }
}

function recordFile({ path, sizeBytes, modifiedAt, taken, standing }: FoundFile, at: Instant): FileRecord {
  const action = actionOf(standing)
  const hashes = HASH_FORMATS.flatMap((format) => {
    const value = taken[format]
    return value === undefined ? [] : [{ format, value, action, at }]
  })
  return { kind: 'file', path, sizeBytes, modifiedAt, hashes, previousPath: null }
}

function actionOf(standing: FileStanding): HashAction | null {
  switch (standing.kind) {
    case 'new':
      return 'original'
    case 'verified':
      return 'verified'
    case 'changed':
      return 'failed'
    case 'not-compared':
      return null
  }
}

function recordPair({ content, structure }: HashPair, at: Instant): FolderHashes {
  const recorded = (value: string) => [{ format: 'xxh64' as const, value, action: null, at }]
  return { content: recorded(content), structure: recorded(structure) }
}
