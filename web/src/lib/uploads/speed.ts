const MEASURED_OVER_MS = 500

/** Bytes a second of something under way, smoothed so that a number can be read. */
export class Speed {
  #mark = { at: performance.now(), sent: -1 }
  #perSecond = 0

  after(sent: number): number {
    const at = performance.now()
    // The first word may be of a file that goes on: what lay there was not sent now.
    if (this.#mark.sent < 0) this.#mark = { at, sent }
    const elapsed = at - this.#mark.at
    if (elapsed < MEASURED_OVER_MS) return this.#perSecond
    const now = (Math.max(0, sent - this.#mark.sent) * 1000) / elapsed
    this.#perSecond = this.#perSecond === 0 ? now : this.#perSecond * 0.7 + now * 0.3
    this.#mark = { at, sent }
    return this.#perSecond
  }
}
