import type { CardFinding, ReadFile } from '../card/look-over-card.ts'
import { sayPath } from '../card/say-path.ts'
import type { PassedOver } from '../card/walk-card.ts'

/** How a file differs from what its card's history says, or null where it does not. */
export function sayStanding({ path, standing }: ReadFile, isListed: boolean): string[] {
  const name = sayPath(path)
  switch (standing.kind) {
    case 'new':
      return isListed ? [`${name}: new, in no manifest before.`] : []
    case 'verified':
      return []
    case 'changed':
      return [
        `${name}: CHANGED since it was listed.`,
        `  its history says ${standing.format} ${standing.recorded}`,
        `  here it is       ${standing.format} ${standing.found}`,
      ]
    case 'not-compared':
      return [
        `${name}: NOT COMPARED: its history has ${standing.formats.join(', ')} alone, which is not taken here.`,
      ]
  }
}

/** What of a card was not found, or neither read nor listed. */
export function sayLeftOver({ missing, passedOver }: CardFinding): string[] {
  return [
    ...missing.map((path) => `${sayPath(path)}: MISSING, though its history lists it.`),
    ...passedOver.map(({ path, because }) => `${sayPath(path)}: ${PASSED_OVER[because]}`),
  ]
}

/** A card's finding for programs, without what was sent. */
export function findingAsTold({ place, files, missing, passedOver }: CardFinding) {
  return {
    card: place.card,
    generationsBefore: place.history?.generations.length ?? 0,
    files: files.map(({ path, sizeBytes, standing, taken, sha256 }) => ({
      path,
      sizeBytes,
      standing,
      hashes: taken,
      sha256,
    })),
    missing,
    passedOver,
  }
}

const PASSED_OVER: Readonly<Record<PassedOver['because'], string>> = {
  link: 'a link; links are not followed.',
  'no-file': 'no file that could be read; passed over.',
  name: 'NOT LISTED, NOT SENT: its name cannot be written into a manifest. Rename a copy of it.',
  unreadable: 'CANNOT BE READ. Keep the card, and try another reader.',
}
