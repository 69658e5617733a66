/** What one inbox may take: it is public by nature, so it has a bound in every direction. All sizes in bytes. */
export interface InboxQuota {
  readonly largestFile: number
  readonly bytes: number
  readonly files: number
}

/** The quota of an inbox that says nothing else: 32 GiB in 500 files, none above 8 GiB. */
export const DEFAULT_QUOTA: InboxQuota = { largestFile: 8 * 2 ** 30, bytes: 32 * 2 ** 30, files: 500 }

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
      readonly roomBytes: number
    }
  | { readonly kind: 'refused'; readonly because: 'too-many-files'; readonly files: number }

/** Decides whether an upload of a known size may begin, and says how much would have fitted when not. */
export function admitUpload({ bytes, taken, quota, diskFreeBytes }: UploadOffer): Admission {
  if (!Number.isSafeInteger(bytes) || bytes < 1) return { kind: 'refused', because: 'empty-file' }
  if (taken.files >= quota.files) return { kind: 'refused', because: 'too-many-files', files: quota.files }
  if (bytes > quota.largestFile)
    return { kind: 'refused', because: 'file-too-large', roomBytes: quota.largestFile }
  const left = Math.max(0, quota.bytes - taken.bytes)
  if (bytes > left) return { kind: 'refused', because: 'inbox-full', roomBytes: left }
  const room = Math.max(0, Math.floor((diskFreeBytes - DISK_RESERVE_BYTES) / ROOM_PER_BYTE))
  if (bytes > room) return { kind: 'refused', because: 'disk-full', roomBytes: room }
  return { kind: 'admitted' }
}
