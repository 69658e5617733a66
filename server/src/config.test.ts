import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ConfigError, describeConfig, readConfig } from './config.ts'

function complaints(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
  return []
}

test('an empty environment gives a house on this machine only', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 4321,
    url: 'http://127.0.0.1:4321',
    proxies: [],
    clock: 'real',
    engine: 'auto',
    demo: true,
    databaseUrl: null,
  })
  expect(config.dataDir).toMatch(/\/\.stagedoor$/)
  expect(Object.isFrozen(config)).toBe(true)
})

test('an empty variable is a variable that is not set', () => {
  expect(readConfig({ STAGEDOOR_PORT: '', STAGEDOOR_DEMO: '' })).toMatchObject({ port: 4321, demo: true })
})

test('the address people use is the given one without its closing slash', () => {
  expect(readConfig({ STAGEDOOR_URL: 'https://door.example.org/' }).url).toBe('https://door.example.org')
  expect(readConfig({ STAGEDOOR_HOST: '::1', STAGEDOOR_PORT: '5000' }).url).toBe('http://[::1]:5000')
  expect(readConfig({ STAGEDOOR_HOST: '0.0.0.0' }).url).toBe('http://127.0.0.1:4321')
})

test.each([
  ['STAGEDOOR_PORT', 'door', 'a port from 1 to 65535'],
  ['STAGEDOOR_PORT', '65536', 'a port from 1 to 65535'],
  ['STAGEDOOR_URL', 'door.example.org', 'without a path'],
  ['STAGEDOOR_URL', 'https://door.example.org/house', 'without a path'],
  ['STAGEDOOR_PROXIES', 'everyone', '127.0.0.1,10.0.0.0/8'],
  ['STAGEDOOR_CLOCK', 'fast', 'real or manual'],
  ['STAGEDOOR_ENGINE', 'vlc', 'auto, command-line or node-av'],
  ['STAGEDOOR_DEMO', 'yes', 'on or off'],
  ['STAGEDOOR_LOG', 'loud', 'fatal, error, warn'],
])('%s=%s is refused by name and with what it takes', (name, value, takes) => {
  const [line, ...others] = complaints({ [name]: value })
  expect(others).toEqual([])
  expect(line).toContain(`${name} is ${JSON.stringify(value)}; it takes `)
  expect(line).toContain(takes)
})

test('all that is wrong is said at once', () => {
  expect(complaints({ STAGEDOOR_PORT: 'x', STAGEDOOR_DEMO: 'x', STAGEDOOR_CLOK: 'manual' })).toHaveLength(3)
})

test('a misspelt setting is refused and the settings are listed', () => {
  expect(complaints({ STAGEDOOR_CLOK: 'manual' })[0]).toMatch(
    /^STAGEDOOR_CLOK is not a setting; .*STAGEDOOR_CLOCK/,
  )
  expect(complaints({ STAGEDOOR_TEST_FOOTAGE: 'footage' })).toEqual([])
})

test('the manual clock is refused in production and off this machine', () => {
  const manual = { STAGEDOOR_CLOCK: 'manual' }
  expect(readConfig(manual).clock).toBe('manual')
  expect(complaints({ ...manual, NODE_ENV: 'production' })[0]).toContain('NODE_ENV=production')
  expect(complaints({ ...manual, STAGEDOOR_HOST: '0.0.0.0' })[0]).toContain('STAGEDOOR_HOST')
  expect(complaints({ ...manual, STAGEDOOR_URL: 'https://door.example.org' })[0]).toContain('STAGEDOOR_URL')
  expect(
    readConfig({ ...manual, STAGEDOOR_HOST: 'localhost', STAGEDOOR_URL: 'http://[::1]:4321' }).clock,
  ).toBe('manual')
})

test('no way of printing the settings shows a password', () => {
  const config = readConfig({
    DATABASE_URL: 'postgresql://house:sesame@db.example.org/stagedoor',
    STAGEDOOR_SMTP_URL: 'smtps://house:sesame@mail.example.org',
  })
  expect(config.databaseUrl?.reveal()).toContain('sesame')
  const printed = [inspect(config, { depth: 9 }), JSON.stringify(config), String(config.databaseUrl)]
  printed.push(JSON.stringify(describeConfig(config)))
  for (const text of printed) {
    expect(text).toContain('***')
    expect(text).not.toContain('sesame')
  }
  expect(complaints({ DATABASE_URL: 'mysql://house:sesame@db.example.org' })[0]).not.toContain('sesame')
})

test('a platform is where the operator says, in production not on this machine unless that is meant', () => {
  const tried = {
    STAGEDOOR_PLATFORM_TIKTOK: 'http://127.0.0.1:4801/',
    STAGEDOOR_PLATFORM_YOUTUBE: 'api=https://a.example, upload=https://b.example',
  }
  expect(readConfig(tried).platforms).toEqual({
    tiktok: { every: 'http://127.0.0.1:4801', byRole: {} },
    youtube: { every: null, byRole: { api: 'https://a.example', upload: 'https://b.example' } },
  })
  expect(complaints({ ...tried, NODE_ENV: 'production' })).toEqual([
    expect.stringMatching(/^STAGEDOOR_PLATFORM_TIKTOK is .*STAGEDOOR_PLATFORMS_HERE/),
  ])
  expect(complaints({ ...tried, NODE_ENV: 'production', STAGEDOOR_PLATFORMS_HERE: 'on' })).toEqual([])
  expect(complaints({ STAGEDOOR_PLATFORM_X: 'x.example/2' })).toEqual([
    expect.stringContaining('it takes an origin such as'),
  ])
  expect(complaints({ STAGEDOOR_PLATFORM_MYSPACE: 'https://m.example' })).toHaveLength(1)
})
