import type { SubmitFunction } from './$types'
import { invalidateAll } from '$app/navigation'
import { mayBeUndone, type ModerationActKind } from '@stagedoor/core/community'
import { toasts } from '#lib/ui/toasts.svelte.ts'
import { words } from '#lib/words/index.ts'

let last: string | undefined

async function undo(actId: string): Promise<void> {
  const form = new FormData()
  form.set('kind', 'undo')
  form.set('act', actId)
  const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' }
  await fetch('?/act', { method: 'POST', body: form, headers })
  if (last === actId) last = undefined
  await invalidateAll()
}

/** Says what an act did, with its undo; the page is read again. */
export const saidAfter: SubmitFunction =
  () =>
  async ({ result, update }) => {
    await update({ reset: result.type === 'success' })
    if (result.type !== 'success' || typeof result.data?.['actId'] !== 'string') return
    const { did, actId } = result.data as { did: ModerationActKind; actId: string }
    const canUndo = mayBeUndone(did)
    last = canUndo ? actId : undefined
    toasts.say(words.moderation.did[did], canUndo ? () => undo(actId) : undefined)
  }

/** Undoes the last act that was done on this page, if it can be. */
export async function undoLast(): Promise<void> {
  if (last === undefined) return
  await undo(last)
  toasts.say(words.moderation.did.undo)
}
