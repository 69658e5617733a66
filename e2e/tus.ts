import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

const TUS = { 'tus-resumable': '1.0.0' }

/** Announces a file to the tus door at `door` (an absolute address); answers where its bytes go, or the refusal. */
export async function announceUpload(
  door: string,
  {
    size,
    metadata,
    headers = {},
  }: { size: number; metadata: Readonly<Record<string, string>>; headers?: Record<string, string> },
): Promise<{ response: Response; location: string }> {
  const told = Object.entries(metadata).map(
    ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
  )
  const response = await fetch(door, {
    method: 'POST',
    headers: { ...TUS, ...headers, 'upload-length': String(size), 'upload-metadata': told.join(',') },
  })
  return { response, location: new URL(response.headers.get('location') ?? '', door).href }
}

/** How many bytes the house has. */
export async function offsetOf(location: string): Promise<number> {
  const response = await fetch(location, { method: 'HEAD', headers: TUS })
  if (!response.ok) throw new Error(`the upload is not there: ${response.status}`)
  return Number(response.headers.get('upload-offset'))
}

/** Sends the rest from an offset on. */
export function sendRest(location: string, bytes: Buffer, from: number): Promise<Response> {
  return fetch(location, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes.subarray(from)),
  })
}

/** Begins to send everything, and tears the connection after the first `length` bytes, as a phone in a lift does. */
export async function sendAndTear(location: string, bytes: Buffer, length: number): Promise<void> {
  const sending = beginToSend(location, bytes, length)
  await sending.written
  await delay(100)
  sending.tear()
}

/** Sends the first `length` bytes of a longer body and holds the connection. */
export function beginToSend(location: string, bytes: Buffer, length: number) {
  const sending = request(location, {
    method: 'PATCH',
    headers: {
      ...TUS,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': bytes.length,
    },
  })
  // Its end is what is wanted.
  sending.on('error', () => undefined)
  const write = async (): Promise<void> => {
    if (!sending.write(bytes.subarray(0, length))) await once(sending, 'drain')
  }
  return { written: write(), tear: () => sending.destroy() }
}

/** Announces a whole file and sends it; answers the last response. */
export async function sendWhole(
  door: string,
  bytes: Buffer,
  metadata: Readonly<Record<string, string>>,
): Promise<{ response: Response; location: string }> {
  const announced = await announceUpload(door, { size: bytes.length, metadata })
  if (!announced.response.ok || bytes.length === 0) return announced
  return { ...announced, response: await sendRest(announced.location, bytes, 0) }
}
