import { z } from 'zod'
import { id, text } from './values.ts'

const maybeEmpty = z.string().max(500).default('')

/** A scene of the script, as a slate calls it. */
export const scene = z.strictObject({ id, number: text, title: maybeEmpty }).meta({
  id: 'Scene',
  description: 'What a scene that others name is called; needed only to find it in a house.',
})

/** A shooting day, as its call sheet calls it. */
export const day = z.strictObject({ id, unit: text, number: z.int().min(1), date: z.iso.date() }).meta({
  id: 'ShootingDay',
  description: 'What a day that others name is called; needed only to find it in a house.',
})

/** Somebody who sends material of their own. */
export const contributor = z.strictObject({ id, name: text, craft: maybeEmpty }).meta({
  id: 'Contributor',
  description: 'What a contributor that others name is called; needed only to find them in a house.',
})

/** What people call the scenes, days and contributors that a world names: no verdict rests on it. */
export interface CallSheet {
  readonly scenes: readonly z.output<typeof scene>[]
  readonly days: readonly z.output<typeof day>[]
  readonly contributors: readonly z.output<typeof contributor>[]
}
