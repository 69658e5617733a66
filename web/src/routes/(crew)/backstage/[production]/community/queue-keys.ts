import { belongsElsewhere } from '#lib/time/keys.ts'
import { undoLast } from './did.ts'

const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-waiting]')]

function move(step: 1 | -1): void {
  const all = cards()
  const here = all.findIndex((card) => card.contains(document.activeElement))
  const next = all[here === -1 ? (step === 1 ? 0 : all.length - 1) : here + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

// A form that was opened by a key is left by Escape, back to its writing.
function close(): void {
  const form = document.activeElement?.closest('details[data-key]')
  if (!(form instanceof HTMLDetailsElement)) return
  form.open = false
  form.closest<HTMLElement>('[data-waiting]')?.focus()
}

/** The queue by keys: J and K move, A does at once, R, G and B open their form, Escape leaves it, U undoes. */
export function queueKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') close()
  if (event.ctrlKey || event.metaKey || event.altKey || belongsElsewhere(event)) return
  const key = event.key.toLowerCase()
  if (key === 'j' || key === 'k') {
    event.preventDefault()
    move(key === 'j' ? 1 : -1)
    return
  }
  if (key === 'u') {
    void undoLast()
    return
  }
  const card = cards().find((one) => one.contains(document.activeElement))
  const place = card?.querySelector(`[data-key="${CSS.escape(key)}"]`)
  if (place == null) return
  event.preventDefault()
  if (place instanceof HTMLFormElement) {
    const all = cards()
    const after = card === undefined ? undefined : all[all.indexOf(card) + 1]
    place.requestSubmit()
    after?.focus()
  } else if (place instanceof HTMLDetailsElement) {
    place.open = true
    place.querySelector<HTMLElement>('select, input:not([type=hidden])')?.focus()
  }
}
