import { SUBJECT_KINDS, USES } from '@stagedoor/core/clearance'
import type { Box } from '@stagedoor/core/timeline'
import { instantOf } from '#lib/words/times.ts'
import { textOf } from './api.ts'

/** A number of a posted form; what is none is 0, which the API judges. */
export const numberIn = (form: FormData, name: string): number => {
  const value = Number(textOf(form, name))
  return Number.isFinite(value) ? Math.round(value) : 0
}

const shareIn = (value: unknown): number => (typeof value === 'number' ? Math.min(1, Math.max(0, value)) : 0)

/** A box of a posted form, or null where none was drawn. */
export function boxIn(form: FormData, name = 'box'): Box | null {
  const text = textOf(form, name)
  if (!text.startsWith('{')) return null
  const told = JSON.parse(text) as Record<keyof Box, unknown>
  return { x: shareIn(told.x), y: shareIn(told.y), width: shareIn(told.width), height: shareIn(told.height) }
}

/** A moment of a `datetime-local` field in the zone that the form names; undefined where it is empty or untouched. */
export function momentIn(form: FormData, name: string): string | undefined {
  const field = textOf(form, name)
  if (field === '' || field === textOf(form, `${name}Before`)) return undefined
  return instantOf(field, textOf(form, 'zone') || 'UTC')
}

/** The changed words of the exposure sentence, or those that a remedy names. */
export function questionIn(form: FormData) {
  const uses = USES.filter((use) => textOf(form, 'use').split(',').includes(use))
  const destination = textOf(form, 'destination')
  const territories = textOf(form, 'territory').split(',').filter(Boolean)
  const at = textOf(form, 'moment') || momentIn(form, 'at')
  return {
    ...(uses.length > 0 ? { uses } : {}),
    ...(destination === '' ? {} : { destination }),
    ...(territories.length > 0 ? { territories } : {}),
    ...(at === undefined ? {} : { at }),
  }
}

/** Somebody or something new, as typed. */
export function subjectIn(form: FormData) {
  const kind = SUBJECT_KINDS.find((one) => one === textOf(form, 'kind')) ?? 'person'
  const name = textOf(form, 'name')
  const revealAt = momentIn(form, 'reveal')
  return {
    kind,
    isMinor: form.has('isMinor'),
    ...(name === '' ? {} : { name }),
    ...(revealAt === undefined ? {} : { revealAt }),
  }
}
