import { takingBack, type TriageChange, type TriageMark, type Triaged } from '@stagedoor/core/ingest'
import { Refusal } from '#lib/ui/refusal.ts'
import { toasts } from '#lib/ui/toasts.svelte.ts'
import { words } from '#lib/words/index.ts'
import type { DailiesApi } from './dailies-api.ts'
import type { Sections } from './sections.svelte.ts'

const say = words.backstage.triage
const MOST_AT_ONCE = 1_000

/** Takes an act back. */
type TakeBack = () => Promise<void>

/** What is chosen in the dailies, where the keys are, and the marks that are given. */
export class Triage {
  active = $state<string>()
  chosen = $state.raw<ReadonlySet<string>>(new Set())
  /** What was done last, for those who cannot see it. */
  told = $state('')
  readonly #sections: Sections
  readonly #api: () => DailiesApi
  readonly #by: string
  /** What takes each act back, in the order of the acts; the last may be on their way still. */
  readonly #done: Promise<TakeBack | undefined>[] = []
  #answered: Promise<unknown> = Promise.resolve()
  #anchor: string | undefined

  constructor({ sections, api, by }: { sections: Sections; api: () => DailiesApi; by: string }) {
    this.#sections = sections
    this.#api = api
    this.#by = by
  }

  /** Goes to an asset; `extends` chooses everything between it and where choosing began. */
  goTo(id: string, { extends: isExtending = false } = {}): void {
    if (isExtending) this.#extendTo(id)
    else this.#anchor = id
    this.active = id
  }

  choose(id: string): void {
    const next = new Set(this.chosen)
    if (!next.delete(id)) next.add(id)
    this.chosen = next
    this.#anchor = id
    this.active = id
    this.told = say.chosen(next.size)
  }

  chooseAll(ids: readonly string[]): void {
    const isAll = ids.every((id) => this.chosen.has(id))
    this.chosen = isAll
      ? new Set([...this.chosen].filter((id) => !ids.includes(id)))
      : new Set([...this.chosen, ...ids])
    this.told = say.chosen(this.chosen.size)
  }

  leave(): void {
    this.chosen = new Set()
    this.told = say.chosen(0)
  }

  /** Marks what is chosen, or where the keys are; alone, it goes on to the next. */
  async mark(mark: TriageMark | null): Promise<void> {
    const { active } = this
    const ids = this.chosen.size > 0 ? [...this.chosen] : active === undefined ? [] : [active]
    if (ids.length === 0) return
    const next = this.chosen.size === 0 && active !== undefined ? this.beside(active, 1) : undefined
    const title = ids.length === 1 ? this.#sections.rowOf(ids[0])?.title : undefined
    const isDone = this.#give(ids.map((assetId) => ({ assetId, mark })))
    if (next !== undefined) this.goTo(next)
    this.told = say.done(mark, title ?? say.count(ids.length))
    this.did(isDone.then((changes) => (changes.length === 0 ? undefined : () => this.#takeBack(changes))))
    const { length } = await isDone
    if (length > 1) toasts.say(say.done(mark, say.count(length)), () => this.undo())
  }

  /** Keeps what takes an act back; undefined where nothing by it is otherwise than before. */
  did(act: Promise<TakeBack | undefined>): void {
    this.#done.push(act)
  }

  /** Takes the last act back. */
  undo = async (): Promise<void> => {
    const done = this.#done.pop()
    if (!done) {
      this.told = say.nothingToUndo
      return
    }
    const takeBack = await done
    // Refused, or nothing by it was otherwise than before: what was done before that is meant.
    await (takeBack ?? this.undo)()
  }

  async #takeBack(changes: readonly TriageChange[]): Promise<void> {
    const taken = await this.#give(takingBack(changes))
    if (taken.length > 0) toasts.say(say.undone(changes.length))
    if (changes.length === 1) this.goTo(changes[0]!.assetId)
  }

  /** The asset so many places on, or undefined at the end of what was read. */
  beside(id: string, by: number): string | undefined {
    const rows = this.#sections.rows
    const at = rows.findIndex((row) => row.id === id)
    return at < 0 ? undefined : rows[at + by]?.id
  }

  #extendTo(id: string): void {
    const ids = this.#sections.rows.map((row) => row.id)
    const [from, to] = [ids.indexOf(this.#anchor ?? this.active ?? id), ids.indexOf(id)]
    if (from < 0 || to < 0) return
    this.chosen = new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1))
    this.told = say.chosen(this.chosen.size)
  }

  // Shown at once, and asked for when what was done before is answered; a refusal puts back what stood.
  #give(marks: Triaged[]): Promise<readonly TriageChange[]> {
    const wanted = new Map(marks.map(({ assetId, mark }) => [assetId, mark]))
    const stood = new Map(this.#sections.rows.map((row) => [row.id, row.triage]))
    const at = new Date().toISOString()
    this.#sections.mark(new Set(wanted.keys()), ({ id }) => {
      const mark = wanted.get(id) ?? null
      return mark && { mark, by: this.#by, at }
    })
    const given = this.#answered
      .then(() => this.#send(marks))
      .catch((error: unknown) => {
        this.#sections.mark(new Set(wanted.keys()), ({ id }) => stood.get(id) ?? null)
        toasts.say(error instanceof Refusal ? error.shown.happened : say.failed)
        if (!(error instanceof Refusal) && !(error instanceof TypeError)) throw error
        return []
      })
    this.#answered = given.catch(() => undefined)
    return given
  }

  async #send(marks: readonly Triaged[]): Promise<readonly TriageChange[]> {
    const changed: TriageChange[] = []
    for (let from = 0; from < marks.length; from += MOST_AT_ONCE)
      changed.push(...(await this.#api().triage(marks.slice(from, from + MOST_AT_ONCE))))
    return changed
  }
}
