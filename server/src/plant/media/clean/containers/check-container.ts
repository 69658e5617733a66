import { open } from 'node:fs/promises'
import type { Finding } from '../findings.ts'
import { checkBoxes } from '../check-boxes.ts'
import { strayInMatroska } from './matroska.ts'
import { FileWindow } from './file-window.ts'
import { strayInFlac } from './flac.ts'
import { strayInMp3 } from './mp3.ts'
import { strayInOgg } from './ogg.ts'
import { strayInWave } from './wave.ts'

/** What a file of one container holds beyond what our muxers write; RangeError where it breaks off. */
export type StrayIn = (file: FileWindow) => Promise<string | null>

const readers: Readonly<Record<string, StrayIn>> = {
  matroska: strayInMatroska,
  wav: strayInWave,
  flac: strayInFlac,
  mp3: strayInMp3,
  ogg: strayInOgg,
}

/** Reads a finished file by the structure of its container, by an allow-list; `demuxer` names the container. */
export async function checkContainer(path: string, demuxer: string): Promise<Finding | null> {
  if (demuxer === 'mov') return checkBoxes(path)
  const strayIn = readers[demuxer]
  if (strayIn === undefined) return { because: 'unreadable', where: `no reader of ours for ${demuxer}` }
  const file = await open(path, 'r')
  try {
    const stray = await strayIn(new FileWindow(file, (await file.stat()).size))
    return stray === null ? null : { because: 'box-left', where: `${demuxer}: ${stray}` }
  } catch (error) {
    if (error instanceof RangeError) return { because: 'unreadable', where: `${demuxer}: ${error.message}` }
    throw error
  } finally {
    await file.close()
  }
}
