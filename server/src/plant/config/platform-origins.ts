import { PLATFORM_IDS, type PlatformId } from '@stagedoor/core/publish'
import { isLoopback } from './loopback.ts'

/** Where a platform is reached instead of where it really is: all of it, or parts of it by their role. */
export interface NamedOrigins {
  readonly every: string | null
  readonly byRole: Readonly<Record<string, string>>
}

/** The origins that the operator names, by platform; a platform that is not in it is where its connector says. */
export type PlatformOrigins = Readonly<Partial<Record<PlatformId, NamedOrigins>>>

type Environment = Readonly<Record<string, string | undefined>>

const TAKES =
  'an origin such as http://127.0.0.1:4801, or one for each part such as api=https://a.example,upload=https://b.example'
const ORIGIN = /^https?:\/\/[^/?#@\s]+\/?$/
const PART = /^(?:([a-z][\w-]*)=)?(.+)$/i

const variableOf = (platform: PlatformId) => `STAGEDOOR_PLATFORM_${platform.toUpperCase()}`

/** The variables that point platforms elsewhere. */
export const PLATFORM_VARIABLES: readonly string[] = PLATFORM_IDS.map(variableOf)

/** Reads them; `lines` says of each that cannot be used what it takes. */
export function platformOrigins(
  env: Environment,
  { mayBeHere }: { mayBeHere: boolean },
): { readonly origins: PlatformOrigins; readonly lines: readonly string[] } {
  const origins: Partial<Record<PlatformId, NamedOrigins>> = {}
  const lines: string[] = []
  for (const platform of PLATFORM_IDS) {
    const name = variableOf(platform)
    const given = env[name]?.trim()
    if (!given) continue
    const named = namedIn(given)
    if (named === null) lines.push(`${name} is ${JSON.stringify(given)}; it takes ${TAKES}.`)
    else if (!mayBeHere && originsIn(named).some((origin) => isLoopback(new URL(origin).hostname)))
      lines.push(
        `${name} is ${JSON.stringify(given)}; with NODE_ENV=production a platform is not on this machine, unless STAGEDOOR_PLATFORMS_HERE is on.`,
      )
    else origins[platform] = named
  }
  return { origins: Object.freeze(origins), lines }
}

const originsIn = ({ every, byRole }: NamedOrigins): readonly string[] => [
  ...(every === null ? [] : [every]),
  ...Object.values(byRole),
]

function namedIn(given: string): NamedOrigins | null {
  let every: string | null = null
  const byRole: Record<string, string> = {}
  for (const part of given.split(',')) {
    const [, role, address = ''] = PART.exec(part.trim()) ?? []
    if (!ORIGIN.test(address) || !URL.canParse(address)) return null
    const { origin } = new URL(address)
    if (role === undefined) every = origin
    else byRole[role] = origin
  }
  return { every, byRole }
}
