import { randomUUID } from 'node:crypto'
import type { ByteSource } from '../connector.ts'

/** A form with files as a body that is read while it is sent, and its type. */
export interface MultipartBody {
  readonly type: string
  readonly body: ReadableStream<Uint8Array>
}

/** One part of such a form: a word, or a file under a name. */
export type FormPart = readonly [
  name: string,
  value: string | { readonly name: string; readonly file: ByteSource },
]

/** Makes a form that never lies in memory whole. https://www.rfc-editor.org/rfc/rfc7578 */
export function multipartOf(parts: readonly FormPart[]): MultipartBody {
  const boundary = `stagedoor-${randomUUID()}`
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: ReadableStream.from(bytesOf(parts, boundary)),
  }
}

async function* bytesOf(parts: readonly FormPart[], boundary: string): AsyncIterable<Uint8Array> {
  const text = new TextEncoder()
  for (const [name, value] of parts) {
    const isFile = typeof value !== 'string'
    const of = isFile ? `; filename="${value.name}"\r\ncontent-type: ${value.file.mediaType}` : ''
    yield text.encode(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${of}\r\n\r\n`)
    if (isFile) yield* value.file.read(0, value.file.sizeBytes)
    else yield text.encode(value)
    yield text.encode('\r\n')
  }
  yield text.encode(`--${boundary}--\r\n`)
}
