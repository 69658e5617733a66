import type { AssetGenre } from '@stagedoor/core/ingest'
import { Refusal } from '#lib/ui/refusal.ts'
import { toasts } from '#lib/ui/toasts.svelte.ts'
import { words } from '#lib/words/index.ts'
import type { DailiesApi, OneOfMany } from './dailies-api.ts'
import type { Triage } from './triage.svelte.ts'

const say = words.backstage.triage.batch
const MOST_CHANGED = 1_000
const MOST_DELETED = 200

/** What is said anew of everything that is chosen; what is left out stays with each. */
export interface Said {
  readonly shootingDayId?: string | null
  readonly genre?: AssetGenre
  readonly addSceneIds?: readonly string[]
  readonly removeSceneIds?: readonly string[]
}

interface Reach {
  readonly triage: Triage
  readonly api: () => DailiesApi
  /** Reads the list again. */
  readonly refresh: () => Promise<void>
}

/** What is done to everything that is chosen, or to where the keys are, beyond marks. */
export class Batch {
  isBusy = $state(false)
  readonly #reach: Reach

  constructor(reach: Reach) {
    this.#reach = reach
  }

  get ids(): string[] {
    const { chosen, active } = this.#reach.triage
    return chosen.size > 0 ? [...chosen] : active === undefined ? [] : [active]
  }

  /** Says it of all of them; one undo takes it back of all. */
  async say(said: Said): Promise<void> {
    const { ids } = this
    const done = this.#tried(async (took: OneOfMany[]) => {
      for (const some of inParts(ids, MOST_CHANGED))
        took.push(...(await this.#reach.api().change(some.map((assetId) => ({ assetId, ...copied(said) })))))
    })
    this.#reach.triage.did(done.then((took) => (took.length === 0 ? undefined : () => this.#takeBack(took))))
    const took = await done
    if (took.length > 0) this.#tell(say.said(took.length, ids.length), () => this.#reach.triage.undo())
    else if (ids.length > 0) this.#reach.triage.told = say.saidBefore
  }

  /** Deletes all of them, for good. */
  async remove(): Promise<void> {
    const { ids } = this
    const outcomes = await this.#tried<{ outcome: 'deleted' | 'not-there' }>(async (all) => {
      for (const some of inParts(ids, MOST_DELETED)) all.push(...(await this.#reach.api().remove(some)))
    })
    const deleted = outcomes.filter(({ outcome }) => outcome === 'deleted').length
    this.#tell(say.deleted(deleted, ids.length - deleted))
    if (outcomes.length === ids.length) this.#reach.triage.leave()
  }

  async #takeBack(took: readonly OneOfMany[]): Promise<void> {
    const back = await this.#tried<OneOfMany>(async (all) => {
      for (const some of inParts(took, MOST_CHANGED)) all.push(...(await this.#reach.api().change(some)))
    })
    if (back.length > 0) this.#tell(words.backstage.triage.undone(back.length))
  }

  // What was answered stands, also where a later part was refused: the list says so.
  async #tried<Answer>(work: (answers: Answer[]) => Promise<void>): Promise<Answer[]> {
    const answers: Answer[] = []
    this.isBusy = true
    try {
      await work(answers)
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof TypeError)) throw error
      const { happened, kept } = error instanceof Refusal ? error.shown : { happened: say.failed, kept: '' }
      toasts.say([happened, kept].filter(Boolean).join(' '))
    } finally {
      this.isBusy = false
      await this.#reach.refresh()
    }
    return answers
  }

  #tell(told: string, undo?: () => Promise<void>): void {
    this.#reach.triage.told = told
    toasts.say(told, undo)
  }
}

const copied = ({ addSceneIds, removeSceneIds, ...said }: Said) => ({
  ...said,
  ...(addSceneIds === undefined ? {} : { addSceneIds: [...addSceneIds] }),
  ...(removeSceneIds === undefined ? {} : { removeSceneIds: [...removeSceneIds] }),
})

function inParts<One>(all: readonly One[], most: number): One[][] {
  const parts: One[][] = []
  for (let from = 0; from < all.length; from += most) parts.push(all.slice(from, from + most))
  return parts
}
