const REST_MS = 700
// A look that another page change cut off may never end.
const LONGEST_LOOK_MS = 5000

/**
 * Follows a stream that says when something moved, and looks again: at once, then at most every 0.7 s, one look at a
 * time; a page that nobody sees waits until it is seen, one without a signal until there is one. The answer ends it.
 */
export function listening(address: string, look: () => Promise<void>): () => void {
  const stream = new EventSource(address)
  let isDue = false
  let isLooking = false
  const next = async () => {
    if (!isDue || isLooking || document.hidden || !navigator.onLine) return
    isDue = false
    isLooking = true
    await Promise.race([look(), new Promise((resolve) => setTimeout(resolve, LONGEST_LOOK_MS))])
    setTimeout(() => {
      isLooking = false
      void next()
    }, REST_MS)
  }
  const moved = () => {
    isDue = true
    void next()
  }
  stream.addEventListener('changed', moved)
  const shown = () => void next()
  document.addEventListener('visibilitychange', shown)
  window.addEventListener('online', shown)
  return () => {
    document.removeEventListener('visibilitychange', shown)
    window.removeEventListener('online', shown)
    stream.close()
  }
}
