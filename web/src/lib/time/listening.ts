const TOPICS = ['dailies', 'work', 'tasks', 'clearance', 'cuts', 'calendar', 'recall']
const REST_MS = 700

/**
 * Follows a stream of topics and looks again when one moved: at once, then at most every 0.7 s, one look at a time; a page that
 * nobody sees waits until it is seen. The answer ends it.
 */
export function listening(address: string, look: () => Promise<void>): () => void {
  const stream = new EventSource(address)
  let isDue = false
  let isLooking = false
  const next = async () => {
    if (!isDue || isLooking || document.hidden) return
    isDue = false
    isLooking = true
    await look()
    setTimeout(() => {
      isLooking = false
      void next()
    }, REST_MS)
  }
  const moved = () => {
    isDue = true
    void next()
  }
  for (const topic of TOPICS) stream.addEventListener(topic, moved)
  const shown = () => void next()
  document.addEventListener('visibilitychange', shown)
  return () => {
    document.removeEventListener('visibilitychange', shown)
    stream.close()
  }
}
