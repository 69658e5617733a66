/** Samples that one power spectrum is taken of. */
export const SPECTRUM_SAMPLES = 1024

const cosines = Float64Array.from({ length: SPECTRUM_SAMPLES / 2 }, (_, k) =>
  Math.cos((2 * Math.PI * k) / SPECTRUM_SAMPLES),
)
const sines = Float64Array.from({ length: SPECTRUM_SAMPLES / 2 }, (_, k) =>
  Math.sin((2 * Math.PI * k) / SPECTRUM_SAMPLES),
)
const bell = Float64Array.from(
  { length: SPECTRUM_SAMPLES },
  (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / SPECTRUM_SAMPLES),
)
const turned = Uint16Array.from({ length: SPECTRUM_SAMPLES }, (_, at) => {
  let back = 0
  for (let bit = 1, rest = at; bit < SPECTRUM_SAMPLES; bit *= 2, rest >>= 1) back = back * 2 + (rest & 1)
  return back
})

/** The power at each frequency of 1,024 samples under a Hann window (radix-2 transform of Cooley and Tukey, 1965). */
export function powerSpectrum(samples: Float64Array): Float64Array {
  const re = new Float64Array(SPECTRUM_SAMPLES)
  const im = new Float64Array(SPECTRUM_SAMPLES)
  for (let at = 0; at < SPECTRUM_SAMPLES; at += 1)
    re[turned[at] as number] = (samples[at] as number) * (bell[at] as number)
  for (let half = 1; half < SPECTRUM_SAMPLES; half *= 2) {
    const stride = SPECTRUM_SAMPLES / (2 * half)
    for (let start = 0; start < SPECTRUM_SAMPLES; start += 2 * half) {
      for (let k = 0; k < half; k += 1) {
        const c = cosines[k * stride] as number
        const s = sines[k * stride] as number
        const low = start + k
        const high = low + half
        const r = (re[high] as number) * c + (im[high] as number) * s
        const i = (im[high] as number) * c - (re[high] as number) * s
        re[high] = (re[low] as number) - r
        im[high] = (im[low] as number) - i
        re[low] = (re[low] as number) + r
        im[low] = (im[low] as number) + i
      }
    }
  }
  return Float64Array.from(
    { length: SPECTRUM_SAMPLES / 2 },
    (_, k) => (re[k] as number) ** 2 + (im[k] as number) ** 2,
  )
}
