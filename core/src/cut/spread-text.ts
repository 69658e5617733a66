import { graphemesOf } from '../production/index.ts'
import type { Flicks } from '../time/index.ts'
import { CAPTIONS_LONGEST, CUES_MOST, cueText, type Captions, type Cue } from './cue.ts'
import { breakAnywhere, widthOf } from './text-width.ts'

// About two lines of a vertical caption.
const CUE_WIDTH = 48

/**
 * Spreads plain text over a cut: a caption for each line, long lines parted at sentences, then at words; each shown
 * for its share of the letters, without gaps, from the first flick to the last.
 */
export function spreadText(text: string, length: Flicks): Captions {
  if (text.length > CAPTIONS_LONGEST) return { kind: 'refused', because: 'too-large', line: 1 }
  const parts = cueText(text.replace(/\r\n?/g, '\n')).split('\n').flatMap(partsOf)
  if (parts.length === 0 || length < parts.length) return { kind: 'refused', because: 'no-cues', line: 1 }
  if (parts.length > CUES_MOST) return { kind: 'refused', because: 'too-many-cues', line: 1 }
  // A few letters for the time it takes an eye to find the caption.
  const weights = parts.map((part) => graphemesOf(part).length + 6)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  const edge = (weight: number) => Math.floor((length * weight) / whole) as Flicks
  const cues = parts.map((part, index): Cue => {
    const from = edge(before)
    before += weights[index] ?? 0
    return { from, to: edge(before), text: part }
  })
  return { kind: 'read', cues }
}

function partsOf(line: string): readonly string[] {
  const sentences = line.match(/[^.!?…。！？]+(?:[.!?…。！？]+["'”’)\]]*|$)\s*|[.!?…。！？]+\s*/gu) ?? []
  return sentences.flatMap((sentence) => splitByWidth(sentence.trim())).filter((part) => part !== '')
}

function splitByWidth(sentence: string): readonly string[] {
  const count = Math.ceil(widthOf(sentence) / CUE_WIDTH)
  if (count <= 1) return [sentence]
  return breakAnywhere(sentence, Math.max(1, Math.ceil(widthOf(sentence) / count) + 6))
}
