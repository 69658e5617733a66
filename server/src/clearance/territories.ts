import { Problem } from '@stagedoor/contract/problems'
import { type Area, isTerritory, isTerritoryGroup, type Territory } from '@stagedoor/core/clearance'

/** Takes codes as territories; throws `no-such-territory` for the first one that does not exist. */
export function territoriesNamed(codes: readonly string[]): readonly Territory[] {
  return [...new Set(codes)].map(territoryNamed)
}

/** Takes one code as a territory; throws `no-such-territory`. */
export function territoryNamed(code: string): Territory {
  if (isTerritory(code)) return code
  throw noSuchTerritory(code, 'WORLD or two-letter codes of ISO 3166-1')
}

/** Takes codes as territories or groups of them, as contracts name them; throws `no-such-territory`. */
export function areasNamed(codes: readonly string[]): readonly Area[] {
  return [...new Set(codes)].map((code) => {
    if (isTerritory(code) || isTerritoryGroup(code)) return code
    throw noSuchTerritory(code, 'WORLD, two-letter codes of ISO 3166-1, or a group such as EU or DACH')
  })
}

function noSuchTerritory(code: string, known: string): Problem {
  return new Problem('no-such-territory', {
    detail: `There is no territory ${code}. Nothing was changed; use ${known}.`,
    territory: code,
  })
}
