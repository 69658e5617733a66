import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

const daysOf = (css: string): string[][] =>
  [...css.matchAll(/\/\* day:begin \*\/([\s\S]*?)\/\* day:end \*\//g)].map((match) =>
    (match[1] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('--') || line.startsWith('color-scheme')),
  )

test('a chosen day and a preferred day are the same day', () => {
  const [chosen, preferred] = daysOf(tokens)
  expect(chosen?.length).toBeGreaterThan(20)
  expect(preferred).toEqual(chosen)
})

/** Relative luminance and contrast as in WCAG 2.2, 1.4.3. */
const luminance = (hex: string): number => {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const palette = Object.fromEntries(
  [...tokens.matchAll(/(--(?:ink|paper|tungsten)-\d): (#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]),
)

const rolesOf = (selector: string): Record<string, string> => {
  const block = tokens.slice(tokens.indexOf(selector))
  const body = block.slice(0, block.indexOf('}'))
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+): (?:var\((--[\w-]+)\)|(#[0-9a-f]{6}));/g)].map((match) => [
      match[1],
      match[3] ?? palette[match[2] ?? ''] ?? '',
    ]),
  )
}

test.each(["[data-theme='dark']", "[data-theme='light']"])(
  'every reading colour of %s is legible on every ground',
  (selector) => {
    const roles = rolesOf(selector)
    const at = (role: string) => roles[role] ?? ''
    for (const ground of ['--bg', '--surface', '--raised', '--control']) {
      for (const ink of [
        '--text',
        '--text-2',
        '--text-3',
        '--accent-text',
        '--cleared',
        '--edits',
        '--held',
        '--refused',
      ]) {
        expect(contrast(at(ink), at(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
    for (const kind of ['cleared', 'edits', 'held', 'refused', 'cleared-deep']) {
      expect(contrast(at(`--on-${kind}`), at(`--${kind}`)), kind).toBeGreaterThanOrEqual(4.5)
    }
  },
)
