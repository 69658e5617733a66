import type { FileWindow } from './file-window.ts'

const plainKinds = new Set([1, 3])
const extensible = 0xfffe
// WAVEFORMATEXTENSIBLE: behind its first two bytes, which are a plain kind, the name of a format is always this.
const formatTail = Buffer.from('000000001000800000aa00389b71', 'hex')

/** RIFF/WAVE: `fmt `, in some `fact`, then samples to the last byte; all sizes exact. */
export async function strayInWave(file: FileWindow): Promise<string | null> {
  const head = await file.read(0, 12)
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE')
    return 'another kind of RIFF'
  if (head.readUInt32LE(4) !== file.size - 8) return 'a length that is not the file’s'
  let frameBytes: number | null = null
  for (let at = 12; at < file.size;) {
    const chunk = await file.read(at, 8)
    const [name, length] = [chunk.toString('latin1', 0, 4), chunk.readUInt32LE(4)]
    const body = at + 8
    at = body + length + (length % 2)
    if (at > file.size) throw new RangeError('a part reaches beyond the file')
    if (length % 2 === 1 && (await file.read(at - 1, 1))[0] !== 0) return 'words between two parts'
    if (name === 'fmt ' && frameBytes === null) {
      frameBytes = frameBytesOf(await file.read(body, Math.min(length, 64)), length)
      if (frameBytes === null) return 'a description of samples in another form'
    } else if (name === 'fact' && frameBytes !== null) {
      if (length !== 4) return 'words beside the number of samples'
    } else if (name === 'data' && frameBytes !== null) {
      if (length % frameBytes !== 0) return 'bytes beside the samples'
      return at === file.size ? null : 'a part behind the samples'
    } else return `a part ${name.replaceAll(/[^\x20-\x7e]/g, '?')}`
  }
  return 'no samples'
}

function frameBytesOf(body: Buffer, length: number): number | null {
  if (![16, 18, 40].includes(length)) return null
  const [kind, channels, frame, bits] = [0, 2, 12, 14].map((at) => body.readUInt16LE(at)) as [
    number,
    number,
    number,
    number,
  ]
  if (frame === 0 || frame !== channels * Math.ceil(bits / 8)) return null
  if (length === 40) {
    const isPlain = plainKinds.has(body.readUInt16LE(24)) && body.subarray(26, 40).equals(formatTail)
    return kind === extensible && isPlain && body.readUInt16LE(16) === 22 ? frame : null
  }
  if (length === 18 && body.readUInt16LE(16) !== 0) return null
  return plainKinds.has(kind) ? frame : null
}
