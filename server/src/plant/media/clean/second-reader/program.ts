import { pathToFileURL } from 'node:url'
import type { ReaderAnswer, ReaderRequest, TrackFields } from './protocol.ts'

// A program by itself, that may open no file but its own code: it is handed the bytes that it asks for.
const [libraryPath = ''] = process.argv.slice(2)
const pieceBytes = 256 * 1024

process.on('disconnect', () => process.exit(0))

const library = (await import(pathToFileURL(libraryPath).href)) as typeof import('mediainfo.js')
const reader = await library.default({ format: 'object', full: true, chunkSize: pieceBytes })

let give: (bytes: Uint8Array) => void = () => undefined

process.on('message', (request: ReaderRequest) => {
  if (request.kind === 'bytes') give(request.bytes)
  else void read(request.sizeBytes).then(answer, (error: unknown) => answer(failed(error)))
})
answer({ kind: 'ready' })

async function read(sizeBytes: number): Promise<ReaderAnswer> {
  const { media } = await reader.analyzeData(sizeBytes, wanted)
  return { kind: 'read', tracks: (media?.track ?? []).map((track) => flat(track)) }
}

function wanted(length: number, at: number): Promise<Uint8Array> {
  const { promise, resolve } = Promise.withResolvers<Uint8Array>()
  give = resolve
  answer({ kind: 'wants', at, length })
  return promise
}

function flat(value: object, path = ''): TrackFields {
  const fields: Record<string, string> = {}
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && inner !== null) Object.assign(fields, flat(inner, `${path}${name}.`))
    else fields[`${path}${name}`] = String(inner)
  }
  return fields
}

function failed(error: unknown): ReaderAnswer {
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
}

function answer(message: ReaderAnswer): void {
  process.send?.(message)
}
