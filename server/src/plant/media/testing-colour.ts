/** Red, green and blue, or brightness and two differences, as they are written in a formula: nothing is rounded. */
export type Triple = readonly [number, number, number]

/** Chromaticities of red, green and blue as ITU-R BT.709, BT.601 (525 and 625 lines) and BT.2020 give them; white is D65. */
const chromaticities = {
  bt709: [0.64, 0.33, 0.3, 0.6, 0.15, 0.06],
  smpte170m: [0.63, 0.34, 0.31, 0.595, 0.155, 0.07],
  bt470bg: [0.64, 0.33, 0.29, 0.6, 0.15, 0.06],
  bt2020: [0.708, 0.292, 0.17, 0.797, 0.131, 0.046],
} as const
export type Primaries = keyof typeof chromaticities
const white = [0.3127, 0.329] as const

/** Shares of red and blue in brightness (BT.709 3.2, BT.601 2.5.1, BT.2020 table 4). */
const shares = { bt709: [0.2126, 0.0722], bt601: [0.299, 0.114], bt2020: [0.2627, 0.0593] } as const
export type Matrix = keyof typeof shares

/** Codes of Y'CbCr in some bits: television range, or full range as BT.2100 table 9 and JFIF have it. */
export type Coding = { matrix: Matrix; bits: 8 | 10; isFull?: boolean }

/** The nearest codes for R'G'B' of 0 to 1. */
export function encode([r, g, b]: Triple, { matrix, bits, isFull = false }: Coding): Triple {
  const [red, blue] = shares[matrix]
  const y = red * r + (1 - red - blue) * g + blue * b
  const [black, span, middle, spread] = scaleOf(bits, isFull)
  const code = (value: number): number => Math.round(value)
  return [
    code(black + span * y),
    code(middle + (spread * (b - y)) / (2 * (1 - blue))),
    code(middle + (spread * (r - y)) / (2 * (1 - red))),
  ]
}

/** R'G'B' of 0 to 1 of some codes. */
export function decode([y, cb, cr]: Triple, { matrix, bits, isFull = false }: Coding): Triple {
  const [red, blue] = shares[matrix]
  const [black, span, middle, spread] = scaleOf(bits, isFull)
  const bright = (y - black) / span
  const r = bright + ((cr - middle) / spread) * 2 * (1 - red)
  const b = bright + ((cb - middle) / spread) * 2 * (1 - blue)
  return [r, (bright - red * r - blue * b) / (1 - red - blue), b]
}

function scaleOf(bits: number, isFull: boolean): readonly [number, number, number, number] {
  const step = 2 ** (bits - 8)
  return isFull
    ? [0, 2 ** bits - 1, 128 * step, 2 ** bits - 1]
    : [16 * step, 219 * step, 128 * step, 224 * step]
}

/** Light in candelas a square metre of a PQ signal (ITU-R BT.2100-2, table 4, reference EOTF). */
export function lightOfPq(signal: number): number {
  const [m1, m2] = [2610 / 16384, (2523 / 4096) * 128]
  const [c1, c2, c3] = [3424 / 4096, (2413 / 4096) * 32, (2392 / 4096) * 32]
  const power = Math.max(0, signal) ** (1 / m2)
  return 10_000 * (Math.max(power - c1, 0) / (c2 - c3 * power)) ** (1 / m1)
}

/** Light in candelas a square metre of an HLG picture on a display of 1,000 (BT.2100-2, table 5: inverse OETF, then OOTF of gamma 1.2). */
export function lightOfHlg(signal: Triple): Triple {
  const a = 0.17883277
  const b = 1 - 4 * a
  const c = 0.5 - a * Math.log(4 * a)
  const scene = signal.map((e) => (e <= 0.5 ? (e * e) / 3 : (Math.exp((e - c) / a) + b) / 12))
  const [red, blue] = shares.bt2020
  const [r = 0, g = 0, bl = 0] = scene
  const luminance = red * r + (1 - red - blue) * g + blue * bl
  return triple(scene.map((e) => 1000 * luminance ** 0.2 * e))
}

/** Light of 0 to 1 of a camera's signal (ITU-R BT.709, 1.2, inverted). */
export function lightOfCamera(signal: number): number {
  return signal < 0.081 ? signal / 4.5 : ((signal + 0.099) / 1.099) ** (1 / 0.45)
}

/** A camera's signal of light (ITU-R BT.709, 1.2). */
export function signalOfCamera(light: number): number {
  return light < 0.018 ? 4.5 * light : 1.099 * light ** 0.45 - 0.099
}

/** Linear light in other primaries, by way of CIE XYZ (SMPTE RP 177). */
export function inPrimaries(light: Triple, from: Primaries, to: Primaries): Triple {
  return times(inverse(toXyz(to)), times(toXyz(from), light))
}

type Rows = readonly [Triple, Triple, Triple]

function toXyz(name: Primaries): Rows {
  const [rx, ry, gx, gy, bx, by] = chromaticities[name]
  const column = (x: number, y: number): Triple => [x / y, 1, (1 - x - y) / y]
  const [r, g, b] = [column(rx, ry), column(gx, gy), column(bx, by)]
  const plain: Rows = [
    [r[0], g[0], b[0]],
    [1, 1, 1],
    [r[2], g[2], b[2]],
  ]
  const scale = times(inverse(plain), column(white[0], white[1]))
  return plain.map((row) => triple(row.map((value, at) => value * (scale[at] ?? 0)))) as unknown as Rows
}

function times(rows: Rows, [x, y, z]: Triple): Triple {
  return triple(rows.map(([a, b, c]) => a * x + b * y + c * z))
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Rows): Rows {
  const whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
  return [
    [(e * i - f * h) / whole, (c * h - b * i) / whole, (b * f - c * e) / whole],
    [(f * g - d * i) / whole, (a * i - c * g) / whole, (c * d - a * f) / whole],
    [(d * h - e * g) / whole, (b * g - a * h) / whole, (a * e - b * d) / whole],
  ]
}

function triple(values: readonly number[]): Triple {
  const [a = 0, b = 0, c = 0] = values
  return [a, b, c]
}

/**
 * What light of a high range is on an ordinary screen: as bright as it was up to `knee` of diffuse white, from there on
 * a hyperbola that reaches white at `brightest` and meets the line without a bend; hue and saturation as they were,
 * since all three are scaled by what the greatest of them loses. The screen is that of BT.1886.
 */
export function onOrdinaryScreen(
  light: Triple,
  { diffuseWhite, brightest, knee }: { diffuseWhite: number; brightest: number; knee: number },
): Triple {
  const shown = triple(inPrimaries(light, 'bt2020', 'bt709').map((value) => value / diffuseWhite))
  const most = Math.max(...shown)
  const scale = most <= knee ? 1 : rolledOff(most, knee, brightest / diffuseWhite) / most
  return triple(shown.map((value) => Math.min(1, Math.max(0, value * scale)) ** (1 / 2.4)))
}

function rolledOff(value: number, knee: number, most: number): number {
  const pole = knee * knee - 2 * knee * most + most
  const [b, a] = [pole / (most - 1), (-knee * knee * (most - 1)) / (knee * knee - 2 * knee + most)]
  return (((b + knee) ** 2 / (b - a)) * (value + a)) / (value + b)
}
