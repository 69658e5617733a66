/** What one inbox may take: it is public by nature, so it has a bound in every direction. All sizes in bytes. */
export interface InboxQuota {
  readonly largestFile: number
  readonly bytes: number
  readonly files: number
}

/** The quota of an inbox that says nothing else: 256 GiB in 500 files, none above 64 GiB. What is free on the disk bounds it besides. */
export const DEFAULT_QUOTA: InboxQuota = { largestFile: 64 * 2 ** 30, bytes: 256 * 2 ** 30, files: 500 }

/** What stays free on the disk whatever arrives, so that the database can go on writing. */
export const DISK_RESERVE_BYTES = 2 ** 30

// An original is kept beside its clean copy (a rewrap of the same streams) and a small proxy.
const ROOM_PER_BYTE = 2.25

/** What an upload wants and what is there. */
export interface UploadOffer {
  readonly bytes: number
  readonly taken: { readonly bytes: number; readonly files: number }
  readonly quota: InboxQuota
  readonly diskFreeBytes: number
}

/** Whether an upload may begin, before a byte of it is taken. */
export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'refused'; readonly because: 'empty-file' }
  | {
      readonly kind: 'refused'
      readonly because: 'file-too-large' | 'inbox-full' | 'disk-full'
      /** The largest that would have been admitted. */
      readonly roomBytes: number
      /** What would have to be added to the bound, or freed on the disk, for this one. */
      readonly missingBytes: number
    }
  | { readonly kind: 'refused'; readonly because: 'too-many-files'; readonly files: number }

/** Decides whether an upload of a known size may begin, and says how much would have fitted, and what is missing, when not. */
export function admitUpload({ bytes, taken, quota, diskFreeBytes }: UploadOffer): Admission {
  if (!Number.isSafeInteger(bytes) || bytes < 1) return { kind: 'refused', because: 'empty-file' }
  if (taken.files >= quota.files) return { kind: 'refused', because: 'too-many-files', files: quota.files }
  const refused = (because: 'file-too-large' | 'inbox-full' | 'disk-full', roomBytes: number) => {
    const perByte = because === 'disk-full' ? ROOM_PER_BYTE : 1
    return {
      kind: 'refused',
      because,
      roomBytes,
      missingBytes: Math.ceil((bytes - roomBytes) * perByte),
    } as const
  }
  if (bytes > quota.largestFile) return refused('file-too-large', quota.largestFile)
  const left = Math.max(0, quota.bytes - taken.bytes)
  if (bytes > left) return refused('inbox-full', left)
  const room = diskRoom(diskFreeBytes)
  if (bytes > room) return refused('disk-full', room)
  return { kind: 'admitted' }
}

/** How many bytes of uploads a disk with so many free ones still takes. */
export const diskRoom = (diskFreeBytes: number): number =>
  Math.max(0, Math.floor((diskFreeBytes - DISK_RESERVE_BYTES) / ROOM_PER_BYTE))
