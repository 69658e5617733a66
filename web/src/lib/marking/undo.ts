/** An act that can be taken back and done again; both may ask the house and fail. */
export interface Undoable {
  readonly said: string
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
}

const MOST = 200

/** What was done, newest last, and what was taken back; doing something new forgets what was taken back. */
export class UndoStack {
  #done: Undoable[] = []
  #taken: Undoable[] = []

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#taken.length > 0
  }

  did(act: Undoable): void {
    this.#done = [...this.#done.slice(1 - MOST), act]
    this.#taken = []
  }

  /** Takes the newest act back and answers it; one that fails stays done. */
  async undo(): Promise<Undoable | undefined> {
    const act = this.#done.at(-1)
    if (!act) return undefined
    await act.undo()
    this.#done = this.#done.slice(0, -1)
    this.#taken = [...this.#taken, act]
    return act
  }

  async redo(): Promise<Undoable | undefined> {
    const act = this.#taken.at(-1)
    if (!act) return undefined
    await act.redo()
    this.#taken = this.#taken.slice(0, -1)
    this.#done = [...this.#done, act]
    return act
  }
}
