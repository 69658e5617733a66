import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { isLoopback } from './plant/config/loopback.ts'
import { PLATFORM_VARIABLES, platformOrigins, type PlatformOrigins } from './plant/config/platform-origins.ts'
import { Secret } from './plant/config/secret.ts'

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url))

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Everything that the environment decides, read once; secrets print as `***`. */
export type Config = {
  readonly host: string
  readonly port: number
  /** The address people use, without a path: every link, cookie and mail is made from it. */
  readonly url: string
  /** Addresses or networks of proxies whose forwarded headers count; from all others they are ignored. */
  readonly proxies: readonly string[]
  readonly dataDir: string
  readonly clock: 'real' | 'manual'
  readonly engine: 'auto' | 'command-line' | 'node-av'
  readonly ffmpeg: string | null
  /** Folders in which an installed ffmpeg is looked for. */
  readonly searchPath: string
  readonly smtpUrl: Secret | null
  /** How long somebody without an account is known again after they last told how far they are. */
  readonly viewersKeptDays: number
  readonly demo: boolean
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly databaseUrl: Secret | null
  readonly isProduction: boolean
  /** Platforms that are reached elsewhere than where they are, such as emulators. */
  readonly platforms: PlatformOrigins
}

/** What is wrong with the environment: each line names a variable and what it takes. */
export class ConfigError extends Error {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(['The settings cannot be used; nothing was started or changed.', ...lines].join('\n  '))
    this.name = 'ConfigError'
    this.lines = lines
  }
}

function addressOf(takes: string, protocols: readonly string[]) {
  return z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), takes)
}

const ORIGIN_TAKES = 'an address without a path, such as https://stagedoor.example.org'
const PROXY = /^(?:[0-9.]+|[0-9a-f:]+)(?:\/\d{1,3})?$/i
const PROXIES_TAKE = 'addresses or networks separated by commas, such as 127.0.0.1,10.0.0.0/8'

/** Each variable with its accepted values; the message of a schema completes "it takes …". */
const VARIABLES = {
  STAGEDOOR_PORT: z
    .string()
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      'a port from 1 to 65535, or 0 for any free one',
    )
    .transform(Number)
    .default(4321),
  STAGEDOOR_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'a host name or an IP address')
    .default('127.0.0.1'),
  STAGEDOOR_URL: addressOf(ORIGIN_TAKES, ['http:', 'https:'])
    .refine((text) => /^https?:\/\/[^/?#@]+\/?$/.test(text), ORIGIN_TAKES)
    .transform((text) => new URL(text).origin)
    .optional(),
  STAGEDOOR_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => PROXY.test(part)), PROXIES_TAKE)
    .default([]),
  STAGEDOOR_DATA: z
    .string()
    .transform((path) => resolve(path))
    .default(resolve(CHECKOUT, '.stagedoor')),
  STAGEDOOR_CLOCK: z.enum(['real', 'manual'], 'real or manual').default('real'),
  STAGEDOOR_ENGINE: z
    .enum(['auto', 'command-line', 'node-av'], 'auto, command-line or node-av')
    .default('auto'),
  STAGEDOOR_FFMPEG: z.string().optional(),
  STAGEDOOR_SMTP_URL: addressOf('an address such as smtps://user:password@mail.example.org', [
    'smtp:',
    'smtps:',
  ])
    .transform((text) => new Secret(text))
    .optional(),
  STAGEDOOR_VIEWERS_DAYS: z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 1, 'days from 1 to 9999')
    .transform(Number)
    .default(400),
  STAGEDOOR_DEMO: z
    .enum(['on', 'off'], 'on or off')
    .transform((word) => word === 'on')
    .default(true),
  STAGEDOOR_PLATFORMS_HERE: z
    .enum(['on', 'off'], 'on or off')
    .transform((word) => word === 'on')
    .default(false),
  STAGEDOOR_LOG: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  DATABASE_URL: addressOf('an address such as postgresql://user:password@db.example.org/stagedoor', [
    'postgres:',
    'postgresql:',
  ])
    .transform((text) => new Secret(text))
    .optional(),
} as const

const HOLDS_SECRET = new Set(['STAGEDOOR_SMTP_URL', 'DATABASE_URL'])

/** Read by other commands of ours; the server passes over them. */
const READ_ELSEWHERE = /^STAGEDOOR_(?:TEST_|KEY$|API_KEY$|PARENT$)/

type Environment = Readonly<Record<string, string | undefined>>

/** Parses the environment; throws {@link ConfigError} with one line for each variable that cannot be used. */
export function readConfig(env: Environment = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(VARIABLES).flatMap((name) => (env[name] ? [[name, env[name].trim()]] : [])),
  )
  const parsed = z.object(VARIABLES).safeParse(given)
  const lines = unknownNames(env)
  if (!parsed.success) {
    lines.push(
      ...parsed.error.issues.map((issue) => {
        const name = String(issue.path[0])
        const value = HOLDS_SECRET.has(name) ? '***' : JSON.stringify(given[name])
        return `${name} is ${value}; it takes ${issue.message}.`
      }),
    )
    throw new ConfigError([...new Set(lines)])
  }
  const values = parsed.data
  const isProduction = env['NODE_ENV'] === 'production'
  const platforms = platformOrigins(env, { mayBeHere: !isProduction || values.STAGEDOOR_PLATFORMS_HERE })
  lines.push(...platforms.lines)
  const config: Config = Object.freeze({
    host: values.STAGEDOOR_HOST,
    port: values.STAGEDOOR_PORT,
    url: values.STAGEDOOR_URL ?? localAddress(values.STAGEDOOR_HOST, values.STAGEDOOR_PORT),
    proxies: Object.freeze(values.STAGEDOOR_PROXIES),
    dataDir: values.STAGEDOOR_DATA,
    clock: values.STAGEDOOR_CLOCK,
    engine: values.STAGEDOOR_ENGINE,
    ffmpeg: values.STAGEDOOR_FFMPEG ?? null,
    searchPath: env['PATH'] ?? '',
    smtpUrl: values.STAGEDOOR_SMTP_URL ?? null,
    viewersKeptDays: values.STAGEDOOR_VIEWERS_DAYS,
    demo: values.STAGEDOOR_DEMO,
    logLevel: values.STAGEDOOR_LOG,
    databaseUrl: values.DATABASE_URL ?? null,
    isProduction,
    platforms: platforms.origins,
  })
  lines.push(...whyNoManualClock(config))
  if (lines.length > 0) throw new ConfigError(lines)
  return config
}

/** The settings as `doctor` prints them: one name and value a line, secrets hidden. */
export function describeConfig(config: Config): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(config).map(([name, value]) => ({
    name,
    value: sayValue(value),
  }))
}

function sayValue(value: Config[keyof Config]): string {
  if (value === null) return 'not set'
  if (Array.isArray(value)) return value.join(', ') || 'none'
  if (typeof value !== 'object' || value instanceof Secret) return String(value)
  return Object.keys(value).length === 0 ? 'none' : JSON.stringify(value)
}

/** The address of this house's own door on its own machine. */
export function localAddress(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function whyNoManualClock(config: Config): string[] {
  if (config.clock === 'real') return []
  if (config.isProduction) return ['STAGEDOOR_CLOCK is "manual"; with NODE_ENV=production it takes real.']
  if (isLoopback(config.host) && isLoopback(new URL(config.url).hostname)) return []
  return [
    'STAGEDOOR_CLOCK is "manual"; it takes real unless STAGEDOOR_HOST and STAGEDOOR_URL stay on this machine.',
  ]
}

function unknownNames(env: Environment): string[] {
  const known = [...Object.keys(VARIABLES), ...PLATFORM_VARIABLES].filter((name) =>
    name.startsWith('STAGEDOOR_'),
  )
  return Object.keys(env)
    .filter((name) => name.startsWith('STAGEDOOR_') && !known.includes(name) && !READ_ELSEWHERE.test(name))
    .map((name) => `${name} is not a setting; the settings are ${known.join(', ')}.`)
}
