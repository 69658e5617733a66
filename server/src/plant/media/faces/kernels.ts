/** A picture of many channels, as a network passes it on: rows of pixels, the channels of a pixel side by side. */
export interface Plane {
  readonly height: number
  readonly width: number
  readonly depth: number
  readonly values: Float32Array
}

/** Weights of a convolution over whole patches, laid out four outputs at a time. */
export interface PackedWeights {
  readonly side: number
  readonly inputs: number
  readonly outputs: number
  readonly values: Float32Array
  readonly bias: Float32Array
}

// Four pixels by four channels are held in sixteen numbers, so that each value is read once for four products.
const BLOCK = 4

/** Lays out weights of side by side by inputs by outputs for `convolve`; outputs are filled up to a multiple of four. */
export function packWeights(
  weights: Float32Array,
  { side, inputs, outputs, bias }: Omit<PackedWeights, 'values'>,
): PackedWeights {
  const taps = side * side * inputs
  const blocks = Math.ceil(outputs / BLOCK)
  const values = new Float32Array(blocks * taps * BLOCK)
  for (let tap = 0; tap < taps; tap++)
    for (let output = 0; output < outputs; output++)
      values[Math.floor(output / BLOCK) * taps * BLOCK + tap * BLOCK + (output % BLOCK)] =
        weights[tap * outputs + output] ?? 0
  const filled = new Float32Array(blocks * BLOCK)
  filled.set(bias)
  return { side, inputs, outputs, values, bias: filled }
}

/** A convolution over patches, padded so that its size is the input's by the stride, with bias and maybe cut at zero. */
export function convolve(
  input: Plane,
  weights: PackedWeights,
  { stride, isCut }: { stride: number; isCut: boolean },
): Plane {
  const patches = weights.side === 1 && stride === 1 ? input : patchesOf(input, weights.side, stride)
  const wide = multiply(patches, weights)
  if (isCut) cutAtZero(wide.values)
  if (wide.depth === weights.outputs) return wide
  const { height, width } = wide
  const values = new Float32Array(height * width * weights.outputs)
  for (let pixel = 0; pixel < height * width; pixel++)
    values.set(
      wide.values.subarray(pixel * wide.depth, pixel * wide.depth + weights.outputs),
      pixel * weights.outputs,
    )
  return { height, width, depth: weights.outputs, values }
}

/** A convolution of each channel by itself with its own three by three weights. */
export function convolveEach(input: Plane, weights: Float32Array, stride: number): Plane {
  const { depth } = input
  const { height, width, top, left } = sameSize(input, 3, stride)
  const padded = padAround(input, {
    top,
    left,
    rows: (height - 1) * stride + 3,
    columns: (width - 1) * stride + 3,
  })
  const values = new Float32Array(height * width * depth)
  const [x, w, line] = [padded.values, weights, padded.width * depth]
  let at = 0
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const first = row * stride * line + column * stride * depth
      for (let channel = 0; channel < depth; channel++, at++) {
        let sum = 0
        let from = first + channel
        for (let tap = channel; tap < 9 * depth; tap += 3 * depth, from += line)
          sum +=
            (x[from] ?? 0) * (w[tap] ?? 0) +
            (x[from + depth] ?? 0) * (w[tap + depth] ?? 0) +
            (x[from + 2 * depth] ?? 0) * (w[tap + 2 * depth] ?? 0)
        values[at] = sum
      }
    }
  return { height, width, depth, values }
}

/** The largest value of each two by two pixels, channel by channel. */
export function poolByTwo({ height, width, depth, values: x }: Plane): Plane {
  const [rows, columns, line] = [height / 2, width / 2, width * depth]
  const values = new Float32Array(rows * columns * depth)
  let at = 0
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      for (let channel = 0; channel < depth; channel++, at++) {
        const from = row * 2 * line + column * 2 * depth + channel
        values[at] = Math.max(
          x[from] ?? 0,
          x[from + depth] ?? 0,
          x[from + line] ?? 0,
          x[from + line + depth] ?? 0,
        )
      }
  return { height: rows, width: columns, depth, values }
}

/** The same picture with more channels behind its own, all zero. */
export function addChannels({ height, width, depth, values: x }: Plane, more: number): Plane {
  const values = new Float32Array(height * width * (depth + more))
  for (let pixel = 0; pixel < height * width; pixel++)
    values.set(x.subarray(pixel * depth, (pixel + 1) * depth), pixel * (depth + more))
  return { height, width, depth: depth + more, values }
}

/** The sum of two pictures of one size. */
export function add(one: Plane, other: Plane): Plane {
  const values = new Float32Array(one.values.length)
  const [a, b] = [one.values, other.values]
  for (let at = 0; at < values.length; at++) values[at] = (a[at] ?? 0) + (b[at] ?? 0)
  return { ...one, values }
}

/** The same picture with zero for whatever is less. */
export function cut(input: Plane): Plane {
  const values = input.values.slice()
  cutAtZero(values)
  return { ...input, values }
}

function cutAtZero(values: Float32Array): void {
  for (let at = 0; at < values.length; at++) values[at] = Math.max(0, values[at] ?? 0)
}

function sameSize(
  { height, width }: Plane,
  side: number,
  stride: number,
): { height: number; width: number; top: number; left: number } {
  const [rows, columns] = [Math.ceil(height / stride), Math.ceil(width / stride)]
  const before = (size: number, count: number) =>
    Math.floor(Math.max(0, (count - 1) * stride + side - size) / 2)
  return { height: rows, width: columns, top: before(height, rows), left: before(width, columns) }
}

function padAround(
  { height, width, depth, values: x }: Plane,
  { top, left, rows, columns }: { top: number; left: number; rows: number; columns: number },
): Plane {
  const values = new Float32Array(rows * columns * depth)
  const kept = Math.min(width, columns - left) * depth
  for (let row = 0; row < Math.min(height, rows - top); row++)
    values.set(
      x.subarray(row * width * depth, row * width * depth + kept),
      ((row + top) * columns + left) * depth,
    )
  return { height: rows, width: columns, depth, values }
}

// Every patch as one pixel of many channels: a convolution is then the same as a multiplication.
function patchesOf(input: Plane, side: number, stride: number): Plane {
  const { depth } = input
  const { height, width, top, left } = sameSize(input, side, stride)
  const padded = padAround(input, {
    top,
    left,
    rows: (height - 1) * stride + side,
    columns: (width - 1) * stride + side,
  })
  const length = side * depth
  const values = new Float32Array(height * width * side * length)
  let at = 0
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      for (let line = 0; line < side; line++, at += length) {
        const from = ((row * stride + line) * padded.width + column * stride) * depth
        values.set(padded.values.subarray(from, from + length), at)
      }
  return { height, width, depth: side * length, values }
}

function multiply({ height, width, depth, values: x }: Plane, { values: w, bias }: PackedWeights): Plane {
  const pixels = height * width
  if (pixels % BLOCK !== 0) throw new RangeError('A picture of the network has a multiple of four pixels')
  const outputs = bias.length
  const values = new Float32Array(pixels * outputs)
  for (let pixel = 0; pixel < pixels; pixel += BLOCK)
    for (let output = 0; output < outputs; output += BLOCK) {
      const o = output
      let a00 = bias[o] ?? 0
      let a01 = bias[o + 1] ?? 0
      let a02 = bias[o + 2] ?? 0
      let a03 = bias[o + 3] ?? 0
      let a10 = bias[o] ?? 0
      let a11 = bias[o + 1] ?? 0
      let a12 = bias[o + 2] ?? 0
      let a13 = bias[o + 3] ?? 0
      let a20 = bias[o] ?? 0
      let a21 = bias[o + 1] ?? 0
      let a22 = bias[o + 2] ?? 0
      let a23 = bias[o + 3] ?? 0
      let a30 = bias[o] ?? 0
      let a31 = bias[o + 1] ?? 0
      let a32 = bias[o + 2] ?? 0
      let a33 = bias[o + 3] ?? 0
      let tap = o * depth
      for (let from = pixel * depth; from < (pixel + 1) * depth; from++, tap += BLOCK) {
        const w0 = w[tap] ?? 0
        const w1 = w[tap + 1] ?? 0
        const w2 = w[tap + 2] ?? 0
        const w3 = w[tap + 3] ?? 0
        const x0 = x[from] ?? 0
        a00 += x0 * w0
        a01 += x0 * w1
        a02 += x0 * w2
        a03 += x0 * w3
        const x1 = x[from + depth] ?? 0
        a10 += x1 * w0
        a11 += x1 * w1
        a12 += x1 * w2
        a13 += x1 * w3
        const x2 = x[from + 2 * depth] ?? 0
        a20 += x2 * w0
        a21 += x2 * w1
        a22 += x2 * w2
        a23 += x2 * w3
        const x3 = x[from + 3 * depth] ?? 0
        a30 += x3 * w0
        a31 += x3 * w1
        a32 += x3 * w2
        a33 += x3 * w3
      }
      const at0 = pixel * outputs + o
      values[at0] = a00
      values[at0 + 1] = a01
      values[at0 + 2] = a02
      values[at0 + 3] = a03
      const at1 = at0 + outputs
      values[at1] = a10
      values[at1 + 1] = a11
      values[at1 + 2] = a12
      values[at1 + 3] = a13
      const at2 = at1 + outputs
      values[at2] = a20
      values[at2 + 1] = a21
      values[at2 + 2] = a22
      values[at2 + 3] = a23
      const at3 = at2 + outputs
      values[at3] = a30
      values[at3 + 1] = a31
      values[at3 + 2] = a32
      values[at3 + 3] = a33
    }
  return { height, width, depth: outputs, values }
}
