/** Up to this size, in bytes, a file goes with its beginning in one request, and beside others of its kind. */
export const SMALL_FILE_BYTES = 8 * 2 ** 20

// A browser opens six connections to one house at most; two are left for the page itself.
const MOST_AT_ONCE = 4
const SETBACKS_MS = [300, 1000, 3000]
const QUIET_MS = 20_000
// What a system takes off a program's hands before a byte of it is on the air, and the slowest line that is waited for.
const HANDED_OVER_BYTES = 4 * 2 ** 20
const SLOWEST_BYTES_PER_MS = 64
const READ_AGAIN_BYTES_PER_MS = 100_000

/**
 * Whether a file may begin while others are under way, by their sizes in bytes. Small files go side by side, since each
 * waits for its answer longer than it is sent; a large one has the line for itself, and what is nearly here is not slowed.
 */
export function mayBeginBeside(underWay: readonly number[], next: number): boolean {
  if (underWay.length === 0) return true
  return underWay.length < MOST_AT_ONCE && [...underWay, next].every((size) => size <= SMALL_FILE_BYTES)
}

/** How long to wait before a lost connection is tried again, in ms, after so many losses in a row: at first hardly. */
export const retryAfterMs = (setbacks: number): number =>
  SETBACKS_MS[Math.min(Math.max(setbacks, 1), SETBACKS_MS.length) - 1] ?? 0

/** What a request waits for: bytes to leave, or the answer to all that left of a file of this size. Bytes. */
export interface Silence {
  readonly handedOver: number
  readonly isWholeHandedOver: boolean
  readonly sizeBytes: number
}

/**
 * How long a silent connection is believed in, in ms. Bytes that were handed over may still lie in the phone; when the
 * last one has come, the house may have to read the whole file once more before it answers.
 */
export function patienceMs({ handedOver, isWholeHandedOver, sizeBytes }: Silence): number {
  if (!isWholeHandedOver) return QUIET_MS
  const lying = Math.min(handedOver, HANDED_OVER_BYTES) / SLOWEST_BYTES_PER_MS
  return QUIET_MS + lying + sizeBytes / READ_AGAIN_BYTES_PER_MS
}

const LONGEST_PART_BYTES = 2 ** 30
const SHORTEST_PART_BYTES = 2 ** 20

/** The longest part of a file in one request where nothing is known against it, in bytes. */
export const WHOLE_PART_BYTES = LONGEST_PART_BYTES

/**
 * The part to send next after a connection broke. Usually what came before the break is kept, and parts stay long. Where
 * nothing was kept of a mebibyte and more, something on the way gathers whole requests before it hands them on, and
 * each break costs all that was gathered: then parts grow short.
 */
export function partAfterBreak(
  partBytes: number,
  { handedOver, kept }: { handedOver: number; kept: number },
) {
  if (kept > 0 || handedOver < SHORTEST_PART_BYTES) return partBytes
  return Math.max(SHORTEST_PART_BYTES, Math.min(partBytes, Math.floor(handedOver / 2)))
}

/** The part to send next after one that arrived whole. */
export const partAfterWhole = (partBytes: number): number => Math.min(LONGEST_PART_BYTES, partBytes * 2)
