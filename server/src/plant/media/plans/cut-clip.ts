import type { PictureSize } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND, frameToFlicks, type Rate, type TimeRange } from '@stagedoor/core/time'
import type { BoxTrack } from '@stagedoor/core/timeline'
import { secondsText } from '../flicks.ts'
import { VARIABLE_RATE_SHARE, type PictureTrack } from '../probe.ts'
import type { CutClip } from './cut-request.ts'
import { hideArea, type Ground, type HiddenArea } from './hidden-area.ts'
import { keyedExpression } from './keyed-expression.ts'
import { evenUprightSize, uprightAt } from './picture-chain.ts'
import { onTheClock, soundPad } from './sound-chain.ts'
import { secondsOfFrames } from './whole-frames.ts'

/** A clip's place in the cut: which one it is, and exactly how many frames it fills. */
export type ClipPlace = { index: number; size: PictureSize; rate: Rate; frames: number }

/** Chains from a clip's input to its picture in the cut's shape and rate, at `[v0]`, `[v1]`, … */
export function clipPicture(clip: CutClip, place: ClipPlace): string[] {
  const { picture } = clip.probe
  const shaped = `fps=fps=${place.rate.num}/${place.rate.den}:start_time=0`
  const filled = [
    `tpad=stop=-1:stop_mode=clone`,
    `trim=end_frame=${place.frames}`,
    'setsar=1',
    'format=yuv420p',
  ]
  if (picture === null) {
    const black = `color=c=black:s=${place.size.width}x${place.size.height}:r=${place.rate.num}/${place.rate.den}`
    return [
      `${[black, `trim=end_frame=${place.frames}`, 'setsar=1', 'format=yuv420p'].join(',')}[v${place.index}]`,
    ]
  }
  const size = evenUprightSize(picture)
  const ground = { fromFlicks: clip.source.from, size, frameFlicks: longestFrame(picture) }
  const hidden = clip.hidden.filter(({ range }) => range.from < clip.source.to && clip.source.from < range.to)
  const name = (step: number): string => `c${place.index}s${step}`
  return [
    `[${place.index}:v:${picture.ordinal}]${[...uprightAt(picture, size), `trim=end=${length(clip)}`].join(',')}[${name(0)}]`,
    ...hidden.flatMap((area, step) => hide(area, ground, { from: name(step), to: name(step + 1) })),
    `[${name(hidden.length)}]${[...framing(clip.crop, ground, place.size), shaped, ...filled].join(',')}[v${place.index}]`,
  ]
}

function hide(area: HiddenArea, ground: Ground, labels: { from: string; to: string }): string[] {
  return hideArea(area, ground, { ...labels, name: labels.to })
}

function length({ source }: CutClip): string {
  return secondsText(source.to - source.from)
}

// Footage without a constant rate may hold a picture for longer than its usual step.
function longestFrame(picture: PictureTrack): number {
  const usual = frameToFlicks(1, picture.rate)
  return picture.oddStepShare > VARIABLE_RATE_SHARE ? Math.max(usual * 2, FLICKS_PER_SECOND / 10) : usual
}

function framing(crop: BoxTrack | null, ground: Ground, shape: PictureSize): string[] {
  // Sizes are given in full: releases of the engines round a side that they work out themselves differently.
  const target = `${shape.width}:${shape.height}`
  if (crop === null) {
    const { width, height } = fitted(ground.size, shape, Math.min)
    return [`scale=${width}:${height}:flags=bicubic`, `pad=${target}:(ow-iw)/2:(oh-ih)/2:black`]
  }
  // Never a pixel from outside the window: what lies there may be the reason for the crop.
  const window = insideWindow(crop, ground)
  const { width, height } = fitted(window, shape, Math.max)
  return [
    `crop=w=${window.width}:h=${window.height}:x='${window.x}':y='${window.y}'`,
    `scale=${width}:${height}:flags=bicubic`,
    `crop=${target}`,
  ]
}

/** A picture's size scaled to lie within a shape (`Math.min`) or to cover it (`Math.max`), in even sides. */
function fitted(own: PictureSize, shape: PictureSize, choose: (a: number, b: number) => number): PictureSize {
  const scale = choose(shape.width / own.width, shape.height / own.height)
  const side = (length: number, whole: number): number =>
    choose(whole, Math.max(2, 2 * Math.round((length * scale) / 2)))
  return { width: side(own.width, shape.width), height: side(own.height, shape.height) }
}

/** The largest window of one even size that at every moment lies inside the moving one. */
function insideWindow(
  crop: BoxTrack,
  { fromFlicks, size }: Ground,
): { width: number; height: number; x: string; y: string } {
  const least = (side: 'width' | 'height'): number =>
    Math.max(2, 2 * Math.floor((Math.min(...crop.map(({ box }) => box[side])) * size[side]) / 2 + 1e-6))
  const along = (start: 'x' | 'y', side: 'width' | 'height', own: number): string => {
    const keys = crop.map(({ at, box }) => ({
      atFlicks: at - fromFlicks,
      value: (box[start] + box[side] / 2) * size[side] - own / 2,
    }))
    return `2*ceil((clip(${keyedExpression(keys)},0,${size[side] - own})-0.001)/2)`
  }
  const [width, height] = [inset(least('width'), size.width), inset(least('height'), size.height)]
  return { width, height, x: along('x', 'width', width), y: along('y', 'height', height) }
}

// A window rounded to pairs of pixels needs a pair to spare, unless it is the whole side.
function inset(own: number, whole: number): number {
  return own >= whole ? whole : Math.max(2, own - 2)
}

/** One chain from a clip's input, or from silence, to its sound of the same length, at `[a0]`, `[a1]`, … */
export function clipSound(clip: CutClip, place: ClipPlace): string {
  const seconds = secondsOfFrames(place.frames, place.rate)
  const { sound } = clip.probe
  const plain = 'aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo'
  const source =
    sound === null
      ? ['anullsrc=r=48000:cl=stereo', `atrim=end=${seconds}`]
      : [
          `${soundPad(place.index, sound)}${onTheClock}`,
          plain,
          `atrim=end=${length(clip)}`,
          ...muting(clip),
          `apad=whole_dur=${seconds}`,
          `atrim=end=${seconds}`,
        ]
  return `${[...source, plain].join(',')}[a${place.index}]`
}

/** A block of samples is silenced as a whole: five milliseconds at 48 kHz. */
const block = 240
const blockFlicks = (FLICKS_PER_SECOND / 48_000) * block

function muting({ muted, source }: CutClip): string[] {
  const within = muted.filter(({ from, to }) => from < source.to && source.from < to)
  if (within.length === 0) return []
  const when = within.map((range) => silence(range, source.from)).join('+')
  return [`asetnsamples=n=${block}:p=0`, `volume=volume=0:enable='${when}'`]
}

function silence({ from, to }: TimeRange, clipFrom: number): string {
  return `gt(t,${secondsText(from - clipFrom - blockFlicks)})*lt(t,${secondsText(to - clipFrom)})`
}
