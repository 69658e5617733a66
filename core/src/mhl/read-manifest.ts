import { type Instant, instant } from '../time/index.ts'
import { isHashFormat, readHash } from './hash-format.ts'
import type {
  ChainLink,
  FileRecord,
  FolderHashes,
  FolderRecord,
  HashAction,
  Manifest,
  RecordedHash,
} from './manifest.ts'
import { MhlFlaw } from './mhl-flaw.ts'
import { readRelativePath } from './relative-path.ts'
import { readXml, type XmlElement } from './xml.ts'

const MANIFEST_SPACE = 'urn:ASC:MHL:v2.0'
const CHAIN_SPACE = 'urn:ASC:MHL:DIRECTORY:v2.0'
const ACTIONS: readonly HashAction[] = ['original', 'verified', 'failed']
const PROCESSES: readonly Manifest['process'][] = ['in-place', 'transfer', 'flatten']
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/

/** Reads a generation, as the ASC MHL v1.0 specification writes it; throws {@link MhlFlaw}. */
export function readManifest(text: string): Manifest {
  const root = readXml(text)
  if (root.space !== MANIFEST_SPACE || root.name !== 'hashlist' || root.attributes.get('version') !== '2.0')
    throw new MhlFlaw('is no ASC MHL manifest of version 2.0')
  const creator = theOne(root, 'creatorinfo')
  const processed = theOne(root, 'processinfo')
  const process = PROCESSES.find((one) => one === theOne(processed, 'process').text.trim())
  const createdAt = momentOf(theOne(creator, 'creationdate').text.trim())
  if (process === undefined || createdAt === null) throw new MhlFlaw('does not say when or how it was made')
  const rootHash = childOf(processed, 'roothash')
  const records = (childOf(root, 'hashes')?.children ?? []).flatMap(recordOf)
  if (new Set(records.map(({ path }) => path)).size !== records.length)
    throw new MhlFlaw('has two records of one path')
  return {
    createdAt,
    hostname: theOne(creator, 'hostname').text,
    tool: theOne(creator, 'tool').text,
    process,
    root: rootHash === undefined ? null : folderHashesOf(rootHash),
    ignored: (childOf(processed, 'ignore')?.children ?? [])
      .filter(({ name }) => name === 'pattern')
      .map((pattern) => pattern.text),
    records,
  }
}

/** Reads a history's table of contents (`ascmhl_chain.xml`), in the order of its generations; throws {@link MhlFlaw}. */
export function readChain(text: string): ChainLink[] {
  const root = readXml(text)
  if (root.space !== CHAIN_SPACE || root.name !== 'ascmhldirectory')
    throw new MhlFlaw('is no chain of ASC MHL manifests')
  const links = root.children
    .filter(({ name }) => name === 'hashlist')
    .map((link) => {
      const sequence = Number(link.attributes.get('sequencenr') ?? Number.NaN)
      const fileName = theOne(link, 'path').text
      if (!Number.isSafeInteger(sequence) || sequence < 1 || !/^[^/\\]+\.mhl$/.test(fileName))
        throw new MhlFlaw('names a manifest that cannot lie beside it')
      return { sequence, fileName, c4: readHash('c4', theOne(link, 'c4').text) }
    })
    .toSorted((one, other) => one.sequence - other.sequence)
  if (links.length === 0) throw new MhlFlaw('names no manifest')
  if (new Set(links.map(({ sequence }) => sequence)).size !== links.length)
    throw new MhlFlaw('counts two manifests with one number')
  return links
}

function recordOf(element: XmlElement): (FileRecord | FolderRecord)[] {
  if (element.space !== MANIFEST_SPACE) return []
  const place = theOne(element, 'path')
  const path = readRelativePath(place.text)
  const previous = childOf(element, 'previousPath')
  const previousPath = previous === undefined ? null : readRelativePath(previous.text)
  if (element.name === 'directoryhash')
    return [{ kind: 'folder', path, previousPath, ...folderHashesOf(element) }]
  if (element.name !== 'hash') return []
  const size = Number(place.attributes.get('size') ?? Number.NaN)
  return [
    {
      kind: 'file',
      path,
      sizeBytes: Number.isSafeInteger(size) && size >= 0 ? size : null,
      modifiedAt: momentOf(place.attributes.get('lastmodificationdate') ?? ''),
      hashes: hashesIn(element),
      previousPath,
    },
  ]
}

function folderHashesOf(element: XmlElement): FolderHashes {
  return { content: hashesIn(theOne(element, 'content')), structure: hashesIn(theOne(element, 'structure')) }
}

function hashesIn(element: XmlElement): RecordedHash[] {
  return element.children.flatMap(({ space, name, attributes, text }) => {
    if (space !== MANIFEST_SPACE || !isHashFormat(name)) return []
    const action = ACTIONS.find((one) => one === attributes.get('action')) ?? null
    return [
      { format: name, value: readHash(name, text), action, at: momentOf(attributes.get('hashdate') ?? '') },
    ]
  })
}

// XML Schema's dateTime; where no zone is said, UTC is meant.
function momentOf(text: string): Instant | null {
  const [whole, zone] = MOMENT.exec(text) ?? []
  if (whole === undefined) return null
  const at = Date.parse(zone === undefined ? `${whole}Z` : whole)
  return Number.isNaN(at) ? null : instant(Math.floor(at / 1000) * 1000)
}

function childOf({ space, children }: XmlElement, name: string): XmlElement | undefined {
  return children.find((child) => child.name === name && child.space === space)
}

function theOne(parent: XmlElement, name: string): XmlElement {
  const child = childOf(parent, name)
  if (child === undefined) throw new MhlFlaw(`has a ${parent.name} without ${name}`)
  return child
}
