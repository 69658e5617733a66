import { expect, test } from 'vitest'
import { SLIP_LANGUAGES, speechOf } from '#lib/words/slips/index.ts'
import { sayClosed, sayPosted } from './say-trouble.ts'

test('a form whose time is over says so in every language, and differently in each', async () => {
  const closed = { status: 410, message: '', problem: 'slip-expired', purpose: 'release-form' }
  const titles = await Promise.all(
    SLIP_LANGUAGES.map(async (language) => sayClosed(await speechOf(language), closed).title),
  )
  expect(titles[0]).toBe('This form was open for a time, and the time is over')
  expect(new Set(titles).size).toBe(SLIP_LANGUAGES.length)
})

test('a link of a purpose without words of its own is told as any link', async () => {
  const closed = { status: 410, message: '', problem: 'slip-revoked', purpose: 'set-sheet' }
  expect(sayClosed(await speechOf('fr'), closed).title).toBe('Ce lien a été repris')
})

test('what the house refused in English is said in the language of the page', async () => {
  const refused = { kind: 'no-words-for-it', problem: { happened: 'It rains.' } }
  expect(sayPosted(await speechOf('en'), refused).happened).toBe('It rains.')
  expect(sayPosted(await speechOf('es'), refused).happened).toBe('Esto no se ha aceptado')
})
