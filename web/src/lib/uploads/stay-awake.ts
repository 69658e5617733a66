/** Keeps the screen on while something is sent: a phone that sleeps stops sending. Where it may not, nothing is done. */
export class StayAwake {
  #lock: WakeLockSentinel | undefined

  /** The system takes the lock away with the page out of sight: ask again when it is back. */
  async while(isBusy: boolean): Promise<void> {
    if (!('wakeLock' in navigator)) return
    if (isBusy && document.visibilityState === 'visible') {
      if (this.#lock && !this.#lock.released) return
      this.#lock = await navigator.wakeLock.request('screen').catch(() => undefined)
    } else {
      await this.#lock?.release()
      this.#lock = undefined
    }
  }
}
