import { open } from 'node:fs/promises'

/** Bytes that are read here and there, however large the file; nothing is read past the end. */
export type ByteSource = {
  readonly size: number
  /** Exactly `length` bytes from `at`; RangeError where they are not all there. */
  read(at: number, length: number): Promise<Buffer>
}

/** A buffer as a source. */
export function bytesOf(buffer: Buffer): ByteSource {
  return {
    size: buffer.length,
    read: async (at, length) => {
      refuseOutside(buffer.length, at, length)
      return buffer.subarray(at, at + length)
    },
  }
}

/** A stretch of a source as a source of its own; RangeError where it reaches out. */
export function stretchOf(source: ByteSource, from: number, size: number): ByteSource {
  refuseOutside(source.size, from, size)
  return {
    size,
    read: async (at, length) => {
      refuseOutside(size, at, length)
      return source.read(from + at, length)
    },
  }
}

/** Lends a file as a source for as long as the work takes. */
export async function withFile<T>(path: string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    return await work({
      size,
      read: async (at, length) => {
        refuseOutside(size, at, length)
        const bytes = Buffer.alloc(length)
        const { bytesRead } = await file.read(bytes, 0, length, at)
        if (bytesRead < length) throw new RangeError('the file ends too early')
        return bytes
      },
    })
  } finally {
    await file.close()
  }
}

function refuseOutside(size: number, at: number, length: number): void {
  if (!(at >= 0 && length >= 0 && at + length <= size))
    throw new RangeError('a stretch lies outside the file')
}
