import { type FileHandle, open } from 'node:fs/promises'

const LOOK_EVERY_MS = 250
// Less than this is on the disk at once in any case.
const SYNC_EVERY_BYTES = 64 * 2 ** 20

/**
 * Has the disk take a growing file while the program that writes it goes on, and what is left when it `ends` while the
 * file is checked: whoever keeps it in the end does not wait for gigabytes. It promises nothing; a disk that fails is
 * heard of by whoever keeps the file.
 */
export function syncBeside(path: string): { readonly end: () => void } {
  const ended = Promise.withResolvers<'ended'>()
  const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  const follow = async (): Promise<void> => {
    const file = await opened(path, async () => (await Promise.race([ended.promise, pause()])) !== 'ended')
    if (file === null) return
    try {
      let synced = 0
      for (let isGrowing = true; isGrowing;) {
        isGrowing = (await Promise.race([ended.promise, pause()])) !== 'ended'
        const { size } = await file.stat()
        if (size - synced < SYNC_EVERY_BYTES) continue
        await file.datasync()
        synced = size
      }
    } finally {
      await file.close()
    }
  }
  void follow().catch(() => undefined)
  return { end: () => ended.resolve('ended') }
}

async function opened(path: string, isAwaited: () => Promise<boolean>): Promise<FileHandle | null> {
  do {
    const file = await open(path, 'r').catch(() => null)
    if (file !== null) return file
  } while (await isAwaited())
  return null
}
