/** One thing said at the edge of the page; with `undo` where the act can be taken back. */
export type Toast = { id: number; words: string; undo?: (() => void | Promise<void>) | undefined }

// What can be taken back stays long enough to be read and pressed.
const STAYS_MS = 4000
const STAYS_WITH_UNDO_MS = 10_000

class Toasts {
  shown = $state<Toast[]>([])
  #last = 0

  say(words: string, undo?: Toast['undo']): void {
    const id = ++this.#last
    this.shown.push({ id, words, undo })
    setTimeout(() => this.drop(id), undo ? STAYS_WITH_UNDO_MS : STAYS_MS)
  }

  drop(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id)
  }
}

/** What the crew's pages say in passing; only ever used in the browser. */
export const toasts = new Toasts()
