import type { IncomingMessage } from 'node:http'
import type { BodyReading } from './operation.ts'

/** What came of a body: its bytes, and whether the sender got to its end. */
export interface CameIn {
  readonly bytes: Buffer
  readonly isWhole: boolean
}

/** Reads a body to its end, to where the connection broke, or to `cutAt` bytes, after which it is broken. */
export function takeIn(request: IncomingMessage, cutAt: number | null): Promise<CameIn> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    const end = (isWhole: boolean) => resolve({ bytes: Buffer.concat(chunks), isWhole })
    request.on('data', (chunk: Buffer) => {
      if (cutAt !== null && length + chunk.length >= cutAt) {
        chunks.push(chunk.subarray(0, cutAt - length))
        request.removeAllListeners('data')
        end(false)
        request.socket.destroy()
        return
      }
      chunks.push(chunk)
      length += chunk.length
    })
    request.on('end', () => end(true))
    request.on('error', () => end(false))
    request.on('close', () => end(request.complete))
  })
}

/** A body as its operation reads it. Throws where it is not what its kind says. */
export async function readAs(reading: BodyReading, bytes: Buffer, contentType: string): Promise<unknown> {
  switch (reading) {
    case 'none':
      return undefined
    case 'bytes':
      return bytes
    case 'json':
      return bytes.length === 0 ? undefined : JSON.parse(bytes.toString())
    case 'form':
      return Object.fromEntries(new URLSearchParams(bytes.toString()))
    case 'multipart': {
      const form = await new Response(new Uint8Array(bytes), {
        headers: { 'content-type': contentType },
      }).formData()
      const parts: Record<string, unknown> = {}
      for (const [name, value] of form)
        parts[name] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer())
      return parts
    }
  }
}
