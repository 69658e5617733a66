/** How long a shutdown may take before the process ends without it; the database is safe either way. */
const PATIENCE_MS = 1500

let close: (() => Promise<void>) | null = null

/**
 * Closes the house when the program that started it is gone: it holds the other end of our channel, which closes
 * however it went. Started without a channel, by hand or by systemd, nothing happens.
 */
export function endWithParent(closeHouse: () => Promise<void>): void {
  close = closeHouse
}

// Heard from the first moment on: a parent can be killed while the house is still opening.
process.once('disconnect', () => {
  if (!close) process.exit(1)
  setTimeout(() => process.exit(1), PATIENCE_MS).unref()
  void close().finally(() => process.exit(0))
})
// The channel is there to be watched, not to keep us running.
process.channel?.unref()
