import { open } from 'node:fs/promises'
import { readAt, walkBoxes } from './boxes.ts'
import { largestDescription } from './check-boxes.ts'
import { silenceMessages } from './codec-records.ts'

/** Overwrites in place the messages that a plain copy takes over with a film's parameter sets; other files stay as they are. */
export async function silenceFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    if ((await readAt(file, 4, 4)).toString('latin1') !== 'ftyp') return
    for await (const box of walkBoxes(file, size)) {
      const length = box.end - box.bodyStart
      if (box.type !== 'stsd' || length > largestDescription) continue
      const description = await readAt(file, box.bodyStart, length)
      if (silenceMessages(description)) await file.write(description, 0, length, box.bodyStart)
    }
  } catch (error) {
    // What cannot be read as boxes is no copy that could be let out, and the door says so.
    if (!(error instanceof RangeError)) throw error
  } finally {
    await file.close()
  }
}
