import type { EmulatedMedia } from './world.ts'

/** The words of a post; a story has none. */
export function captionOf({ container }: Pick<EmulatedMedia, 'container'>): string {
  return 'caption' in container.words ? (container.words.caption ?? '') : ''
}
