import {
  add,
  addChannels,
  convolve,
  convolveEach,
  cut,
  packWeights,
  type Plane,
  poolByTwo,
} from './kernels.ts'

/** One step of a network: from planes made before it, by their names, to the plane of its own name. */
interface Layer {
  readonly name: string
  readonly inputs: readonly string[]
  readonly make: (...inputs: readonly Plane[]) => Plane
}

/** A network that was read and checked, ready to look at pictures. */
export type Network = readonly Layer[]

interface Node {
  readonly name: string
  readonly op: string
  readonly input?: readonly string[]
  readonly attr?: Readonly<
    Record<string, { s?: string; list?: { i?: readonly string[]; s?: readonly string[] } }>
  >
}

/** The two files of a model in the format of TensorFlow.js: its graph, and its weights as 32-bit numbers. */
export interface ModelFiles {
  readonly graph: {
    readonly modelTopology: { readonly node: readonly Node[] }
    readonly weightsManifest: readonly {
      readonly weights: readonly { name: string; shape: readonly number[]; dtype: string }[]
    }[]
  }
  readonly weights: ArrayBuffer
}

interface Constant {
  readonly shape: readonly number[]
  readonly values: Float32Array
  readonly integers: Int32Array
}

/** Builds a network of the few kinds of layer that a small detector has; throws on any other kind. */
export function buildNetwork({ graph, weights }: ModelFiles): Network {
  const constants = readConstants(graph.weightsManifest, weights)
  return graph.modelTopology.node
    .filter(({ op }) => op !== 'Const' && op !== 'Placeholder')
    .map((node) => layerOf(node, constants))
}

/** Runs a network over a picture and answers the planes asked for. */
export function runNetwork(
  network: Network,
  { inputName, picture, outputs }: { inputName: string; picture: Plane; outputs: readonly string[] },
): Plane[] {
  const made = new Map([[inputName, picture]])
  const planeOf = (name: string): Plane => {
    const plane = made.get(name)
    if (plane === undefined) throw new TypeError(`The network has no ${name}`)
    return plane
  }
  for (const { name, inputs, make } of network) made.set(name, make(...inputs.map(planeOf)))
  return outputs.map(planeOf)
}

function readConstants(
  manifest: ModelFiles['graph']['weightsManifest'],
  bytes: ArrayBuffer,
): Map<string, Constant> {
  const constants = new Map<string, Constant>()
  let at = 0
  for (const { name, shape, dtype } of manifest.flatMap(({ weights }) => weights)) {
    const length = shape.reduce((product, size) => product * size, 1)
    if (dtype !== 'float32' && dtype !== 'int32') throw new TypeError(`Weights of ${dtype} are not read`)
    constants.set(name, {
      shape,
      values: new Float32Array(bytes, at, length),
      integers: new Int32Array(bytes, at, length),
    })
    at += length * 4
  }
  return constants
}

function layerOf(node: Node, constants: ReadonlyMap<string, Constant>): Layer {
  const { name, op, input = [] } = node
  const constant = (at: number): Constant => {
    const found = constants.get(input[at] ?? '')
    if (found === undefined) throw new TypeError(`The layer ${name} has no weights`)
    return found
  }
  const inputs = input.filter((from) => !constants.has(from))
  const stride = Number(node.attr?.['strides']?.list?.i?.[1] ?? 1)
  switch (op) {
    case '_FusedConv2D': {
      const [side = 1, , depth = 1, outputs = 1] = constant(1).shape
      const bias = constant(2).values
      const packed = packWeights(constant(1).values, { side, inputs: depth, outputs, bias })
      const fused = (node.attr?.['fused_ops']?.list?.s ?? []).map((text) => atob(text))
      const isCut = fused.includes('Relu')
      return { name, inputs, make: (x) => convolve(known(x), packed, { stride, isCut }) }
    }
    case 'DepthwiseConv2dNative': {
      const { values, shape } = constant(1)
      if (shape[0] !== 3 || shape[1] !== 3) throw new TypeError(`The layer ${name} is not three by three`)
      return { name, inputs, make: (x) => convolveEach(known(x), values, stride) }
    }
    case 'AddV2':
      return { name, inputs, make: (x, y) => add(known(x), known(y)) }
    case 'Relu':
      return { name, inputs, make: (x) => cut(known(x)) }
    case 'MaxPool':
      return { name, inputs, make: (x) => poolByTwo(known(x)) }
    case 'Pad': {
      const more = constant(1).integers[7] ?? 0
      return { name, inputs, make: (x) => addChannels(known(x), more) }
    }
    case 'Reshape':
    case 'Identity':
      return { name, inputs, make: known }
    default:
      throw new TypeError(`A layer of the kind ${op} is not known`)
  }
}

function known(plane: Plane | undefined): Plane {
  if (plane === undefined) throw new TypeError('A layer lacks what it works on')
  return plane
}
