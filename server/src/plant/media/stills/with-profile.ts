import { readFile } from 'node:fs/promises'
import { crc32, deflateSync } from 'node:zlib'

const headerEnd = 33

/** A PNG file with an ICC profile put in, so that its colours can be brought to sRGB. */
export async function withProfile(path: string, profile: Buffer): Promise<Buffer> {
  const png = await readFile(path)
  const body = Buffer.concat([Buffer.from('iCCPcamera\0\0', 'latin1'), deflateSync(profile)])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return Buffer.concat([png.subarray(0, headerEnd), chunk, png.subarray(headerEnd)])
}
