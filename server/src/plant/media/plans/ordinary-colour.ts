import type { PictureTrack } from '../probe.ts'

/** The colours that every encode of ours has and names: Rec. 709 in television range. */
export const ORDINARY_COLOUR = {
  color_primaries: 'bt709',
  color_trc: 'bt709',
  colorspace: 'bt709',
  color_range: 'tv',
} as const

type Colour = { primaries: string; transfer: string; matrix: string }

const highRange = new Set(['smpte2084', 'arib-std-b67'])
const knownPrimaries = new Set([
  'bt709',
  'bt470bg',
  'smpte170m',
  'smpte240m',
  'bt2020',
  'smpte431',
  'smpte432',
])
const knownTransfers = new Set([
  ...highRange,
  'bt709',
  'bt470bg',
  'smpte170m',
  'smpte240m',
  'iec61966-2-1',
  'bt2020-10',
  'bt2020-12',
])
const knownMatrices = new Set(['bt709', 'bt470bg', 'smpte170m', 'smpte240m', 'bt2020nc'])

/** Whether the stored pixels are red, green and blue rather than brightness and two differences. */
export function isRedGreenBlue({ pixelFormat }: PictureTrack): boolean {
  return /rgb|bgr|gbr|pal8/.test(pixelFormat)
}

/**
 * Whether the file holds its colours in a form that can be read without its maker's own decoder. Dolby Vision without a
 * compatible base layer (profile 5, compatibility 0) does not: taken for ordinary colours it turns green and purple.
 */
export function hasReadableColours({ dolbyVision }: PictureTrack): boolean {
  return dolbyVision?.compatibility !== 0
}

/** A picture's colours as its file names them; what it leaves out is settled as players do, by the picture's size. */
export function settledColour(picture: PictureTrack): Colour {
  const { primaries, transfer, matrix } = picture.colour
  // The base of such a film is brightness in the perceptual quantizer's steps.
  if (!hasReadableColours(picture)) return { primaries: 'bt2020', transfer: 'smpte2084', matrix: 'bt2020nc' }
  const isHigh = highRange.has(transfer)
  const settled = isRedGreenBlue(picture)
    ? 'bt709'
    : knownMatrices.has(matrix)
      ? matrix
      : isHigh || primaries === 'bt2020'
        ? 'bt2020nc'
        : usualMatrix(picture)
  return {
    primaries: knownPrimaries.has(primaries) ? primaries : isHigh ? 'bt2020' : primariesOf(settled),
    transfer: knownTransfers.has(transfer) ? transfer : 'bt709',
    matrix: settled,
  }
}

function usualMatrix({ width, height }: PictureTrack): string {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (long >= 1280 || short > 576) return 'bt709'
  return short === 576 || short === 288 ? 'bt470bg' : 'smpte170m'
}

function primariesOf(matrix: string): string {
  return matrix === 'bt2020nc' ? 'bt2020' : matrix
}

/** From a picture's own colours to Rec. 709 in television range, at whatever size it has by then. */
export function toOrdinaryColour(picture: PictureTrack): string[] {
  const colour = settledColour(picture)
  const isOrdinary = colour.primaries === 'bt709' && colour.matrix === 'bt709'
  if (highRange.has(colour.transfer)) {
    const neutral = hasReadableColours(picture) ? [] : ['lutyuv=u=512:v=512']
    return [deep, ...neutral, named(colour), ...toneMap, ordinary]
  }
  if (isOrdinary) return isRedGreenBlue(picture) ? [deep, ordinary] : [ordinary]
  return [deep, named(colour), converted(colour), ordinary]
}

// Full colour at ten bits: nothing is rounded twice, and odd sides are no trouble.
const deep = 'format=yuv444p10le'

const ordinary = `setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709`

// Half-tagged footage has no way from one colour space to another: say what the file left out.
function named({ primaries, transfer, matrix }: Colour): string {
  return `setparams=color_primaries=${primaries}:color_trc=${transfer}:colorspace=${matrix}`
}

function converted({ primaries, transfer, matrix }: Colour): string {
  return `colorspace=iprimaries=${primaries}:itrc=${transfer}:ispace=${matrix}:primaries=bt709:trc=bt709:space=bt709:range=tv`
}

/** Brightness of diffuse white in HDR footage, in candelas a square metre (ITU-R BT.2408, table 1). */
export const DIFFUSE_WHITE = 203
/** The brightest that is still told apart, in candelas a square metre: the reference display of BT.2100's HLG. */
export const BRIGHTEST = 1000
/** Up to this share of diffuse white, brightness stays exactly what it was; above it highlights are rolled off. */
export const KNEE = 0.5

const toneMap = [
  `zscale=t=linear:npl=${DIFFUSE_WHITE}`,
  'format=gbrpf32le',
  'zscale=p=bt709',
  `tonemap=tonemap=mobius:param=${KNEE}:peak=${(BRIGHTEST / DIFFUSE_WHITE).toFixed(4)}:desat=0`,
  // Whole numbers of red, green and blue end at nothing and at all: what Rec. 709 has no colour for stops at its edge.
  'zscale=t=bt709:r=pc',
  'format=gbrp10le',
  'zscale=m=bt709:r=tv',
  'format=yuv444p10le',
]
