import { planProxy } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND, type Flicks } from '@stagedoor/core/time'
import type { Plan } from '../plan.ts'
import { type PictureTrack, type Probe, type SoundTrack, VARIABLE_RATE_SHARE } from '../probe.ts'
import { fastStart, filmLimits, h264, lightRate, tableAtTheEndBytes } from './film-output.ts'
import { settledColour } from './ordinary-colour.ts'
import { uprightAt } from './picture-chain.ts'
import { aacStream, onTheClock, soundForAac, soundPad } from './sound-chain.ts'

export type PlanFiles = { input: string; formats: readonly string[]; output: string }

/** The light copy that dailies play: upright H.264 of 720p class with AAC, or AAC alone for a sound. */
export function proxyPlan(probe: Probe, files: PlanFiles): Plan {
  const { picture, sound } = probe
  const rate = picture === null ? null : lightRate(picture.rate)
  const chains = [
    ...(picture === null || rate === null
      ? []
      : [
          `[0:v:${picture.ordinal}]${[
            ...uprightAt(picture, planProxy(picture)),
            `fps=fps=${rate.num}/${rate.den}:start_time=0`,
          ].join(',')}[picture]`,
        ]),
    ...(sound === null ? [] : [`${soundPad(0, sound)}${[onTheClock, ...soundForAac].join(',')}[sound]`]),
  ]
  return {
    inputs: [{ path: files.input, formats: [...files.formats] }],
    graph: chains.join(';'),
    outputs: [
      {
        path: files.output,
        format: 'mp4',
        options: fastStart,
        streams: [
          ...(picture === null ? [] : [h264('picture', { crf: 23, preset: 'veryfast' })]),
          ...(sound === null ? [] : [aacStream('sound')]),
        ],
      },
    ],
    limits: filmLimits(probe.duration),
  }
}

/**
 * A light copy with another of its film's sounds: its picture is taken over packet by packet from `light`, and the sound is
 * made of the clean copy at `input`.
 */
export function otherSoundPlan(
  { sound, duration }: { sound: SoundTrack; duration: Flicks },
  files: PlanFiles & { light: string },
): Plan {
  return {
    inputs: [
      { path: files.light, formats: ['mov'] },
      { path: files.input, formats: [...files.formats] },
    ],
    graph: `${soundPad(1, sound)}${[onTheClock, ...soundForAac].join(',')}[sound]`,
    outputs: [
      {
        path: files.output,
        format: 'mp4',
        options: fastStart,
        streams: [{ kind: 'copied', from: '0:v:0' }, aacStream('sound')],
      },
    ],
    limits: filmLimits(duration),
  }
}

// What an encode of ours comes to for lively pictures, in bits a second, and for sound alone.
const LIGHT_FILM_RATE = 4_000_000
const LIGHT_SOUND_RATE = 200_000
// Players that seek decode from the key frame before.
const KEY_SECONDS = 2

/**
 * Whether a clean copy is as light as {@link proxyPlan} would make it, and plays everywhere: then nothing is gained by
 * encoding it a second time. `sizeBytes` is the size of that copy.
 */
export function isLightAlready(probe: Probe, copy: { format: string; sizeBytes: number }): boolean {
  const { picture, sound, sounds, duration } = probe
  if (copy.format !== 'mp4' || copy.sizeBytes > tableAtTheEndBytes || sounds.length > 1) return false
  const rate = (copy.sizeBytes * 8 * FLICKS_PER_SECOND) / Math.max(duration, 1)
  const isSmall = rate <= (picture === null ? LIGHT_SOUND_RATE : LIGHT_FILM_RATE)
  return (
    isSmall &&
    (picture === null || isLightPicture(picture, duration)) &&
    (sound === null || isLightSound(sound))
  )
}

function isLightPicture(picture: PictureTrack, duration: number): boolean {
  const { width, height } = planProxy(picture)
  const light = lightRate(picture.rate)
  const colour = settledColour(picture)
  return (
    picture.codec === 'h264' &&
    picture.pixelFormat === 'yuv420p' &&
    picture.dolbyVision === null &&
    [colour.primaries, colour.transfer, colour.matrix].every((one) => one === 'bt709') &&
    picture.turn === 0 &&
    !picture.isMirrored &&
    picture.colour.range !== 'pc' &&
    picture.width === width &&
    picture.height === height &&
    light.num * picture.rate.den === light.den * picture.rate.num &&
    picture.oddStepShare <= VARIABLE_RATE_SHARE &&
    duration <= picture.keyFrames * KEY_SECONDS * FLICKS_PER_SECOND
  )
}

function isLightSound({ codec, sampleRate, channels }: SoundTrack): boolean {
  return codec === 'aac' && sampleRate <= 48_000 && channels <= 2
}
