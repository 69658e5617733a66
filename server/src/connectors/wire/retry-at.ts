const RESET_HEADERS = ['ratelimit-reset', 'x-ratelimit-reset', 'x-rate-limit-reset']

/**
 * When a platform wants to be asked again, epoch milliseconds; null where it does not say. Reads `Retry-After` (seconds
 * or a date) and, where nothing is left, the reset headers: seconds of the epoch, seconds from now, or ISO.
 */
export function retryAtOf(headers: Headers, now: number): number | null {
  const after = headers.get('retry-after')
  if (after !== null) return /^\d+$/.test(after) ? now + Number(after) * 1000 : dateOf(after)
  const left = headers.get('ratelimit-remaining') ?? headers.get('x-ratelimit-remaining')
  if (left !== null && left !== '0') return null
  for (const name of RESET_HEADERS) {
    const reset = headers.get(name)
    if (reset === null) continue
    if (!/^\d+$/.test(reset)) return dateOf(reset)
    // A moment of this century has ten digits.
    return Number(reset) > 1_000_000_000 ? Number(reset) * 1000 : now + Number(reset) * 1000
  }
  return null
}

function dateOf(text: string): number | null {
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : at
}
