/** A folder's two hashes as text: of its bytes alone, and of its bytes and names. */
export interface HashPair {
  readonly content: string
  readonly structure: string
}

interface Node {
  readonly files: Map<string, string>
  readonly folders: Map<string, Node>
}

/**
 * The hashes of a folder and of every folder in it, as ASC MHL v1.0 makes them (DirectoryHashType and appendix G): a
 * list of the children's hashes is put in order, its bytes are joined and hashed. `files` are paths with their hex
 * hashes; `hash` is the hash they were taken with. The folder itself is at the empty path.
 */
export function folderHashes(
  { files, folders }: { files: ReadonlyMap<string, string>; folders: readonly string[] },
  hash: (bytes: Uint8Array) => string,
): ReadonlyMap<string, HashPair> {
  const root: Node = { files: new Map(), folders: new Map() }
  for (const path of folders) nodeAt(root, path.split('/'))
  for (const [path, value] of files) {
    const steps = path.split('/')
    nodeAt(root, steps.slice(0, -1)).files.set(steps.at(-1) ?? '', value)
  }
  const found = new Map<string, HashPair>()
  const visit = (node: Node, path: string): HashPair => {
    const content: string[] = []
    const structure: string[] = []
    for (const [name, value] of node.files) {
      content.push(value)
      structure.push(hash(joined([utf8(name), bytesOf(value)])))
    }
    for (const [name, inner] of node.folders) {
      const pair = visit(inner, path === '' ? name : `${path}/${name}`)
      content.push(pair.content)
      structure.push(hash(joined([utf8(name), bytesOf(pair.structure)])))
    }
    const pair = {
      content: hash(joined(content.toSorted().map(bytesOf))),
      structure: hash(joined(structure.toSorted().map(bytesOf))),
    }
    found.set(path, pair)
    return pair
  }
  visit(root, '')
  return found
}

function nodeAt(root: Node, steps: readonly string[]): Node {
  return steps.reduce((node, step) => {
    const inner = node.folders.get(step) ?? { files: new Map(), folders: new Map() }
    node.folders.set(step, inner)
    return inner
  }, root)
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  )
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
