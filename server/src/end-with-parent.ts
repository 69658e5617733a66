/** How long a shutdown may take before the process ends without it; the database is safe either way. */
const PATIENCE_MS = 1500

/**
 * Closes the house when the program that started it is gone: it holds the other end of our channel, and that closes
 * however it went. Started without a channel, by hand or by systemd, nothing happens.
 */
export function endWithParent(close: () => Promise<void>): void {
  if (!process.channel) return
  // The channel is there to be watched, not to keep us running.
  process.channel.unref()
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    void close().finally(() => process.exit(0))
  })
}
