import { planFor } from '../connectors/testing.ts'
import type { PostWords } from './compose/post-order.ts'

/** A post of these words in the named format, and nothing else. */
export function plainWords<Format extends PostWords['format']>(
  format: Format,
  copy: string,
): PostWords & { format: Format } {
  const { film: _film, captions: _captions, ...words } = planFor(format, { copy })
  return { ...words, format, cover: null }
}
