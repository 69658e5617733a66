import { tmpdir } from 'node:os'
import type { Caps } from '../engine.ts'
import type { Programs } from './find-ffmpeg.ts'
import { runProgram } from './run-program.ts'

const oldest = { major: 5, minor: 1 }

// What our plans use; a build that lacks one of these is not chosen, however new it is.
const needed = {
  filters: [
    'abuffersink',
    'aformat',
    'amix',
    'anullsrc',
    'apad',
    'aresample',
    'asetnsamples',
    'asetpts',
    'ass',
    'atrim',
    'boxblur',
    'colorspace',
    'concat',
    'crop',
    'drawbox',
    'ebur128',
    'format',
    'fps',
    'gblur',
    'hflip',
    'loudnorm',
    'lutyuv',
    'overlay',
    'pad',
    'pan',
    'scale',
    'select',
    'setparams',
    'setpts',
    'setsar',
    'split',
    'thumbnail',
    'tile',
    'tonemap',
    'tpad',
    'transpose',
    'trim',
    'vflip',
    'volume',
    'zscale',
  ],
  encoders: ['libx264', 'aac', 'mjpeg', 'png', 'pcm_s16le'],
  muxers: ['mp4', 'mov', 'matroska', 'webm', 'wav', 'mp3', 'flac', 'ogg', 'image2pipe', 's16le', 'null'],
  bsfs: ['filter_units'],
} as const

export type CapabilityCheck = { kind: 'able'; caps: Caps } | { kind: 'lacking'; missing: readonly string[] }

/** Whether a found ffmpeg can carry out our plans, or everything that it lacks. */
export async function checkCapabilities(programs: Programs): Promise<CapabilityCheck> {
  const version = firstMatch(await said([programs.ffmpeg, '-version']), /^ffmpeg version (\S+)/m)
  if (version === null || !isNewEnough(version)) {
    return {
      kind: 'lacking',
      missing: [`version ${oldest.major}.${oldest.minor} (found ${version ?? 'none'})`],
    }
  }
  const lists = await Promise.all(
    (Object.keys(needed) as (keyof typeof needed)[]).map(async (kind) => ({
      kind,
      names: namesIn(await said([programs.ffmpeg, '-hide_banner', `-${kind}`])),
    })),
  )
  const missing = lists.flatMap(({ kind, names }) =>
    needed[kind].filter((name) => !names.has(name)).map((name) => `${kind.replace(/s$/, '')} ${name}`),
  )
  const help = await said([programs.ffmpeg, '-hide_banner', '-h', 'full'])
  if (!help.includes('-format_whitelist')) missing.push('option format_whitelist')
  if (!/^\s*-?fps_mode/m.test(help) && !help.includes('-fps_mode')) missing.push('option fps_mode')
  if (missing.length > 0) return { kind: 'lacking', missing }
  return { kind: 'able', caps: { engine: 'command-line', version, features: [] } }
}

// Builds from the source tree carry no number (`N-110000-g...`); they are newer than any release we refuse.
function isNewEnough(version: string): boolean {
  const [, major, minor] = /^n?(\d+)\.(\d+)/.exec(version) ?? []
  if (major === undefined || minor === undefined) return version.startsWith('N-')
  return Number(major) > oldest.major || (Number(major) === oldest.major && Number(minor) >= oldest.minor)
}

function namesIn(text: string): Set<string> {
  const words = text.split('\n').flatMap((line) => line.trim().split(/\s+/).slice(0, 2))
  return new Set(words.flatMap((word) => word.split(',')))
}

async function said(command: readonly string[]): Promise<string> {
  const lines: string[] = []
  await runProgram(command, { directory: tmpdir(), wallMs: 20_000, hearLine: (line) => lines.push(line) })
  return lines.join('\n')
}

function firstMatch(text: string, pattern: RegExp): string | null {
  return pattern.exec(text)?.[1] ?? null
}
