import type { EmulatedAnswer } from './operation.ts'

/** What goes wrong at a call, once. */
export type Mishap =
  /** The connection breaks before the platform has seen the call; `meanwhile` is done first. */
  | { readonly kind: 'never-arrives'; readonly meanwhile?: () => Promise<void> }
  /** The platform does it, and its answer is lost; `meanwhile` is done between the two. */
  | { readonly kind: 'answer-lost'; readonly meanwhile?: () => Promise<void> }
  /** The platform does it, and answers something else, such as a gateway's time-out. */
  | { readonly kind: 'done-but-says'; readonly answer: EmulatedAnswer }
  /** The platform does nothing, and answers this. */
  | { readonly kind: 'says'; readonly answer: EmulatedAnswer }
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'cut-at'; readonly byte: number }
  | { readonly kind: 'slow'; readonly ms: number }

/** A mishap and where it strikes: the nth call from now (from 1) of an operation, or of any. */
export interface Fault {
  readonly operation: string | null
  readonly nth: number
  readonly mishap: Mishap
}

/** Faults that wait for their call. */
export class FaultScript {
  #waiting: { fault: Fault; left: number }[] = []

  /** Adds a fault. */
  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.nth })
  }

  /** Forgets what has not struck. */
  clear(): void {
    this.#waiting = []
  }

  /** The mishap of this call, if there is one; it strikes once. */
  strike(operation: string): Mishap | null {
    for (const waiting of this.#waiting) {
      if (waiting.fault.operation !== null && waiting.fault.operation !== operation) continue
      waiting.left -= 1
      if (waiting.left > 0) continue
      this.#waiting = this.#waiting.filter((other) => other !== waiting)
      return waiting.fault.mishap
    }
    return null
  }
}
