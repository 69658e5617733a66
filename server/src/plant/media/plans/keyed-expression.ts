import { secondsText } from '../flicks.ts'

export type KeyedValue = { atFlicks: number; value: number }

/** A filter expression in `t` that runs in straight lines from key to key and holds before the first and after the last. */
export function keyedExpression(keys: readonly KeyedValue[]): string {
  const [first] = keys
  const last = keys.at(-1)
  if (first === undefined || last === undefined) throw new TypeError('a track has at least one key')
  if (keys.every(({ value }) => value === first.value)) return decimal(first.value)
  const pieces = keys.slice(1).flatMap((key, index) => {
    const before = keys[index] ?? first
    const [from, to] = [secondsText(before.atFlicks), secondsText(key.atFlicks)]
    if (from === to) return []
    const slope = (key.value - before.value) / (Number(to) - Number(from))
    return [`gte(t,${from})*lt(t,${to})*(${decimal(before.value)}+${decimal(slope)}*(t-(${from})))`]
  })
  // A sum, not nested choices: the engines' parser gives up below about a hundred levels.
  return [
    `lt(t,${secondsText(first.atFlicks)})*${decimal(first.value)}`,
    ...pieces,
    `gte(t,${secondsText(last.atFlicks)})*${decimal(last.value)}`,
  ].join('+')
}

function decimal(value: number): string {
  const text = value.toFixed(6).replace(/\.?0+$/, '')
  return text.startsWith('-') ? `(${text})` : text
}
