import { type CipherKey, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Through which door bytes are asked for: backstage, by a slip, or front of house. */
export type Door = 'crew' | 'slip' | 'public'

/** What a media address says, to us alone: which bytes, behind which gate, for whom it was minted, until when. */
export interface MediaGrant {
  gateId: string
  mintedFor: Door
  sha256: string
  mediaType: string
  /** The name under which it is saved when it is handed over as a file. */
  downloadName: string | null
  /** Names an address that is good for one fetch; null for one that is asked as often as a player likes. */
  once: string | null
  /** Epoch milliseconds. */
  diesAt: number
}

const DOOR_CODES: readonly Door[] = ['crew', 'slip', 'public']
const HEAD_BYTES = 1 + 6 + 16 + 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** Seals a grant into an opaque token (AES-256-GCM), so that an address tells nothing and cannot be altered. */
export function sealGrant(key: CipherKey, grant: MediaGrant): string {
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt8(DOOR_CODES.indexOf(grant.mintedFor), 0)
  head.writeUIntBE(grant.diesAt, 1, 6)
  Buffer.from(grant.gateId.replaceAll('-', ''), 'hex').copy(head, 7)
  Buffer.from(grant.sha256, 'hex').copy(head, 23)
  const tail = Buffer.from(JSON.stringify([grant.mediaType, grant.downloadName, grant.once]))
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  return Buffer.concat([
    iv,
    cipher.update(head),
    cipher.update(tail),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64url')
}

/** Opens a token; null for anything that this house did not seal. */
export function openGrant(key: CipherKey, token: string): MediaGrant | null {
  const sealed = Buffer.from(token, 'base64url')
  if (sealed.length < IV_BYTES + HEAD_BYTES + TAG_BYTES) return null
  // Base64 has bits to spare in its last letter: one grant has one spelling.
  if (sealed.toString('base64url') !== token) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  let plain: Buffer
  try {
    plain = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
  const mintedFor = DOOR_CODES[plain.readUInt8(0)]
  if (mintedFor === undefined) return null
  const hex = plain.subarray(7, 23).toString('hex')
  const [mediaType, downloadName, once] = JSON.parse(plain.subarray(HEAD_BYTES).toString()) as [
    string,
    string | null,
    string | null,
  ]
  return {
    mintedFor,
    diesAt: plain.readUIntBE(1, 6),
    gateId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    sha256: plain.subarray(23, 55).toString('hex'),
    mediaType,
    downloadName,
    once,
  }
}
