import { mediaFormat, type MediaFormat, type MediaFormatName } from './format.ts'
import type { UnreadableReason } from './unreadable.ts'

/** How many bytes from a file's start sniffing wants to see. */
export const SNIFF_BYTES = 4096

/** What the first bytes of a file say it is. */
export type Sniffed =
  | { readonly kind: 'media'; readonly format: MediaFormat }
  | {
      readonly kind: 'unreadable'
      readonly because: Exclude<
        UnreadableReason,
        'damaged' | 'too-much' | 'given-up' | 'raw-photo' | 'locked'
      >
    }
  | { readonly kind: 'refused'; readonly because: SniffRefusal }

/** Why a file stays with its sender, from its content alone: it is no footage, and can only do harm. */
export type SniffRefusal = 'empty' | 'playlist' | 'text' | 'program'

/** Names a file by its first bytes; what the sender's device called it plays no part. */
export function sniff(head: Uint8Array): Sniffed {
  if (head.length === 0) return refused('empty')
  const text = latin(head, 0, head.length)
  const name = isoBaseMedia(text) ?? riff(text) ?? bySignature(text, head)
  if (name !== null) return { kind: 'media', format: mediaFormat(name) }
  const refusal = refusalOf(text)
  return refusal === null ? { kind: 'unreadable', because: unreadableBecause(text) } : refused(refusal)
}

function refused(because: SniffRefusal): Sniffed {
  return { kind: 'refused', because }
}

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']

// ISO/IEC 14496-12: a box is a 32-bit length and a four-letter type; `ftyp` carries the major brand,
// a minor version and the compatible brands. Old QuickTime files begin with another box.
function isoBaseMedia(text: string): MediaFormatName | null {
  const type = text.slice(4, 8)
  if (['moov', 'mdat', 'wide', 'pnot'].includes(type)) return 'quicktime'
  if ((type === 'free' || type === 'skip') && /(moov|mdat|wide)/.test(text)) return 'quicktime'
  if (type !== 'ftyp') return null
  const major = text.slice(8, 12)
  const length = lengthAt(text)
  const brands = text.slice(8, Math.min(text.length, Math.max(16, length))).match(/.{4}/gs) ?? []
  if (HEIC_BRANDS.includes(major)) return 'heic'
  if (major === 'mif1' || major === 'msf1')
    return brands.some((brand) => HEIC_BRANDS.includes(brand)) ? 'heic' : null
  if (major === 'avif' || major === 'avis') return null
  if (major === 'crx ') return 'cr3'
  if (major === 'qt  ') return 'quicktime'
  if (major === 'M4A ' || major === 'M4B ') return 'm4a'
  if (major.startsWith('3g')) return '3gp'
  return 'mp4'
}

function lengthAt(text: string): number {
  return [0, 1, 2, 3].reduce((sum, index) => sum * 256 + (text.codePointAt(index) ?? 0), 0)
}

function riff(text: string): MediaFormatName | null {
  if (/^(RIFF|RF64|BW64)/.test(text)) {
    const form = text.slice(8, 12)
    return form === 'WAVE' ? 'wav' : form === 'AVI ' ? 'avi' : form === 'WEBP' ? 'webp' : null
  }
  if (text.startsWith('FORM') && /^AIF[FC]$/.test(text.slice(8, 12))) return 'aiff'
  return null
}

const SIGNATURES: readonly (readonly [string, MediaFormatName])[] = [
  ['\xff\xd8\xff', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['fLaC', 'flac'],
  ['OggS', 'ogg'],
  ['caff', 'caf'],
  ['ID3', 'mp3'],
  ['%PDF-', 'pdf'],
  ['FUJIFILMCCD-RAW', 'raf'],
  ['IIRO', 'orf'],
  ['IIRS', 'orf'],
  ['MMOR', 'orf'],
  ['IIU\0', 'rw2'],
]

function bySignature(text: string, head: Uint8Array): MediaFormatName | null {
  for (const [signature, name] of SIGNATURES) if (text.startsWith(signature)) return name
  if (text.startsWith('\x1a\x45\xdf\xa3')) return /\x42\x82.{1,8}webm/s.test(text) ? 'webm' : 'matroska'
  // SMPTE ST 377-1: the header partition key may follow a run-in of up to 64 KiB; cameras write none.
  if (text.startsWith('\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02')) return 'mxf'
  if (text.startsWith('II\x2a\0') || text.startsWith('MM\0\x2a'))
    return text.slice(8, 10) === 'CR' ? 'cr2' : 'tiff'
  if (isTransportStream(head)) return 'mpeg-ts'
  return elementaryAudio(head)
}

// ISO/IEC 13818-1: packets of 188 bytes begin with 0x47; camcorders (AVCHD) put four bytes before each.
function isTransportStream(head: Uint8Array): boolean {
  for (const [start, step] of [
    [0, 188],
    [4, 192],
  ] as const) {
    if (head.length < start + 2 * step + 1) continue
    if ([0, 1, 2].every((packet) => head[start + packet * step] === 0x47)) return true
  }
  return false
}

// MPEG audio and ADTS AAC share eleven set bits; the layer bits tell them apart (00 is ADTS).
function elementaryAudio(head: Uint8Array): MediaFormatName | null {
  const [first, second, third] = head
  if (first !== 0xff || second === undefined || third === undefined || (second & 0xe0) !== 0xe0) return null
  const layer = (second >> 1) & 3
  if (layer === 0) return (second & 0xf0) === 0xf0 ? 'aac' : null
  const bitRate = third >> 4
  const sampleRate = (third >> 2) & 3
  return bitRate !== 0 && bitRate !== 15 && sampleRate !== 3 ? 'mp3' : null
}

type Unshown = Extract<Sniffed, { kind: 'unreadable' }>['because']

const UNSHOWN: readonly (readonly [Unshown, readonly string[]])[] = [
  ['archive', ['PK\x03\x04', 'Rar!', '7z\xbc\xaf', '\x1f\x8b']],
  ['document', ['\xd0\xcf\x11\xe0', '{\\rtf']],
]

const PROGRAM = ['MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '#!']

// A playlist makes a media program open what it names: other files of the machine, or addresses on the network.
const PLAYLIST = /^(#EXTM3U|ffconcat|file\s+['"/]|\[playlist\]|<\?xml[^>]*>\s*<(MPD|asx|smil))/i

function refusalOf(text: string): SniffRefusal | null {
  if (PLAYLIST.test(text.replace(/^\xef\xbb\xbf/, '').trimStart())) return 'playlist'
  if (PROGRAM.some((start) => text.startsWith(start))) return 'program'
  return unreadableBecause(text) === 'unknown' && isText(text) ? 'text' : null
}

function unreadableBecause(text: string): Unshown {
  for (const [because, starts] of UNSHOWN) if (starts.some((start) => text.startsWith(start))) return because
  if (text.slice(257, 262) === 'ustar') return 'archive'
  return 'unknown'
}

function isText(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x09 || (code > 0x0d && code < 0x20) || code === 0x7f) return false
  }
  return true
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let index = from; index < Math.min(to, SNIFF_BYTES); index += 1)
    text += String.fromCharCode(bytes[index] ?? 0)
  return text
}
