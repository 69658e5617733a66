import { Problem } from '@stagedoor/contract/problems'
import { isTerritory, type Territory } from '@stagedoor/core/clearance'

/** Takes codes as territories; throws `no-such-territory` for the first one that does not exist. */
export function territoriesNamed(codes: readonly string[]): readonly Territory[] {
  return [...new Set(codes)].map((code) => {
    if (isTerritory(code)) return code
    throw new Problem('no-such-territory', {
      detail: `There is no territory ${code}. Nothing was changed; use WORLD or two-letter codes of ISO 3166-1.`,
      territory: code,
    })
  })
}
