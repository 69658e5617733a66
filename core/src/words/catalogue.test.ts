import { describe, expect, test } from 'vitest'
import { isMessageKey, LOCALES, say, sayList, sayTerritory, startSentence } from './index.ts'

describe('the catalogue', () => {
  test('puts values where the message wants them', () => {
    expect(say('en', 'act.ask-to-sign', { name: 'Tomas Reyes' })).toBe('Ask Tomas Reyes to sign')
  })

  test('answers in English where a language has no catalogue yet', () => {
    expect(LOCALES).toEqual(['en'])
    expect(say('nb', 'verdict.held', {})).toBe('Held')
    expect(say('en-GB', 'verdict.held', {})).toBe('Held')
  })

  test('leaves a brace in a name alone', () => {
    expect(say('en', 'act.blur', { name: '{name}' })).toBe('Blur {name}')
  })

  test('knows its own keys', () => {
    expect([isMessageKey('verdict.held'), isMessageKey('toString')]).toEqual([true, false])
  })
})

test('things are listed and named as people do', () => {
  expect(sayList('en', ['Ida', 'Tomas', 'face 3'])).toBe('Ida, Tomas and face 3')
  expect(sayTerritory('en', 'NO')).toBe('Norway')
  expect(startSentence('face 3')).toBe('Face 3')
  expect(startSentence('')).toBe('')
})
