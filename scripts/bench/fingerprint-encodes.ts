import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DRAWN, drawnShots, drawnSound } from '../../core/src/publish/fingerprint/testing.ts'

const MEDIA = fileURLToPath(new URL('../../fixtures/saltlight/media/', import.meta.url))
const DRAWN_FILMS = 14
const SECONDS = 10

const ENCODED = '-c:v libx264 -preset superfast -pix_fmt yuv420p -c:a aac'.split(' ')
const CROP = 'crop=trunc(iw*0.95/2)*2:trunc(ih*0.95/2)*2:0:0'
const SMALL = "scale='if(gt(iw,ih),-2,480)':'if(gt(iw,ih),480,-2)'"
const QUIET = ['-af', 'volume=-9dB']

/** What a platform does to a film, one by one and all at once; the crop takes all of it from one corner. */
export const ENCODINGS: Readonly<Record<string, readonly string[]>> = {
  'crop 5 %': ['-vf', CROP, '-crf', '23', ...ENCODED],
  '480p': ['-vf', SMALL, '-crf', '23', ...ENCODED],
  'crf 30': ['-crf', '30', ...ENCODED],
  'new level': ['-c:v', 'copy', ...QUIET, '-c:a', 'aac', '-b:a', '64k'],
  'all of them': ['-vf', `${CROP},${SMALL}`, '-crf', '30', ...QUIET, ...ENCODED, '-b:a', '64k'],
}

/** The demo's films and some that are drawn and encoded here, as files. */
export async function cutsToEncode(folder: string): Promise<string[]> {
  const committed = (await readdir(MEDIA)).filter((name) => name.endsWith('.mp4')).toSorted()
  const drawn = []
  for (let at = 0; at < DRAWN_FILMS; at += 1) drawn.push(await encodeDrawn(folder, 900 + at))
  return [...committed.map((name) => join(MEDIA, name)), ...drawn]
}

async function encodeDrawn(folder: string, seed: number): Promise<string> {
  const path = join(folder, `drawn-${seed}.mp4`)
  const sound = drawnSound(seed, SECONDS)
  const wav = join(folder, `drawn-${seed}.pcm`)
  await writeFile(wav, Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength))
  const picture = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${DRAWN.width}x${DRAWN.height}`, '-r', '12']
  const heard = ['-i', 'pipe:0', '-f', 's16le', '-ar', '8000', '-ac', '1', '-i', wav]
  const large = ['-vf', 'scale=1280:720', '-r', '24', '-crf', '20', ...ENCODED, '-ar', '48000']
  await ffmpeg([...picture, ...heard, ...large, path], drawnShots(seed, SECONDS))
  return path
}

/** Encodes a film again; resolves to the new file. */
export async function encodeAgain(folder: string, film: string, encoding: string): Promise<string> {
  const path = join(folder, `${basename(film, '.mp4')}-${encoding.replaceAll(/\W+/g, '-')}.mp4`)
  await ffmpeg(['-i', film, ...(ENCODINGS[encoding] ?? []), path], [])
  return path
}

/** One plain ffmpeg command with what it reads from its standard input; rejects when it fails. */
export async function ffmpeg(args: readonly string[], input: readonly Uint8Array[]): Promise<void> {
  const child = spawn('ffmpeg', ['-v', 'error', '-y', ...args], { stdio: ['pipe', 'ignore', 'inherit'] })
  const ended = once(child, 'close')
  for (const piece of input) if (!child.stdin.write(piece)) await once(child.stdin, 'drain')
  child.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)}`)
}

/** CPU seconds of this process and of its children that have ended, where the system tells them (Linux). */
export function cpuSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  // Ticks of 1/100 s: user, system, and the same of children (proc(5), fields 14 to 17).
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) / 100
}
